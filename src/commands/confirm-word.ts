import { fold } from '../domain/fold.ts';

const confirmWords = ['confirmer', 'confirme', 'confirm'];

/** Is it « confirmer », by which a line says that it means it? */
export function isConfirm(word: string): boolean {
  return confirmWords.includes(fold(word));
}

/** « confirmer » at the beginning of a text, and what follows it. « confirmé par le doyen » is but a text. */
export function takeConfirm(text: string): { readonly confirmed: boolean; readonly rest: string } {
  const [word = ''] = text.trim().split(/\s/u, 1);
  const rest = text.trim().slice(word.length).trim();
  const means = rest === '' ? isConfirm(word) : ['confirmer', 'confirm'].includes(word.toLowerCase());
  return means ? { confirmed: true, rest } : { confirmed: false, rest: text };
}
