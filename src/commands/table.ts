import type { Refusal } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { didYouMean, verbNear } from './did-you-mean.ts';
import { helpVerb } from './help.ts';
import type { CommandRead } from './read-line.ts';
import type { AnyVerb } from './verb.ts';
import { type FoundVerb, wordIn } from './verb-words.ts';
import { verbs } from './verbs.ts';

/**
 * Every verb, in the order of help and of the reference. No word belongs to two verbs (a test checks
 * it). Words that could mean two things, and what they mean here: `place` and `where` are `lieu`, the
 * physical place of a session, while `salle`, `call` and `room` are a room on demand; `close` is
 * `fermer`, of such a room, while a session is ended by `end`; `ouvrir` and `open` start a session;
 * `rappel` concerns oneself, `réglages rappels` the course.
 */
export const table: readonly AnyVerb[] = [helpVerb, ...verbs];

/** The verb that a word means, in either language, without case and accents; '' is the short help. */
export function findVerb(word: string): FoundVerb | undefined {
  if (word === '') return { verb: helpVerb, line: (line) => line };
  return wordIn(table, word);
}

/** The verb whose line would be proposed for a word that is none. */
export function nearVerb(word: string): FoundVerb | undefined {
  return verbNear(table, word);
}

/** The refusal of a word that is no verb, with the nearest one proposed. */
export function unknownVerb(scene: Scene, read: CommandRead): Refusal {
  return didYouMean(table, scene, read);
}
