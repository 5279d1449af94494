import type { Session } from '../domain/session.ts';
import { toInstant } from '../domain/time/zone.ts';

/**
 * The sessions to come in another zone: each keeps its wall clock (14:15 stays 14:15), so its instant
 * changes, and the class is told as of any move. A session that would thereby lie in the past stays
 * as it is; `left` counts those. Only planned and cancelled ones move. `now` in epoch ms.
 */
export function moveToZone(
  ahead: readonly Session[],
  zone: string,
  now: number,
): { readonly moved: readonly Session[]; readonly left: number } {
  const movable = ahead.filter(
    (session) =>
      (session.status === 'planned' || session.status === 'cancelled') && session.start.zone !== zone,
  );
  const inZone = movable.map((session) => {
    const start = { ...session.start, zone };
    return { ...session, start, startsAt: toInstant(start), changedAt: now };
  });
  const moved = inZone.filter((session) => session.startsAt > now);
  return { moved, left: inZone.length - moved.length };
}
