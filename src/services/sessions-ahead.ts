import { heldFrom } from '../domain/held.ts';
import { limits } from '../domain/limits.ts';
import { longestRun, type Session } from '../domain/session.ts';
import type { Reads } from '../ports/store.ts';
import { heldHere } from './holders.ts';
import type { Scene } from './scene.ts';

/** Sessions that were over or moved away lately; a course has one or two a day. */
const few = 4;

/**
 * What is open or to come, by start, at most `limit` sessions: those that concern the place in which it is
 * asked (a group's own and the whole class's). Read in portions, until they are `enough`: a question about
 * the next session should not read the whole term.
 */
export async function loadAhead(
  reads: Reads,
  courseId: string,
  { now, place }: Pick<Scene, 'now' | 'place'>,
  limit = 20,
  enough?: (found: readonly Session[]) => boolean,
): Promise<readonly Session[]> {
  const open = await reads.openSessions(courseId);
  const from = now - longestRun;
  for (let portion = enough === undefined ? limit + few : few; ; portion *= 4) {
    const range = { from, to: Number.POSITIVE_INFINITY, limit: portion };
    const around = await reads.sessionsBetween(courseId, range);
    const ids = new Set(around.map(({ id }) => id));
    const found = [...open.filter(({ id }) => !ids.has(id)), ...around]
      .filter((session) => session.status === 'open' || isAhead(session, now))
      .filter((session) => concerns(session, place));
    if (around.length < portion || found.length >= limit || enough?.(found) === true)
      return found.slice(0, limit);
  }
}

/** The last session that was held in this place, or of those the last that is `wanted`; read in portions. */
export async function loadLast(
  reads: Reads,
  courseId: string,
  { now, place }: Pick<Scene, 'now' | 'place'>,
  wanted: (session: Session) => boolean = () => true,
): Promise<Session | undefined> {
  const fits = (session: Session) =>
    session.status === 'closed' && heldHere(place, session) && wanted(session);
  // Opened before its hour, which is still to come.
  const ahead = { from: now, to: Number.POSITIVE_INFINITY, limit: limits.sessionsPerCourse };
  const early = (await reads.sessionsBetween(courseId, ahead))
    .filter((session) => heldFrom(session) <= now && fits(session))
    .toSorted((a, b) => heldFrom(b) - heldFrom(a))[0];
  for (let portion = few; ; portion *= 4) {
    const range = { from: -Infinity, to: now, limit: portion, newestFirst: true };
    const past = await reads.sessionsBetween(courseId, range);
    const found = past.find(fits);
    if (found === undefined && past.length >= portion) continue;
    return early !== undefined && heldFrom(early) > (found?.startsAt ?? 0) ? early : found;
  }
}

/** Does a session concern those who read in this place? In private and in the class place all do. */
export function concerns(session: Session, place: Scene['place']): boolean {
  return place?.kind !== 'group' || session.group === undefined || session.group === place.group;
}

function isAhead({ status, startsAt, minutes }: Session, now: number): boolean {
  return (status === 'planned' || status === 'cancelled') && startsAt + minutes * 60_000 > now;
}
