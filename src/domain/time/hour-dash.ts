import { readClock } from './clock.ts';
import { Cursor } from './cursor.ts';
import { lexemesOf } from './lexicon.ts';

/** So many characters behind a dash are looked at: the longest hour and a word. */
const longestLook = 48;

/**
 * Does a text that follows a dash begin with what is plainly an hour: « 15:00 », `3:00 PM - …`, « 11 h du matin »?
 * `afterHour`: what stands before the dash is an hour, so that a title may follow this one. Otherwise, and where
 * the hour is said in words (« Midi des sciences »), nothing may follow but more of a date, a mark or the end.
 */
export function beginsWithHour(text: string, afterHour: boolean): boolean {
  const meter = { steps: 0 };
  const cursor = new Cursor(lexemesOf(text.slice(0, longestLook), meter), 'fr', meter);
  const inFigures = cursor.seesNumber(0);
  const clock = readClock(cursor);
  if (clock === undefined || clock.dotted) return false;
  const next = cursor.peek();
  if (next === undefined || cursor.sees(0, ...goesOn)) return true;
  if (!inFigures) return next.kind === 'mark' && /[-,()]/u.test(next.text);
  return afterHour || next.kind === 'mark' || next.sense !== undefined;
}

const goesOn = ['weekday', 'every', 'everyDay', 'everyWeek', 'until', 'except', 'for', 'times'] as const;
