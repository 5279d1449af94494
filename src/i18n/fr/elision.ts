import { fold } from '../../domain/fold.ts';

/** « de LO21 », « d'ALGO »: the word with its preposition. A mute h cannot be told, so an h keeps « de ». */
export function of(word: string): string {
  return /^[aeiou]/u.test(fold(word)) ? `d'${word}` : `de ${word}`;
}
