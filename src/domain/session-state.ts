import { endOf, type Session, type SessionStatus } from './session.ts';
import type { ZonedStart } from './time/types.ts';
import { toInstant } from './time/zone.ts';

/** Why a step of the state machine is refused: the state that stands in the way, or its moment is past. */
export type StateFault = SessionStatus | 'past';

/** planned → planned elsewhere. Only planned sessions move. */
export function moveFault(session: Session): StateFault | undefined {
  return session.status === 'planned' ? undefined : session.status;
}

/** planned or open → cancelled. */
export function cancelFault(session: Session): StateFault | undefined {
  return session.status === 'planned' || session.status === 'open' ? undefined : session.status;
}

/** cancelled → planned, while still to come. */
export function restoreFault(session: Session, now: number): StateFault | undefined {
  if (session.status !== 'cancelled') return session.status;
  return session.startsAt > now ? undefined : 'past';
}

/** The session at another time. `changedAt` starts the minute after which the class is told. */
export function moved(session: Session, start: ZonedStart, minutes: number, now: number): Session {
  return { ...session, start, startsAt: toInstant(start), minutes, changedAt: now };
}

/**
 * The session with the instant that its date has by today's rules of its zone's clock; rooms that were to
 * close with it still do.
 */
export function derivedAnew(session: Session): Session {
  const after = { ...session, startsAt: toInstant(session.start) };
  const [end, before] = [endOf(after), endOf(session)];
  if (end === before) return after;
  const calls = session.rooms.calls.map((call) =>
    call.closesAt === before && call.closedAt === undefined ? { ...call, closesAt: end } : call,
  );
  return { ...after, rooms: { ...session.rooms, calls } };
}

/** The session cancelled; what was open ends now. Its rooms are closed by the caller. */
export function cancelled(session: Session, reason: string | undefined, now: number): Session {
  const { cancelReason: _, ...rest } = session;
  return {
    ...rest,
    status: 'cancelled',
    ...(reason === undefined ? {} : { cancelReason: reason }),
    ...(session.status === 'open' ? { closedAt: now, endsAt: Math.min(endOf(session), now) } : {}),
    changedAt: now,
  };
}

/** A cancelled session planned again, as if it had never opened. */
export function restored(session: Session, now: number): Session {
  const { cancelReason: _, openedAt: __, endsAt: ___, closedAt: ____, closeAfter: _____, ...rest } = session;
  return { ...rest, status: 'planned', changedAt: now };
}
