import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import type { AnyVerb, CommandLine } from './verb.ts';

/** A verb found by a word that was typed. */
export interface FoundVerb {
  readonly verb: AnyVerb;
  /** The language of the word; undefined when both share it. */
  readonly language?: Language;
  /** The line as the verb reads it: with its language, and a shortcut (« aujourd'hui ») written out. */
  line(typed: CommandLine): CommandLine;
}

const languages: readonly Language[] = ['fr', 'en'];

/**
 * Finds the verb that a typed word means, in either language, without case and accents. A verb listed
 * earlier wins a word that two verbs claim.
 */
export function wordIn(verbs: readonly AnyVerb[], typed: string): FoundVerb | undefined {
  const wanted = fold(typed);
  for (const verb of verbs) {
    const spoken = languages.filter((language) => verb.words[language].some((word) => fold(word) === wanted));
    const shortcut = Object.entries(verb.shortcuts ?? {}).find(([word]) => fold(word) === wanted)?.[1];
    if (spoken.length === 0 && shortcut === undefined) continue;
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
  return undefined;
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
