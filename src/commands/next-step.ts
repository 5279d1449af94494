import { atLeast } from '../domain/role.ts';
import { endOf, hasMaterial, type Session } from '../domain/session.ts';
import { formatHour, formatSession } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';
import type { Document } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { readsHere } from '../services/holders.ts';
import type { Scene } from '../services/scene.ts';
import { mine } from './session-choice.ts';

/** The open sessions of the scene's course, then the planned ones to come, by start. */
export async function loadNextStep(reads: Reads, { course, now }: Scene): Promise<readonly Session[]> {
  if (course === undefined) return [];
  const open = await reads.openSessions(course.id);
  const ahead = await reads.sessionsBetween(course.id, { from: now, to: Infinity, limit: 20 });
  return [...open, ...ahead.filter((session) => session.status === 'planned')];
}

/**
 * The short help of `!cours` alone: one next step for this person here, and where the rest of the help
 * is. `sessions` as `loadNextStep` gives them.
 */
export function nextStep(scene: Scene, sessions: readonly Session[]): Document {
  const { course, language } = scene;
  const words = scene.words.help;
  if (course === undefined) {
    if (!scene.origin.direct) return words.nextCreate();
    const codes = scene.courses.map(({ code }) => code);
    return codes.length === 0 ? words.nextCreateDirect() : words.nextChoose(codes);
  }
  // In private and among staff the class does not read along.
  const elsewhere = !readsHere(scene.place);
  const held = mine(scene, sessions);
  const isStaff = atLeast(scene.role, 'assistant');
  const open = held.find((session) => session.status === 'open');
  if (open !== undefined) {
    const name = scene.words.common.sessionTitled(open.number, open.title);
    const endsAt = endOf(open);
    const end = formatHour(fromInstant(endsAt, open.start.zone), language);
    return words.nextOpen(course.code, name, { end, endsAt, now: scene.now }, elsewhere);
  }
  const isTeacher = atLeast(scene.role, 'teacher');
  if (isTeacher && course.places.length === 0) return words.nextLink(course.code);
  const next = held[0];
  if (next === undefined) {
    return isStaff
      ? words.nextPlan(course.code)
      : words.nextNothing(course.code, elsewhere, course.nextNumber > 1);
  }
  const name = scene.words.common.sessionTitled(next.number, next.title);
  const when = formatSession(next.start, next.minutes, language);
  const coming = { startsAt: next.startsAt, now: scene.now };
  const ready = hasMaterial(next);
  if (isStaff && !ready) return words.nextMaterial(course.code, name, when, coming, `S${next.number}`);
  return words.nextSession(course.code, name, when, coming);
}
