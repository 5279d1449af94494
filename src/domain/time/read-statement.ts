import { readDay, readDays } from './calendar.ts';
import { readHours } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import { readExceptions } from './exceptions.ts';
import { readFarEnd } from './far-end.ts';
import type { Findings } from './here.ts';
import { attachDay, attachHours, attachPeriod, type Building } from './items.ts';
import { readLength, takeFor } from './lengths.ts';
import { notUnderstood } from './not-understood.ts';
import { readCount, readEvery, readParity, settleOnce } from './repetition.ts';
import type { Statement } from './statement.ts';
import { readNamedEnd, readVague } from './vague.ts';
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
    readWithVacations(cursor, statement) ||
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
  if (day === undefined && (readVague(cursor, statement, from) || readNamedEnd(cursor, statement, from)))
    return true;
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
  const month = cursor.take('month', 'marchOrTuesday');
  if (month === undefined) return false;
  const number = month.kind === 'month' ? month.value : 3;
  const next = cursor.peek();
  const year = next?.kind === 'number' && /^20\d\d$/u.test(next.text) ? next.value : undefined;
  if (year !== undefined) cursor.skip();
  const meant = { month: number, ...(year === undefined ? {} : { year }) };
  statement.vague.push({ kind: 'until', ...meant, from, to: cursor.to });
  return true;
}

/** « vacances comprises », « y compris les vacances », "including vacations": the series goes on through them. */
function readWithVacations(cursor: Cursor, statement: Statement): boolean {
  if (!cursor.sees(0, 'inclusive', 'vacation')) return false;
  const place = cursor.place;
  const before = cursor.take('inclusive') !== undefined;
  const named = cursor.take('vacation') !== undefined;
  if (!named || (!before && cursor.take('inclusive') === undefined)) {
    cursor.return(place);
    return false;
  }
  statement.withVacations = true;
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
  const isFor = takeFor(cursor);
  if (!isFor && !seesSoManyWeeks(cursor, statement)) return false;
  if (!isFor) cursor.take('outOf');
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

/** « tous les mardis 14h 12 semaines », « sur 12 semaines », "over 12 weeks": after what comes back. */
function seesSoManyWeeks(cursor: Cursor, { items, every, repeats }: Statement): boolean {
  if (items.length === 0 || !(every || repeats)) return false;
  const ahead = cursor.sees(0, 'outOf') ? 1 : 0;
  return cursor.seesNumber(ahead, 'words') && cursor.sees(ahead + 1, 'week');
}
