import type { Session, Told } from './session.ts';
import type { ZonedStart } from './time/types.ts';
import { toInstant } from './time/zone.ts';

/** Between a change and its announcement: the time to take it back unseen. */
const patience = 60_000;
/** A change to what begins (or began) within this time is announced at once. */
const near = 120 * 60_000;

/** How what the class would be told differs from what it was told. */
export type ChangeKind = 'planned' | 'moved' | 'length' | 'cancelled' | 'restored' | 'removed';

/**
 * When the class is to be told of this session (epoch ms): 60 s after the change, at once if the old or
 * the new start is less than 2 h away. Undefined where there is nothing to tell: back to what was told,
 * never told and gone again, or open (the opening said it).
 */
export function announceDue(session: Session): number | undefined {
  if (changeOf(session) === undefined) return undefined;
  const changedAt = session.changedAt ?? 0;
  const old = lastTold(session);
  const starts = old === undefined ? [session.startsAt] : [session.startsAt, toldStart(old)];
  return starts.some((start) => start - changedAt < near) ? changedAt : changedAt + patience;
}

/**
 * What the class has yet to learn of this session; undefined if nothing. Told and now are compared by
 * what the wall clock shows and never by instant: when the rules of a zone's clock change, nothing has
 * moved for the class.
 */
export function changeOf(session: Session): ChangeKind | undefined {
  if (session.status === 'open' || session.status === 'closed') return undefined;
  const told = lastTold(session);
  if (told === undefined) return session.status === 'planned' ? 'planned' : undefined;
  if (session.status !== 'planned') {
    return told.status === 'planned' ? session.status : undefined;
  }
  if (told.status !== 'planned') return 'restored';
  if (!sameWallClock(told, session.start)) return 'moved';
  return told.minutes === session.minutes ? undefined : 'length';
}

/**
 * What the class knows of this session. One that opened without having been announced was told by its
 * opening.
 */
export function lastTold(session: Session): Told | undefined {
  if (session.told !== undefined) return session.told;
  return session.openedAt === undefined ? undefined : { ...dateOf(session), status: 'planned' };
}

/** The start that the class was told, as the wall clock shows it. */
export function toldAt({ local, zone, fold }: Told): ZonedStart {
  return { local, zone, ...(fold === undefined ? {} : { fold }) };
}

/** The start that the class was told (epoch ms). */
export function toldStart(told: Told): number {
  return toInstant(toldAt(told));
}

function sameWallClock(told: ZonedStart, now: ZonedStart): boolean {
  return told.local === now.local && told.zone === now.zone && (told.fold ?? 0) === (now.fold ?? 0);
}

/** The session once the class knows how it stands; `post` is the key of what told it, if anything did. */
export function asTold(session: Session, post?: string): Session {
  const status = session.status === 'cancelled' || session.status === 'removed' ? session.status : 'planned';
  const posts = [...(session.told?.posts ?? []), ...(post === undefined ? [] : [post])];
  return { ...session, told: { ...dateOf(session), status, ...(posts.length === 0 ? {} : { posts }) } };
}

function dateOf({ start, minutes }: Session): Omit<Told, 'status' | 'posts'> {
  return {
    local: start.local,
    zone: start.zone,
    ...(start.fold === undefined ? {} : { fold: start.fold }),
    minutes,
  };
}
