import { type Course, classPlaces, heldPlaces, linkPlaces, type Place } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Target } from '../domain/post.ts';
import type { Audience } from '../message/post.ts';

/** Platform → the bot's account on it; a person's account without a bot there cannot be reached. */
export type AccountsByPlatform = ReadonlyMap<string, string>;

/** Where one person can be written to in private; the first of their accounts that a bot serves. */
export function directTarget(person: Person, accounts: AccountsByPlatform): Target | undefined {
  for (const { platform, user } of person.accounts) {
    const account = accounts.get(platform);
    if (account !== undefined) return { account, user };
  }
  return undefined;
}

/**
 * Turns an audience into targets. Staff without a staff place: the teachers in private; nobody
 * reachable: no target (the engine logs it).
 */
export function targetsOf(
  audience: Audience,
  course: Course | undefined,
  persons: ReadonlyMap<string, Person>,
  accounts: AccountsByPlatform,
): readonly Target[] {
  switch (audience.kind) {
    case 'room':
      return [
        {
          account: audience.account,
          room: audience.room,
          ...(audience.thread === undefined ? {} : { thread: audience.thread }),
        },
      ];
    case 'person':
      return direct([audience.person], persons, accounts);
    case 'class':
      return course === undefined ? [] : placesOf(course, audience).map(roomTarget);
    case 'staff': {
      if (course === undefined) return [];
      const places = course.places.filter((place) => place.kind === 'staff');
      if (places.length > 0) return places.map(roomTarget);
      const teachers = course.staff.filter((member) => member.role === 'teacher');
      return direct(
        teachers.map((member) => member.person),
        persons,
        accounts,
      );
    }
  }
}

function placesOf(
  course: Course,
  { group, where }: Extract<Audience, { readonly kind: 'class' }>,
): readonly Place[] {
  if (where === undefined) return classPlaces(course, group);
  return where === 'held' ? heldPlaces(course, group) : linkPlaces(course, group);
}

function roomTarget(place: { account: string; room: string }): Target {
  return { account: place.account, room: place.room };
}

function direct(
  ids: readonly string[],
  persons: ReadonlyMap<string, Person>,
  accounts: AccountsByPlatform,
): readonly Target[] {
  return ids.flatMap((id) => {
    const person = persons.get(id);
    const target = person === undefined ? undefined : directTarget(person, accounts);
    return target === undefined ? [] : [target];
  });
}
