import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Copy, EventRecord } from '../ports/store.ts';
import type { Deps } from './deps.ts';

/** What an event that names a message tells of itself. */
interface Naming {
  readonly room: string;
  readonly user: string;
}

/**
 * Does a post stand in the room from which an event names it? `message` is one of its copies there; where only
 * the reaction's event was named (''), or an older message of a copy, any copy in that room will do. Platforms let
 * anybody name in their own room what stands in another.
 */
export function standsHere(
  copies: readonly Copy[],
  account: string,
  message: string,
  { room, user }: Naming,
): boolean {
  const named = copies.filter(({ reference }) => message !== '' && reference === message);
  return (named.length > 0 ? named : copies).some(
    ({ target }) =>
      target.account === account && ('room' in target ? target.room === room : target.user === user),
  );
}

/** Was the event that this one names in another room? Of older rows nothing is known. */
export function isElsewhere(named: EventRecord, { room }: Pick<Naming, 'room'>): boolean {
  return named.room !== undefined && named.room !== room;
}

/**
 * Is somebody in a course now: in one of its rooms at this moment, of its staff, seen in one of its rooms and not
 * gone since, or the host?
 */
export async function isInCourse(
  deps: Pick<Deps, 'store' | 'admins'>,
  course: Course,
  person: Person,
  here: { readonly account: string; readonly room: string },
): Promise<boolean> {
  const inRoom = course.places.some(({ account, room }) => account === here.account && room === here.room);
  if (inRoom || person.accounts.some(({ user }) => deps.admins.has(user))) return true;
  return (await deps.store.coursesOf(person.id)).some(({ id }) => id === course.id);
}
