import { z } from 'zod';
import { path } from '../connection/http.ts';
import { InTurn } from '../connection/in-turn.ts';
import type { AdapterState, MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';
import type { RoomCache } from './room-cache.ts';

const directList = z.record(z.string(), z.array(z.string()).catch([])).catch({});
const joinedRooms = z.object({ joined_rooms: z.array(z.string()) });
const created = z.object({ room_id: z.string() });
const marked = z.object({ user: z.string() });

/** State of a room that the bot made for one person: by it the room is found again after a crash. */
const marker = 'org.cours.direct';
/** A room for this person is being made; a start that finds this looks for it. */
const intent = (user: string) => `making-direct/${user}`;

export interface DirectRoomsOptions {
  readonly connection: Pick<MatrixConnection, 'request' | 'userId'>;
  readonly rooms: RoomCache;
  readonly state: AdapterState;
  /** Are rooms that the bot makes encrypted? */
  readonly encrypted: boolean;
}

/**
 * The private conversations, as Matrix keeps them: in the account data m.direct, where the account's other
 * clients see them, and a lost database does not lose them.
 */
export class DirectRooms {
  readonly #options: DirectRoomsOptions;
  #list: Map<string, readonly string[]> | undefined;
  /** What was added here: the sync may still tell of a time before. */
  readonly #added: (readonly [user: string, room: string])[] = [];
  /** The list is written whole: one after the other. */
  readonly #turns = new InTurn();
  readonly #making = new Map<string, Promise<string>>();

  constructor(options: DirectRoomsOptions) {
    this.#options = options;
  }

  /** The account data as the sync tells it. */
  follow(content: unknown): void {
    let list: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(directList.parse(content)));
    for (const [user, room] of this.#added) list = withRoom(list, user, room);
    this.#list = new Map(list);
  }

  /** Is it a conversation of the bot with one person? With a third one in it, it is a room like others. */
  async has(room: string): Promise<boolean> {
    const listed = [...(await this.#all()).values()].some((rooms) => rooms.includes(room));
    return listed && ((await orNothing(this.#options.rooms.people(room)))?.length ?? 0) <= 2;
  }

  /** Notes a conversation that a person began. */
  add(user: string, room: string): Promise<void> {
    return this.#turns.run('list', async () => {
      const list = await this.#all();
      const changed = withRoom(list, user, room);
      if (changed === list) return;
      const { connection } = this.#options;
      const endpoint = path`/_matrix/client/v3/user/${connection.userId}/account_data/m.direct`;
      await connection.request('PUT', endpoint, {}, Object.fromEntries(changed));
      this.#added.push([user, room]);
      this.#list = new Map(changed);
    });
  }

  /** The conversation with a person; made, with an invitation, if there is none. */
  of(user: string): Promise<string> {
    const running = this.#making.get(user);
    if (running !== undefined) return running;
    const found = this.#findOrMake(user).finally(() => this.#making.delete(user));
    this.#making.set(user, found);
    return found;
  }

  async #findOrMake(user: string): Promise<string> {
    return (await this.find(user)) ?? this.#make(user);
  }

  /** The conversation that there is with a person already. */
  async find(user: string): Promise<string | undefined> {
    for (const room of (await this.#all()).get(user) ?? []) {
      const people = await orNothing(this.#options.rooms.people(room));
      if (people?.length === 2 && people.includes(user) && people.includes(this.#options.connection.userId))
        return room;
    }
    return undefined;
  }

  /** Between the room and its entry in the list a crash must not make a second one. */
  async #make(user: string): Promise<string> {
    const { state } = this.#options;
    const begun = (await state.get(intent(user))) !== undefined;
    if (!begun) await state.put([{ key: intent(user), value: '1' }]);
    const room = (begun ? await this.#marked(user) : undefined) ?? (await this.#create(user));
    await this.add(user, room);
    await state.put([{ key: intent(user), value: undefined }]);
    return room;
  }

  async #create(user: string): Promise<string> {
    const encryption = {
      type: 'm.room.encryption',
      state_key: '',
      content: { algorithm: 'm.megolm.v1.aes-sha2' },
    };
    const body = {
      preset: 'trusted_private_chat',
      is_direct: true,
      invite: [user],
      initial_state: [
        { type: marker, state_key: '', content: { user } },
        ...(this.#options.encrypted ? [encryption] : []),
      ],
    };
    const answer = await this.#options.connection.request('POST', '/_matrix/client/v3/createRoom', {}, body);
    return created.parse(answer).room_id;
  }

  async #marked(user: string): Promise<string | undefined> {
    const { connection } = this.#options;
    const answer = await connection.request('GET', '/_matrix/client/v3/joined_rooms');
    const listed = new Set([...(await this.#all()).values()].flat());
    for (const room of joinedRooms.parse(answer).joined_rooms) {
      if (listed.has(room)) continue;
      const endpoint = path`/_matrix/client/v3/rooms/${room}/state/${marker}/`;
      const content = marked.safeParse(await orNothing(connection.request('GET', endpoint))).data;
      if (content?.user === user) return room;
    }
    return undefined;
  }

  async #all(): Promise<ReadonlyMap<string, readonly string[]>> {
    if (this.#list !== undefined) return this.#list;
    const { connection } = this.#options;
    const endpoint = path`/_matrix/client/v3/user/${connection.userId}/account_data/m.direct`;
    const content = (await orNothing(connection.request('GET', endpoint))) ?? {};
    // The sync may have told meanwhile.
    if (this.#list === undefined) this.follow(content);
    return this.#list ?? new Map();
  }
}

function withRoom(
  list: ReadonlyMap<string, readonly string[]>,
  user: string,
  room: string,
): ReadonlyMap<string, readonly string[]> {
  const rooms = list.get(user) ?? [];
  return rooms.includes(room) ? list : new Map(list).set(user, [room, ...rooms]);
}
