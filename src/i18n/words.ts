import type { Language } from '../domain/time/types.ts';
import * as en from './en/index.ts';
import * as fr from './fr/index.ts';

/** Every sentence that a person can read, by topic; English has exactly the keys of French. */
export type Words = typeof fr;

const all: Record<Language, Words> = { fr, en };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return all[language];
}
