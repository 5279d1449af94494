import type { Course } from '../domain/course.ts';
import type { Call, Rooms } from '../domain/room.ts';
import { currentCall } from '../domain/rooms.ts';
import { endOf, hasMaterial, type Material, type Session, samePeople } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Block } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { type ClosingLoaded, closeSession, loadRunning } from './close-session.ts';
import type { Decision } from './decision.ts';
import { loadUnnoticed, repeatNotices, type Unnoticed } from './newcomers.ts';
import { type Lateness, sayOpening } from './opening-posts.ts';
import type { Moment } from './scene.ts';

export { linkPosts, openingPosts } from './opening-posts.ts';

/** An opening so much after the planned start says that it is late. */
const punctual = 2 * 60_000;

export interface OpeningLoaded {
  readonly course: Course;
  readonly session: Session;
  readonly material?: Material;
  /** Open sessions of the same people, which this one closes. */
  readonly others: readonly ClosingLoaded[];
  /** Where the privacy notice is repeated. */
  readonly unnoticed: readonly Unnoticed[];
}

/** Reads what opening a session needs. */
export async function loadOpening(reads: Reads, course: Course, session: Session): Promise<OpeningLoaded> {
  const material = await reads.material(session.id);
  const open = await reads.openSessions(course.id);
  const same = open.filter((other) => other.id !== session.id && samePeople(other, session));
  const others = await Promise.all(same.map((other) => loadRunning(reads, course, other)));
  const unnoticed = await loadUnnoticed(reads, course, session);
  return { course, session, others, unnoticed, ...(material === undefined ? {} : { material }) };
}

/**
 * Opens a session: title, material, then the thread. It closes the open session of the same people, whose
 * room passes to it; an early start keeps the length. By its timer after its end it is only told, once,
 * and closed: the bot was down all the while.
 */
export function openSession(moment: Moment, loaded: OpeningLoaded, by: 'timer' | 'hand'): Decision {
  const { course, material } = loaded;
  const { now } = moment;
  const missed = by === 'timer' && now >= endOf(loaded.session);
  const lateness: Lateness = missed
    ? 'missed'
    : by === 'timer' && now - loaded.session.startsAt > punctual
      ? 'late'
      : 'inTime';
  const opening = `session/${loaded.session.id}/opening/${now}`;
  const session = opened(loaded.session, now, opening, missed);
  if (missed) {
    return { sessions: [session], posts: sayOpening(course, session, material, opening, lateness) };
  }
  const passed = passRooms(
    session,
    loaded.others.map((other) => other.session.rooms),
  );
  const closings = loaded.others.map((other) =>
    closeSession(moment, { ...other, session: withoutRooms(other.session) }, session),
  );
  const notices = repeatNotices(course, loaded.unnoticed, moment.house, { opening, now });
  return {
    sessions: [...closings.flatMap((closing) => closing.sessions ?? []), passed],
    posts: [
      ...closings.flatMap((closing) => closing.posts ?? []),
      ...(notices.posts ?? []),
      ...sayOpening(course, passed, material, opening, lateness, stayingRooms(course, loaded.others)),
    ],
    state: notices.state ?? [],
    outside: closings.flatMap((closing) => closing.outside ?? []),
  };
}

function opened(session: Session, now: number, opening: string, missed: boolean): Session {
  const { closedAt: _, closeAfter: __, ...rest } = session;
  const end = session.startsAt + session.minutes * 60_000;
  const shown = hasMaterial(session)
    ? { ...session.material, state: 'shown' as const, post: session.material.post ?? opening }
    : session.material;
  return {
    ...rest,
    status: missed ? 'closed' : 'open',
    openedAt: now,
    endsAt: now < session.startsAt ? now + session.minutes * 60_000 : Math.max(end, now),
    opening,
    material: shown,
    ...(missed ? { closedAt: now } : {}),
  };
}

/** Rooms in use pass to the session that opens, and close with it; what is only asked for ends with its own. */
function passRooms(session: Session, from: readonly Rooms[]): Session {
  const end = endOf(session);
  const timed = (call: Call): Call => ({ ...call, closesAt: end, extended: false });
  const calls = from.flatMap((rooms) => rooms.calls.filter(passes));
  // Who asked for a room that passes has a say in its closing.
  const asked = new Set(calls.map(({ request }) => request));
  const requests = from.flatMap((rooms) => rooms.requests.filter(({ id }) => asked.has(id)));
  return {
    ...session,
    rooms: {
      requests: [...session.rooms.requests, ...requests],
      calls: [...session.rooms.calls, ...calls].map((call) => (passes(call) ? timed(call) : call)),
    },
  };
}

const passes = ({ status }: Call) => status === 'open' || status === 'wanted';

function withoutRooms(session: Session): Session {
  const { requests, calls } = session.rooms;
  return {
    ...session,
    rooms: {
      requests,
      calls: calls.filter((call) => !passes(call)),
    },
  };
}

/** A line a room that passes, so that people find it. */
function stayingRooms(course: Course, others: readonly ClosingLoaded[]): readonly Block[] {
  const words = wordsOf(course.language).session;
  return others.flatMap(({ session }) => {
    const call = currentCall(session.rooms);
    return call === undefined ? [] : [words.roomStays(call.medium, call.post)];
  });
}
