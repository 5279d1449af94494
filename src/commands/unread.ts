import { fold, withoutLast } from '../domain/fold.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import type { CommandLine } from './verb.ts';

/** Of what was not understood, so much is repeated. */
const shownLength = 80;
/** Said to be polite, understood by every verb. */
const polite =
  /(?:^|[\s,])(?:s'il (?:te|vous) plait|svp|stp|merci(?: d'avance| beaucoup| bien)?|please|pls|thanks|thank you)$/u;

/** Words that follow a verb or a session, without what is but polite and what ends a sentence. */
export function meantWords(text: string): string {
  const tidy = text.replace(/[’‘ʼ]/gu, "'").replace(/\s+/gu, ' ').trim();
  const plain = withoutLast(tidy, ' .!?,;');
  const found = plain.length <= 200 ? polite.exec(fold(plain)) : null;
  // Without its marks a text is as long as before, unless it holds ligatures: then it is left as it is.
  if (found === null || fold(plain).length !== plain.length) return plain;
  return withoutLast(plain.slice(0, found.index), ' .!?,;');
}

/** Words that a verb does not understand are refused, never dropped; `without`: a line that works. */
export function refuseUnread(scene: Scene, typed: string, without: string): Refusal {
  const shown = typed.length > shownLength ? `${typed.slice(0, shownLength).trimEnd()} …` : typed;
  return refuse('unread', scene.words.common.unreadWords(shown, without));
}

/** The refusal of whatever follows a verb that takes nothing, but for words that go with it; undefined where all is well. */
export function refuseWords(
  line: CommandLine,
  scene: Scene,
  known: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  const words = meantWords(line.raw);
  const all = fold(words).split(/[\s']+/u);
  return words === '' || all.every((word) => known.has(word))
    ? undefined
    : refuseUnread(scene, words, line.verb);
}
