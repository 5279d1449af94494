import { readDay } from './calendar.ts';
import { readClock } from './clock.ts';
import type { HourPhrase } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import type { Building } from './items.ts';
import type { Item } from './statement.ts';

/**
 * Reads the end of an hour that was just read where it says more than an hour: its day once more
 * (« 12/11/2026 14:00 - 12/11/2026 16:00 »), or in an interval of ISO 8601 (`…T14:00Z/…T16:00Z`, `…/PT2H`).
 * Always true: there need be none.
 */
export function readFarEnd(cursor: Cursor, { statement }: Building, text: string): boolean {
  const item = statement.items.at(-1);
  if (item?.hour === undefined || item.hour.end !== undefined) return true;
  const place = cursor.place;
  const { from } = cursor;
  const isInterval = isIso(item, text) && cursor.seesMark(0, '/') && cursor.isGlued(0);
  if (isInterval) cursor.skip();
  const minutes = isInterval && statement.length === undefined ? readIsoLength(cursor) : undefined;
  if (minutes !== undefined) {
    statement.length = { minutes, from, to: cursor.to };
    return true;
  }
  const end = isInterval || takeTo(cursor) ? readEnd(cursor, isInterval) : undefined;
  if (end === undefined) {
    cursor.return(place);
    return true;
  }
  item.hour = { ...item.hour, ...end, to: cursor.to };
  item.to = Math.max(item.to, cursor.to);
  return true;
}

function isIso({ day }: Item, text: string): boolean {
  return day !== undefined && /^\d{4}/u.test(text.slice(day.from, day.to));
}

function takeTo(cursor: Cursor): boolean {
  return cursor.takeMark('-') || cursor.takeMark('→') || cursor.take('to', 'au', 'a', 'until') !== undefined;
}

function readEnd(cursor: Cursor, isInterval: boolean): Pick<HourPhrase, 'end' | 'endDay'> | undefined {
  const endDay = readDay(cursor, 'never');
  if (endDay === undefined && !isInterval) return undefined;
  cursor.takeMark(',');
  cursor.take('a', 'at');
  const end = readClock(cursor);
  if (end === undefined) return undefined;
  return endDay === undefined ? { end } : { end, endDay };
}

/** `PT2H`, `PT1H30M`, `PT90M`, in minutes. */
function readIsoLength(cursor: Cursor): number | undefined {
  const place = cursor.place;
  let minutes = 0;
  if (cursor.peek()?.text === 'pt') {
    cursor.skip();
    for (const [unit, size] of [
      ['h', 60],
      ['m', 1],
    ] as const) {
      const number = cursor.peek();
      if (number?.kind !== 'number' || !number.glued || cursor.peek(1)?.text !== unit) continue;
      minutes += number.value * size;
      cursor.skip(2);
    }
  }
  if (minutes > 0) return minutes;
  cursor.return(place);
  return undefined;
}
