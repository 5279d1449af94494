import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';

const stateEvent = z.object({
  type: z.string(),
  state_key: z.string(),
  content: z.object({ membership: z.string().optional(), history_visibility: z.string().optional() }),
});
const context = z.object({
  state: z.array(z.unknown()).transform((all) => all.flatMap((one) => stateEvent.safeParse(one).data ?? [])),
});

/** Messages of which it is remembered whom they were sent to: the openings of some sessions. */
const remembered = 50;

/**
 * Whom a message in an encrypted room was sent to: its key goes to those who are in the room at that moment
 * (and, unless the room shows only what came after joining, to those invited); who comes later never gets it.
 */
export class Readers {
  readonly #connection: Pick<MatrixConnection, 'request' | 'encrypted'>;
  readonly #known = new Map<string, ReadonlySet<string> | 'all'>();
  /** What the server is being asked: many ask about one opening at the same time. */
  readonly #asking = new Map<string, Promise<ReadonlySet<string> | 'all' | undefined>>();

  constructor(connection: Pick<MatrixConnection, 'request' | 'encrypted'>) {
    this.#connection = connection;
  }

  closed(room: string): Promise<boolean> {
    return this.#connection.encrypted(room);
  }

  /** Where the server does not say who was there, nobody is taken for late. */
  async reached(room: string, user: string, event: string): Promise<boolean> {
    if (!(await this.closed(room))) return true;
    const readers = this.#known.get(event) ?? (await this.#asked(room, event));
    return readers === 'all' || readers === undefined || readers.has(user);
  }

  #asked(room: string, event: string): Promise<ReadonlySet<string> | 'all' | undefined> {
    const asking =
      this.#asking.get(event) ?? this.#ask(room, event).finally(() => this.#asking.delete(event));
    this.#asking.set(event, asking);
    return asking;
  }

  async #ask(room: string, event: string): Promise<ReadonlySet<string> | 'all' | undefined> {
    const endpoint = path`/_matrix/client/v3/rooms/${room}/context/${event}`;
    const answer = await orNothing(this.#connection.request('GET', endpoint, { limit: '0' }));
    const readers = readersIn(context.safeParse(answer).data?.state ?? []);
    if (readers === undefined) return undefined;
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(event, readers);
    return readers;
  }
}

/** Of the room as it was when the message was sent; it may have been encrypted later than that. */
function readersIn(state: readonly z.output<typeof stateEvent>[]): ReadonlySet<string> | 'all' | undefined {
  const joinedOnly = state.some(({ content }) => content.history_visibility === 'joined');
  const present = joinedOnly ? ['join'] : ['join', 'invite'];
  const there = state.flatMap(({ type, state_key, content }) =>
    type === 'm.room.member' && present.includes(content.membership ?? '') ? [state_key] : [],
  );
  if (there.length === 0) return undefined;
  return state.some(({ type }) => type === 'm.room.encryption') ? new Set(there) : 'all';
}
