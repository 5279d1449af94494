import { limits } from '../domain/limits.ts';
import { type Material, materialOf, type Session } from '../domain/session.ts';
import { cancelFault, cancelled } from '../domain/session-state.ts';
import { readSessions } from '../domain/which-session.ts';
import { type Block, doc } from '../message/document.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import { closeAll } from '../services/close-call.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { materialsOpened, openingNow } from '../services/opening-posts.ts';
import { reachOf } from '../services/reach.ts';
import type { RoomStep } from '../services/room-step.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { takeConfirm } from './confirm-word.ts';
import { proposed } from './did-you-mean.ts';
import { lineOf, type NamedDay, proposeOfDay, readNamedDay, sessionsOfDay } from './named-day.ts';
import { type NamedSpan, readSpan } from './named-span.ts';
import { unquoted } from './plan-options.ts';
import { beyondLast, commonGroup, mostUnasked, part, whyLeft } from './several.ts';
import { proposeSpan, sessionsOfSpan } from './span-proposal.ts';
import { type CommandLine, verb } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

interface Loaded {
  readonly found: readonly Session[];
  /** Of those that have opened. */
  readonly materials: readonly Material[];
}

interface Named {
  readonly numbers: readonly number[];
  readonly reason?: string;
  /** « confirmer »: more than three sessions are meant. */
  readonly confirmed: boolean;
}

type Args = Named | { readonly day: NamedDay } | { readonly span: NamedSpan };

/** `annuler S3[-S6] [REASON]`; alone it asks what was meant. */
export const cancelVerb = verb<Args, Loaded>({
  name: 'cancel',
  group: 'planning',
  words: { fr: ['annuler'], en: ['cancel'] },
  needs: 'course',
  role: 'assistant',
  takesBody: true,
  purpose: { fr: 'annuler une séance', en: 'cancel a session' },
  help: {
    fr: {
      syntax: ['annuler S3[-S6] [RAISON]', 'annuler QUAND [RAISON]', 'annuler S3-S9 confirmer'],
      does: 'Annule une ou plusieurs séances (plus de trois, une séance ouverte, ou « la prochaine », un jour, un mois : après confirmation) ; la classe est prévenue une minute plus tard, avec la raison, sauf `défaire`.',
      examples: [
        'annuler S3',
        'annuler S3 salle inondée',
        'annuler la prochaine séance',
        'annuler tous les cours de décembre',
      ],
    },
    en: {
      syntax: ['cancel S3[-S6] [REASON]', 'cancel WHEN [REASON]', 'cancel S3-S9 confirm'],
      does: 'Cancels one or several sessions (more than three, an open session, or those of a day, a month: once confirmed); the class is told a minute later, with the reason, unless `undo`.',
      examples: [
        'cancel S3',
        'cancel S3 flooded room',
        'cancel the next session',
        'cancel all classes in December',
      ],
    },
  },
  parse,
  load: async (reads, scene, args) => {
    const course = scene.course?.id ?? '';
    if ('day' in args)
      return { found: await sessionsOfDay(reads, course, args.day, canCancel), materials: [] };
    if ('span' in args)
      return { found: await sessionsOfSpan(reads, scene, args.span, canCancel), materials: [] };
    const found = await reads.sessionsByNumber(course, args.numbers);
    return { found, materials: await materialsOpened(reads, found) };
  },
  decide,
});

/** « 2 séances » says how many, not which: it is not S2. */
const counted = /^(?:(?:les|the)\s+)?\d{1,4}\s+(?:séances|seances|cours|prochain|sessions|classes|next)/iu;

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const span = readSpan(
    [line.raw, line.body ?? ''].join(' ').trim(),
    timeContext(scene, typedIn(line, scene)),
  );
  if (span !== undefined) return { span };
  const named = counted.test(line.raw) ? undefined : readSessions(line.raw, 'several');
  // « annuler 2 décembre » is a day, not S2 because of « décembre ».
  const day =
    named === undefined || /^\d{1,2}(?:er|st|nd|rd|th)?\s+\p{L}{3}/u.test(line.raw)
      ? readNamedDay(line, scene)
      : undefined;
  if (named === undefined || day !== undefined) {
    return day === undefined ? refuse('cancelWhich', scene.words.changes.cancelWhich()) : { day };
  }
  const { confirmed, rest } = takeConfirm(named.rest);
  const first = unquoted(rest.replace(/^(?:—|–|--|-)\s+/u, ''));
  const reason = [first, line.body ?? ''].join(' ').replace(/\s+/gu, ' ').trim();
  if (reason.length > limits.reasonLength) {
    return refuse('reasonTooLong', scene.words.common.reasonTooLong(limits.reasonLength, reason.length));
  }
  return { numbers: named.numbers, confirmed, ...(reason === '' ? {} : { reason }) };
}

function decide(scene: CourseScene, args: Args, { found, materials }: Loaded): Outcome {
  if ('day' in args) return proposeOfDay(scene, 'cancel', args.day, found);
  if ('span' in args) return proposeSpan(scene, 'cancel', args.span, found);
  const { course, now } = scene;
  const { numbers, reason } = args;
  const words = scene.words.changes;
  const beyond = beyondLast(scene, 'cancel', numbers);
  if (beyond !== undefined) return beyond;
  const { able, left } = part(numbers, found, cancelFault);
  if (able.length === 0) return refusal(scene, numbers, found);
  if (able.length > mostUnasked && !args.confirmed) return asked(scene, able, reason);
  const [open] = able.filter(({ status }) => status === 'open');
  if (open !== undefined && !args.confirmed) return askedOpen(scene, able, open, reason);
  const steps = able.map((session) => stopped(scene, session, reason));
  const sessions = steps.flatMap(({ holder }) => holder.session ?? []);
  const group = groupName(course, commonGroup(sessions));
  return {
    sessions,
    posts: [
      ...steps.flatMap(({ posts }) => posts),
      ...sessions.flatMap((session) => openingNow(course, session, materialOf(session, materials))),
    ],
    outside: steps.flatMap(({ outside }) => outside),
    answer: doc(
      ...said(scene, sessions, reason),
      left.length === 0 ? undefined : words.leftAsTheyWere(whyLeft('cancel', left, found), left),
      words.reach(reachOf(course, sessions, now), group, now),
    ),
    undoable: true,
  };
}

const canCancel = (session: Session) => cancelFault(session) === undefined;

/** A term is not cancelled by a slip: the list first, and the line that says that it is meant. */
function asked(scene: CourseScene, able: readonly Session[], reason = ''): Refusal {
  const { changes } = scene.words;
  const numbers = able.map(({ number }) => number);
  const line = lineOf(scene, 'cancel', able, reason);
  const { blocks, zone } = listSessions(able, scene.language);
  return proposed(
    scene,
    'confirm',
    (shown) => doc(changes.cancelManyAsk(numbers, shown, zone), ...blocks),
    line,
  );
}

/** What runs is not cancelled by a slip either: whoever is in it would lose thread and rooms. */
function askedOpen(scene: CourseScene, able: readonly Session[], open: Session, reason = ''): Refusal {
  const say = (shown: string) => scene.words.changes.cancelOpenAsk(open.number, shown);
  return proposed(scene, 'confirm', say, lineOf(scene, 'cancel', able, reason));
}

/** The session cancelled; its rooms, if it was open, are closed. */
function stopped(scene: CourseScene, session: Session, reason: string | undefined): RoomStep {
  return closeAll(scene, { course: scene.course, session: cancelled(session, reason, scene.now) });
}

function said(
  scene: CourseScene,
  sessions: readonly Session[],
  reason: string | undefined,
): readonly Block[] {
  const { language, words } = scene;
  const [first] = sessions;
  if (first !== undefined && sessions.length === 1) {
    return [words.changes.cancelled({ number: first.number, when: dateOf(first, language), reason })];
  }
  const numbers = sessions.map(({ number }) => number);
  const { blocks, zone } = listSessions(sessions, language);
  return [words.changes.cancelledMany(numbers, reason, zone), ...blocks];
}

function refusal({ words }: CourseScene, numbers: readonly number[], found: readonly Session[]): Refusal {
  const [number = 0] = numbers;
  if (numbers.length > 1) return refuse('noneLeft', words.changes.noneLeft(numbers));
  const [session] = found;
  if (session === undefined) {
    return refuse('noSession', words.common.noSession(number, words.changes.cancelExample));
  }
  return session.status === 'cancelled'
    ? refuse('state:cancelled', words.changes.cancelAlready(number))
    : refuse('state:closed', words.changes.cancelClosed(number));
}
