import { nearestWords } from '../domain/nearest-words.ts';
import type { Refusal } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { proposed } from './did-you-mean.ts';
import { type ReadLine, type ReadOptions, readLine } from './read-line.ts';

type Command = Extract<ReadLine, { kind: 'command' }>;

/** `!cour agenda`, `! cuors agenda`. */
const called = /^[!\uff01/]\s{0,3}(\p{L}{3,8})(?![\p{L}\p{N}_-])\s{0,3}[,:;]?/u;
const sign = /^[!\uff01/]\s{0,3}/u;

/** The command behind a misspelt `!cours`; undefined unless a verb follows. */
export function behindMisspeltPrefix(text: string, options: ReadOptions): Command | undefined {
  const own = text.trimStart();
  const [taken = '', typed = ''] = called.exec(own.slice(0, 40)) ?? [];
  const near = nearestWords(['cours', 'course'], typed, () => 1);
  return near.length === 0 ? undefined : asCommand(own.slice(taken.length), options);
}

/** The command in a private message that lacks its `!cours`: `agenda`, `LO21 agenda`, `!agenda`. */
export function withoutPrefix(text: string, options: ReadOptions): Command | undefined {
  return asCommand(text.trimStart().replace(sign, ''), options);
}

function asCommand(line: string, options: ReadOptions): Command | undefined {
  const read = readLine(`!cours ${line}`, options);
  if (read.kind === 'notCommand' || read.line.verb === '') return undefined;
  return options.isVerb?.(read.line.verb) === true ? { ...read, prefix: 'lost' } : undefined;
}

/** The refusal of a command without its prefix: « vouliez-vous … ? » with it. */
export function prefixLost(scene: Scene, read: Command): Refusal {
  return proposed(scene, 'prefixLost', scene.words.help.prefixLost, `${read.line.verb}${read.after}`);
}
