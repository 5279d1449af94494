import { type Clash, clashes, clashRange } from '../domain/clashes.ts';
import { limits } from '../domain/limits.ts';
import { type Material, materialOf, type Session } from '../domain/session.ts';
import { restored, restoreFault } from '../domain/session-state.ts';
import { readSessions } from '../domain/which-session.ts';
import { type Block, doc } from '../message/document.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import { clashBlocks } from '../services/clash-blocks.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { materialsOpened, openingNow } from '../services/opening-posts.ts';
import { reachOf } from '../services/reach.ts';
import type { CourseScene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { type NamedDay, proposeOfDay, readNamedDay, sessionsOfDay } from './named-day.ts';
import { type NamedSpan, readSpan } from './named-span.ts';
import { beyondLast, commonGroup, part, whyLeft } from './several.ts';
import { proposeSpan, sessionsOfSpan } from './span-proposal.ts';
import { verb } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

type Args =
  | { readonly numbers: readonly number[] }
  | { readonly day: NamedDay }
  | { readonly span: NamedSpan };

interface Loaded {
  readonly found: readonly Session[];
  /** Sessions around them, for clashes. */
  readonly near: readonly Session[];
  /** Of those that had opened before they were cancelled. */
  readonly materials: readonly Material[];
}

/** `rétablir S3`: a cancelled session takes place after all, while it is still to come. */
export const restoreVerb = verb<Args, Loaded>({
  name: 'restore',
  group: 'planning',
  words: { fr: ['rétablir'], en: ['restore'] },
  needs: 'course',
  role: 'assistant',
  purpose: { fr: 'rétablir une séance', en: 'restore a session' },
  help: {
    fr: {
      syntax: ['rétablir S3[-S6]'],
      does: "Rétablit une séance annulée, tant qu'elle est à venir ; la classe est prévenue une minute plus tard.",
      examples: ['rétablir S3', 'rétablir S3-S6'],
    },
    en: {
      syntax: ['restore S3[-S6]'],
      does: 'Restores a cancelled session, as long as it is still to come; the class is told a minute later.',
      examples: ['restore S3', 'restore S3-S6'],
    },
  },
  parse: (line, scene) => {
    const named = readSessions(line.raw, 'several');
    if (named !== undefined && named.rest === '') return { numbers: named.numbers };
    const span = readSpan(line.raw, timeContext(scene, typedIn(line, scene)));
    if (span !== undefined && span.rest === '') return { span };
    const day = readNamedDay(line, scene);
    return day === undefined ? refuse('restoreWhich', scene.words.changes.restoreWhich()) : { day };
  },
  load: async (reads, scene, args) => {
    const course = scene.course?.id ?? '';
    const canRestore = (session: Session) => restoreFault(session, scene.now) === undefined;
    if ('span' in args)
      return { found: await sessionsOfSpan(reads, scene, args.span, canRestore), near: [], materials: [] };
    if ('day' in args) {
      return { found: await sessionsOfDay(reads, course, args.day, canRestore), near: [], materials: [] };
    }
    const found = await reads.sessionsByNumber(course, args.numbers);
    const [first] = found;
    if (first === undefined) return { found, near: [], materials: [] };
    const range = { ...clashRange(found), limit: limits.sessionsPerCourse };
    const near = await reads.sessionsBetween(first.courseId, range);
    return { found, near, materials: await materialsOpened(reads, found) };
  },
  decide,
});

function decide(scene: CourseScene, args: Args, { found, near, materials }: Loaded): Outcome {
  if ('day' in args) return proposeOfDay(scene, 'restore', args.day, found);
  if ('span' in args) return proposeSpan(scene, 'restore', args.span, found);
  const { numbers } = args;
  const { course, now } = scene;
  const words = scene.words.changes;
  const beyond = beyondLast(scene, 'restore', numbers);
  if (beyond !== undefined) return beyond;
  const { able, left } = part(numbers, found, (session) => restoreFault(session, now));
  if (able.length === 0) return refusal(scene, numbers, found);
  const sessions = able.map((session) => restored(session, now));
  return {
    sessions,
    posts: sessions.flatMap((session) => openingNow(course, session, materialOf(session, materials))),
    answer: doc(
      ...said(scene, sessions),
      left.length === 0 ? undefined : words.leftAsTheyWere(whyLeft('restore', left, found), left),
      ...clashBlocks(scene, newClashes(sessions, near)),
      words.reach(reachOf(course, sessions, now), groupName(course, commonGroup(sessions)), now),
    ),
    undoable: true,
  };
}

/** Sessions restored together stood together before: only what they meet now is said. */
function newClashes(sessions: readonly Session[], near: readonly Session[]): readonly Clash[] {
  return sessions.flatMap((session) => clashes([session], near));
}

function said(scene: CourseScene, sessions: readonly Session[]): readonly Block[] {
  const { language, words } = scene;
  const [first] = sessions;
  if (first !== undefined && sessions.length === 1) {
    return [words.changes.restored({ number: first.number, when: dateOf(first, language) })];
  }
  const numbers = sessions.map(({ number }) => number);
  const { blocks, zone } = listSessions(sessions, language);
  return [words.changes.restoredMany(numbers, zone), ...blocks];
}

function refusal(scene: CourseScene, numbers: readonly number[], found: readonly Session[]): Refusal {
  const { language, words } = scene;
  const [number = 0] = numbers;
  if (numbers.length > 1) return refuse('noneLeft', words.changes.noneLeft(numbers));
  const [session] = found;
  if (session === undefined) {
    return refuse('noSession', words.common.noSession(number, words.changes.restoreExample));
  }
  return session.status === 'cancelled'
    ? refuse('past', words.changes.restorePast({ number, when: dateOf(session, language) }))
    : refuse('notCancelled', words.changes.restoreNotCancelled(number));
}
