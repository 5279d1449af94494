import { z } from 'zod';
import { type Http, path } from './http.ts';
import type { RawEvent } from './sync-response.ts';

const joinedMembers = z.object({ joined: z.record(z.string(), z.unknown()) });

/**
 * Who is in the rooms, for whom a message is to be encrypted. matrix-bot-sdk asks the server before every
 * message, which doubles its time; here the sync keeps the list of a room once it was asked for. While
 * the sync is behind, the server is asked again.
 */
export class RoomMembers {
  readonly #http: Http;
  readonly #current: () => boolean;
  readonly #rooms = new Map<string, Set<string>>();
  /** Counts what the sync told, so that an answer older than it is not kept. */
  #told = 0;

  /** `current`: is the sync up to date? */
  constructor(http: Http, current: () => boolean) {
    this.#http = http;
    this.#current = current;
  }

  async of(room: string): Promise<string[]> {
    const known = this.#rooms.get(room);
    if (known !== undefined && this.#current()) return [...known];
    for (;;) {
      const before = this.#told;
      const answer = await this.#http.json('GET', path`/_matrix/client/v3/rooms/${room}/joined_members`);
      const members = Object.keys(joinedMembers.parse(answer).joined);
      if (this.#told !== before) continue;
      if (this.#current()) this.#rooms.set(room, new Set(members));
      return members;
    }
  }

  /** Follows what the events of a room change, in their order. */
  follow(room: string, events: readonly RawEvent[]): void {
    const known = this.#rooms.get(room);
    for (const raw of events) {
      if (raw.type !== 'm.room.member' || raw.state_key === undefined) continue;
      this.#told += 1;
      if (raw.content.membership === 'join') known?.add(raw.state_key);
      else known?.delete(raw.state_key);
    }
  }

  /** We are out of this room. */
  forget(room: string): void {
    this.#told += 1;
    this.#rooms.delete(room);
  }
}
