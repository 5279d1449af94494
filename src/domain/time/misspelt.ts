import { fold } from '../fold.ts';
import { nearestWords } from '../nearest-words.ts';
import { monthNames, weekdayNames } from './format.ts';

const french = [
  ...weekdayNames.fr,
  ...weekdayNames.fr.map((name) => `${name}s`),
  ...monthNames.fr,
  ...["aujourd'hui", 'demain', 'prochain', 'prochaine', 'semaine', 'semaines', 'tous', 'toutes', 'chaque'],
  ...['fois', 'séances', 'sauf', 'pendant', 'vacances', 'jours'],
];
const english = [
  ...weekdayNames.en,
  ...weekdayNames.en.map((name) => `${name}s`),
  ...monthNames.en,
  ...['today', 'tomorrow', 'next', 'week', 'weeks', 'every', 'until', 'except', 'times', 'sessions'],
];
/** Shorter words resemble too many. */
const shortest = 4;
/** From this length on two slips are one word still. */
const longWord = 7;

/** The words of dates that a word (as typed) resembles most: one slip away, two of a long word. */
export function nearestDateWords(typed: string): readonly string[] {
  if (fold(typed).length < shortest) return [];
  return nearestWords([...french, ...english], typed, ({ length }) => (length < longWord ? 1 : 2));
}
