import { gate } from '../../src/commands/gate.ts';
import { behindMisspeltPrefix, prefixLost, withoutPrefix } from '../../src/commands/lost-prefix.ts';
import { readLine } from '../../src/commands/read-line.ts';
import { findVerb, table, unknownVerb } from '../../src/commands/table.ts';
import { isRefused } from '../../src/commands/verb.ts';
import { wordsFor } from '../../src/commands/verb-words.ts';
import { toHtml } from '../../src/message/html.ts';
import type { Reads } from '../../src/ports/store.ts';
import { isRefusal, type Outcome } from '../../src/services/decision.ts';
import type { CourseScene, Scene } from '../../src/services/scene.ts';
import { makeReads } from '../support/reads.ts';
import {
  direct,
  groupedCourse,
  makeMaterial,
  makeScene,
  makeSession,
  now,
  prof,
  room,
  student,
  tutor,
} from '../support/scene.ts';
import type { Random } from './random.ts';
import { noiseOf, repeatedOf, textOf } from './words.ts';

const verbWords = table.flatMap(wordsFor);
const prefixes = [
  '!cours ',
  '!cours ',
  '!cours ',
  '! Cours, ',
  '/cours ',
  '!cour ',
  '',
  '!',
  '> x\n!cours ',
  '`!cours ',
];
const options = { codes: ['LO21'], names: ['Cours'], isVerb: (word: string) => findVerb(word) !== undefined };

/** A line as somebody may type it, or as nobody would. */
export function lineFrom(random: Random): string {
  if (random.chance(5)) return noiseOf(random, 400);
  if (random.chance(1)) return `!cours ${random.pick(verbWords)} ${repeatedOf(random, 64_000)}`;
  const verb = random.chance(95) ? random.pick(verbWords) : noiseOf(random, 12);
  const code = random.chance(5) ? 'LO21 ' : '';
  const body = random.chance(10) ? `\n${textOf(random)}` : '';
  return `${random.pick(prefixes)}${code}${verb} ${textOf(random)}${body}`;
}

const sessions = [
  makeSession(),
  makeSession({ number: 2, title: 'Les graphes', startsAt: now + 86_400_000 }),
  makeSession({ number: 3, status: 'open', openedAt: now - 60_000, startsAt: now - 60_000 }),
  makeSession({ number: 4, status: 'cancelled' }),
];
const materials = [makeMaterial()];

/** Who writes, and where: drawn anew for each line. */
export function sceneFrom(random: Random): Scene {
  const person = random.pick([prof, tutor, student, student]);
  const origin = random.pick([
    room('classe', person),
    room('equipe', person),
    room('td1', person),
    direct(person),
  ]);
  return makeScene({ person, origin, course: groupedCourse, language: random.pick(['fr', 'en']) });
}

/** Reads a line and decides it, as the engine does, up to what is shown of the answer; a refusal is an outcome. */
export async function decideLine(text: string, scene: Scene): Promise<Outcome | undefined> {
  const reads = makeReads({ courses: [groupedCourse], sessions, materials });
  const outcome = await outcomeOf(text, scene, reads);
  if (outcome?.answer !== undefined) toHtml(outcome.answer);
  return outcome;
}

async function outcomeOf(text: string, scene: Scene, reads: Reads): Promise<Outcome | undefined> {
  const first = readLine(text, options);
  const read =
    first.kind === 'command'
      ? first
      : (behindMisspeltPrefix(text, options) ??
        (scene.origin.direct ? withoutPrefix(text, options)?.read : undefined));
  if (read === undefined) return undefined;
  const found = findVerb(read.line.verb);
  if (read.prefix === 'lost') return prefixLost(scene, read, found);
  if (found === undefined) return unknownVerb(scene, read);
  const refused = gate(found.verb, scene);
  if (refused !== undefined) return refused;
  const args = found.verb.parse(found.line(read.line), scene);
  if (isRefused(args)) return args;
  const outcome = found.verb.decide(scene as CourseScene, args, await found.verb.load(reads, scene, args));
  return isRefusal(outcome) ? outcome : { ...outcome };
}
