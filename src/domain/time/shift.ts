import { type HourPhrase, readHours } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import { addMonths, type Day, dayFromText } from './days.ts';
import { readLength } from './lengths.ts';
import type { ZonedStart } from './types.ts';
import { plusMinutes } from './zone.ts';

/** `+1 semaine`, `-30 min`, « d'une semaine »: so many calendar days or months, or minutes of real time. */
export interface Shift {
  readonly unit: 'day' | 'month' | 'minute';
  readonly count: number;
  /** « +1 semaine 16h »: another hour as well. */
  readonly hour?: HourPhrase;
}

/** Reads a shift that is the whole text; undefined if it is none. */
export function readShift(cursor: Cursor): Shift | undefined {
  const place = cursor.place;
  const sign = cursor.takeMark('+') ? 1 : cursor.takeMark('-') ? -1 : undefined;
  // « reporter S3 d'une semaine », « de 2 jours »; « de 10h » is an hour.
  const by = sign === undefined && cursor.take('of') !== undefined;
  const amount = sign !== undefined || by ? readAmount(cursor, sign ?? 1) : undefined;
  const shift = by && amount?.unit === 'minute' ? undefined : amount;
  const hour = shift === undefined || shift.unit === 'minute' ? undefined : readHours(cursor);
  if (shift !== undefined && cursor.atEnd) return hour === undefined ? shift : { ...shift, hour };
  cursor.return(place);
  return undefined;
}

function readAmount(cursor: Cursor, sign: 1 | -1): Shift | undefined {
  const minutes = readLength(cursor);
  if (minutes !== undefined) return { unit: 'minute', count: sign * minutes };
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const count = (cursor.peek()?.value ?? 0) * sign;
  cursor.skip();
  if (cursor.take('day') !== undefined) return { unit: 'day', count };
  if (cursor.take('week') !== undefined) return { unit: 'day', count: 7 * count };
  return cursor.take('monthUnit') === undefined ? undefined : { unit: 'month', count };
}

/** Where a shift leads. Days and months keep the hour on the wall; a shorter month gives its last day. */
export function shifted(
  start: ZonedStart,
  shift: Shift,
): { readonly day: Day; readonly minute: number; readonly fold?: 0 | 1 } {
  if (shift.unit === 'minute') {
    const moved = plusMinutes(start, shift.count);
    return { day: dayFromText(moved.local), minute: minuteOfDay(moved), fold: moved.fold ?? 0 };
  }
  const day = dayFromText(start.local);
  const target = shift.unit === 'day' ? day + shift.count : addMonths(day, shift.count);
  return { day: target, minute: minuteOfDay(start) };
}

/** The clock of a moment in minutes of its day. */
export function minuteOfDay({ local }: Pick<ZonedStart, 'local'>): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14));
}
