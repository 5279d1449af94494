import { z } from 'zod';
import { ChatFault } from '../../../src/ports/chat.ts';
import { type Http, path } from './http.ts';
import { messagesPage, type RawEvent } from './sync-response.ts';

const memberEvents = messagesPage.pick({ chunk: true });
/** People who come and go during so many answers in a row: the message waits, and asks again. */
const mostTries = 5;
type Membership = 'join' | 'invite';
const present = z.enum(['join', 'invite']);

/**
 * Who is in the rooms, for whom a message is to be encrypted. matrix-bot-sdk asks the server before every
 * message, which doubles its time; here the sync keeps the list of a room once it was asked for. While
 * the sync is behind, the server is asked again.
 */
export class RoomMembers {
  readonly #http: Http;
  readonly #current: () => boolean;
  readonly #rooms = new Map<string, Map<string, Membership>>();
  /** Counts what the sync told, so that an answer older than it is not kept. */
  #told = 0;

  /** `current`: is the sync up to date? */
  constructor(http: Http, current: () => boolean) {
    this.#http = http;
    this.#current = current;
  }

  /** Those in the room and, unless `joinedOnly`, those invited: they will see what is said now. */
  async of(room: string, joinedOnly = false): Promise<string[]> {
    const members = await this.#members(room);
    return [...members].flatMap(([user, membership]) => (membership === 'join' || !joinedOnly ? [user] : []));
  }

  /** Follows what the events of a room change, in their order. */
  follow(room: string, events: readonly RawEvent[]): void {
    const known = this.#rooms.get(room);
    for (const raw of events) {
      if (raw.type !== 'm.room.member') continue;
      this.#told += 1;
      if (known !== undefined) note(known, raw);
    }
  }

  /** We are out of this room. */
  forget(room: string): void {
    this.#told += 1;
    this.#rooms.delete(room);
  }

  async #members(room: string): Promise<ReadonlyMap<string, Membership>> {
    const known = this.#rooms.get(room);
    if (known !== undefined && this.#current()) return known;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = this.#told;
      const query = { not_membership: 'leave' };
      const answer = await this.#http.json('GET', path`/_matrix/client/v3/rooms/${room}/members`, { query });
      const members = new Map<string, Membership>();
      for (const raw of memberEvents.parse(answer).chunk) note(members, raw);
      if (this.#told !== before) continue;
      if (this.#current()) this.#rooms.set(room, members);
      return members;
    }
    throw new ChatFault('temporary', `the members of ${room} change faster than they can be read`);
  }
}

function note(members: Map<string, Membership>, { state_key: user, content }: RawEvent): void {
  if (user === undefined) return;
  const membership = present.safeParse(content.membership).data;
  if (membership === undefined) members.delete(user);
  else members.set(user, membership);
}
