import type { Cursor } from './cursor.ts';
import type { DayShape } from './day-phrases.ts';
import { readLength } from './lengths.ts';

/** Reads a day counted from now: « demain », « ce soir », « dans 3 jours », "in 20 min". */
export function readRelativeDay(cursor: Cursor): DayShape | undefined {
  const offset = cursor.take('dayOffset');
  if (offset !== undefined) return { kind: 'offset', days: offset.value };
  const today = cursor.take('periodOfToday');
  if (today !== undefined) {
    return { kind: 'offset', days: 0, ...(today.period === undefined ? {} : { period: today.period }) };
  }
  const place = cursor.place;
  const later = readWeeksOn(cursor);
  if (later !== undefined) return later;
  cursor.return(place);
  const shape = readIn(cursor);
  if (shape === undefined) cursor.return(place);
  return shape;
}

/** "a week on Thursday", "two weeks on Thursday". */
function readWeeksOn(cursor: Cursor): DayShape | undefined {
  const weeks = takeCount(cursor);
  if (weeks === undefined || cursor.take('week') === undefined || cursor.take('on') === undefined)
    return undefined;
  const weekday = cursor.take('weekday');
  if (weekday === undefined || weekday.plural === true) return undefined;
  return { kind: 'weekday', weekday: weekday.value, which: 'later', weeks, article: false, plural: false };
}

function readIn(cursor: Cursor): DayShape | undefined {
  const word = cursor.take('in');
  if (word === undefined) return undefined;
  const french = word.language !== 'en';
  const minutes = readLength(cursor);
  if (minutes !== undefined) return { kind: 'inMinutes', minutes };
  const count = takeCount(cursor);
  if (count === undefined) return undefined;
  if (cursor.take('day') !== undefined) return { kind: 'in', count, unit: 'day', french };
  if (cursor.take('week') !== undefined) return { kind: 'in', count, unit: 'week', french };
  if (cursor.take('fortnight') !== undefined) return { kind: 'in', count: 2 * count, unit: 'week', french };
  if (cursor.take('monthUnit') !== undefined) return { kind: 'in', count, unit: 'month', french };
  return undefined;
}

function takeCount(cursor: Cursor): number | undefined {
  if (cursor.take('an', 'a') !== undefined) return 1;
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const value = cursor.peek()?.value;
  cursor.skip();
  return value;
}
