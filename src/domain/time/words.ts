import type { Language, TimeNote, TimeQuestion } from './types.ts';
/** One sentence, without the ready lines. */
export function questionText(_question: TimeQuestion, _language: Language): string {
  throw new Error('not yet');
}
export function noteText(_note: TimeNote, _language: Language): string {
  throw new Error('not yet');
}
