import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { endOf, type Session } from '../domain/session.ts';
import { announceDue, asTold, changeOf, lastTold, toldStart } from '../domain/told.ts';
import { type PostOp, say } from '../message/post.ts';
import type { Reads, StoredPost } from '../ports/store.ts';
import { changesDocument, plannedDocument } from './change-documents.ts';
import type { Decision } from './decision.ts';
import { readersOf } from './holders.ts';
import type { Moment } from './scene.ts';
import { markSince, shownDate } from './since-marks.ts';

export interface AnnouncingLoaded {
  readonly course: Course;
  /** Sessions with an `announce` timer, removed ones included. */
  readonly sessions: readonly Session[];
  /** The posts that showed their dates. */
  readonly posts: readonly StoredPost[];
}

/** Reads what telling the class of the course's changes needs; undefined if there is no such course. */
export async function loadAnnouncing(reads: Reads, courseId: string): Promise<AnnouncingLoaded | undefined> {
  const course = await reads.course(courseId);
  if (course === undefined) return undefined;
  const sessions = await reads.sessionsToAnnounce(course.id);
  const keys = new Set(sessions.flatMap(shownDate));
  const posts = await Promise.all([...keys].map((key) => reads.post(key)));
  return { course, sessions, posts: posts.filter((post) => post !== undefined) };
}

/**
 * The `announce` timer: one run tells all of the course's changes that are due, in one new post for the
 * class (and one for each group with changes of its own). It rings, unless it only says what was planned
 * out of the class's sight. Older posts that showed the dates are marked. What is back to what the class
 * was told is not said; what has passed meanwhile neither.
 */
export function announceChanges(moment: Moment, loaded: AnnouncingLoaded | undefined): Decision {
  if (loaded === undefined) return {};
  const { course, sessions, posts } = loaded;
  const due = sessions.filter((session) => (announceDue(session) ?? Infinity) <= moment.now);
  if (due.length === 0) return {};
  const said = due.filter((session) => !passed(session, moment.now));
  const ops: PostOp[] = [];
  const told = new Map<string, Session>();
  for (const group of new Set(said.map((session) => session.group))) {
    const own = said.filter((session) => session.group === group);
    const key = `course/${course.id}/changes/${moment.newId()}`;
    ops.push(announcement(course, own, key, moment.now));
    for (const session of own) told.set(session.id, asTold(session, key));
  }
  ops.push(
    ...markSince(
      course,
      said.filter((session) => changeOf(session) !== 'planned'),
      posts,
    ),
  );
  return {
    sessions: due.map((session) => told.get(session.id) ?? asTold(session)),
    posts: ops,
  };
}

function announcement(course: Course, sessions: readonly Session[], key: string, now: number): PostOp {
  const kinds = sessions.map(changeOf);
  const silent = kinds.every((kind) => kind === 'planned');
  return say({
    key,
    subject: { kind: 'course', id: course.id, courseId: course.id },
    audience: readersOf(course, sessions[0]),
    about: sessions.map(({ id }) => id),
    document: silent ? plannedDocument(course, sessions) : changesDocument(course, sessions, now),
    urgency: urgency.announcement,
    ring: !silent,
    ...(silent ? {} : { mention: course.ringing, mentionRoom: course.settings.mention === 'room' }),
  });
}

/** Neither what was told nor what holds now is still ahead or running. */
function passed(session: Session, now: number): boolean {
  const told = lastTold(session);
  const oldEnd = told === undefined ? 0 : toldStart(told) + told.minutes * 60_000;
  return Math.max(oldEnd, endOf(session)) <= now;
}
