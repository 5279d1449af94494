import { editDistance } from '../edit-distance.ts';
import { foldText } from './fold-text.ts';
import { monthNames, weekdayNames } from './format.ts';

const french = [
  ...weekdayNames.fr,
  ...weekdayNames.fr.map((name) => `${name}s`),
  ...monthNames.fr,
  ...["aujourd'hui", 'demain', 'prochain', 'prochaine', 'semaine', 'semaines'],
];
const english = [
  ...weekdayNames.en,
  ...weekdayNames.en.map((name) => `${name}s`),
  ...monthNames.en,
  ...['today', 'tomorrow', 'next', 'week', 'weeks'],
];
const known = [...french, ...english].map((word) => ({ word, folded: foldText(word) }));
/** Shorter words resemble too many; no word of a date is longer. */
const lengths = { least: 4, most: 14 };
/** From this length on two slips are one word still. */
const longWord = 7;

/**
 * The words of dates that a word (as typed, any case) resembles most, spelled as they should be: one slip
 * away, two of a long word. None for a word that is spelled right.
 */
export function nearestDateWords(typed: string): readonly string[] {
  const wanted = foldText(typed);
  if (wanted.length < lengths.least || wanted.length > lengths.most) return [];
  const near = known
    .map(({ word, folded }) => ({ word, folded, most: folded.length < longWord ? 1 : 2 }))
    .filter(({ folded, most }) => Math.abs(folded.length - wanted.length) <= most)
    .map(({ word, folded, most }) => ({ word, most, edits: editDistance(wanted, folded) }))
    .filter(({ edits, most }) => edits <= most);
  const fewest = Math.min(...near.map(({ edits }) => edits));
  return fewest === 0 ? [] : near.filter(({ edits }) => edits === fewest).map(({ word }) => word);
}
