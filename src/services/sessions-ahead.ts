import type { Session } from '../domain/session.ts';
import type { Reads } from '../ports/store.ts';
import type { Scene } from './scene.ts';

/** A session lasts 12 h at most, and closes 2 h after its end at the latest. */
const longest = 14 * 60 * 60_000;

/**
 * What is open or to come, by start, at most `limit` sessions to come: those that concern the place in
 * which it is asked (a group's own and the whole class's).
 */
export async function loadAhead(
  reads: Reads,
  courseId: string,
  { now, place }: Pick<Scene, 'now' | 'place'>,
  limit = 20,
): Promise<readonly Session[]> {
  const around = await reads.sessionsBetween(courseId, {
    from: now - longest,
    to: Number.POSITIVE_INFINITY,
    limit: limit + 20,
  });
  const open = await reads.openSessions(courseId);
  const ids = new Set(around.map(({ id }) => id));
  const all = [...open.filter(({ id }) => !ids.has(id)), ...around];
  return all
    .filter((session) => session.status === 'open' || isAhead(session, now))
    .filter((session) => concerns(session, place))
    .slice(0, limit);
}

/** Does a session concern those who read in this place? In private and in the class place all do. */
export function concerns(session: Session, place: Scene['place']): boolean {
  return place?.kind !== 'group' || session.group === undefined || session.group === place.group;
}

function isAhead({ status, startsAt, minutes }: Session, now: number): boolean {
  return (status === 'planned' || status === 'cancelled') && startsAt + minutes * 60_000 > now;
}
