import { fold } from '../fold.ts';
import { nearestWords } from '../nearest-words.ts';
import { monthNames, weekdayNames } from './format.ts';

const french = [
  ...weekdayNames.fr,
  ...weekdayNames.fr.map((name) => `${name}s`),
  ...monthNames.fr,
  ...["aujourd'hui", 'demain', 'prochain', 'prochaine', 'semaine', 'semaines', 'tous', 'toutes', 'chaque'],
];
const english = [
  ...weekdayNames.en,
  ...weekdayNames.en.map((name) => `${name}s`),
  ...monthNames.en,
  ...['today', 'tomorrow', 'next', 'week', 'weeks', 'every'],
];
/** What a number counts. */
const counted = ['fois', 'séances', 'semaines', 'times', 'sessions', 'weeks'];
/** Shorter words resemble too many. */
const shortest = 4;
/** From this length on two slips are one word still. */
const longWord = 7;

/**
 * The words of dates that a word (as typed) resembles most: one slip away, two of a long word. `counts`: a number
 * stands before it.
 */
export function nearestDateWords(typed: string, counts = false): readonly string[] {
  // « 10 fos »: after a number few words are meant.
  if (fold(typed).length < (counts ? shortest - 1 : shortest)) return [];
  const known = counts ? [...counted, ...french, ...english] : [...french, ...english];
  return nearestWords(known, typed, ({ length }) => (length < longWord ? 1 : 2));
}
