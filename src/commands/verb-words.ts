import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import { lineMeant } from './other-words.ts';
import type { AnyVerb, CommandLine } from './verb.ts';
import { formsOf } from './word-forms.ts';

/** A verb found by a word that was typed. */
export interface FoundVerb {
  readonly verb: AnyVerb;
  /** The language of the word; undefined when both share it. */
  readonly language?: Language;
  /** The line as the verb reads it: with its language, and a shortcut (« aujourd'hui ») written out. */
  line(typed: CommandLine): CommandLine;
}

/** No verb's word is longer, accents in their decomposed form included. */
const longestWord = 60;

const languages: readonly Language[] = ['fr', 'en'];

/** Words of a table that was looked into before: every command is looked up, and the table never changes. */
const indexes = new WeakMap<readonly AnyVerb[], ReadonlyMap<string, FoundVerb>>();

/**
 * Finds the verb that a typed word means, in either language, inflected or not, without case and accents. A verb listed
 * earlier wins a word that two verbs claim.
 */
export function wordIn(verbs: readonly AnyVerb[], typed: string): FoundVerb | undefined {
  if (typed.length > longestWord) return undefined;
  const known = indexes.get(verbs);
  const index = known ?? indexOf(verbs);
  if (known === undefined) indexes.set(verbs, index);
  return index.get(fold(typed));
}

function indexOf(verbs: readonly AnyVerb[]): ReadonlyMap<string, FoundVerb> {
  const index = new Map<string, FoundVerb>();
  for (const verb of verbs) {
    for (const word of new Set(wordsFor(verb).map(fold)))
      if (!index.has(word)) index.set(word, found(verb, word));
  }
  // What is a word of its own, or means something else (« programme », « fini »), stays that.
  for (const verb of verbs) {
    for (const language of languages) {
      for (const word of verb.words[language]) {
        const base = index.get(fold(word));
        if (base?.verb !== verb) continue;
        for (const form of formsOf(word, language))
          if (!index.has(form) && lineMeant(form) === undefined) index.set(form, inflected(base, word));
      }
    }
  }
  return index;
}

/** « annule » is read as « annuler ». */
function inflected(base: FoundVerb, word: string): FoundVerb {
  return { ...base, line: (line) => base.line({ ...line, verb: word }) };
}

function found(verb: AnyVerb, wanted: string): FoundVerb {
  const spoken = languages.filter((language) => verb.words[language].some((word) => fold(word) === wanted));
  const shortcut = Object.entries(verb.shortcuts ?? {}).find(([word]) => fold(word) === wanted)?.[1];
  const language = spoken.length === 1 ? spoken[0] : undefined;
  return {
    verb,
    ...(language === undefined ? {} : { language }),
    line: (line) => ({
      ...(shortcut === undefined ? line : writtenOut(line, shortcut)),
      ...(language === undefined ? {} : { language }),
    }),
  };
}

/** `aujourd'hui` typed where `agenda jour` is meant: the rest of the shortcut goes before the rest of the line. */
function writtenOut(line: CommandLine, shortcut: string): CommandLine {
  const [word = '', ...rest] = shortcut.split(' ');
  const join = (typed: string) => [...rest, typed].join(' ').trim();
  return { ...line, verb: word, text: join(line.text), raw: join(line.raw) };
}

/** Every word that can be typed for a verb: words, synonyms, shortcuts. */
export function wordsFor(verb: AnyVerb): readonly string[] {
  return [...verb.words.fr, ...verb.words.en, ...Object.keys(verb.shortcuts ?? {})];
}
