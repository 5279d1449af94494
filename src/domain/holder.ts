import type { Course } from './course.ts';
import type { Call, Rooms } from './room.ts';
import { endOf, longestAfterEnd, type Session } from './session.ts';

/** Where requests and rooms are kept: a session, or its course where no session is near. */
export interface Holder {
  readonly course: Course;
  readonly session?: Session;
}

/** A room of the course alone ends after two hours; one asked for after its session's end, at that time. */
const longest = 120 * 60_000;

export function roomsOf(holder: Holder): Rooms {
  return holder.session?.rooms ?? holder.course.rooms;
}

export function withRooms(holder: Holder, rooms: Rooms): Holder {
  return holder.session === undefined
    ? { course: { ...holder.course, rooms } }
    : { course: holder.course, session: { ...holder.session, rooms } };
}

/** Until when a room that people are in may outlast its session (epoch ms); none waits of the course's own. */
export function longestAfter({ session }: Holder): number | undefined {
  return session === undefined ? undefined : endOf(session) + longestAfterEnd;
}

/**
 * Until when its server is asked to end a room closed at `now`: two hours past the session's end (epoch ms), as
 * the room knew it: the session may have been moved away since.
 */
export function endingUntil({ session }: Holder, { closesAt }: Pick<Call, 'closesAt'>, now: number): number {
  const end = session === undefined ? now : Math.min(endOf(session), closesAt);
  return Math.max(now, end) + longestAfterEnd;
}

/** When a room opened now is closed where nobody can tell whether it is empty (epoch ms). */
export function closingOf(holder: Holder, now: number): number {
  if (holder.session === undefined) return now + longest;
  const end = endOf(holder.session);
  return now < end ? end : end + longest;
}
