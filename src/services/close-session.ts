import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import type { Medium } from '../domain/room.ts';
import { isOccupied, openFor } from '../domain/rooms.ts';
import { endOf, longestAfterEnd, type Material, type Session } from '../domain/session.ts';
import { quietBeforeClosing } from '../domain/session-timers.ts';
import { formatDuration, formatSession } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Inline } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Activity, Reads } from '../ports/store.ts';
import { type Asked, unanswered } from './asked.ts';
import { groupName } from './change-documents.ts';
import { closeAll } from './close-call.ts';
import type { Decision } from './decision.ts';
import { audienceOf } from './holders.ts';
import { hourAt } from './hour-at.ts';
import { openingNow } from './opening-posts.ts';
import type { Moment } from './scene.ts';
import { threadEcho } from './thread-echo.ts';

/** So many questions are linked; of the others their number is said. */
const mostLinked = 5;

export interface ClosingLoaded {
  readonly course: Course;
  readonly session: Session;
  readonly material?: Material;
  readonly activity: Activity;
  /** Questions (❓) that nobody replied to. */
  readonly asked: readonly Asked[];
  /** The next one of all who read the closing: after a class's the class's, after a group's its own or the class's. */
  readonly next?: Session;
}

/** Reads what closing a session needs; `from` (epoch ms) is where the next one is looked for. */
export async function loadClosing(
  reads: Reads,
  course: Course,
  session: Session,
  from: number,
): Promise<ClosingLoaded> {
  const running = await loadRunning(reads, course, session);
  const coming = await reads.sessionsBetween(course.id, { from, to: Infinity, limit: 30 });
  const next = coming.find(
    (other) => other.id !== session.id && other.status === 'planned' && concernsAllOf(session, other),
  );
  return { ...running, ...(next === undefined ? {} : { next }) };
}

/** Is the other one held for everybody of this one: for the class, or for the same group? */
function concernsAllOf({ group }: Session, other: Session): boolean {
  return other.group === undefined || other.group === group;
}

/** The same of a session that another one closes: what comes next is known. */
export async function loadRunning(reads: Reads, course: Course, session: Session): Promise<ClosingLoaded> {
  const activity = await reads.activity(session.id);
  const material = await reads.material(session.id);
  const asked = await unanswered(reads, session);
  return { course, session, activity, asked, ...(material === undefined ? {} : { material }) };
}

/**
 * Closes a session with its silent closing post, and a word in its thread; its opening says that it is over,
 * rooms are closed and waiting requests dropped. `by`: the session of the same people that opens and so closes
 * it.
 */
export function closeSession(moment: Moment, loaded: ClosingLoaded, by?: Session): Decision {
  const { course, activity, asked, material, next } = loaded;
  const rooms = closeAll(moment, { course, session: loaded.session });
  const session: Session = {
    ...(rooms.holder.session ?? loaded.session),
    status: 'closed',
    closedAt: moment.now,
  };
  const words = wordsOf(course.language).session;
  const about = {
    key: `session/${session.id}/closing/${moment.now}`,
    subject: { kind: 'session' as const, id: session.id, courseId: course.id },
    audience: audienceOf(course, session),
    urgency: urgency.answer,
  };
  const closing = say({
    ...about,
    document: words.ended({
      number: session.number,
      persons: activity.persons,
      messages: activity.messages,
      now: moment.now,
      ...worthReading(session, activity),
      unanswered: linkedHours(course, asked),
      calls: callTimes(session, course, moment.now),
      ...(by === undefined ? {} : { by: { number: by.number, group: groupName(course, by) } }),
      ...(next === undefined || by !== undefined || next.startsAt <= moment.now
        ? {}
        : { next: coming(next, course) }),
    }),
    ring: false,
  });
  const echo = threadEcho(session, about, words.endedInThread(session.number));
  const posts = [...rooms.posts, ...echo, closing, ...openingNow(course, session, material)];
  return { sessions: [session], posts, outside: rooms.outside };
}

/**
 * The `close` timer. An open session waits while people write: a younger message puts it later, at most
 * two hours past its end. One that was to be started by hand and never was is closed without a word to
 * the class.
 */
export function closeSessionInTime(moment: Moment, loaded: ClosingLoaded): Decision {
  const { course, session, activity } = loaded;
  const latest = endOf(session) + longestAfterEnd;
  // People who talk are there too, though they write nothing.
  const inUse = session.rooms.calls.some((call) => isOccupied(call));
  if (session.status === 'planned' && course.settings.opening === 'hand') {
    if (endOf(session) > moment.now) return {};
    const later = Math.min(moment.now + quietBeforeClosing, latest);
    if (inUse && later > moment.now) return { sessions: [{ ...session, closeAfter: later }] };
    return neverStarted(moment, course, session);
  }
  if (session.status !== 'open') return {};
  const lastAt = inUse ? moment.now : (activity.lastAt ?? 0);
  const quietAt = Math.min(lastAt + quietBeforeClosing, latest);
  if (quietAt > moment.now) return { sessions: [{ ...session, closeAfter: quietAt }] };
  return closeSession(moment, loaded);
}

function neverStarted(moment: Moment, course: Course, session: Session): Decision {
  const rooms = closeAll(moment, { course, session });
  const document = wordsOf(course.language).session.neverStarted({
    number: session.number,
    title: session.title,
    when: formatSession(session.start, session.minutes, course.language),
  });
  const told = say({
    key: `session/${session.id}/never-started/${session.start.local}`,
    subject: { kind: 'session', id: session.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document,
    urgency: urgency.announcement,
    ring: true,
  });
  return {
    sessions: [{ ...(rooms.holder.session ?? session), status: 'closed', closedAt: moment.now }],
    posts: [...rooms.posts, told],
    outside: rooms.outside,
  };
}

function coming(next: Session, course: Course) {
  return {
    number: next.number,
    title: next.title,
    when: formatSession(next.start, next.minutes, course.language),
    startsAt: next.startsAt,
    group: groupName(course, next),
  };
}

/** The posts that show the session's material and its thread, as far as there are. */
export function toReread({ material, opening, openedAt, closedAt }: Session): {
  readonly material?: string;
  readonly thread?: string;
} {
  return {
    ...(material.state !== 'shown' || material.post === undefined ? {} : { material: material.post }),
    // One that passed while the bot was down had no thread.
    ...(opening === undefined || openedAt === closedAt ? {} : { thread: opening }),
  };
}

/** Of a session in which nobody wrote the thread holds nothing to read. */
function worthReading(session: Session, { messages }: Activity): ReturnType<typeof toReread> {
  const { thread, ...material } = toReread(session);
  return messages === 0 || thread === undefined ? material : { ...material, thread };
}

/** The hours at which the first of these messages were written, each a link to it; and how many there are. */
function linkedHours({ zone, language }: Course, asked: readonly Asked[]) {
  const links = asked.slice(0, mostLinked).map(({ by: _, at, ...where }): Inline => {
    return { kind: 'message', ...where, text: hourAt(at, zone, language) };
  });
  return { count: asked.length, links };
}

/** How long rooms were open, one figure a medium. */
function callTimes(session: Session, course: Course, now: number) {
  const media: readonly Medium[] = ['audio', 'video'];
  return media.flatMap((medium) => {
    const calls = session.rooms.calls.filter((call) => call.medium === medium);
    const open = calls.reduce((sum, call) => sum + openFor(call, now), 0);
    if (open === 0) return [];
    const minutes = Math.max(1, Math.round(open / 60_000));
    return [{ medium, duration: formatDuration(minutes, course.language) }];
  });
}
