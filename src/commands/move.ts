import { clashes, clashRange } from '../domain/clashes.ts';
import { limits } from '../domain/limits.ts';
import type { Session } from '../domain/session.ts';
import { moved, moveFault } from '../domain/session-state.ts';
import { formatDuration } from '../domain/time/format.ts';
import { formatInstead } from '../domain/time/instead.ts';
import { parseMove } from '../domain/time/parse-when.ts';
import type { Language, Move, Parsed } from '../domain/time/types.ts';
import { noteText } from '../domain/time/words.ts';
import { fromInstant, toInstant } from '../domain/time/zone.ts';
import { readSessions } from '../domain/which-session.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, doc, line } from '../message/document.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import { clashBlocks } from '../services/clash-blocks.ts';
import { closeAll, closedRooms } from '../services/close-call.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { isNear } from '../services/holders.ts';
import { reachOf } from '../services/reach.ts';
import { noStep, type RoomStep } from '../services/room-step.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { readOptions } from './plan-args.ts';
import { type CommandLine, isRefused, verb } from './verb.ts';
import { refuseWhen, timeContext, typedIn } from './when.ts';

interface Args {
  readonly number: number;
  readonly when: string;
  readonly language: Language;
}

interface Loaded {
  readonly session?: Session;
  /** The new date, read on the present one. */
  readonly read?: Parsed<Move>;
  /** Sessions around it, for clashes. */
  readonly near: readonly Session[];
}

/** `déplacer S3 WHEN [durée D]`: what is not said of the date stays as it is. */
export const moveVerb = verb<Args, Loaded>({
  name: 'move',
  group: 'planning',
  words: { fr: ['déplacer', 'reporter', 'décaler'], en: ['move', 'postpone', 'reschedule'] },
  needs: 'course',
  role: 'assistant',
  purpose: { fr: 'déplacer une séance', en: 'move a session' },
  instead: {
    fr: "Vous pouvez proposer une autre date en l'écrivant ici.",
    en: 'You can suggest another date by writing it here.',
  },
  help: {
    fr: {
      syntax: ['déplacer S3 QUAND [durée D]'],
      does: "Déplace une séance ; la classe est prévenue une minute plus tard, sauf `défaire`. Un jour seul garde l'heure, une heure seule garde le jour.",
      examples: [
        'déplacer S3 jeudi',
        'déplacer S3 16h',
        'déplacer S3 +1 semaine',
        'déplacer S3 mardi prochain 14h15 durée 1h30',
      ],
    },
    en: {
      syntax: ['move S3 WHEN [duration D]'],
      does: 'Moves a session; the class is told a minute later, unless `undo`. A day alone keeps the hour, an hour alone keeps the day.',
      examples: [
        'move S3 Thursday',
        'move S3 16:00',
        'move S3 +1 week',
        'move S3 next Tuesday 14:15 duration 1h30',
      ],
    },
  },
  parse,
  load: async (reads, scene, args) => {
    const [session] = await reads.sessionsByNumber(scene.course?.id ?? '', [args.number]);
    if (session === undefined) return { near: [] };
    const context = timeContext(scene, args.language);
    const read = parseMove(args.when, context, fromInstant(session.startsAt, context.zone));
    if (!read.ok) return { session, read, near: [] };
    const range = clashRange([{ startsAt: toInstant(read.value.start), minutes: 12 * 60 }]);
    const near = await reads.sessionsBetween(session.courseId, { ...range, limit: limits.sessionsPerCourse });
    return { session, read, near };
  },
  decide,
});

function parse(typed: CommandLine, scene: Scene): Args | Refusal {
  const words = scene.words.changes;
  const language = typedIn(typed, scene);
  const named = readSessions(typed.text, 'several');
  const [number] = named?.numbers ?? [];
  if (named === undefined || number === undefined) return refuse('moveMissing', words.moveMissing(undefined));
  if (named.numbers.length > 1) {
    const example = `${wordsOf(language).planning.typed.move} S${number} ${named.rest}`.trim();
    return refuse('moveOne', words.moveOne(named.numbers, example));
  }
  if (named.rest === '') return refuse('moveMissing', words.moveMissing(number));
  if (typed.title !== undefined) {
    const example = `${wordsOf(language).planning.typed.move} S${number} ${named.rest}`;
    return refuse('unread', scene.words.planning.unread(typed.title.slice(0, 80), example));
  }
  return { number, when: named.rest, language };
}

function decide(scene: CourseScene, args: Args, { session, read, near }: Loaded): Outcome {
  const { course, language, now } = scene;
  const words = scene.words.changes;
  const typed = wordsOf(args.language).planning;
  const verbLine = `${typed.typed.move} S${args.number}`;
  if (session === undefined || read === undefined) {
    return refuse(
      'noSession',
      scene.words.common.noSession(args.number, `${typed.typed.move} S1 ${args.when}`),
    );
  }
  const fault = moveFault(session);
  if (fault !== undefined && fault in words.moveStates) {
    return refuse(`state:${fault}`, words.moveStates[fault as keyof typeof words.moveStates](args.number));
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
    return refuse('moveSame', words.moveSame({ number: args.number, when }));
  }
  if (after.startsAt <= now) return refuse('past', scene.words.planning.past(when, example));
  const facts = { number: args.number, when };
  // A room stays with its session as long as one can be asked for there; else nobody would find it again.
  const rooms = isNear(after, now)
    ? noStep({ course, session: after })
    : closeAll(scene, { course, session: after });
  return {
    sessions: [rooms.holder.session ?? after],
    posts: rooms.posts,
    outside: rooms.outside,
    answer: doc(
      after.startsAt === session.startsAt
        ? words.lengthSet({ ...facts, old: formatDuration(session.minutes, language) })
        : words.movedTo({ ...facts, old: formatInstead(session.start, after.start, language, now) }),
      ...read.notes.map((note) => line`${noteText(note, language)}`),
      ...clashBlocks(scene, clashes([after], near)),
      ...closedWith(scene, session, rooms),
      words.reach(reachOf(course, [after], now), groupName(course, after), now),
    ),
    undoable: true,
  };
}

/** That its rooms are closed, where it had any. */
function closedWith(
  { house, words }: CourseScene,
  before: Session,
  { outside, posts }: RoomStep,
): readonly Block[] {
  if (outside.length + posts.length === 0) return [];
  const live = before.rooms.calls.filter(({ status }) => status === 'open' || status === 'wanted');
  return live.length === 0 ? [] : words.rooms.closing(closedRooms(house, live)).blocks;
}
