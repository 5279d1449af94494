import { fold } from '../domain/fold.ts';
import { ownWords } from '../message/own-words.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { correctedLine, courseFirst, proposed } from './did-you-mean.ts';
import { type CommandRead, type ReadOptions, readLine } from './read-line.ts';
import { findVerb } from './table.ts';
import { isRefused } from './verb.ts';
import type { FoundVerb } from './verb-words.ts';

/** `!cour agenda`, `! cuors agenda`, `!coursagenda`; `!courses` and `!tours` are other words, maybe other bots'. */
const misspelt =
  /^[!\uff01/][^\S\n]{0,3}(?:cour|cous|cors|curs|cuors|corus|cousr|ocurs|coours|couurs|courrs|courss)(?![\p{L}\p{N}_-])[^\S\n]{0,3}[,:;]?/iu;
const glued = /^[!\uff01/][^\S\n]{0,3}course?(?=\p{L})/iu;
/** What may stand before a command in private. */
const sign = /^(?:[!\uff01/]\s{0,3})?(?:cours(?=\s))?/iu;

/** The command behind a `!cours` that is misspelt or runs into it; undefined unless a verb follows. */
export function behindMisspeltPrefix(text: string, options: ReadOptions): CommandRead | undefined {
  const own = ownWords(text);
  const [taken] = (misspelt.exec(own.slice(0, 40)) ?? glued.exec(own.slice(0, 40))) || [];
  return taken === undefined ? undefined : asCommand(own.slice(taken.length), options);
}

/**
 * The command in a private message that lacks its `!cours`: `agenda`, `LO21 agenda`, `!agenda`, `support S1`.
 * Verbs are also words: « Quand rend-on le TP ? » is none, and not `isPlain`.
 */
export function withoutPrefix(
  text: string,
  options: ReadOptions,
): { readonly read: CommandRead; readonly isPlain: boolean } | undefined {
  const own = ownWords(text);
  const [before = ''] = sign.exec(own) ?? [];
  const read = asCommand(own.slice(before.length), options);
  if (read === undefined) return undefined;
  return { read, isPlain: before !== '' || read.course !== undefined || isBare(read) };
}

/** A longer line is no command that only reads. */
const longestReading = 80;

/**
 * Is this line one that only reads, understood to its last word? What its verb would refuse may be ordinary words;
 * `gives`: `support S1` is then the beginning of what they hand in.
 */
export function readsExactly({ line, after }: CommandRead, scene: Scene, gives: boolean): boolean {
  const found = findVerb(line.verb);
  if (found === undefined || after.length > longestReading) return false;
  // Not all verbs look at what stands below or behind a dash.
  if (line.body !== undefined || line.title !== undefined) return false;
  const { verb } = found;
  const typed = found.line(line);
  if (verb.name === 'material' && gives) return false;
  // What help says is never about the course used last: it only counts here as what reads.
  if (verb.name !== 'help' && verb.reads?.(typed) !== true) return false;
  return !isRefused(verb.parse(typed, scene));
}

/** A verb alone, before a session, or a short order: « planifier jeudi 14h ». */
function isBare({ line, after }: CommandRead): boolean {
  if (after.trim() === '' || /^\s*s?\d{1,4}(?![\p{L}\d])/iu.test(after)) return true;
  return /(?:er|ir|ire|glages)$/u.test(fold(line.verb)) && after.length <= 120 && !/[?!]\s*$/u.test(after);
}

function asCommand(line: string, options: ReadOptions): CommandRead | undefined {
  const read = readLine(`!cours ${line}`, options);
  if (read.kind === 'notCommand' || read.line.verb === '') return undefined;
  return options.isVerb?.(read.line.verb) === true ? { ...read, prefix: 'lost' } : undefined;
}

/**
 * The refusal of a command without its prefix: « vouliez-vous … ? » with it; files only come with a
 * message. `found`: the verb that it has.
 */
export function prefixLost(scene: Scene, read: CommandRead, found: FoundVerb | undefined): Refusal {
  const { help } = scene.words;
  const corrected = correctedLine(read.line.verb, read, found);
  if (read.line.files.length > 0) return refuse('prefixLost', help.prefixLostFiles(corrected.slice(0, 120)));
  return courseFirst(scene, found, corrected) ?? proposed(scene, 'prefixLost', help.prefixLost, corrected);
}
