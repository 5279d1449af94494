import type { Person } from '../domain/person.ts';
import { shownName } from '../domain/person-name.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Commit } from '../ports/store.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import { newId } from './ids.ts';

/** Persons remembered at once; a course of 300 and some. Forgotten ones are read again. */
const remembered = 5_000;

/**
 * Who an account belongs to: finds the person, makes one at first sight, follows their name, and notes
 * in which rooms they were seen.
 */
export class People {
  readonly #deps: Deps;
  readonly #known = new Map<string, { person: Person; rooms: Set<string> }>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The person behind an account, seen in `room` (undefined: nowhere that counts). */
  async of(adapter: ChatAdapter, user: string, given: string | undefined, room?: string): Promise<Person> {
    const name = given === undefined ? undefined : shownName(given);
    const key = `${adapter.platform}|${user}`;
    const known = this.#known.get(key);
    const renamed = name !== undefined && name !== '' && name !== known?.person.name;
    if (known !== undefined && !renamed && (room === undefined || known.rooms.has(room))) return known.person;
    const person = await this.#see(adapter, user, name, room);
    const rooms = known?.rooms ?? new Set<string>();
    if (room !== undefined) rooms.add(room);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(key, { person, rooms });
    return person;
  }

  /** What is remembered may be stale: another process wrote, or a decision changed persons. */
  forget(): void {
    this.#known.clear();
  }

  async #see(
    adapter: ChatAdapter,
    user: string,
    name: string | undefined,
    room: string | undefined,
  ): Promise<Person> {
    const { store } = this.#deps;
    const named = name === undefined || name === '' ? undefined : name;
    let seen: Person | undefined;
    const decide = async (): Promise<Commit> => {
      const stored = await store.personByAccount(adapter.platform, user);
      const person: Person = stored ?? {
        id: newId(),
        name: named ?? user,
        accounts: [{ platform: adapter.platform, user }],
        version: 0,
      };
      const changed = stored === undefined || (named !== undefined && named !== stored.name);
      const renamed = { ...person, name: named ?? person.name };
      seen = changed ? { ...renamed, version: person.version + 1 } : person;
      return {
        ...(changed ? { persons: [renamed] } : {}),
        ...(room === undefined
          ? {}
          : { membership: [{ account: adapter.account, room, person: person.id, change: 'joined' }] }),
      };
    };
    // A conflict: the same account was seen at the same moment elsewhere; what that made is read.
    await decideAndCommit(this.#deps, { decide }, () => {});
    if (seen === undefined) throw new Error(`nobody is behind ${user}`);
    return seen;
  }
}
