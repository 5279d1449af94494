import { fold, withoutLast } from '../domain/fold.ts';
import type { FileRef } from '../domain/session.ts';
import { wordTable } from '../domain/word-table.ts';
import { readWish, type SessionWish } from './session-choice.ts';
import type { CommandLine } from './verb.ts';

export interface MaterialArgs extends SessionWish {
  readonly act: 'read' | 'give' | 'add' | 'replace' | 'show' | 'hold' | 'done';
  readonly body?: string;
  readonly files: readonly FileRef[];
  /** The message answered: staff give it so; for anyone else it means nothing. */
  readonly quoted?: { readonly text: string; readonly files: readonly FileRef[] };
}

const acts = wordTable<MaterialArgs['act']>({
  publier: 'show',
  montrer: 'show',
  publish: 'show',
  show: 'show',
  retirer: 'hold',
  withdraw: 'hold',
  hold: 'hold',
  ajouter: 'add',
  add: 'add',
  remplacer: 'replace',
  replace: 'replace',
});
/** A longer text is material. */
const longestKeyword = 60;
const done = new Set(['fini', 'finie', 'termine', 'done', 'finished']);

/** Reads `support S3` with or without text, files, a quoted message, or one of its keywords. */
export function readMaterial(line: CommandLine): MaterialArgs {
  const { files, quoted, body } = line;
  const given = { files, ...(quoted === undefined ? {} : { quoted }) };
  const nothing = body === undefined && files.length === 0;
  if (nothing && done.has(keyword(line.raw))) return { act: 'done', rest: '', ...given };
  const wish = readWish(line.raw);
  const act = acts.get(keyword(wish.rest));
  if (act !== undefined && nothing) return { ...wish, act, ...given };
  const text = [wish.rest, body ?? ''].filter((part) => part !== '').join('\n');
  if (text === '' && files.length === 0) return { ...wish, act: 'read', ...given };
  return { ...wish, act: 'give', ...given, ...(text === '' ? {} : { body: text }) };
}

function keyword(text: string): string {
  return text.length > longestKeyword ? '' : withoutLast(fold(text), '.!').trim();
}
