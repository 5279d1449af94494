import { readMinutes } from './clock-minutes.ts';
import type { Clock } from './clock-shape.ts';
import type { Cursor } from './cursor.ts';

/** Reads an hour that is said in words: « midi moins cinq », « minuit et quart », "half past two", "nine thirty". */
export function readSpokenClock(cursor: Cursor): Partial<Clock> | undefined {
  return readNamed(cursor) ?? tried(cursor, readPastOrTo) ?? tried(cursor, readTwoNumbers);
}

function tried(
  cursor: Cursor,
  read: (cursor: Cursor) => Partial<Clock> | undefined,
): Partial<Clock> | undefined {
  const place = cursor.place;
  const clock = read(cursor);
  if (clock === undefined) cursor.return(place);
  return clock;
}

/** « midi », « midi trente », « minuit », « midi moins le quart ». */
function readNamed(cursor: Cursor): Partial<Clock> | undefined {
  const midnight = cursor.take('midnight') !== undefined;
  if (!midnight && cursor.take('noon') === undefined) return undefined;
  const minute = readMinutes(cursor);
  // Before midnight it is the evening of the day that is said.
  if (minute < 0) return { hour: midnight ? 23 : 11, minute: 60 + minute };
  return midnight ? { midnight, minute } : { hour: 12, minute };
}

/** Minutes that are said before an hour; any other number before "to" begins a span of hours. */
const beforeHour = new Set([5, 10, 20, 25]);

/** "half past two", "quarter to three", "ten past two"; "half two" is half past it. */
function readPastOrTo(cursor: Cursor): Partial<Clock> | undefined {
  const first = cursor.peek();
  if (first?.kind !== 'word' || first.sense?.language !== 'en') return undefined;
  const half = cursor.sees(0, 'half');
  const minutes = half ? 30 : cursor.sees(0, 'quarter') ? 15 : first.value;
  if (!(half || minutes === 15 || beforeHour.has(minutes))) return undefined;
  cursor.skip();
  cursor.take('minute');
  const past = cursor.take('past') !== undefined;
  const to = !past && !half && cursor.take('to') !== undefined;
  if (!(past || to || half)) return undefined;
  const hour = takeHour(cursor);
  if (hour === undefined) return undefined;
  if (hour === 'midnight')
    return to ? { hour: 23, minute: 60 - minutes } : { midnight: true, minute: minutes };
  if (!to) return { hour, minute: minutes };
  return { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes };
}

/** An hour of the clock's twelve, "noon" or "midnight". */
function takeHour(cursor: Cursor): number | 'midnight' | undefined {
  if (cursor.take('noon') !== undefined) return 12;
  if (cursor.take('midnight') !== undefined) return 'midnight';
  const number = cursor.peek();
  const isHour = number !== undefined && number.value >= 1 && number.value <= 12;
  if (!isHour || number.sense?.ordinal === true) return undefined;
  cursor.skip();
  return number.value;
}

/** "nine thirty", "two fifteen", "nine in the morning": of words only, in figures they may be a date. */
function readTwoNumbers(cursor: Cursor): Partial<Clock> | undefined {
  const hour = cursor.peek();
  if (hour?.sense?.kind !== 'number' || hour.sense.language !== 'en' || hour.sense.ordinal === true)
    return undefined;
  if (hour.value < 1 || hour.value > 23) return undefined;
  cursor.skip();
  if (cursor.sees(0, 'period') && /^(?:in|at) /u.test(cursor.peek()?.text ?? '')) return { hour: hour.value };
  const minute = cursor.peek();
  const isMinute = minute?.kind === 'word' && minute.value >= 10 && minute.value <= 59;
  if (!isMinute || minute.sense?.ordinal === true) return undefined;
  const others = [
    'month',
    'times',
    'sessions',
    'day',
    'week',
    'hour',
    'minute',
    'weekday',
    'ordinal',
  ] as const;
  if (cursor.sees(1, ...others)) return undefined;
  cursor.skip();
  return { hour: hour.value, minute: minute.value };
}
