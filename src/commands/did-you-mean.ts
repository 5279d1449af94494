import { actions, concat, doc } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import type { ReadLine } from './read-line.ts';
import { nearestWord } from './suggest.ts';
import type { AnyVerb } from './verb.ts';

/** Of a long line, so much is shown; the ✅ sends all of it. */
const shownLength = 120;

/**
 * The refusal of a word that is no verb: « vouliez-vous … ? » with the whole line corrected, sent by the
 * author's ✅; or, where nothing resembles it, where help is.
 */
export function didYouMean(
  verbs: readonly AnyVerb[],
  scene: Scene,
  read: Extract<ReadLine, { kind: 'command' }>,
): Refusal {
  const words = scene.words.help;
  const typed = read.line.verb;
  const near = nearestWord(verbs, typed);
  if (near === undefined) return refuse('unknownVerb', words.unknownVerb(typed.slice(0, 40)));
  const corrected = `${near}${read.after}`.trimEnd();
  const firstLine = corrected.split('\n', 1)[0] ?? corrected;
  const shown =
    firstLine === corrected && firstLine.length <= shownLength
      ? corrected
      : `${firstLine.slice(0, shownLength).trimEnd()} …`;
  const proposal = actions({
    sign: '✅',
    label: words.sendIt,
    command: corrected,
    by: scene.person.id,
  });
  return refuse('unknownVerb', concat(words.didYouMean(typed, shown), doc(proposal)));
}
