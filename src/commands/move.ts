import { clashes, clashRange } from '../domain/clashes.ts';
import { limits } from '../domain/limits.ts';
import { typedSessions } from '../domain/number-spans.ts';
import type { Session } from '../domain/session.ts';
import { moved, moveFault } from '../domain/session-state.ts';
import { formatDuration, formatMoment } from '../domain/time/format.ts';
import { formatInstead } from '../domain/time/instead.ts';
import type { TimeNote } from '../domain/time/types.ts';
import { noteText } from '../domain/time/words.ts';
import { toInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, doc, line } from '../message/document.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import { clashBlocks } from '../services/clash-blocks.ts';
import { closeAll, closedRooms } from '../services/close-call.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { isNear } from '../services/holders.ts';
import { reachOf } from '../services/reach.ts';
import { noStep, type RoomStep } from '../services/room-step.ts';
import type { CourseScene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { proposed } from './did-you-mean.ts';
import { type MoveArgs, readMove } from './move-line.ts';
import { loadMoves, type MoveOf, whenLine } from './move-sessions.ts';
import { readOptions } from './plan-args.ts';
import { commonGroup, mostUnasked } from './several.ts';
import { isRefused, verb } from './verb.ts';
import { refuseWhen } from './when.ts';

interface Loaded {
  readonly moves: readonly MoveOf[];
  /** Sessions around the new dates, for clashes. */
  readonly near: readonly Session[];
  /** An open session, of which « décaler 10 min » may be meant. */
  readonly open?: Session;
}

/** `déplacer S3 WHEN [durée D]`: what is not said of the date stays as it is. */
export const moveVerb = verb<MoveArgs, Loaded>({
  name: 'move',
  group: 'planning',
  words: {
    fr: ['déplacer', 'reporter', 'décaler', 'repousser', 'retarder', 'avancer'],
    en: ['move', 'postpone', 'reschedule', 'push', 'delay', 'bring', 'advance', 'shift'],
  },
  needs: 'course',
  role: 'assistant',
  purpose: { fr: 'déplacer une séance', en: 'move a session' },
  instead: {
    fr: "Vous pouvez proposer une autre date en l'écrivant ici.",
    en: 'You can suggest another date by writing it here.',
  },
  help: {
    fr: {
      syntax: ['déplacer S3 QUAND [durée D]', "décaler S3 d'une heure", 'avancer S3 de 30 min'],
      does: "Déplace une séance ; la classe est prévenue une minute plus tard, sauf `défaire`. Un jour seul garde l'heure, une heure seule garde le jour. « La prochaine », un jour, un mois : après confirmation.",
      examples: [
        'déplacer S3 16h',
        'déplacer S3 +1 semaine',
        "décaler S3 d'une heure",
        'déplacer le cours de demain à 16h',
        'déplacer S3 mardi prochain 14h15 durée 1h30',
      ],
    },
    en: {
      syntax: ['move S3 WHEN [duration D]', 'push S3 back an hour', 'bring S3 forward 30 min'],
      does: 'Moves a session; the class is told a minute later, unless `undo`. A day alone keeps the hour, an hour alone keeps the day. The next one, those of a day, a month: once confirmed.',
      examples: [
        'move S3 16:00',
        'move S3 +1 week',
        'move S3 by an hour',
        "move tomorrow's class to 16:00",
        'move S3 next Tuesday 14:15 duration 1h30',
      ],
    },
  },
  parse: readMove,
  load: async (reads, scene, args) => {
    const courseId = scene.course?.id ?? '';
    const moves = await loadMoves(reads, scene, args);
    const times = moves.flatMap(({ read }) =>
      read.ok ? [{ startsAt: toInstant(read.value.start), minutes: 12 * 60 }] : [],
    );
    const near =
      times.length === 0
        ? []
        : await reads.sessionsBetween(courseId, { ...clashRange(times), limit: limits.sessionsPerCourse });
    const [open] = args.source?.kind === 'length' ? await reads.openSessions(courseId) : [];
    return { moves, near, ...(open === undefined ? {} : { open }) };
  },
  decide,
});

function decide(scene: CourseScene, args: MoveArgs, { moves, near, open }: Loaded): Outcome {
  const words = scene.words.changes;
  const typed = wordsOf(args.language).planning;
  const [number = 0] = args.numbers;
  if (args.source !== undefined && moves.length === 0)
    return refuse('moveNone', open === undefined ? words.moveNone() : words.moveOpen(open.number));
  if (moves.length === 0 || moves.length < args.numbers.length) {
    const missing =
      args.numbers.find((each) => !moves.some(({ session }) => session.number === each)) ?? number;
    return refuse('noSession', scene.words.common.noSession(missing, `${typed.typed.move} S1 ${args.when}`));
  }
  const done: Moving[] = [];
  for (const each of moves) {
    const moving = movedBy(scene, args, each);
    if (isRefused(moving)) return moving;
    done.push(moving);
  }
  const isMany = done.length > mostUnasked && !args.confirmed;
  if (args.source !== undefined || isMany) return askFirst(scene, args, done, open);
  return movedTo(scene, done, near);
}

/** A session before and after, and what is said of its new date. */
interface Moving {
  readonly before: Session;
  readonly after: Session;
  readonly notes: readonly TimeNote[];
}

/** The session as it will be, or why it cannot be so. */
function movedBy(scene: CourseScene, args: MoveArgs, { session, read }: MoveOf): Moving | Refusal {
  const { language, now } = scene;
  const words = scene.words.changes;
  const typed = wordsOf(args.language).planning;
  const { number } = session;
  const verbLine = `${typed.typed.move} S${number}`;
  const fault = moveFault(session);
  if (fault !== undefined && fault in words.moveStates) {
    return refuse(`state:${fault}`, words.moveStates[fault as keyof typeof words.moveStates](number));
  }
  if (!read.ok) return refuseWhen(scene, read.question, verbLine, read.rest);
  const example = `${verbLine} ${typed.moveExample}`;
  const options = readOptions(read.rest, scene, example);
  if (isRefused(options)) return options;
  const other = options.group ?? options.location;
  if (other !== undefined) return refuse('unread', scene.words.planning.unread(other.slice(0, 80), example));
  const own = read.value.minutes;
  if (own !== undefined && options.minutes !== undefined && own !== options.minutes) {
    const [one = '', two = ''] = [own, options.minutes].map((minutes) => formatDuration(minutes, language));
    return refuse('twoLengths', scene.words.planning.twoLengths(one, two, example));
  }
  const minutes = options.minutes ?? own ?? session.minutes;
  const after = moved(session, read.value.start, minutes, now);
  const when = dateOf(after, language);
  if (after.startsAt === session.startsAt && minutes === session.minutes) {
    return refuse('moveSame', words.moveSame({ number, when }));
  }
  const isWrong =
    (args.way === 'earlier' && after.startsAt > session.startsAt) ||
    (args.way === 'later' && after.startsAt < session.startsAt);
  if (isWrong) {
    const line = `${verbLine} ${whenLine({ start: after.start, minutes }, scene, args.language)}`;
    const old = formatMoment(session.start, language);
    return refuse('wrongWay', words.wrongWay({ number, old, when, isLater: args.way === 'earlier', line }));
  }
  if (after.startsAt <= now) return refuse('past', scene.words.planning.past(when, example));
  return { before: session, after, notes: read.notes };
}

/** Sessions that were not named, or many of them: what they would be, and the line that moves them. */
function askFirst(
  scene: CourseScene,
  args: MoveArgs,
  done: readonly Moving[],
  open: Session | undefined,
): Outcome {
  const { language } = scene;
  const words = scene.words.changes;
  const { typed } = wordsOf(args.language).planning;
  const numbers = done.map(({ after }) => after.number);
  const [only] = done;
  if (only !== undefined && done.length === 1) {
    const { start, minutes, number } = only.after;
    const target = { start, ...(minutes === only.before.minutes ? {} : { minutes }) };
    const line = `${typed.move} S${number} ${whenLine(target, scene, args.language)}`;
    const facts = {
      number,
      old: formatMoment(only.before.start, language),
      when: dateOf(only.after, language),
      open: open?.number,
    };
    return proposed(scene, 'moveAsk', (shown) => words.moveAsk(facts, shown), line);
  }
  const starts = new Set(done.map(({ after }) => after.startsAt));
  if (starts.size < done.length) {
    const example = `${typed.move} S${numbers[0] ?? 0} ${args.when}`;
    return refuse('moveOne', words.moveOne(numbers, example));
  }
  const { confirm } = wordsOf(args.language).undo.typed;
  const line = `${args.verb} ${typedSessions(numbers)} ${confirm} ${args.when}`;
  const { blocks, zone } = listSessions(
    done.map(({ after }) => after),
    language,
  );
  return proposed(scene, 'moveAsk', (shown) => doc(words.moveManyAsk(numbers, shown, zone), ...blocks), line);
}

/** What is moved, and what is said of it. */
function movedTo(scene: CourseScene, done: readonly Moving[], near: readonly Session[]): Outcome {
  const { course, language, now } = scene;
  const words = scene.words.changes;
  // A room stays with its session as long as one can be asked for there; else nobody would find it again.
  const steps = done.map(({ after }) =>
    isNear(after, now) ? noStep({ course, session: after }) : closeAll(scene, { course, session: after }),
  );
  const afters = done.map(({ after }) => after);
  const notes = new Map(done.flatMap((each) => each.notes).map((note) => [noteText(note, language), note]));
  return {
    sessions: steps
      .map((step, index) => step.holder.session ?? afters[index])
      .filter((each) => each !== undefined),
    posts: steps.flatMap(({ posts }) => posts),
    outside: steps.flatMap(({ outside }) => outside),
    answer: doc(
      ...said(scene, done),
      ...[...notes.keys()].map((text) => line`${text}`),
      ...clashBlocks(scene, clashes(afters, near)),
      ...done.flatMap(({ before }, index) => closedWith(scene, before, steps[index])),
      words.reach(reachOf(course, afters, now), groupName(course, commonGroup(afters)), now),
    ),
    undoable: true,
  };
}

function said(scene: CourseScene, done: readonly Moving[]): readonly Block[] {
  const { language, now } = scene;
  const words = scene.words.changes;
  const [only] = done;
  if (only !== undefined && done.length === 1) {
    const { before, after } = only;
    const facts = { number: after.number, when: dateOf(after, language) };
    return [
      after.startsAt === before.startsAt
        ? words.lengthSet({ ...facts, old: formatDuration(before.minutes, language) })
        : words.movedTo({ ...facts, old: formatInstead(before.start, after.start, language, now) }),
    ];
  }
  const afters = done.map(({ after }) => after);
  const { blocks, hours } = listSessions(afters, language);
  return [
    words.movedMany(
      afters.map(({ number }) => number),
      hours,
    ),
    ...blocks,
  ];
}

/** That its rooms are closed, where it had any. */
function closedWith(
  { house, words }: CourseScene,
  before: Session,
  step: RoomStep | undefined,
): readonly Block[] {
  if (step === undefined || step.outside.length + step.posts.length === 0) return [];
  const live = before.rooms.calls.filter(({ status }) => status === 'open' || status === 'wanted');
  return live.length === 0 ? [] : words.rooms.closing(closedRooms(house, live)).blocks;
}
