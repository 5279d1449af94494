import { editDistance } from '../domain/edit-distance.ts';
import { fold } from '../domain/fold.ts';

/** No known word is longer; a longer one is not compared at all. */
const longestWord = 24;
const mostEdits = 2;

/**
 * The known word nearest to one that is none, spelled as it should be; undefined if none is within two
 * edits (one for a word of three letters or fewer, which would resemble anything).
 */
export function nearestWord(words: readonly string[], typed: string): string | undefined {
  const wanted = fold(typed);
  if (wanted === '' || wanted.length > longestWord) return undefined;
  const most = wanted.length <= 3 ? 1 : mostEdits;
  let best: { word: string; edits: number } | undefined;
  for (const word of words) {
    const folded = fold(word);
    if (Math.abs(folded.length - wanted.length) > most) continue;
    const edits = editDistance(wanted, folded);
    if (edits <= most && (best === undefined || edits < best.edits)) best = { word, edits };
  }
  return best?.word;
}
