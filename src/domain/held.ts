import { endOf, type Session } from './session.ts';
import { fromInstant } from './time/zone.ts';

/** When a session was held, where it was opened before its hour, else when it is meant to begin (epoch ms). */
export function heldFrom({ status, openedAt, startsAt }: Session): number {
  const isHeld = status === 'open' || status === 'closed';
  return isHeld && openedAt !== undefined && openedAt < startsAt ? openedAt : startsAt;
}

/** Its date and length as planned; of one that was opened before its hour, as it was held. */
export function heldWhen(session: Session): Pick<Session, 'start' | 'minutes'> {
  const from = heldFrom(session);
  if (from === session.startsAt) return session;
  const until = Math.min(endOf(session), session.closedAt ?? Number.POSITIVE_INFINITY);
  const minutes = Math.max(1, Math.round((until - from) / 60_000));
  return { start: fromInstant(from, session.start.zone), minutes };
}
