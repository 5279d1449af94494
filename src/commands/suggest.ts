import { fold } from '../domain/fold.ts';
import type { AnyVerb } from './verb.ts';
import { wordsFor } from './verb-words.ts';

/** No verb is longer; a longer word is not compared at all. */
const longestWord = 24;
const mostEdits = 2;

/**
 * The word nearest to one that is no verb, spelled as it should be; undefined if none is within two
 * edits (one for a word of three letters or fewer, which would resemble anything).
 */
export function nearestWord(verbs: readonly AnyVerb[], typed: string): string | undefined {
  const wanted = fold(typed);
  if (wanted === '' || wanted.length > longestWord) return undefined;
  const most = wanted.length <= 3 ? 1 : mostEdits;
  let best: { word: string; edits: number } | undefined;
  for (const word of verbs.flatMap(wordsFor)) {
    const folded = fold(word);
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const edits = editDistance(wanted, folded);
    if (edits <= most && (best === undefined || edits < best.edits)) best = { word, edits };
  }
  return best?.word;
}

/**
 * Damerau-Levenshtein (optimal string alignment): insertions, deletions, replacements and exchanges of
 * neighbours. Quadratic, so callers bound the lengths.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
