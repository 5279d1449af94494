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
  if (!cursor.sees(0, 'vague', 'vaguePart', 'vacation')) return false;
  cursor.skip();
  while (isLoose(cursor)) cursor.skip();
  statement.vague.push({ kind: until === undefined ? 'day' : 'until', from: until ?? from, to: cursor.to });
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
