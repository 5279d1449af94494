import { readMinutes } from './clock-minutes.ts';
import type { Clock } from './clock-shape.ts';
import type { Cursor } from './cursor.ts';
import { readMachineClock, takeOffset, takeSeconds } from './machine-clock.ts';
import { readSpokenClock } from './spoken-clock.ts';

const plain = { hour: 0, minute: 0, leadingZero: false, midnight: false, bare: false, dotted: false };

/** Reads an hour with its unit: `14h15`, `14:15`, `2pm`, `midi`, « 2 h 30 du matin, heure d'été », "half past two". */
export function readClock(cursor: Cursor): Clock | undefined {
  return cursor.once(readClockHere);
}

function readClockHere(cursor: Cursor): Clock | undefined {
  const { from } = cursor;
  const place = cursor.place;
  const figure = readSpokenClock(cursor) ?? readMachineClock(cursor) ?? readFigure(cursor);
  if (figure === undefined) {
    cursor.return(place);
    return undefined;
  }
  const meridiem = 'meridiem' in figure ? {} : (takeMeridiem(cursor) ?? {});
  cursor.take('clock');
  const period = cursor.take('period')?.period;
  cursor.take('exactly');
  const fold = takeSeason(cursor);
  return {
    ...plain,
    ...figure,
    ...meridiem,
    from,
    to: cursor.to,
    ...(period === undefined ? {} : { period }),
    ...(fold === undefined ? {} : { fold }),
  };
}

function readFigure(cursor: Cursor): Partial<Clock> | undefined {
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value)) return undefined;
  const hour = number.value;
  const digits = number.kind === 'number' ? number.text.length : 0;
  if (digits > 2 || number.sense?.ordinal === true) return undefined;
  const leadingZero = digits === 2 && hour < 10;
  const isIso = cursor.peek(-1)?.text === 't' && cursor.isGlued(0);
  cursor.skip();
  if (isHourWord(cursor)) {
    cursor.skip();
    return withMinutes(hour, readMinutes(cursor), leadingZero);
  }
  if (digits > 0 && cursor.seesMark(0, ':') && cursor.seesNumber(1) && cursor.isGlued(1)) {
    const minute = cursor.peek(1)?.value ?? 0;
    cursor.skip(2);
    const hasSeconds = takeSeconds(cursor, isIso);
    return { hour, minute, leadingZero, ...takeOffset(cursor, isIso || hasSeconds) };
  }
  const meridiem = takeMeridiem(cursor);
  if (meridiem !== undefined) return { hour, ...meridiem };
  if (cursor.take('clock') !== undefined) return { hour };
  return digits === 0 ? undefined : readDotted(cursor, hour, leadingZero);
}

/** « dix heures moins dix » is ten to ten; undefined where that is another day. */
function withMinutes(hour: number, minutes: number, leadingZero: boolean): Partial<Clock> | undefined {
  if (minutes >= 0) return { hour, minute: minutes, leadingZero };
  if (hour === 0) return undefined;
  return { hour: hour - 1, minute: 60 + minutes, leadingZero };
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

/** Reads a number alone as an hour: « de 8 à 10 », « de quatorze à … ». */
export function readBare(cursor: Cursor): Clock | undefined {
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value) || number.sense?.ordinal === true) return undefined;
  if (number.kind === 'number' && number.text.length > 2) return undefined;
  const date = cursor.seesMark(1, '/') || cursor.sees(1, 'ordinal', 'month', 'marchOrTuesday', 'of');
  if (date || cursor.sees(1, 'times', 'sessions', 'minute', 'day', 'week', 'weekday')) return undefined;
  if (cursor.seesMark(1, '-') && cursor.seesNumber(2) && cursor.seesMark(3, '-')) return undefined;
  if (cursor.seesMark(1, '.') && cursor.seesNumber(2)) return undefined;
  cursor.skip();
  const period = cursor.take('period')?.period;
  return {
    ...plain,
    hour: number.value,
    leadingZero: number.kind === 'number' && number.text.length === 2 && number.value < 10,
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
