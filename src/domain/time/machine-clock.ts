import type { Clock } from './clock-shape.ts';
import type { Cursor } from './cursor.ts';

/** Farthest west and east of UTC that a zone lies, in minutes. */
const westmost = -12 * 60;
const eastmost = 14 * 60;

/** Reads the hour after the T of an ISO 8601 time in its basic form: `T140000Z`, `T1400+0100`, `T14Z`. */
export function readMachineClock(cursor: Cursor): Partial<Clock> | undefined {
  const digits = cursor.peek();
  if (cursor.peek(-1)?.text !== 't' || digits?.kind !== 'number' || !digits.glued) return undefined;
  if (![2, 4, 6].includes(digits.text.length) || cursor.seesMark(1, ':')) return undefined;
  const place = cursor.place;
  cursor.skip();
  const offset = takeOffset(cursor, true);
  if (digits.text.length === 2 && offset === undefined) {
    cursor.return(place);
    return undefined;
  }
  const [hour, minute] = [Number(digits.text.slice(0, 2)), Number(digits.text.slice(2, 4))];
  return { hour, minute, leadingZero: hour < 10, ...offset };
}

/**
 * Passes the seconds of a clock: machines type them. They are zero, or (after a T, before a zone) cut off: a
 * session begins on the minute. True if there were any.
 */
export function takeSeconds(cursor: Cursor, isIso: boolean): boolean {
  const seconds = cursor.peek(1);
  if (!cursor.seesMark(0, ':') || seconds?.kind !== 'number' || !seconds.glued) return false;
  if (seconds.text.length !== 2 || (seconds.text !== '00' && !isIso)) return false;
  cursor.skip(2);
  const isFraction = (cursor.seesMark(0, '.') || cursor.seesMark(0, ',')) && cursor.isGlued(0);
  if (isFraction && cursor.peek(1)?.kind === 'number' && cursor.isGlued(1)) cursor.skip(2);
  return true;
}

/**
 * Reads the mark of a zone after a machine-written time: `Z`, `+01:00`, `-0500`, `+01`, `[Europe/Paris]`
 * after it. Only where machines write (`sure`: after a T, after seconds) a dash is one; elsewhere it is a span.
 */
export function takeOffset(cursor: Cursor, sure: boolean): { readonly offset: number } | undefined {
  const offset = readOffset(cursor, sure);
  if (offset === undefined) return undefined;
  takeZoneInBrackets(cursor);
  return { offset };
}

function readOffset(cursor: Cursor, sure: boolean): number | undefined {
  if (cursor.peek()?.text === 'z' && cursor.isGlued(0)) {
    cursor.skip();
    return 0;
  }
  const sign = cursor.seesMark(0, '+') ? 1 : cursor.seesMark(0, '-') ? -1 : 0;
  const first = cursor.peek(1);
  if (sign === 0 || first?.kind !== 'number' || !first.glued) return undefined;
  const long = first.text.length === 4;
  const colon = first.text.length === 2 && cursor.seesMark(2, ':') && cursor.isGlued(2);
  // « 14:00:00 +0100 », « 14:00 +02:00 »: only a dash apart may be that of a span.
  if (!cursor.isGlued(0) && !(sure && long) && !(sign > 0 && (long || colon))) return undefined;
  const minutes = colon ? cursor.peek(3) : undefined;
  if (colon && (minutes?.text.length !== 2 || !minutes.glued)) return undefined;
  if (!long && first.text.length !== 2) return undefined;
  // « 14:00+01 » without a T might be anything, and « 14:00-16:00 » is a span.
  if (!sure && (sign < 0 || !(colon || long))) return undefined;
  const east =
    sign * (Number(first.text.slice(0, 2)) * 60 + (long ? first.value % 100 : (minutes?.value ?? 0)));
  const isZone = east >= westmost && east <= eastmost && east % 15 === 0;
  // « -16:00 » is an end, « +25:00 » nothing at all.
  if (!isZone && sign < 0) return undefined;
  cursor.skip(colon ? 4 : 2);
  return isZone ? east : Number.NaN;
}

/** `[Europe/Paris]` says again what the offset says. */
function takeZoneInBrackets(cursor: Cursor): void {
  if (!cursor.seesMark(0, '[') || !cursor.isGlued(0)) return;
  for (let ahead = 1; ahead < 10; ahead += 1) {
    if (!cursor.seesMark(ahead, ']')) continue;
    cursor.skip(ahead + 1);
    return;
  }
}
