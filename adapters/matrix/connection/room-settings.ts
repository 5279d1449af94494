import { z } from 'zod';
import { HomeserverError, type Http, path } from './http.ts';
import type { RawEvent } from './sync-response.ts';
import type { AdapterState } from './types.ts';

const encryption = z.object({
  algorithm: z.string().optional(),
  rotation_period_ms: z.number().optional().catch(undefined),
  rotation_period_msgs: z.number().optional().catch(undefined),
});
const kept = encryption.extend({ historyVisibility: z.string().optional() });

/** How a room is encrypted; without an algorithm it is not. */
export type RoomEncryption = z.output<typeof kept>;

const keyOf = (room: string) => `room/${room}`;

/**
 * Which rooms are encrypted, and how, kept for good: once a room is encrypted, nothing that a server
 * says makes us write there in clear again.
 */
export class RoomSettings {
  readonly #state: AdapterState;
  readonly #http: Http;
  readonly #known = new Map<string, RoomEncryption>();

  constructor(state: AdapterState, http: Http) {
    this.#state = state;
    this.#http = http;
  }

  /** Asks the server the first time; when it does not answer this fails, rather than say "not encrypted". */
  async of(room: string): Promise<RoomEncryption> {
    const found = await this.#stored(room);
    if (found !== undefined) return found;
    const said = encryption.parse((await this.#ask(room, 'm.room.encryption')) ?? {});
    const seen = said.algorithm === undefined ? {} : await this.#ask(room, 'm.room.history_visibility');
    const settings = { ...said, historyVisibility: visibilityOf(seen) };
    // A sync may have told meanwhile.
    const told = this.#known.get(room);
    return told?.algorithm === undefined ? this.#keep(room, settings) : told;
  }

  /** Without asking the server. */
  async isKnownEncrypted(room: string): Promise<boolean> {
    return (await this.#stored(room))?.algorithm !== undefined;
  }

  /** Follows what the events of a room change. */
  async follow(room: string, events: readonly RawEvent[]): Promise<void> {
    const last = (type: string) =>
      events.findLast((raw) => raw.type === type && raw.state_key === '')?.content;
    const said = encryption.safeParse(last('m.room.encryption')).data;
    const seen = visibilityOf(last('m.room.history_visibility'));
    const before = await this.#stored(room);
    // A room of which only the visibility is told stays unknown: it may be encrypted.
    if (before === undefined && said?.algorithm === undefined) return;
    await this.#keep(room, {
      ...before,
      ...(said?.algorithm === undefined ? {} : said),
      ...(seen === undefined ? {} : { historyVisibility: seen }),
    });
  }

  async #stored(room: string): Promise<RoomEncryption | undefined> {
    const known = this.#known.get(room);
    if (known !== undefined) return known;
    const text = await this.#state.get(keyOf(room));
    if (text === undefined) return undefined;
    const settings = kept.parse(JSON.parse(text));
    this.#known.set(room, settings);
    return settings;
  }

  async #keep(room: string, settings: RoomEncryption): Promise<RoomEncryption> {
    const value = JSON.stringify(settings);
    if (value !== JSON.stringify(this.#known.get(room))) await this.#state.put([{ key: keyOf(room), value }]);
    this.#known.set(room, settings);
    return settings;
  }

  async #ask(room: string, type: string): Promise<unknown> {
    try {
      return await this.#http.json('GET', path`/_matrix/client/v3/rooms/${room}/state/${type}/`);
    } catch (error) {
      if (error instanceof HomeserverError && error.status === 404) return undefined;
      throw error;
    }
  }
}

function visibilityOf(content: unknown): string | undefined {
  return z.object({ history_visibility: z.string() }).safeParse(content).data?.history_visibility;
}
