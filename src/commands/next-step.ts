import { atLeast } from '../domain/role.ts';
import { currentCall } from '../domain/rooms.ts';
import { endOf, hasMaterial, longestAfterEnd, longestRun, type Session } from '../domain/session.ts';
import { formatHour, formatSession } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';
import type { Document } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { readsHere } from '../services/holders.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { mayAsk } from './room-request.ts';
import { mine } from './session-choice.ts';

/** A session that begins within this time is on somebody's mind, as is one that ended so lately. */
const soon = 30 * 60_000;

/** The open sessions of the scene's course, those that ended lately, then the planned ones to come or past their hour, by start. */
export async function loadNextStep(reads: Reads, { course, now }: Scene): Promise<readonly Session[]> {
  if (course === undefined) return [];
  const open = await reads.openSessions(course.id);
  const from = now - longestRun;
  const around = await reads.sessionsBetween(course.id, { from, to: Infinity, limit: 40 });
  const matters = (session: Session) =>
    (session.status === 'planned' && endOf(session) > now) || endedLately(session, now);
  return [...open, ...around.filter(matters)];
}

/**
 * The short help of `!cours` alone: one next step for this person here and now, and where the rest of the help
 * is. `sessions` as `loadNextStep` gives them.
 */
export function nextStep(scene: Scene, sessions: readonly Session[]): Document {
  const { course } = scene;
  const words = scene.words.help;
  if (course === undefined) {
    if (!scene.origin.direct) return words.nextCreate();
    const codes = scene.courses.map(({ code }) => code);
    return codes.length === 0 ? words.nextCreateDirect() : words.nextChoose(codes);
  }
  const held = mine(scene, sessions);
  const open = held.find(({ status }) => status === 'open');
  if (open !== undefined) return inSession({ ...scene, course }, open);
  if (atLeast(scene.role, 'teacher') && course.places.length === 0) return words.nextLink(course.code);
  return between({ ...scene, course }, held);
}

/** In an open session, or past its end: to staff what they do of it, to others what they can do. */
function inSession(scene: CourseScene, open: Session): Document {
  const { course, language, now, words } = scene;
  const endsAt = endOf(open);
  const hour = (at: number) => formatHour(fromInstant(at, open.start.zone), language);
  const running = {
    course: course.code,
    session: words.common.sessionTitled(open.number, open.title),
    end: hour(endsAt),
    endsAt,
    now,
    latest: hour(endsAt + longestAfterEnd),
  };
  const hasRoom = [open.rooms, course.rooms].some((rooms) => currentCall(rooms) !== undefined);
  if (atLeast(scene.role, 'assistant'))
    return endsAt <= now
      ? words.moments.over(running)
      : words.moments.running(running, hasRoom ? 'open' : 'none');
  if (endsAt <= now) return words.moments.staying(running);
  return words.moments.taking(running, {
    // In private and among staff the class does not read along.
    elsewhere: !readsHere(scene.place),
    read: open.material.state === 'shown',
    audio: mayAsk('audio', scene),
    room: hasRoom,
  });
}

/** Before a session, just after one, or with nothing ahead. */
function between(scene: CourseScene, held: readonly Session[]): Document {
  const { course, language, now, words } = scene;
  const isStaff = atLeast(scene.role, 'assistant');
  const next = held.find(({ status }) => status === 'planned');
  const isNear = next !== undefined && next.startsAt <= now + soon;
  const closed = held
    .filter((session) => endedLately(session, now))
    .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0];
  if (isStaff && !isNear && closed !== undefined) {
    const at = formatHour(fromInstant(closed.closedAt ?? now, course.zone), language);
    return words.moments.closed(course.code, words.common.sessionTitled(closed.number, closed.title), at);
  }
  if (next === undefined) {
    return isStaff
      ? words.help.nextPlan(course.code)
      : words.help.nextNothing(course.code, !readsHere(scene.place), course.nextNumber > 1);
  }
  const name = words.common.sessionTitled(next.number, next.title);
  const when = formatSession(next.start, next.minutes, language);
  const coming = { startsAt: next.startsAt, now };
  const byHand = course.settings.opening === 'hand';
  // What waits for them comes before what it lacks.
  if (isStaff && isNear && (byHand || hasMaterial(next)))
    return words.moments.starting(course.code, name, when, byHand);
  if (isStaff && !hasMaterial(next))
    return words.help.nextMaterial(course.code, name, when, coming, `S${next.number}`);
  return words.help.nextSession(course.code, name, when, coming);
}

function endedLately({ status, openedAt, closedAt }: Session, now: number): boolean {
  return status === 'closed' && openedAt !== undefined && closedAt !== undefined && now - closedAt <= soon;
}
