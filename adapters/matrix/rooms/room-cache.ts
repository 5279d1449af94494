import { z } from 'zod';
import { ChatFault } from '../../../src/ports/chat.ts';
import { path } from '../connection/http.ts';
import type { MatrixConnection, RoomEvent } from '../connection/types.ts';
import { orNothing } from './not-there.ts';
import { powerOf, type RoomPower } from './power.ts';
import { readableName } from './readable-name.ts';

const member = z.object({
  membership: z.string(),
  displayname: z.unknown().optional(),
});
type Member = z.output<typeof member>;

const stateEvent = z.object({
  type: z.string(),
  sender: z.string(),
  state_key: z.string(),
  content: z.record(z.string(), z.unknown()),
});
const wholeState = z
  .array(z.unknown())
  .transform((all) => all.flatMap((one) => stateEvent.safeParse(one).data ?? []));
const memberList = z.object({ chunk: wholeState });

const upgraded = z.object({ predecessor: z.object({ room_id: z.string() }) });

/** Rooms remembered at once; forgotten ones are asked for again. */
const remembered = 2_000;
/** A room that changes during so many answers in a row is asked for again later. */
const mostTries = 5;
const restless = (room: string) => new ChatFault('temporary', `${room} changes faster than it can be read`);

interface Known {
  create?: { readonly sender: string; readonly content: unknown };
  /** `null`: the room has none. */
  levels?: unknown;
  readonly members: Map<string, Member>;
  /** All members are known, not only those that were seen. */
  complete: boolean;
  /** Counts what the sync told of the room: an answer of before is void. */
  told: number;
}

/**
 * What the bot knows of rooms: names, memberships, power. Asked of the server once, then followed in the
 * sync; what the sync tells while an answer is on its way makes that answer void.
 */
export class RoomCache {
  readonly #connection: Pick<MatrixConnection, 'request'>;
  readonly #rooms = new Map<string, Known>();

  constructor(connection: Pick<MatrixConnection, 'request'>) {
    this.#connection = connection;
  }

  /** Takes in state as the sync tells it, in its order. */
  follow(events: readonly RoomEvent[]): void {
    for (const event of events) {
      const room = this.#rooms.get(event.room);
      if (room === undefined || event.stateKey === undefined) continue;
      room.told += 1;
      note(room, { ...event, state_key: event.stateKey });
    }
  }

  /** We are out of this room, or came (back) in: what was known may be wrong. */
  forget(room: string): void {
    this.#rooms.delete(room);
  }

  /** How a person is called in a room. */
  async name(room: string, user: string): Promise<string> {
    return readableName((await this.#member(room, user))?.displayname, user);
  }

  /** Is the user in the room (joined)? */
  async isIn(room: string, user: string): Promise<boolean> {
    if (this.#room(room).members.get(user)?.membership === 'join') return true;
    // Who has just come may not be told of yet.
    return (await this.#ask(room, user))?.membership === 'join';
  }

  /** Who is in the room or invited to it. */
  async people(room: string): Promise<readonly string[]> {
    return this.#those(room, ['join', 'invite']);
  }

  /** Who is in the room. */
  async joined(room: string): Promise<readonly string[]> {
    return this.#those(room, ['join']);
  }

  /** Throws `notFound` or `forbidden` where the bot may not look, `temporary` where the room never stands still. */
  async power(room: string): Promise<RoomPower> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const known = this.#room(room);
      if (known.create !== undefined && known.levels !== undefined)
        return powerOf(known.create, known.levels ?? undefined);
      const before = known.told;
      const state = wholeState.parse(await this.#get(path`/_matrix/client/v3/rooms/${room}/state`));
      if (!this.#holds(room, known, before)) continue;
      known.levels = null;
      for (const event of state) note(known, event);
      known.create ??= { sender: '', content: {} };
      known.complete = true;
      return powerOf(known.create, known.levels ?? undefined);
    }
    throw restless(room);
  }

  /** Who made the room, and which one it says it replaces, where it was made by an upgrade. */
  async origin(room: string): Promise<{ readonly maker?: string; readonly replaces?: string }> {
    await this.power(room);
    const { create } = this.#room(room);
    const replaces = upgraded.safeParse(create?.content).data?.predecessor.room_id;
    return {
      ...(create === undefined ? {} : { maker: create.sender }),
      ...(replaces === undefined ? {} : { replaces }),
    };
  }

  async #those(room: string, memberships: readonly string[]): Promise<readonly string[]> {
    const known = await this.#complete(room);
    return [...known].flatMap(([user, { membership }]) => (memberships.includes(membership) ? [user] : []));
  }

  async #member(room: string, user: string): Promise<Member | undefined> {
    const known = this.#room(room);
    return known.members.get(user) ?? (known.complete ? undefined : this.#ask(room, user));
  }

  async #ask(room: string, user: string): Promise<Member | undefined> {
    const known = this.#room(room);
    const before = known.told;
    const endpoint = path`/_matrix/client/v3/rooms/${room}/state/m.room.member/${user}`;
    const read = member.safeParse(await orNothing(this.#get(endpoint))).data;
    if (read !== undefined && this.#holds(room, known, before)) known.members.set(user, read);
    return read;
  }

  async #complete(room: string): Promise<ReadonlyMap<string, Member>> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const known = this.#room(room);
      if (known.complete) return known.members;
      const before = known.told;
      const { chunk } = memberList.parse(await this.#get(path`/_matrix/client/v3/rooms/${room}/members`));
      if (!this.#holds(room, known, before)) continue;
      for (const event of chunk) note(known, event);
      known.complete = true;
      return known.members;
    }
    throw restless(room);
  }

  /** Is an answer that was asked for at `told` still the truth? */
  #holds(room: string, known: Known, told: number): boolean {
    return known.told === told && this.#rooms.get(room) === known;
  }

  #get(endpoint: string): Promise<unknown> {
    return this.#connection.request('GET', endpoint);
  }

  #room(room: string): Known {
    const found = this.#rooms.get(room);
    if (found !== undefined) return found;
    if (this.#rooms.size >= remembered) this.#rooms.clear();
    const made: Known = { members: new Map(), complete: false, told: 0 };
    this.#rooms.set(room, made);
    return made;
  }
}

function note(room: Known, event: z.output<typeof stateEvent>): void {
  if (event.type === 'm.room.member') {
    const read = member.safeParse(event.content).data;
    if (read !== undefined) room.members.set(event.state_key, read);
  }
  if (event.state_key !== '') return;
  if (event.type === 'm.room.power_levels') room.levels = event.content;
  if (event.type === 'm.room.create') room.create = { sender: event.sender, content: event.content };
}
