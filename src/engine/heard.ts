import type { Batch, InboundEvent } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/**
 * An event as the handlers get it. Its own time (`at`) is what its sender, or the sender's server, says: never later
 * than now, yet perhaps far too early. What is allowed so often in a while is counted by `countsAt`.
 */
export type Heard<E extends InboundEvent = InboundEvent> = E & {
  /** The moment of receipt; of what happened while nobody listened its own time, held within that while. */
  readonly countsAt: number;
  /** The moment of receipt (epoch ms). */
  readonly heardAt: number;
};

/** A batch received. */
export interface HeardBatch {
  readonly events: readonly Heard[];
  /** Until when its stream was listened to, once it is taken; unchanged while what was missed still comes in. */
  readonly until: number | undefined;
}

/** Until when each stream was listened to: in memory, and in the store for what follows a stop. */
export class Listening {
  readonly #store: Pick<Store, 'heardAt'>;
  readonly #until = new Map<string, number | undefined>();

  constructor(store: Pick<Store, 'heardAt'>) {
    this.#store = store;
  }

  /** A batch that is received now. The first one of a stream after a start holds what was missed, marked or not. */
  async hear(batch: Batch, now: number): Promise<HeardBatch> {
    const key = keyOf(batch);
    const missed = batch.missed === true || !this.#until.has(key);
    const last = this.#until.get(key) ?? (await this.#store.heardAt(batch.account, batch.stream));
    const from = missed ? Math.min(last ?? now, now) : now;
    const events = batch.events.map((event) => {
      const at = Math.min(event.at, now);
      return { ...event, at, countsAt: Math.max(at, from), heardAt: now };
    });
    return { events, until: missed && last !== undefined ? undefined : now };
  }

  /** It was taken: the next batch is live, unless it says otherwise. */
  taken(batch: Batch, { until }: HeardBatch): void {
    const key = keyOf(batch);
    if (until !== undefined || !this.#until.has(key)) this.#until.set(key, until);
  }
}

const keyOf = ({ account, stream }: Batch) => `${account}|${stream}`;
