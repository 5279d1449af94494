import { actions, concat, type Document, doc } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { withAccounts } from './find-person.ts';
import { lackAt, lackingWords, lackOf, refuseLack } from './lacking.ts';
import { lineMeant } from './other-words.ts';
import type { CommandRead } from './read-line.ts';
import { nearestWord } from './suggest.ts';
import type { AnyVerb } from './verb.ts';
import { type FoundVerb, wordIn, wordsFor } from './verb-words.ts';

/** Of a long line, so much is shown; the ✅ sends all of it. */
const shownLength = 120;

/**
 * The refusal of a word that is no verb: that there is no such thing; the line that means it, or whose word it is a
 * slip of; or, where there is none, where help is.
 */
export function didYouMean(verbs: readonly AnyVerb[], scene: Scene, read: CommandRead): Refusal {
  const typed = read.line.verb;
  const meant = lineMeant(typed);
  const lack = meant === undefined ? lackAt(`${typed} ${read.line.text}`) : undefined;
  if (lack !== undefined) return refuseLack(scene, lack);
  const near = meant ?? nearestWord([...verbs.flatMap(wordsFor), ...lackingWords], typed);
  if (near === undefined) return refuse('unknownVerb', scene.words.help.unknownVerb(typed.slice(0, 40)));
  const [word = ''] = near.split(' ', 1);
  const found = wordIn(verbs, word);
  const slip = found === undefined ? lackOf(near) : undefined;
  if (slip !== undefined) return refuseLack(scene, slip);
  return proposed(
    scene,
    'unknownVerb',
    (line) => scene.words.help.didYouMean(typed, line),
    correctedLine(near, read, found),
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
