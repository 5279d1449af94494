import { fold } from '../domain/fold.ts';
import { nearestWords } from '../domain/nearest-words.ts';
import { hasOtherSense } from './other-senses.ts';

/** In a word of so many letters two slips may be; in a shorter one, which would resemble anything, one. */
const longWord = 8;
/** Of two letters nothing is a slip. */
const shortest = 3;

/**
 * The known word that one which is none is a true slip of, spelled as it should be: a letter or two missing, doubled,
 * exchanged or wrong, never the first. A word of another meaning is no slip, however near it is.
 */
export function nearestWord(words: readonly string[], typed: string): string | undefined {
  const wanted = fold(typed);
  if (wanted.length < shortest || hasOtherSense(typed)) return undefined;
  const alike = words.filter((word) => word.length >= shortest && beginsAlike(wanted, fold(word)));
  return nearestWords(alike, typed, (word) => (Math.max(word.length, wanted.length) < longWord ? 1 : 2))[0];
}

/** By the same letter, or by the two first ones exchanged: nobody mistakes the first letter otherwise. */
function beginsAlike(one: string, other: string): boolean {
  return one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);
}
