import type { Session } from '../domain/session.ts';
import type { NamedSessions } from '../domain/which-session.ts';

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

/** The group that all of them are meant for; undefined: the class, or several. */
export function commonGroup(sessions: readonly Session[]): Pick<Session, 'group'> {
  const [first] = sessions;
  const group = first?.group;
  const same = sessions.every((session) => session.group === group);
  return group === undefined || !same ? {} : { group };
}
