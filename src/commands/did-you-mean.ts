import { actions, concat, type Document, doc } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { withAccounts } from './find-person.ts';
import { refuseNoCourse } from './gate.ts';
import { lackAt, lackingWords, lackOf, refuseLack } from './lacking.ts';
import { lineMeant } from './other-words.ts';
import type { CommandRead } from './read-line.ts';
import { soundsLike } from './sounds-like.ts';
import { nearestWord } from './suggest.ts';
import type { AnyVerb } from './verb.ts';
import { type FoundVerb, wordIn, wordsFor } from './verb-words.ts';

/** Of a long line, so much is shown; the ✅ sends all of it. */
const shownLength = 120;

/** « on commence à 14h au lieu de 13h », "we start at 2pm instead of 1pm": a move, said as a sentence. */
const begins =
  /^(?:on (?:commence|d[ée]marre|d[ée]bute|se voit|se retrouve)|(?:we|class) (?:starts?|begins?|meets?))(?: plut[ôo]t)? ((?:à |a |at )?\S.*(?:au lieu d|plut[ôo]t qu|instead of|rather than).*)$/iu;

/**
 * The refusal of a word that is no verb: that there is no such thing; the line that means it, or whose word it is a
 * slip of; or, where there is none, where help is.
 */
export function didYouMean(verbs: readonly AnyVerb[], scene: Scene, read: CommandRead): Refusal {
  const typed = read.line.verb;
  const sentence = begins.exec(`${typed} ${read.line.text}`.slice(0, 200));
  if (sentence !== null && wordIn(verbs, 'déplacer') !== undefined) {
    const isFrench = /^on\b/iu.test(typed);
    const line = `${isFrench ? 'déplacer' : 'move'} ${sentence[1] ?? ''}`;
    return proposed(scene, 'unknownVerb', (shown) => scene.words.help.didYouMean(typed, shown), line);
  }
  const meant = lineMeant(typed);
  const lack = meant === undefined ? lackAt(`${typed} ${read.line.text}`) : undefined;
  const sounds = meant === undefined ? soundsLike(`${typed} ${read.line.raw}`) : undefined;
  if (sounds?.act === 'next') {
    const say = (shown: string) => scene.words.help.prefixLost(shown);
    return (
      courseFirst(scene, wordIn(verbs, sounds.line), sounds.line) ??
      proposed(scene, 'unknownVerb', say, sounds.line)
    );
  }
  if (lack !== undefined) return refuseLack(scene, lack);
  const near = meant ?? slipOf(verbs, typed);
  if (near === undefined) return refuse('unknownVerb', scene.words.help.unknownVerb(typed.slice(0, 40)));
  const found = wordIn(verbs, near.split(' ', 1)[0] ?? '');
  const slip = found === undefined ? lackOf(near) : undefined;
  if (slip !== undefined) return refuseLack(scene, slip);
  const line = correctedLine(near, read, found);
  return (
    courseFirst(scene, found, line) ??
    proposed(scene, 'unknownVerb', (shown) => scene.words.help.didYouMean(typed, shown), line)
  );
}

/** The verb that a word which is none means, or is a slip of. */
export function verbNear(verbs: readonly AnyVerb[], typed: string): FoundVerb | undefined {
  const near = lineMeant(typed) ?? (lackOf(typed) === undefined ? slipOf(verbs, typed) : undefined);
  return near === undefined ? undefined : wordIn(verbs, near.split(' ', 1)[0] ?? '');
}

function slipOf(verbs: readonly AnyVerb[], typed: string): string | undefined {
  return nearestWord([...verbs.flatMap(wordsFor), ...lackingWords], typed);
}

/** A line whose course is not known would only be asked about once it is sent: which one is asked at once. */
export function courseFirst(scene: Scene, found: FoundVerb | undefined, line: string): Refusal | undefined {
  const isOpen = scene.origin.direct && scene.course === undefined && scene.courses.length > 1;
  const [shown = ''] = line.split('\n', 1);
  return isOpen && found?.verb.needs === 'course'
    ? refuseNoCourse(scene, shown.slice(0, shownLength))
    : undefined;
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
