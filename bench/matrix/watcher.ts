import { z } from 'zod';
import { type Access, ask } from '../../test/servers/synapse/client-server.ts';

const event = z.looseObject({ event_id: z.string(), sender: z.string(), type: z.string() });
const sync = z.object({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), z.object({ timeline: z.object({ events: z.array(event) }) })),
    })
    .partial()
    .optional(),
});
export type SeenEvent = z.output<typeof event> & { readonly room: string };

const filter = JSON.stringify({
  presence: { types: [] },
  account_data: { types: [] },
  room: { state: { types: [] }, ephemeral: { types: [] }, account_data: { types: [] } },
});

/** Follows an account's rooms by /sync, as any client does, and tells of every event at once. */
export class Watcher {
  readonly #access: Access;
  #stopped = false;
  #onEvent: (event: SeenEvent) => void = () => {};
  #loop: Promise<void> = Promise.resolve();

  constructor(access: Access) {
    this.#access = access;
  }

  async start(): Promise<void> {
    let since = (await this.#sync('timeout=0')).next_batch;
    this.#loop = (async () => {
      while (!this.#stopped) {
        const answer = await this.#sync(`timeout=2000&since=${encodeURIComponent(since)}`);
        since = answer.next_batch;
        for (const [room, { timeline }] of Object.entries(answer.rooms?.join ?? {}))
          for (const one of timeline.events) this.#onEvent({ ...one, room });
      }
    })();
  }

  /** Whoever asks is told of what comes from now on; the one before is not any more. */
  each(onEvent: (event: SeenEvent) => void): void {
    this.#onEvent = onEvent;
  }

  /** The next event that fits. */
  next(fits: (event: SeenEvent) => boolean): Promise<SeenEvent> {
    return new Promise((resolve) => {
      this.each((one) => {
        if (fits(one)) resolve(one);
      });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop;
  }

  async #sync(query: string): Promise<z.output<typeof sync>> {
    const endpoint = `/_matrix/client/v3/sync?filter=${encodeURIComponent(filter)}&${query}`;
    return sync.parse(await ask(this.#access.url, this.#access.token, 'GET', endpoint));
  }
}
