import { readDays } from './calendar.ts';
import type { Cursor } from './cursor.ts';
import { attachDay, type Building } from './items.ts';
import type { Statement } from './statement.ts';

/** « 10 fois », « 10 séances », « 10 mardis ». */
export function readCount(cursor: Cursor, statement: Statement): boolean {
  const { from } = cursor;
  if (cursor.language === 'en' && cursor.sees(0, 'a', 'an') && cursor.sees(1, 'sessions')) {
    cursor.skip(2);
    statement.once = { unit: 'sessions', from, to: cursor.to };
    return true;
  }
  if (!cursor.seesNumber(0, 'words') || statement.count !== undefined) return false;
  const count = cursor.peek()?.value ?? 0;
  // « 10 mardis »: the weekday stays to be read.
  if (cursor.sees(1, 'weekday') && cursor.peek(1)?.sense?.plural === true) {
    cursor.skip();
    statement.count = { count, unit: 'sessions', from, to: cursor.to };
    return true;
  }
  if (!cursor.sees(1, 'times', 'sessions')) return false;
  const unit = cursor.sees(1, 'times') ? 'times' : 'sessions';
  cursor.skip(2);
  if (count === 1) statement.once = { unit, from, to: cursor.to };
  else statement.count = { count, unit, from, to: cursor.to };
  return true;
}

/**
 * What « une séance » adds when all is read: of days that it is once, even of « le mardi »; nothing to a number, or to
 * « tous les mardis », each of which has one; else, with an end or a beginning, the number of sessions.
 */
export function settleOnce(statement: Statement): void {
  const { once, items, count, every, repeats, since, until, weeks, parity } = statement;
  if (once === undefined || count !== undefined) return;
  const isSession = once.unit === 'sessions';
  if ((every || repeats) && isSession) return;
  const isBounded = [since, until, weeks, parity].some((part) => part !== undefined);
  if (isBounded || every || repeats || (items.length > 1 && !isSession)) {
    statement.count = { ...once, count: 1 };
    return;
  }
  for (const item of items) if (item.day?.kind === 'weekday') item.day = { ...item.day, article: false };
}

/** « tous les mardis », « chaque semaine », « un mardi sur deux », "every other Tuesday". */
export function readEvery(cursor: Cursor, building: Building): boolean {
  return readOneIn(cursor, building) || readEveryWord(cursor, building);
}

function readEveryWord(cursor: Cursor, building: Building): boolean {
  const { statement } = building;
  const { from } = cursor;
  const week = cursor.take('everyWeek');
  if (week !== undefined) return repeat(statement, week.value);
  const day = cursor.take('everyDay', 'workday');
  if (day !== undefined) {
    statement.every = true;
    return attachDay(building, { kind: 'everyDay', workdays: day.kind === 'workday', from, to: cursor.to });
  }
  if (cursor.sees(0, 'on') && cursor.sees(1, 'everyOther')) cursor.skip();
  const other = cursor.take('everyOther');
  if (other !== undefined) {
    repeat(statement, other.value);
    return attachDay(building, readDays(cursor)) || cursor.take('week') !== undefined;
  }
  const place = cursor.place;
  if (cursor.take('every') === undefined) return false;
  const weeks = readInterval(cursor);
  if (weeks !== undefined) return repeat(statement, weeks);
  const each = takeEachSoMany(cursor);
  if (each !== undefined) {
    repeat(statement, each);
    return attachDay(building, readDays(cursor));
  }
  const next = readDays(cursor);
  if (next?.kind === 'weekday' && next.which === 'bare') {
    statement.every = true;
    if (attachDay(building, next)) return true;
  }
  cursor.return(place);
  return false;
}

/** « toutes les 2 semaines », « tous les 15 jours », "every 3 weeks". */
function readInterval(cursor: Cursor): number | undefined {
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const count = cursor.peek()?.value ?? 0;
  if (cursor.sees(1, 'week') && count > 0) {
    cursor.skip(2);
    return count;
  }
  // Fifteen days are, by French count, two weeks.
  const weeks = count === 15 ? 2 : count / 7;
  if (!cursor.sees(1, 'day') || !Number.isInteger(weeks) || weeks < 1) return undefined;
  cursor.skip(2);
  return weeks;
}

/** « tous les deux jeudis », "every 2nd Thursday": passes the number. */
function takeEachSoMany(cursor: Cursor): number | undefined {
  const count = cursor.peek()?.value ?? 0;
  const ordinal = cursor.sees(1, 'ordinal') && cursor.isGlued(1);
  const weekday = cursor.sees(ordinal ? 2 : 1, 'weekday');
  if (!cursor.seesNumber(0, 'words') || count < 2 || !weekday) return undefined;
  cursor.skip(ordinal ? 2 : 1);
  return count;
}

/** « un mardi sur deux », « une semaine sur deux », "one Tuesday in two". */
function readOneIn(cursor: Cursor, building: Building): boolean {
  const place = cursor.place;
  if (!cursor.seesNumber(0, 'words') || cursor.peek()?.value !== 1) return false;
  cursor.skip();
  // « une semaine sur deux », « une fois sur deux »
  const isWeek = cursor.sees(0, 'week', 'times');
  const day = isWeek ? undefined : readDays(cursor);
  if (isWeek) cursor.skip();
  const weeks = cursor.take('outOf', 'in') === undefined ? undefined : takeCount(cursor);
  if (weeks === undefined || weeks < 1 || (!isWeek && day?.kind !== 'weekday')) {
    cursor.return(place);
    return false;
  }
  repeat(building.statement, weeks);
  return isWeek || attachDay(building, day);
}

function takeCount(cursor: Cursor): number | undefined {
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const value = cursor.peek()?.value;
  cursor.skip();
  return value;
}

/** « semaines impaires », « des semaines paires », "odd weeks". */
export function readParity(cursor: Cursor, statement: Statement): boolean {
  const place = cursor.place;
  cursor.take('every', 'since', 'on', 'in', 'of');
  cursor.take('the');
  let parity = cursor.take('odd', 'even');
  if (cursor.take('week') !== undefined && parity === undefined) parity = cursor.take('odd', 'even');
  else if (parity !== undefined && cursor.place === place) parity = undefined;
  if (parity === undefined || statement.parity !== undefined) {
    cursor.return(place);
    return false;
  }
  statement.parity = parity.kind === 'odd' ? 'odd' : 'even';
  return true;
}

function repeat(statement: Statement, weeks: number): boolean {
  statement.interval = weeks;
  statement.repeats = true;
  return true;
}
