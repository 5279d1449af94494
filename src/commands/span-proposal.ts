import { limits } from '../domain/limits.ts';
import { endOf, longestRun, type Session } from '../domain/session.ts';
import { formatMonth, formatSession } from '../domain/time/format.ts';
import { doc } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { listSessions } from '../services/session-list.ts';
import { proposed } from './did-you-mean.ts';
import { lineOf } from './named-day.ts';
import { isWithin, type NamedSpan } from './named-span.ts';
import { mine } from './session-choice.ts';

/** The sessions that a span means, by start: of those that `fits` lets through and that are not over. */
export async function sessionsOfSpan(
  reads: Reads,
  scene: Scene,
  span: NamedSpan,
  fits: (session: Session) => boolean,
): Promise<readonly Session[]> {
  const { course, now } = scene;
  if (course === undefined) return [];
  const range = { from: Math.max(span.from, now - longestRun), to: span.to, limit: limits.sessionsPerCourse };
  const between = range.from < range.to ? await reads.sessionsBetween(course.id, range) : [];
  const open = span.kind === 'current' ? await reads.openSessions(course.id) : [];
  const all = [...new Map([...open, ...between].map((session) => [session.id, session])).values()];
  const found = mine(scene, all).filter(
    (session) => fits(session) && endOf(session) > now && isWithin(span, session.startsAt, course.zone),
  );
  if (span.kind === 'current') return found.filter(({ status }) => status === 'open');
  if (span.kind !== 'next') return found;
  return found
    .filter(({ status, startsAt }) => status !== 'open' && startsAt > now)
    .slice(0, span.count ?? 1);
}

/** What changes never guesses: the list of what was meant, and the line that names it, sent by a ✅. */
export function proposeSpan(
  scene: CourseScene,
  verb: 'cancel' | 'restore',
  span: NamedSpan,
  found: readonly Session[],
): Refusal {
  const { language, words } = scene;
  const code = `${verb}Which` as const;
  const said = words.changes.ofSpan[verb];
  const { rest: reason } = span;
  if (reason.length > limits.reasonLength) {
    return refuse('reasonTooLong', words.common.reasonTooLong(limits.reasonLength, reason.length));
  }
  const [only, ...more] = found;
  if (only === undefined) {
    const { kind, first } = span;
    const month = kind === 'month' && first !== undefined ? formatMonth(first, language) : undefined;
    return refuse(code, said.none(month));
  }
  const line = lineOf(scene, verb, found, reason);
  if (more.length === 0) {
    const when = formatSession(only.start, only.minutes, language);
    return proposed(scene, code, (shown) => said.only(only, when, shown), line);
  }
  const numbers = found.map(({ number }) => number).toSorted((a, b) => a - b);
  const { blocks, hours } = listSessions(found, language);
  const shared = hours === undefined ? '' : `, ${hours}`;
  return proposed(scene, code, (shown) => doc(said.many(numbers, shared, shown), ...blocks), line);
}
