import type { Cursor } from './cursor.ts';
import type { DayShape } from './day-phrases.ts';
import { readLength } from './lengths.ts';

/** Reads a day counted from now: « demain », « ce soir », « dans 3 jours », "in 20 min". */
export function readRelativeDay(cursor: Cursor): DayShape | undefined {
  // « d'aujourd'hui en huit »
  if (cursor.sees(0, 'of') && cursor.sees(1, 'dayOffset') && cursor.sees(2, 'weeksLater')) cursor.skip();
  const offset = cursor.take('dayOffset');
  if (offset !== undefined) {
    const later = offset.value < 0 ? undefined : cursor.take('weeksLater');
    return { kind: 'offset', days: offset.value + 7 * (later?.value ?? 0) };
  }
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

/** "a week on Thursday", "two weeks from today", "a week tomorrow", "3 days from now". */
function readWeeksOn(cursor: Cursor): DayShape | undefined {
  const count = takeCount(cursor);
  const unit = count === undefined ? undefined : cursor.take('week', 'fortnight', 'day');
  if (count === undefined || unit === undefined || unit.language === 'fr') return undefined;
  const days = { week: 7, fortnight: 14, day: 1 }[unit.kind as 'week' | 'fortnight' | 'day'] * count;
  const isFrom = cursor.take('from', 'on') !== undefined;
  if (isFrom && cursor.peek()?.text === 'now') {
    cursor.skip();
    return { kind: 'in', count: days, unit: 'day', french: false };
  }
  const offset = cursor.take('dayOffset');
  if (offset !== undefined)
    return offset.value < 0 ? undefined : { kind: 'offset', days: offset.value + days };
  const weekday = isFrom && unit.kind !== 'day' ? cursor.take('weekday') : undefined;
  if (weekday === undefined || weekday.plural === true) return undefined;
  return {
    kind: 'weekday',
    weekday: weekday.value,
    which: 'later',
    weeks: days / 7,
    article: false,
    plural: false,
  };
}

function readIn(cursor: Cursor): DayShape | undefined {
  const word = cursor.take('in');
  if (word === undefined) return undefined;
  const french = word.language !== 'en';
  const minutes = readLength(cursor);
  if (minutes !== undefined) return { kind: 'inMinutes', minutes };
  const count = takeCount(cursor);
  if (count === undefined) return undefined;
  const unit = cursor.take('day', 'week', 'fortnight', 'monthUnit')?.kind;
  if (unit === undefined) return undefined;
  // "in two weeks' time"
  if (cursor.peek()?.text === 'time') cursor.skip();
  if (unit === 'day' || unit === 'week') return { kind: 'in', count, unit, french };
  if (unit === 'fortnight') return { kind: 'in', count: 2 * count, unit: 'week', french };
  return { kind: 'in', count, unit: 'month', french };
}

function takeCount(cursor: Cursor): number | undefined {
  if (cursor.take('an', 'a') !== undefined) return 1;
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const value = cursor.peek()?.value;
  cursor.skip();
  return value;
}
