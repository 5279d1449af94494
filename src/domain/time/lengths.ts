import type { Cursor } from './cursor.ts';

/**
 * Reads a length in minutes: `2h`, `1h30`, `90 min`, « une heure et demie », "an hour and a half". Gives
 * undefined and goes nowhere if none is next. No bounds.
 */
export function readLength(cursor: Cursor): number | undefined {
  const place = cursor.place;
  const minutes = readPart(cursor) ?? readFigures(cursor);
  if (minutes === undefined) cursor.return(place);
  return minutes;
}

/** « pendant », "for"; « pour », which is one only before a length (« pour les L3 »). */
export function takeFor(cursor: Cursor): boolean {
  const next = cursor.peek();
  if (next?.sense?.kind !== 'for' && next?.text !== 'pour') return false;
  cursor.skip();
  return true;
}

function readPart(cursor: Cursor): number | undefined {
  return cursor.take('partOfHour')?.value;
}

function readFigures(cursor: Cursor): number | undefined {
  const count = takeCount(cursor);
  if (count === undefined) return undefined;
  if (cursor.take('minute') !== undefined) return count;
  // "two and a half hours"
  if (takesHalf(cursor) && cursor.take('hour') !== undefined) return count * 60 + 30;
  if (cursor.take('hour') === undefined) return undefined;
  if (takesHalf(cursor)) return count * 60 + 30;
  if (cursor.sees(0, 'and') && cursor.sees(1, 'quarter')) {
    cursor.skip(2);
    return count * 60 + 15;
  }
  return count * 60 + takeMinutes(cursor);
}

function takeCount(cursor: Cursor): number | undefined {
  if (cursor.take('an', 'a') !== undefined) return 1;
  if (!cursor.seesNumber(0, 'words')) return undefined;
  const value = cursor.peek()?.value;
  cursor.skip();
  return value;
}

function takesHalf(cursor: Cursor): boolean {
  if (!cursor.sees(0, 'and') || !cursor.sees(1, 'half')) return false;
  cursor.skip(2);
  return true;
}

/** Minutes after hours, glued or apart, unless the number begins something else (`1h 16/11`). */
function takeMinutes(cursor: Cursor): number {
  const number = cursor.peek();
  if (number?.kind !== 'number' || number.text.length > 2 || number.value > 59) return 0;
  const apart = !number.glued;
  if (
    apart &&
    (number.text.length !== 2 || cursor.seesMark(1, '/') || cursor.sees(1, 'hour', 'month', 'times'))
  ) {
    return 0;
  }
  cursor.skip();
  cursor.take('minute');
  return number.value;
}
