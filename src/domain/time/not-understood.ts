import type { Clock } from './clock-shape.ts';
import { readHours } from './clocks.ts';
import type { Cursor, Span } from './cursor.ts';
import { longest } from './duration.ts';
import { readLength } from './lengths.ts';
import { nearestDateWords } from './misspelt.ts';
import type { SenseKind } from './senses.ts';
import type { Edit, Statement } from './statement.ts';

/**
 * What is not understood: with its word spelled right, or as a length, or without it, or without all from it
 * on, the line may work.
 */
export function notUnderstood(cursor: Cursor, text: string, statement: Statement): void {
  const { from } = cursor;
  // « à partir du » is one lexeme of several words.
  const to = Math.max(from + (/^\S*/u.exec(text.slice(from))?.[0].length ?? 0), cursor.peek()?.to ?? from);
  const misspelt = misspeltAt(cursor, text);
  // « tuos les mardis » is a series: its first words are no title of one session.
  const isSeries = misspelt !== undefined && cursor.sees(1, 'the') && misspelt.ways.some(isEach);
  const ends = isSeries || countsThis(cursor, text) ? [] : [text.length, nextKnown(cursor, to), to];
  const [right] = misspelt?.ways[0] ?? [];
  const left = ends.map((end) => [
    {
      ...{ from, to: end, text: '', lost: true as const },
      ...(right === undefined || right.from < from || right.to > end
        ? {}
        : { spelled: text.slice(from, right.from) + right.text + text.slice(right.to, end) }),
    },
  ]);
  const others = [...asEndOrLength(cursor, statement), ...left];
  const shown = misspelt?.span ?? { from, to };
  const matter = { code: 'notUnderstood', text: text.slice(shown.from, shown.to).slice(0, 60) } as const;
  // A misread word of the date is no title: without it the line is tried only if its right spelling leads nowhere.
  const ways = misspelt === undefined ? others : misspelt.ways;
  statement.drafts.push({ matter, ways, at: from, ...(misspelt === undefined ? {} : { else: others }) });
}

const isEach = ([edit]: readonly Edit[]): boolean => /^tou(?:te)?s$/u.test(edit?.text ?? '');

/** « 14h 30 personnes », « 14h 10 fos »: the number was no minutes; what it counts is no title. */
function countsThis(cursor: Cursor, text: string): boolean {
  const number = cursor.peek(-1);
  if (number?.kind !== 'number' || number.text.length > 2) return false;
  return /\dh\s+$/iu.test(text.slice(Math.max(0, number.from - 6), number.from));
}

/** Where, after words that say nothing of when, the next that does begins: « en visio 14h ». */
function nextKnown(cursor: Cursor, otherwise: number): number {
  for (let ahead = 1; ahead < 12; ahead += 1) {
    const lexeme = cursor.peek(ahead);
    if (lexeme === undefined) break;
    const isKnown = lexeme.sense !== undefined && startsDate.has(lexeme.sense.kind);
    const isHour =
      cursor.seesNumber(ahead) && (cursor.sees(ahead + 1, 'hour') || cursor.seesMark(ahead + 1, ':'));
    if (isKnown || isHour) return Math.max(lexeme.from, otherwise);
  }
  return otherwise;
}

const startsDate = new Set<SenseKind>([
  ...([
    'weekday',
    'dayOffset',
    'everyDay',
    'everyWeek',
    'workday',
    'every',
    'until',
    'except',
    'for',
  ] as const),
  ...(['since', 'noon', 'midnight'] as const),
]);

/** « demian », « 24 novmbre »: the word that stops the reading, or the one after the number that does. */
function misspeltAt(
  cursor: Cursor,
  text: string,
): { readonly span: Span; readonly ways: readonly (readonly Edit[])[] } | undefined {
  for (const ahead of [0, 1]) {
    const lexeme = cursor.peek(ahead);
    if (lexeme?.kind !== 'word' || lexeme.sense !== undefined) continue;
    const { from, to } = lexeme;
    if (to - from < 3) continue;
    const words = nearestDateWords(text.slice(from, to), cursor.seesNumber(ahead - 1)).slice(0, 2);
    if (words.length > 0)
      return { span: { from, to }, ways: words.map((word) => [{ from, to, text: word }]) };
  }
  return undefined;
}

/** « 14h15 16h15 », « 10h30 5h »: an hour after the hour may be the end, or how long it takes. */
function asEndOrLength(cursor: Cursor, statement: Statement): readonly (readonly Edit[])[] {
  const { from } = cursor;
  const hour = statement.items.at(-1)?.hour;
  if (hour === undefined || hour.end !== undefined || statement.length !== undefined) return [];
  const place = cursor.place;
  const second = readHours(cursor)?.start;
  cursor.return(place);
  const isLater = second !== undefined && minutesOf(second) > minutesOf(hour.start);
  const minutes = readLength(cursor) ?? Number.POSITIVE_INFINITY;
  const isLength = minutes <= longest;
  return [
    ...(isLater ? [[{ from: hour.to, to: from, text: '-' }]] : []),
    ...(isLength ? [[{ from, to: from, text: cursor.language === 'fr' ? 'pendant ' : 'for ' }]] : []),
  ];
}

const minutesOf = ({ hour, minute }: Clock): number => hour * 60 + minute;
