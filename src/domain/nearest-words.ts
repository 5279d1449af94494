import { fold } from './fold.ts';

/** No known word is longer; a longer one is not compared at all. */
const longestWord = 24;

/**
 * The known words that resemble a typed one most, as they are spelled: as few slips away as there are, and
 * at most as many as `most` allows of a (folded) word. Case and accents do not count.
 */
export function nearestWords(
  known: readonly string[],
  typed: string,
  most: (folded: string) => number,
): readonly string[] {
  const wanted = fold(typed);
  if (wanted === '' || wanted.length > longestWord) return [];
  let fewest = Number.POSITIVE_INFINITY;
  let nearest: string[] = [];
  for (const word of known) {
    const folded = fold(word);
    const allowed = Math.min(most(folded), fewest);
    if (Math.abs(folded.length - wanted.length) > allowed) continue;
    const edits = editDistance(wanted, folded);
    if (edits > allowed) continue;
    if (edits < fewest) nearest = [];
    fewest = edits;
    nearest.push(word);
  }
  return nearest;
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
