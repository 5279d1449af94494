import type { Language, QuestionMatter, TimeNote } from './types.ts';
import { englishNote, englishQuestion } from './words-en.ts';
import { frenchNote, frenchQuestion } from './words-fr.ts';

/** What a question asks, in a sentence or two, without its ready lines. */
export function questionText(question: QuestionMatter, language: Language): string {
  return language === 'fr' ? frenchQuestion(question) : englishQuestion(question);
}

/** What is worth saying with a date that was accepted, in one sentence. */
export function noteText(note: TimeNote, language: Language): string {
  return language === 'fr' ? frenchNote(note) : englishNote(note);
}
