import { type Course, heldPlaces, type Place } from '../domain/course.ts';
import type { Holder } from '../domain/holder.ts';
import { endOf, longestRun, type Session } from '../domain/session.ts';
import type { Audience } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';

const minute = 60_000;
/** A session that begins within this time already has its rooms. */
const near = 30 * minute;

/** The sessions that a room can belong to now: the open ones, then those about to begin. */
export async function loadNear(reads: Reads, courseId: string, now: number): Promise<readonly Session[]> {
  const open = await reads.openSessions(courseId);
  const around = await reads.sessionsBetween(courseId, {
    from: now - longestRun,
    to: now + near + 1,
    limit: 50,
  });
  return [...open, ...around.filter((session) => isNear(session, now))];
}

/** Can a room belong to this planned session now? One that nobody has started yet may be in use all the same. */
export function isNear(session: Session, now: number): boolean {
  return (
    session.status === 'planned' &&
    session.startsAt <= now + near &&
    Math.max(endOf(session), session.closeAfter ?? 0) > now
  );
}

/**
 * Where a room asked for in this place belongs, the best first: the open session, else the next one
 * within 30 min, else the course: of the sessions held in the place.
 */
export function holdersFor(course: Course, near: readonly Session[], place?: Place): readonly Holder[] {
  const group = place?.kind === 'group' ? place.group : undefined;
  const mine = near.filter((session) => heldHere(place, session));
  const rank = (session: Session) => (session.status === 'open' ? 0 : 2) + (session.group === group ? 0 : 1);
  const sorted = mine.toSorted((a, b) => rank(a) - rank(b) || a.startsAt - b.startsAt);
  return [...sorted.map((session) => ({ course, session })), { course }];
}

/** The holder as a decision writes it. */
export function written(holder: Holder): Pick<Decision, 'course' | 'sessions'> {
  return holder.session === undefined ? { course: holder.course } : { sessions: [holder.session] };
}

/** Where a session is held: what belongs to it is said there, and once. */
export function audienceOf(course: Course, session?: Session): Audience {
  const all = readersOf(course, session);
  return session === undefined || all.kind !== 'class' ? all : { ...all, where: 'held' };
}

/** The class in all its rooms, those of groups too, or the group that the session is meant for. */
export function readersOf(course: Course, session?: Session): Audience {
  return {
    kind: 'class',
    courseId: course.id,
    ...(session?.group === undefined ? {} : { group: session.group }),
  };
}

/** Is the session held in this place? In private and among staff all are meant; a group's is not in the class place. */
export function heldHere(place: Place | undefined, session: Session): boolean {
  return place === undefined || place.kind === 'staff' || readsHere(place, session);
}

/** Is the session itself held in this place, not only linked to from it? */
export function isHeldIn(course: Course, place: Place | undefined, session: Session): boolean {
  return heldPlaces(course, session.group).some(({ id }) => id === place?.id);
}

/** Is the place one of those where the audience of this session reads anyway? */
export function readsHere(place: Place | undefined, session?: Session): boolean {
  if (place === undefined || place.kind === 'staff') return false;
  return session?.group === undefined || session.group === place.group;
}
