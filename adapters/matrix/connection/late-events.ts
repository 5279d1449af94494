import { z } from 'zod';
import { type RawEvent, singleEvent } from './sync-response.ts';
import type { AdapterState } from './types.ts';

/** How long a key may come after its event. */
export const keyPatience = 10_000;

const kept = z.object({ room: z.string(), raw: singleEvent, since: z.number() });
/** An event whose key has not come, and since when we wait for it. */
export type LateEvent = z.output<typeof kept>;

const prefix = 'late/';

/**
 * Encrypted events whose key was not there. The cursor goes on without them, so they are kept until the
 * key comes or `keyPatience` is over, whatever happens to the process.
 */
export class LateEvents {
  readonly #state: AdapterState;
  readonly #waiting: Map<string, LateEvent>;

  private constructor(state: AdapterState, waiting: Map<string, LateEvent>) {
    this.#state = state;
    this.#waiting = waiting;
  }

  static async open(state: AdapterState): Promise<LateEvents> {
    const rows = (await state.list(prefix)).map(({ value }) => kept.parse(JSON.parse(value)));
    // Key order says nothing: as they came, then as they were sent.
    rows.sort((a, b) => a.since - b.since || a.raw.origin_server_ts - b.raw.origin_server_ts);
    return new LateEvents(state, new Map(rows.map((row) => [row.raw.event_id, row])));
  }

  /** In the order in which they came. */
  get waiting(): readonly LateEvent[] {
    return [...this.#waiting.values()];
  }

  /** Keeps events; one that waits already goes on waiting. */
  async add(
    events: readonly { readonly room: string; readonly raw: RawEvent }[],
    now: number,
  ): Promise<void> {
    const added = events.filter(({ raw }) => !this.#waiting.has(raw.event_id));
    if (added.length === 0) return;
    const rows = added.map((event) => ({ ...event, since: now }));
    await this.#state.put(
      rows.map((row) => ({ key: prefix + row.raw.event_id, value: JSON.stringify(row) })),
    );
    for (const row of rows) this.#waiting.set(row.raw.event_id, row);
  }

  /** They were read or given up, and the adapter has them. */
  async settle(ids: Iterable<string>): Promise<void> {
    const settled = [...ids].filter((id) => this.#waiting.has(id));
    if (settled.length === 0) return;
    await this.#state.put(settled.map((id) => ({ key: prefix + id, value: undefined })));
    for (const id of settled) this.#waiting.delete(id);
  }

  /** Milliseconds until the first of them is given up. */
  patienceLeft(now: number): number {
    const since = Math.min(...this.waiting.map((row) => row.since));
    return Math.max(0, since + keyPatience - now);
  }
}
