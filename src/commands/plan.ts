import { clashes, clashRange } from '../domain/clashes.ts';
import { type Course, classPlaces, type Group } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import { noRooms } from '../domain/room.ts';
import type { Session } from '../domain/session.ts';
import { noteText } from '../domain/time/words.ts';
import { toInstant } from '../domain/time/zone.ts';
import { asTold } from '../domain/told.ts';
import { type Block, type Document, doc, line } from '../message/document.ts';
import { answerKey, type Say, say } from '../message/post.ts';
import { dateOf, groupName, plannedDocument } from '../services/change-documents.ts';
import { clashBlocks } from '../services/clash-blocks.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import { inSight, reachOf } from '../services/reach.ts';
import type { CourseScene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { type PlanArgs, readPlan } from './plan-args.ts';
import { verb } from './verb.ts';

interface Loaded {
  /** Sessions around the new ones, for clashes. */
  readonly near: readonly Session[];
  readonly count: number;
}

/** `planifier WHEN [durée D] [groupe NAME] [lieu "B204"] [— TITLE]`: one session or a series. */
export const planVerb = verb<PlanArgs, Loaded>({
  name: 'plan',
  group: 'planning',
  words: { fr: ['planifier', 'prévoir', 'programmer', 'ajouter'], en: ['plan', 'schedule', 'add'] },
  needs: 'course',
  role: 'assistant',
  takesBody: true,
  instead: {
    fr: "Vous pouvez proposer une date en l'écrivant ici.",
    en: 'You can suggest a date by writing it here.',
  },
  help: {
    fr: {
      syntax: ['planifier QUAND [durée D] [groupe NOM] [lieu "B204"] [— TITRE]'],
      does: 'Planifie une séance, ou une série (« tous les mardis … », « 10 séances … ») ; signale les jours fériés et les chevauchements.',
      examples: [
        'planifier vendredi 14h15-16h15 — Les arbres',
        'planifier tous les mardis 14h15 10 fois hors fériés',
        'planifier jeudi 14h durée 1h30 lieu "B204" — Révisions',
      ],
    },
    en: {
      syntax: ['plan WHEN [duration D] [group NAME] [place "B204"] [— TITLE]'],
      does: 'Plans a session, or a series (“every Tuesday …”, “10 sessions …”); points out holidays and clashes.',
      examples: [
        'plan Friday 14:15-16:15 — Trees',
        'plan every Tuesday 14:15 10 times except holidays',
        'plan Thursday 14:00 duration 1h30 place "B204" — Revision',
      ],
    },
  },
  parse: readPlan,
  load: async (reads, scene, args) => {
    if (scene.course === undefined) return { near: [], count: 0 };
    const times = args.occurrences.map(({ start }) => ({ startsAt: toInstant(start), minutes: 12 * 60 }));
    const range = { ...clashRange(times), limit: limits.sessionsPerCourse };
    return {
      near: await reads.sessionsBetween(scene.course.id, range),
      count: await reads.countSessions(scene.course.id),
    };
  },
  decide,
});

function decide(scene: CourseScene, args: PlanArgs, { near, count }: Loaded): Outcome {
  const { course } = scene;
  const words = scene.words.planning;
  const total = args.occurrences.length;
  if (total > limits.sessionsPerOrder)
    return refuse('tooMany', words.tooMany(total, limits.sessionsPerOrder));
  if (count + total > limits.sessionsPerCourse) {
    return refuse('courseFull', words.courseFull(course.code, limits.sessionsPerCourse));
  }
  const typed = args.options.group;
  const group = typed === undefined ? undefined : groupNamed(course, typed);
  if (typed !== undefined && group === undefined) {
    const names = course.groups.map(({ name }) => name);
    return refuse('noGroup', words.noGroup(typed.slice(0, 60), course.code, names));
  }
  const planned = newSessions(scene, args, group?.id);
  const { sessions, posts } = inSight(scene, group?.id)
    ? tellHere(scene, planned)
    : { sessions: planned, posts: [] };
  return {
    course: { ...course, nextNumber: course.nextNumber + total },
    sessions,
    posts,
    answer: answer(scene, args, sessions, near),
    undoable: true,
  };
}

function groupNamed(course: Course, typed: string): Group | undefined {
  return course.groups.find(({ name }) => fold(name) === fold(typed));
}

function newSessions(scene: CourseScene, args: PlanArgs, group: string | undefined): readonly Session[] {
  const { course, now } = scene;
  const seriesId = args.series || args.occurrences.length > 1 ? scene.newId() : undefined;
  return args.occurrences.map(({ start, minutes }, index) => ({
    id: scene.newId(),
    courseId: course.id,
    number: course.nextNumber + index,
    title: args.title,
    titleFrom: args.title === '' ? 'none' : 'staff',
    start,
    startsAt: toInstant(start),
    minutes: args.options.minutes ?? minutes ?? course.settings.minutes,
    status: 'planned',
    reminded: [],
    changedAt: now,
    material: { characters: 0, files: 0, state: 'hidden' },
    rooms: noRooms,
    version: 0,
    ...(seriesId === undefined ? {} : { seriesId }),
    ...(group === undefined ? {} : { group }),
    ...(args.options.location === undefined ? {} : { location: args.options.location }),
  }));
}

/** The answer tells those who read it; the other places of the same people get one silent post. */
function tellHere(
  scene: CourseScene,
  planned: readonly Session[],
): { sessions: readonly Session[]; posts: readonly Say[] } {
  const { course, origin, place } = scene;
  const others = classPlaces(course, planned[0]?.group).filter(({ id }) => id !== place?.id);
  const posts = others.map(({ account, room }) =>
    say({
      key: `course/${course.id}/changes/${scene.newId()}`,
      subject: { kind: 'course', id: course.id, courseId: course.id },
      audience: { kind: 'room', account, room },
      document: plannedDocument(course, planned),
      urgency: urgency.announcement,
      ring: false,
    }),
  );
  const keys = [answerKey(origin.account, scene.eventId), ...posts.map(({ key }) => key)];
  return { sessions: planned.map((session) => keys.reduce(asTold, session)), posts };
}

function answer(
  scene: CourseScene,
  args: PlanArgs,
  sessions: readonly Session[],
  near: readonly Session[],
): Document {
  const { course, language, place } = scene;
  const words = scene.words.planning;
  const [first] = sessions;
  const group = first === undefined ? undefined : groupName(course, first);
  const elsewhere =
    place?.kind === 'group' && args.options.group === undefined ? groupName(course, place) : undefined;
  const reach = reachOf(course, sessions, scene.now);
  return doc(
    ...planned(scene, args.title, sessions),
    words.details(group, args.options.location),
    elsewhere === undefined ? undefined : words.forWholeClass(elsewhere),
    ...args.notes.map((note) => line`${noteText(note, language)}`),
    ...clashBlocks(scene, clashes(sessions, near)),
    args.more ? words.onlyFirstLine() : undefined,
    reach === 'nothing' ? scene.words.common.undoHint() : scene.words.changes.reach(reach, group, scene.now),
  );
}

function planned(scene: CourseScene, title: string, sessions: readonly Session[]): readonly Block[] {
  const { language, now } = scene;
  const words = scene.words.planning;
  const [first] = sessions;
  if (first !== undefined && sessions.length === 1) {
    const { number, start } = first;
    return [
      words.planned({
        number,
        title,
        when: dateOf(first, language),
        ...{ start, now },
      }),
    ];
  }
  const { hours, blocks } = listSessions(sessions, language);
  return [words.plannedMany({ numbers: sessions.map(({ number }) => number), title, hours }), ...blocks];
}
