import { readDay, readDays } from './calendar.ts';
import type { Clock } from './clock-shape.ts';
import { readHours } from './clocks.ts';
import type { Cursor, Span } from './cursor.ts';
import { longest } from './duration.ts';
import { readExceptions } from './exceptions.ts';
import { readFarEnd } from './far-end.ts';
import type { Findings } from './here.ts';
import { attachDay, attachHours, attachPeriod, type Building } from './items.ts';
import { readLength, takeFor } from './lengths.ts';
import { nearestDateWords } from './misspelt.ts';
import { readCount, readEvery, readParity, settleOnce } from './repetition.ts';
import type { SenseKind } from './senses.ts';
import type { Edit, Statement } from './statement.ts';
import { readVague } from './vague.ts';
import { readWeekSpan } from './week-span.ts';
import { readWholeMonths } from './whole-months.ts';
import { takeZone } from './zone-phrase.ts';

/**
 * Reads a whole WHEN. Its parts come in any order; the first that cannot be read stops the reading and
 * leaves a draft. Each turn of the loop goes on by at least one lexeme.
 */
export function readStatement(cursor: Cursor, text: string, zone: string, findings: Findings): Statement {
  const statement: Statement = {
    items: [],
    every: false,
    interval: 1,
    repeats: false,
    exceptions: [],
    exceptClauses: [],
    vague: [],
    drafts: findings.drafts,
    from: 0,
    to: text.length,
  };
  const building: Building = { statement, separated: false };
  while (!cursor.atEnd) {
    if (takeLabel(cursor)) continue;
    if (takeSeparator(cursor)) {
      building.separated = true;
      continue;
    }
    if (takeZone(cursor, zone, statement)) continue;
    if (readPart(cursor, building, text)) continue;
    notUnderstood(cursor, text, statement);
    break;
  }
  settleOnce(statement);
  return statement;
}

/** « Quand : jeudi … », "When: …", « Heure : 14h-16h »: a calendar's labels, which say nothing themselves. */
function takeLabel(cursor: Cursor): boolean {
  // « S3 jeudi 19 novembre 2026 »: how lists of sessions begin.
  const isSession =
    cursor.place === 0 && cursor.peek()?.text === 's' && cursor.seesNumber(1) && cursor.isGlued(1);
  if (isSession && cursor.sees(2, 'weekday') && cursor.seesNumber(3) && cursor.sees(4, 'month')) {
    cursor.skip(2);
    return true;
  }
  if (!cursor.seesMark(1, ':') || !labels.has(cursor.peek()?.text ?? '')) return false;
  cursor.skip(2);
  return true;
}

const labels = new Set([
  'quand',
  'when',
  'date',
  'dates',
  'jour',
  'day',
  'heure',
  'heures',
  'horaire',
  'horaires',
  'time',
  'dtstart',
]);

/** What calendars put between a day and its hours: « jeudi 12 novembre⋅14:00 ». */
const calendarDots = ['⋅', '·', '•', '∙', '‧', '|'];

function takeSeparator(cursor: Cursor): boolean {
  // « lundi/mercredi/vendredi »
  if (cursor.seesMark(0, '/') && cursor.sees(-1, 'weekday') && cursor.sees(1, 'weekday')) cursor.skip();
  const marks = [',', ';', '+', '&', '.', ...calendarDots].some((mark) => cursor.takeMark(mark));
  return marks || cursor.take('and') !== undefined;
}

/** Reads the next part, whatever it is; false if it is nothing that is known. */
function readPart(cursor: Cursor, building: Building, text: string): boolean {
  const { statement } = building;
  return (
    readOr(cursor, statement) ||
    readExcept(cursor, statement) ||
    readUntil(cursor, building) ||
    readFor(cursor, statement) ||
    tried(cursor, () => readEvery(cursor, building)) ||
    readCount(cursor, statement) ||
    readParity(cursor, statement) ||
    readWeekSpan(cursor, statement) ||
    tried(cursor, () => readHoursOf(cursor, building) && readFarEnd(cursor, building, text)) ||
    tried(cursor, () => attachDay(building, readDays(cursor))) ||
    readWholeMonths(cursor, statement) ||
    readSince(cursor, statement) ||
    attachPeriod(building, cursor) ||
    readVague(cursor, statement)
  );
}

/** The next hours; a dash may stand between a day and them (« mardi 12 janvier - 14h-16h »). */
function readHoursOf(cursor: Cursor, building: Building): boolean {
  const item = building.statement.items.at(-1);
  const dashed = item?.day !== undefined && item.hour === undefined && cursor.takeMark('-');
  const hours = readHours(cursor);
  return (!dashed || hours?.start.bare === false) && attachHours(building, hours);
}

/** What was read but fits nowhere is given back: it is where understanding ends. */
function tried(cursor: Cursor, read: () => boolean): boolean {
  const place = cursor.place;
  const done = read();
  if (!done) cursor.return(place);
  return done;
}

/** « mardi ou jeudi »: which is for the person to say. */
function readOr(cursor: Cursor, statement: Statement): boolean {
  const { from } = cursor;
  if (cursor.take('or') === undefined) return false;
  const item = statement.items.at(-1);
  const day = readDays(cursor);
  // « jeudi 14h ou vendredi 15h »: the hour belongs to the second; in « mardi ou jeudi 14h » to both.
  const hours = day === undefined || item?.hour !== undefined ? readHours(cursor) : undefined;
  const next = day ?? hours;
  const before = day === undefined && item?.hour !== undefined ? item.hour : item;
  const ways = [
    [{ from: before?.to ?? from, to: cursor.to, text: '' }],
    [{ from: before?.from ?? from, to: next?.from ?? cursor.to, text: '' }],
  ];
  statement.drafts.push({ matter: { code: 'either' }, ways });
  return true;
}

function readExcept(cursor: Cursor, statement: Statement): boolean {
  const place = cursor.place;
  const { from } = cursor;
  if (cursor.take('except') === undefined) return false;
  const found = readExceptions(cursor);
  if (found.length === 0) {
    cursor.return(place);
    return false;
  }
  statement.exceptions.push(...found);
  statement.exceptClauses.push({ from, to: cursor.to });
  return true;
}

/** « jusqu'au 15/12 »; « jusqu'à 16h15 » is read with the hours. */
function readUntil(cursor: Cursor, building: Building): boolean {
  const { statement } = building;
  const place = cursor.place;
  const { from } = cursor;
  if (cursor.take('until') === undefined) return false;
  cursor.take('on');
  const day = readDay(cursor, 'always');
  if (day === undefined && readEndMonth(cursor, statement, from)) return true;
  if (day === undefined && readVague(cursor, statement, from)) return true;
  if (day === undefined || statement.until !== undefined) {
    cursor.return(place);
    return false;
  }
  cursor.take('inclusive');
  statement.until = { ...day, whole: { from, to: cursor.to } };
  building.separated = false;
  return true;
}

/** « jusqu'en mars »: until which day of it is asked. */
function readEndMonth(cursor: Cursor, statement: Statement, from: number): boolean {
  const isYear = cursor.peek(1)?.kind === 'number' && cursor.peek(1)?.text.length === 4;
  const month = isYear ? undefined : cursor.take('month', 'marchOrTuesday');
  if (month === undefined) return false;
  const number = month.kind === 'month' ? month.value : 3;
  statement.vague.push({ kind: 'until', month: number, from, to: cursor.to });
  return true;
}

/** « à partir du 12/01 », « dès le 12/01 », « du 12/01 » before « jusqu'au ». */
function readSince(cursor: Cursor, statement: Statement): boolean {
  const place = cursor.place;
  const { from } = cursor;
  if (cursor.take('since', 'from', 'du') === undefined || statement.since !== undefined) {
    cursor.return(place);
    return false;
  }
  cursor.take('on', 'from');
  const day = readDay(cursor, 'always');
  if (day === undefined && readVague(cursor, statement)) return true;
  if (day === undefined) {
    cursor.return(place);
    return false;
  }
  statement.since = { ...day, whole: { from, to: cursor.to } };
  return true;
}

/** « pendant 1h30 », « pendant 10 semaines », "for 2 hours". */
function readFor(cursor: Cursor, statement: Statement): boolean {
  const place = cursor.place;
  const { from } = cursor;
  if (!takeFor(cursor)) return false;
  const minutes = readLength(cursor);
  if (minutes !== undefined && statement.length === undefined) {
    statement.length = { minutes, from, to: cursor.to };
    return true;
  }
  const weeks = cursor.peek()?.value;
  if (weeks !== undefined && cursor.seesNumber(0, 'words') && cursor.sees(1, 'week')) {
    cursor.skip(2);
    if (statement.count === undefined) {
      statement.count = { count: weeks, unit: 'weeks', from, to: cursor.to };
      return true;
    }
  }
  cursor.return(place);
  return false;
}

/**
 * What is not understood: with its word spelled right, or as a length, or without it, or without all from it
 * on, the line may work.
 */
function notUnderstood(cursor: Cursor, text: string, statement: Statement): void {
  const { from } = cursor;
  // « à partir du » is one lexeme of several words.
  const to = Math.max(from + (/^\S*/u.exec(text.slice(from))?.[0].length ?? 0), cursor.peek()?.to ?? from);
  const misspelt = misspeltAt(cursor, text);
  // « tuos les mardis » is a series: its first words are no title of one session.
  const isSeries = misspelt !== undefined && cursor.sees(1, 'the') && misspelt.ways.some(isEach);
  const ends = isSeries ? [] : [text.length, nextKnown(cursor, to), to];
  const left = ends.map((end) => [{ from, to: end, text: '', lost: true as const }]);
  const ways = [...(misspelt?.ways ?? []), ...asEndOrLength(cursor, statement), ...left];
  const shown = misspelt?.span ?? { from, to };
  const matter = { code: 'notUnderstood', text: text.slice(shown.from, shown.to).slice(0, 60) } as const;
  statement.drafts.push({ matter, ways });
}

const isEach = ([edit]: readonly Edit[]): boolean => /^tou(?:te)?s$/u.test(edit?.text ?? '');

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
    const words = nearestDateWords(text.slice(from, to)).slice(0, 2);
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
