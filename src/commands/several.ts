import { typedSessions } from '../domain/number-spans.ts';
import type { Session } from '../domain/session.ts';
import type { NamedSessions } from '../domain/which-session.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene } from '../services/scene.ts';

/** Of the sessions that a line names, those that it can change, and the numbers that stay as they are. */
export interface Parted {
  readonly able: readonly Session[];
  readonly left: readonly number[];
}

/** Parts named sessions by whether something stands in the way; numbers that do not exist stay too. */
export function part(
  named: NamedSessions['numbers'],
  found: readonly Session[],
  fault: (session: Session) => unknown,
): Parted {
  const able = found.filter((session) => fault(session) === undefined);
  const numbers = new Set(able.map(({ number }) => number));
  return { able, left: named.filter((number) => !numbers.has(number)) };
}

/** Why sessions stay as they are, if it is the same for all of them: cancelled already, or never cancelled. */
export function whyLeft(
  verb: 'cancel' | 'restore',
  left: readonly number[],
  found: readonly Session[],
): 'cancelled' | 'standing' | 'other' {
  const states = left.map((number) => found.find((session) => session.number === number)?.status);
  if (verb === 'cancel') return states.every((state) => state === 'cancelled') ? 'cancelled' : 'other';
  return states.every((state) => state === 'planned' || state === 'open') ? 'standing' : 'other';
}

/** More sessions than this are not cancelled or taken out of the plan without being asked first. */
export const mostUnasked = 3;

/**
 * A list or a range that goes beyond the course's last session is a slip or something else (a year), and changes
 * nothing. One number alone has its own sentence.
 */
export function beyondLast(
  { course, words }: CourseScene,
  verb: 'cancel' | 'restore',
  numbers: readonly number[],
): Refusal | undefined {
  const last = course.nextNumber - 1;
  const within = numbers.filter((number) => number <= last);
  if (numbers.length < 2 || within.length === numbers.length) return undefined;
  if (last === 0) return refuse('noSession', words.common.noSessionAtAll());
  const example = `${words.undo.typed[verb]} ${typedSessions(within.length > 0 ? within : [last])}`;
  return refuse('beyondLast', words.changes.beyondLast(last, example));
}

/** The group that all of them are meant for; undefined: the class, or several. */
export function commonGroup(sessions: readonly Session[]): Pick<Session, 'group'> {
  const [first] = sessions;
  const group = first?.group;
  const same = sessions.every((session) => session.group === group);
  return group === undefined || !same ? {} : { group };
}
