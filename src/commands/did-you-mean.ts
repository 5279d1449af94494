import { fold } from '../domain/fold.ts';
import { wordTable } from '../domain/word-table.ts';
import { actions, concat, type Document, doc } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { withAccounts } from './find-person.ts';
import type { CommandRead } from './read-line.ts';
import { nearestWord } from './suggest.ts';
import type { AnyVerb } from './verb.ts';
import { type FoundVerb, wordIn, wordsFor } from './verb-words.ts';

/** Of a long line, so much is shown; the ✅ sends all of it. */
const shownLength = 120;

/** Words that people try first for a verb of ours, where a synonym would do more than they mean. */
const otherWords = wordTable<string>({
  supprimer: 'annuler',
  suprimer: 'annuler',
  effacer: 'annuler',
  retirer: 'annuler',
  delete: 'cancel',
  remove: 'cancel',
});

/** The refusal of a word that is no verb: the line with the nearest one; or, where none is near, where help is. */
export function didYouMean(verbs: readonly AnyVerb[], scene: Scene, read: CommandRead): Refusal {
  const typed = read.line.verb;
  const near = otherWords.get(fold(typed)) ?? nearestWord(verbs.flatMap(wordsFor), typed);
  if (near === undefined) return refuse('unknownVerb', scene.words.help.unknownVerb(typed.slice(0, 40)));
  return proposed(
    scene,
    'unknownVerb',
    (line) => scene.words.help.didYouMean(typed, line),
    correctedLine(near, read, wordIn(verbs, near)),
  );
}

/** What a command becomes with another word for its verb, or with its prefix. */
export function correctedLine(word: string, read: CommandRead, found: FoundVerb | undefined): string {
  const people = found?.verb.takesPerson === true ? (read.line.people ?? []) : [];
  return `${word}${withAccounts(read.after, people)}`;
}

/** A refusal with the whole line corrected, sent by the author's ✅; `say` words it around what is shown of it. */
export function proposed(
  scene: Scene,
  code: string,
  say: (shown: string) => Document,
  line: string,
): Refusal {
  const corrected = line.trimEnd();
  const firstLine = corrected.split('\n', 1)[0] ?? corrected;
  const shown =
    firstLine === corrected && firstLine.length <= shownLength
      ? corrected
      : `${firstLine.slice(0, shownLength).trimEnd()} …`;
  const proposal = actions({
    sign: '✅',
    label: scene.words.help.sendIt,
    command: corrected,
    by: scene.person.id,
  });
  return refuse(code, concat(say(shown), doc(proposal)));
}
