import { longestRun, type Session } from '../domain/session.ts';
import { currentSession, readSessions, titled } from '../domain/which-session.ts';
import type { Reads } from '../ports/store.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import { heldHere } from '../services/holders.ts';
import type { Scene } from '../services/scene.ts';

/** How a line names a session: by number, by the beginning of its title, or not at all. */
export interface SessionWish {
  readonly number?: number;
  readonly title?: string;
  /** What follows the number. */
  readonly rest: string;
}

/** Reads the session that a line begins with; any other text is taken for the beginning of a title. */
export function readWish(text: string): SessionWish {
  const named = readSessions(text);
  const number = named?.numbers[0];
  if (named !== undefined && number !== undefined) return { number, rest: named.rest };
  const title = text.trim();
  return { rest: '', ...(title === '' ? {} : { title }) };
}

/** Reads the sessions that the wish may mean: the one named, else those that titles or « now » choose from. */
export async function loadWish(
  reads: Reads,
  scene: Scene,
  { number, title }: SessionWish,
): Promise<readonly Session[]> {
  const { course, now } = scene;
  if (course === undefined) return [];
  if (number !== undefined) return reads.sessionsByNumber(course.id, [number]);
  if (title !== undefined) {
    return reads.sessionsBetween(course.id, { from: -Infinity, to: Infinity, limit: 2_000 });
  }
  const open = await reads.openSessions(course.id);
  const from = now - longestRun;
  return [...open, ...(await reads.sessionsBetween(course.id, { from, to: Infinity, limit: 50 }))];
}

/**
 * The session meant, for verbs that may guess: the one named, the one title that begins so, else the open
 * one, else the next. `example` is a line that works.
 */
export function chooseSession(
  scene: Scene,
  { number, title }: SessionWish,
  sessions: readonly Session[],
  example: string,
): Session | Refusal {
  const { common } = scene.words;
  if (number !== undefined) return sessions[0] ?? refuse('noSession', common.noSession(number, example));
  if (title !== undefined) {
    const [only, ...more] = titled(sessions, title);
    return only === undefined || more.length > 0
      ? refuse('whichSession', common.whichSession(example))
      : only;
  }
  return currentSession(mine(scene, sessions), scene.now) ?? refuse('noSession', common.noSessionAtAll());
}

/** What is not held in this place is not meant: in a group's what other groups have, in the class's what a group has. */
export function mine({ place }: Scene, sessions: readonly Session[]): readonly Session[] {
  return sessions.filter((session) => heldHere(place, session));
}
