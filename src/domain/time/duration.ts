import { Cursor } from './cursor.ts';
import { readLength } from './lengths.ts';
import { lexemesOf } from './lexicon.ts';

/** The shortest and longest session, in minutes. */
export const shortest = 5;
export const longest = 12 * 60;

/**
 * A length as people type it, in minutes: `2h`, `1h30`, `1 h 30`, `90 min`, `2 heures`, « pendant une
 * heure et demie », "an hour and a half". The whole text must be a length of 5 min to 12 h; else undefined.
 */
export function parseDuration(text: string): number | undefined {
  const minutes = minutesOf(text);
  return minutes !== undefined && minutes >= shortest && minutes <= longest ? minutes : undefined;
}

/** The same without bounds, for offsets (`10min`, `1h`). */
export function minutesOf(text: string): number | undefined {
  const meter = { steps: 0 };
  const cursor = new Cursor(lexemesOf(text, meter), 'fr', meter);
  cursor.take('for');
  const minutes = readLength(cursor);
  return cursor.atEnd ? minutes : undefined;
}
