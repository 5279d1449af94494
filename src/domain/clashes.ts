import { endOf, isLive, longestSession, type Session, samePeople } from './session.ts';

/** Two sessions that the same people should attend at the same time. */
export interface Clash {
  readonly session: Session;
  readonly other: Session;
}

/**
 * The clashes of sessions just planned, moved or restored, among themselves and with `others` of the
 * course: overlapping times for the same group, or for a group and the class. A clash is said, never
 * refused.
 */
export function clashes(changed: readonly Session[], others: readonly Session[]): readonly Clash[] {
  const ids = new Set(changed.map(({ id }) => id));
  const standing = others.filter((other) => isLive(other) && !ids.has(other.id));
  return changed.flatMap((session, index) =>
    [...standing, ...changed.slice(index + 1)]
      .filter((other) => samePeople(session, other) && overlap(session, other))
      .map((other) => ({ session, other })),
  );
}

/** Where to look for clashes of these sessions (epoch ms): a session lasts 12 h at most. */
export function clashRange(sessions: readonly Pick<Session, 'startsAt' | 'minutes'>[]): {
  readonly from: number;
  readonly to: number;
} {
  return {
    from: Math.min(...sessions.map(({ startsAt }) => startsAt)) - longestSession,
    to: Math.max(...sessions.map(({ startsAt, minutes }) => startsAt + minutes * 60_000)),
  };
}

function overlap(a: Session, b: Session): boolean {
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}
