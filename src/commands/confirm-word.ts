import { fold } from '../domain/fold.ts';

const confirmWords = ['confirmer', 'confirme', 'confirm'];

/** Is it « confirmer », by which a line says that it means it? */
export function isConfirm(word: string): boolean {
  return confirmWords.includes(fold(word));
}

/** « confirmer » at the beginning of a text, and what follows it. */
export function takeConfirm(text: string): { readonly confirmed: boolean; readonly rest: string } {
  const [word = ''] = text.trim().split(/\s/u, 1);
  return isConfirm(word)
    ? { confirmed: true, rest: text.trim().slice(word.length).trim() }
    : { confirmed: false, rest: text };
}
