import type { Cursor, Span } from './cursor.ts';
import type { Period } from './senses.ts';

/** An hour as typed; what it means in 24 hours is for `clock-meaning.ts`. */
export interface Clock extends Span {
  readonly hour: number;
  readonly minute: number;
  /** `02:30`: whoever types the zero means the night. */
  readonly leadingZero: boolean;
  readonly meridiem?: 'am' | 'pm';
  readonly period?: Period;
  readonly fold?: 0 | 1;
  /** `minuit`: of which of two days? */
  readonly midnight: boolean;
  /** A number without `h`: « de 8 à 10 ». */
  readonly bare: boolean;
  /** `14.15`, which might be a date. */
  readonly dotted: boolean;
}

/** `14h15`, `14h15-16h15`, « de 22 h à 1 h du matin le lendemain ». */
export interface HourPhrase extends Span {
  readonly start: Clock;
  readonly end?: Clock;
  readonly nextDay: boolean;
}

/** Reads one hour or from one to another; gives undefined and goes nowhere if none is next. */
export function readHours(cursor: Cursor): HourPhrase | undefined {
  const place = cursor.place;
  const { from } = cursor;
  const intro = takeIntro(cursor);
  const span = readSpan(cursor, intro);
  if (span === undefined) {
    cursor.return(place);
    return undefined;
  }
  return { ...span, from, to: cursor.to };
}

type Intro = 'none' | 'at' | 'from' | 'between';

function takeIntro(cursor: Cursor): Intro {
  cursor.takeMark('@');
  if (cursor.take('a', 'at') !== undefined) return 'at';
  if (cursor.take('of', 'from') !== undefined) return 'from';
  return cursor.take('between') === undefined ? 'none' : 'between';
}

function readSpan(cursor: Cursor, intro: Intro): Omit<HourPhrase, 'from' | 'to'> | undefined {
  const place = cursor.place;
  const start = readClock(cursor);
  if (start !== undefined) {
    const end = readEnd(cursor, intro);
    const nextDay = end !== undefined && takeNextDay(cursor);
    return { start, nextDay, ...(end === undefined ? {} : { end }) };
  }
  // « 8-10h », « de 8 à 10h », "9 to 11am": the first number borrows the unit of the second.
  cursor.return(place);
  const bare = readBare(cursor);
  if (bare === undefined) return undefined;
  if (takeTo(cursor, intro, true)) {
    const end = readClock(cursor) ?? readBare(cursor);
    if (end === undefined) return undefined;
    return { start: end.bare ? bare : { ...bare, bare: false }, end, nextDay: takeNextDay(cursor) };
  }
  // « à 8 »: an hour, but which?
  return intro === 'at' ? { start: bare, nextDay: false } : undefined;
}

function readEnd(cursor: Cursor, intro: Intro): Clock | undefined {
  const place = cursor.place;
  const dashed = cursor.seesMark(0, '-');
  // « 2 h 30 du matin, heure d'été, à 4 h 30 »
  if (cursor.seesMark(0, ',') && cursor.sees(1, 'a', 'to')) cursor.skip();
  if (takeTo(cursor, intro, false)) {
    const end = readClock(cursor) ?? (dashed || intro !== 'none' ? readBare(cursor) : undefined);
    if (end !== undefined) return end;
  }
  cursor.return(place);
  return undefined;
}

function takeTo(cursor: Cursor, intro: Intro, bare: boolean): boolean {
  if (cursor.takeMark('-')) return true;
  if (intro === 'between' && cursor.take('and') !== undefined) return true;
  // « 19 à 14h » is the 19th at 14:00: between bare numbers « à » needs its « de ».
  if (bare && intro === 'at') return false;
  if (cursor.take('to') !== undefined) return true;
  if (bare && intro === 'none') return false;
  return cursor.take('a', 'au', 'until') !== undefined;
}

function takeNextDay(cursor: Cursor): boolean {
  if (cursor.seesMark(0, ',') && cursor.sees(1, 'nextDay')) cursor.skip();
  return cursor.take('nextDay') !== undefined;
}

/** Reads an hour with its unit: `14h15`, `14:15`, `2pm`, `midi`, « 2 h 30 du matin, heure d'été ». */
export function readClock(cursor: Cursor): Clock | undefined {
  const { from } = cursor;
  const place = cursor.place;
  const figure = readNamed(cursor) ?? readFigure(cursor);
  if (figure === undefined) {
    cursor.return(place);
    return undefined;
  }
  const period = cursor.take('period')?.period;
  const fold = takeSeason(cursor);
  return {
    ...plain,
    ...figure,
    from,
    to: cursor.to,
    ...(period === undefined ? {} : { period }),
    ...(fold === undefined ? {} : { fold }),
  };
}

const plain = { hour: 0, minute: 0, leadingZero: false, midnight: false, bare: false, dotted: false };

/** « midi », « midi trente », « minuit ». */
function readNamed(cursor: Cursor): Partial<Clock> | undefined {
  if (cursor.take('midnight') !== undefined) return { midnight: true };
  if (cursor.take('noon') === undefined) return undefined;
  return { hour: 12, minute: readMinutes(cursor) };
}

function readFigure(cursor: Cursor): Partial<Clock> | undefined {
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value)) return undefined;
  const hour = number.value;
  const digits = number.kind === 'number' ? number.text.length : 0;
  if (digits > 2) return undefined;
  const leadingZero = digits === 2 && hour < 10;
  cursor.skip();
  if (isHourWord(cursor)) {
    cursor.skip();
    return { hour, minute: readMinutes(cursor), leadingZero };
  }
  if (digits === 0) return undefined;
  if (cursor.seesMark(0, ':') && cursor.seesNumber(1) && cursor.isGlued(1)) {
    const minute = cursor.peek(1)?.value ?? 0;
    cursor.skip(2);
    // Seconds are typed by machines, and are zero.
    if (cursor.seesMark(0, ':') && cursor.peek(1)?.text === '00') cursor.skip(2);
    return { hour, minute, leadingZero, ...takeMeridiem(cursor) };
  }
  const meridiem = takeMeridiem(cursor);
  if (meridiem !== undefined) return { hour, ...meridiem };
  if (cursor.take('clock') !== undefined) return { hour };
  return readDotted(cursor, hour, leadingZero);
}

/** `14.15`; "2.15pm" is no date. */
function readDotted(cursor: Cursor, hour: number, leadingZero: boolean): Partial<Clock> | undefined {
  const minutes = cursor.peek(1);
  if (!cursor.seesMark(0, '.') || !cursor.isGlued(0) || minutes?.glued !== true) return undefined;
  if (minutes.kind !== 'number' || minutes.text.length !== 2) return undefined;
  if (cursor.seesMark(2, '.') && cursor.seesNumber(3) && cursor.isGlued(3)) return undefined;
  cursor.skip(2);
  const meridiem = takeMeridiem(cursor);
  return { hour, minute: minutes.value, leadingZero, dotted: meridiem === undefined, ...meridiem };
}

/** `h`, `heure(s)`; hours in English are a length. */
function isHourWord(cursor: Cursor): boolean {
  const text = cursor.peek()?.text;
  return text === 'h' || text === 'heure' || text === 'heures';
}

/** Minutes after `h`: glued, or apart if the number begins nothing else (`14h 15 décembre`). */
function readMinutes(cursor: Cursor): number {
  if (cursor.sees(0, 'and') && cursor.sees(1, 'half', 'quarter')) {
    const half = cursor.sees(1, 'half');
    cursor.skip(2);
    return half ? 30 : 15;
  }
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value)) return 0;
  if (number.kind === 'number' && number.text.length !== 2 && !number.glued) return 0;
  if (number.kind === 'word' && number.value < 5) return 0;
  if (!number.glued && beginsAnother(cursor)) return 0;
  cursor.skip();
  cursor.take('minute');
  return number.value;
}

/** Does the number that is next begin a date, another hour or a count? */
function beginsAnother(cursor: Cursor): boolean {
  if (cursor.seesMark(1, '/') || cursor.seesMark(1, ':')) return true;
  if ((cursor.seesMark(1, '-') || cursor.seesMark(1, '.')) && cursor.seesNumber(2)) {
    return cursor.seesMark(3, '-') || cursor.seesMark(3, '.');
  }
  const others = ['month', 'marchOrTuesday', 'times', 'sessions', 'hour', 'day', 'week', 'meridiem'] as const;
  return cursor.sees(1, ...others) || (cursor.sees(1, 'ordinal') && cursor.isGlued(1));
}

/** `pm`, `p.m.` */
function takeMeridiem(cursor: Cursor): { readonly meridiem: 'am' | 'pm' } | undefined {
  const sense = cursor.take('meridiem');
  if (sense !== undefined) return { meridiem: sense.value === 12 ? 'pm' : 'am' };
  const letter = cursor.peek()?.text;
  const dotted = cursor.seesMark(1, '.') && cursor.peek(2)?.text === 'm' && cursor.isGlued(2);
  if ((letter !== 'a' && letter !== 'p') || !dotted) return undefined;
  cursor.skip(3);
  if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  return { meridiem: letter === 'p' ? 'pm' : 'am' };
}

function readBare(cursor: Cursor): Clock | undefined {
  const number = cursor.peek();
  if (number?.kind !== 'number' || number.text.length > 2) return undefined;
  const date = cursor.seesMark(1, '/') || cursor.sees(1, 'ordinal', 'month', 'marchOrTuesday', 'of');
  if (date || cursor.sees(1, 'times', 'sessions', 'minute', 'day', 'week')) return undefined;
  if (cursor.seesMark(1, '-') && cursor.seesNumber(2) && cursor.seesMark(3, '-')) return undefined;
  if (cursor.seesMark(1, '.') && cursor.seesNumber(2)) return undefined;
  cursor.skip();
  const period = cursor.take('period')?.period;
  return {
    ...plain,
    hour: number.value,
    leadingZero: number.text.length === 2 && number.value < 10,
    bare: true,
    from: number.from,
    to: cursor.to,
    ...(period === undefined ? {} : { period }),
  };
}

/** « , heure d'été », "(summer time)". */
function takeSeason(cursor: Cursor): 0 | 1 | undefined {
  const bracket = cursor.seesMark(0, '(');
  const ahead = bracket || cursor.seesMark(0, ',') ? 1 : 0;
  if (!cursor.sees(ahead, 'season')) return undefined;
  cursor.skip(ahead);
  const fold = cursor.take('season')?.value === 1 ? 1 : 0;
  if (bracket) cursor.takeMark(')');
  return fold;
}
