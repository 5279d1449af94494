import type { Language } from '../domain/time/types.ts';
import * as en from './en/index.ts';
import * as fr from './fr/index.ts';

/** Every sentence that a person can read, by topic; English has exactly the keys of French. */
export type Words = typeof fr;

const all: Record<Language, Words> = { fr, en };

/** Whose words these are. */
export function languageOf(words: Words): Language {
  return words === all.en ? 'en' : 'fr';
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return all[language];
}
