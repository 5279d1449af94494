import { readHours } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import type { DayPhrase, DayRange, DayShape, NamedDate, NumericDate } from './day-phrases.ts';
import { readRelativeDay } from './relative-days.ts';
import { readWeekdayPhrase, readWeekPhrase, seesTuesday } from './weekdays.ts';

/** What allows a number alone to be a day: « le 19 », « 12, 19 et 26 janvier ». */
type Alone = 'never' | 'inList' | 'always';

/** Reads one day, or from one day to another; gives undefined and goes nowhere if none is next. */
export function readDays(cursor: Cursor): DayPhrase | DayRange | undefined {
  const place = cursor.place;
  const { from } = cursor;
  const intro = takeRangeIntro(cursor);
  const first = readDay(cursor, intro ? 'always' : 'inList');
  if (first === undefined) {
    cursor.return(place);
    return undefined;
  }
  const afterFirst = cursor.place;
  if (isOne(first) && takeRangeTo(cursor, intro, first)) {
    const last = readDay(cursor, 'always');
    if (last !== undefined) return { kind: 'range', first, last, from, to: cursor.to };
    cursor.return(afterFirst);
  }
  // « du 12/01 » alone is where a series begins: for the caller to read.
  if (intro) {
    cursor.return(place);
    return undefined;
  }
  return first;
}

/** A plural or vague day begins no range. */
function isOne(day: DayPhrase): boolean {
  return !(day.kind === 'weekday' && day.plural) && day.kind !== 'inMinutes';
}

function takeRangeIntro(cursor: Cursor): boolean {
  // « d'aujourd'hui en huit » is one day.
  if (cursor.sees(1, 'dayOffset') && cursor.sees(2, 'weeksLater')) return false;
  return cursor.take('du', 'from', 'of', 'between') !== undefined;
}

function takeRangeTo(cursor: Cursor, intro: boolean, first: DayPhrase): boolean {
  if (cursor.takeMark('-')) return true;
  if (cursor.take('to', 'au') !== undefined) return true;
  // "Monday through Friday", « lundi à vendredi »: weekdays are no hours.
  const isWeekdays = first.kind === 'weekday' && first.which === 'bare' && cursor.sees(1, 'weekday');
  if (isWeekdays && /^(?:through|thru|a)$/u.test(cursor.peek()?.text ?? '')) {
    cursor.skip();
    return true;
  }
  if (!intro) return false;
  return cursor.take('a', 'until', 'and') !== undefined;
}

/** Reads one day: « jeudi 19/11 », « demain », « semaine 48 mardi », `2026-11-24`. */
export function readDay(cursor: Cursor, alone: Alone): DayPhrase | undefined {
  return cursor.once(dayReaders[alone]);
}

const dayReaders = {
  never: (cursor: Cursor) => readDayHere(cursor, 'never'),
  inList: (cursor: Cursor) => readDayHere(cursor, 'inList'),
  always: (cursor: Cursor) => readDayHere(cursor, 'always'),
};

function readDayHere(cursor: Cursor, alone: Alone): DayPhrase | undefined {
  const place = cursor.place;
  const { from } = cursor;
  const shape = readShape(cursor, alone);
  if (shape === undefined) {
    cursor.return(place);
    return undefined;
  }
  return { ...shape, from, to: cursor.to };
}

function readShape(cursor: Cursor, alone: Alone): DayShape | undefined {
  const relative = readRelativeDay(cursor);
  if (relative !== undefined) return relative;
  const place = cursor.place;
  cursor.take('on');
  const article = cursor.take('the');
  const week = readWeekPhrase(cursor);
  if (week !== undefined) return week;
  const weekday = readWeekdayPhrase(cursor, article, readDate);
  if (weekday !== undefined) return weekday;
  const date = readDate(cursor, article === undefined ? alone : 'always');
  if (date === undefined) cursor.return(place);
  return date;
}

/** Reads a date of the calendar, without its weekday. */
function readDate(cursor: Cursor, alone: Alone): NamedDate | NumericDate | DayShape | undefined {
  const place = cursor.place;
  const date =
    readVague(cursor) ?? readMonthFirst(cursor) ?? readBasicDate(cursor) ?? readFigures(cursor, alone);
  if (date === undefined) cursor.return(place);
  return date;
}

/** « mi-mars », « début février », "mid-March". */
function readVague(cursor: Cursor): DayShape | undefined {
  const part = cursor.peek()?.text ?? '';
  if (!cursor.sees(0, 'vaguePart')) return undefined;
  const ahead = cursor.seesMark(1, '-') ? 2 : 1;
  if (!cursor.sees(ahead, 'month', 'marchOrTuesday')) return undefined;
  const month = cursor.peek(ahead)?.sense?.kind === 'month' ? cursor.peek(ahead)?.sense?.value : 3;
  cursor.skip(ahead + 1);
  const when = /^(?:debut|early|beginning)/u.test(part)
    ? 'early'
    : /^(?:mi|mid)/u.test(part)
      ? 'mid'
      : 'late';
  return { kind: 'vague', part: when, ...(month === undefined ? {} : { month }) };
}

/** "November 24th, 2026"; "Mar 24" only in English: « mar 24 » is a Tuesday, read with the weekdays. */
function readMonthFirst(cursor: Cursor): NamedDate | undefined {
  const march = !seesTuesday(cursor) && cursor.take('marchOrTuesday') !== undefined;
  const month = march ? 3 : cursor.take('month')?.value;
  cursor.takeMark('.');
  cursor.take('the');
  if (month === undefined || !isDayNumber(cursor) || isOtherNumber(cursor)) return undefined;
  const date = cursor.peek()?.value ?? 0;
  cursor.skip();
  takeOrdinal(cursor);
  const year = takeYear(cursor);
  return { kind: 'date', date, month, ...(year === undefined ? {} : { year }) };
}

/** `20261112T…`, the basic form of ISO 8601. */
function readBasicDate(cursor: Cursor): NamedDate | undefined {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/u.exec(cursor.peek()?.text ?? '') ?? [];
  const isTime = cursor.peek(1)?.text === 't' && cursor.isGlued(1) && cursor.isGlued(2);
  if (!isTime || cursor.peek(2)?.kind !== 'number') return undefined;
  cursor.skip(2);
  return { kind: 'date', year: Number(year), month: Number(month), date: Number(date) };
}

function readFigures(cursor: Cursor, alone: Alone): DayShape | undefined {
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value)) return undefined;
  const separated = number.kind === 'number' ? readSeparated(cursor) : undefined;
  if (separated !== undefined) return separated;
  if (number.kind === 'number' && number.text.length > 2) return undefined;
  if (isOtherNumber(cursor)) return undefined;
  cursor.skip();
  const ordinal = takeOrdinal(cursor) || number.sense?.ordinal === true;
  const date = number.value;
  const beforeOf = cursor.place;
  // "12. November"
  if (cursor.seesMark(0, '.') && cursor.isGlued(0) && cursor.sees(1, 'month')) cursor.skip();
  cursor.take('of', 'du');
  if (cursor.sees(0, 'month')) {
    const month = cursor.take('month')?.value ?? 0;
    if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
    const year = takeYear(cursor);
    return { kind: 'date', date, month, ...(year === undefined ? {} : { year }) };
  }
  if (cursor.take('marchOrTuesday') !== undefined) {
    if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
    const year = takeYear(cursor);
    if (year !== undefined) return { kind: 'date', date, month: 3, year };
    return cursor.language === 'en' ? { kind: 'date', date, month: 3 } : { kind: 'marchOrTuesday', date };
  }
  cursor.return(beforeOf);
  if (number.kind === 'word' && !ordinal && alone !== 'always') return undefined;
  if (alone === 'always' || ordinal || (alone === 'inList' && isListed(cursor)))
    return { kind: 'date', date };
  return undefined;
}

/** `24/11[/26]`, `24-11-2026`, `24.11.2026`, `2026-11-24[T]`; `24.11` is read with the hours. */
function readSeparated(cursor: Cursor): NamedDate | NumericDate | undefined {
  const mark = ['/', '-', '.'].find((each) => cursor.seesMark(1, each));
  const [first, second, third] = [cursor.peek(0), cursor.peek(2), cursor.peek(4)];
  if (mark === undefined || first === undefined || !cursor.seesNumber(2) || second === undefined)
    return undefined;
  const thrice = cursor.seesMark(3, mark) && cursor.seesNumber(4) && third !== undefined;
  if (!thrice) {
    if (mark !== '/' || first.text.length > 2 || second.text.length > 2) return undefined;
    cursor.skip(3);
    return { kind: 'numeric', first: first.value, second: second.value };
  }
  if (first.text.length === 4) {
    if (second.text.length > 2 || third.text.length > 2) return undefined;
    cursor.skip(5);
    if (cursor.peek()?.text === 't' && cursor.isGlued(0) && cursor.seesNumber(1)) cursor.skip();
    return { kind: 'date', year: first.value, month: second.value, date: third.value };
  }
  if (third.text.length !== 2 && third.text.length !== 4) return undefined;
  cursor.skip(5);
  const year = third.text.length === 2 ? 2000 + third.value : third.value;
  return { kind: 'numeric', first: first.value, second: second.value, year };
}

function isDayNumber(cursor: Cursor): boolean {
  const number = cursor.peek();
  return number?.kind === 'number' && number.text.length <= 2;
}

/** Is the number that is next an hour, a count or a length rather than a day? */
function isOtherNumber(cursor: Cursor): boolean {
  const others = [
    'times',
    'sessions',
    'hour',
    'minute',
    'day',
    'week',
    'meridiem',
    'clock',
    'outOf',
  ] as const;
  if (cursor.sees(1, ...others) || cursor.seesMark(1, ':')) return true;
  const place = cursor.place;
  const hours = readHours(cursor);
  // "January 12 - 2:00 PM - 3:00 PM"
  const isDay = hours?.end !== undefined && cursor.seesMark(0, '-') && cursor.seesNumber(1);
  cursor.return(place);
  if (isDay && cursor.seesMark(1, '-')) return false;
  // « les 1-5 et 8-12 février »: two numbers without an `h` are days here.
  return hours !== undefined && !(hours.start.bare && hours.end?.bare === true);
}

function takeOrdinal(cursor: Cursor): boolean {
  if (!cursor.sees(0, 'ordinal') || !cursor.isGlued(0)) return false;
  cursor.skip();
  return true;
}

/** A year of four figures, after a comma too. */
function takeYear(cursor: Cursor): number | undefined {
  const ahead = cursor.seesMark(0, ',') ? 1 : 0;
  const number = cursor.peek(ahead);
  if (number?.kind !== 'number' || number.text.length !== 4 || number.text.startsWith('0')) return undefined;
  if (cursor.seesMark(ahead + 1, '-') && cursor.isGlued(ahead + 1) && cursor.isGlued(ahead + 2))
    return undefined;
  cursor.skip(ahead + 1);
  return number.value;
}

/** Does a list or a range go on after the number just passed, towards a month? */
function isListed(cursor: Cursor): boolean {
  const joined =
    cursor.seesMark(0, ',') || cursor.seesMark(0, '-') || cursor.sees(0, 'and', 'au', 'to', 'or');
  return joined && (cursor.seesNumber(1) || cursor.sees(1, 'weekday', 'the'));
}
