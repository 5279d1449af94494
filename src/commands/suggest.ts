import { fold } from '../domain/fold.ts';
import { nearestWords } from '../domain/nearest-words.ts';

/**
 * The known word nearest to one that is none, spelled as it should be; undefined if none is within two
 * edits (one for a word of four letters or fewer, which would resemble anything).
 */
export function nearestWord(words: readonly string[], typed: string): string | undefined {
  const most = fold(typed).length <= 4 ? 1 : 2;
  return nearestWords(words, typed, () => most)[0];
}
