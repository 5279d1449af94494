import type { Cursor } from './cursor.ts';
import type { Statement } from './statement.ts';

/**
 * Reads words that say no moment: « bientôt », « après la rentrée », « vers 14h ». They run to the next
 * number, date or mark. `until` is where « jusqu'à » began, if it is an end that is vague.
 */
export function readVague(cursor: Cursor, statement: Statement, until?: number): boolean {
  const { from } = cursor;
  if (cursor.take('about') !== undefined) {
    statement.vague.push({ kind: 'about', from, to: cursor.to });
    return true;
  }
  const kinds = ['vague', 'vaguePart', 'vacation'] as const;
  if (!cursor.sees(0, ...kinds) && (until === undefined || !cursor.sees(0, 'holidays'))) return false;
  // « tout le semestre » says an end.
  const isEnd = until !== undefined || cursor.peek()?.sense?.value === 1;
  cursor.skip();
  while (isLoose(cursor) || (isEnd && isMonth(cursor))) cursor.skip();
  statement.vague.push({ kind: isEnd ? 'until' : 'day', from: until ?? from, to: cursor.to });
  return true;
}

/** « jusqu'à la fin du mois ». */
function isMonth(cursor: Cursor): boolean {
  return cursor.sees(0, 'monthUnit') && cursor.sees(-1, 'of', 'du', 'the', 'vague');
}

/** « jusqu'au partiel », « jusqu'à l'été », "until the exams": an end that is named by no date. */
export function readNamedEnd(cursor: Cursor, statement: Statement, from: number): boolean {
  const ahead = cursor.sees(0, 'the', 'au') ? 1 : 0;
  const lexeme = cursor.peek(ahead);
  if (lexeme?.kind !== 'word' || lexeme.sense !== undefined) return false;
  cursor.skip(ahead + 1);
  while (isLoose(cursor)) cursor.skip();
  statement.vague.push({ kind: 'until', from, to: cursor.to });
  return true;
}

/** Words that only belong to the vague one: without a sense of their own, or articles. */
function isLoose(cursor: Cursor): boolean {
  const lexeme = cursor.peek();
  if (lexeme?.kind !== 'word') return false;
  return (
    lexeme.sense === undefined || cursor.sees(0, 'the', 'of', 'du', 'vague', 'au', 'vaguePart', 'vacation')
  );
}
