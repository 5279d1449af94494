import type { Cursor } from './cursor.ts';

/**
 * Minutes after `h` or « midi »: glued, or apart if the number begins nothing else (`14h 15 décembre`), « et
 * quart »; before the hour, « moins le quart », they are negative.
 */
export function readMinutes(cursor: Cursor): number {
  if (cursor.sees(0, 'and') && cursor.sees(1, 'half', 'quarter')) {
    const half = cursor.sees(1, 'half');
    cursor.skip(2);
    return half ? 30 : 15;
  }
  if (cursor.sees(0, 'minus')) return readMinus(cursor);
  const number = cursor.peek();
  if (number === undefined || Number.isNaN(number.value)) return 0;
  if (number.kind === 'number' && number.text.length !== 2 && !number.glued) return 0;
  if (number.kind === 'word' && (number.value < 5 || number.sense?.ordinal === true)) return 0;
  // « 14h 90 min » is an hour and a length.
  if (!number.glued && (number.value > 59 || beginsAnother(cursor))) return 0;
  cursor.skip();
  cursor.take('minute');
  return number.value;
}

/** « moins le quart », « moins cinq », `moins 10`. */
function readMinus(cursor: Cursor): number {
  const place = cursor.place;
  cursor.skip();
  cursor.take('the');
  if (cursor.take('quarter') !== undefined) return -15;
  const number = cursor.peek();
  if (number !== undefined && number.value >= 1 && number.value <= 59) {
    cursor.skip();
    cursor.take('minute');
    return -number.value;
  }
  cursor.return(place);
  return 0;
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
