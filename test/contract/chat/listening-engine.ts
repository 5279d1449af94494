import type { Batch, ChatInbound, InboundEvent } from '../../../src/ports/chat.ts';

type Kind = InboundEvent['kind'];
type EventOf<K extends Kind> = Extract<InboundEvent, { readonly kind: K }>;

/** An engine that only listens: it keeps events once by id, and cursors, as the real one does. */
export class ListeningEngine implements ChatInbound {
  readonly batches: Batch[] = [];
  readonly events: InboundEvent[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly #cursors = new Map<string, string>();
  #failures = 0;
  #waiting: (() => void)[] = [];

  /** The next batches fail, before anything of them is kept. */
  failNext(times: number): void {
    this.#failures = times;
  }

  async receive(batch: Batch): Promise<void> {
    this.batches.push(batch);
    if (this.#failures > 0) {
      this.#failures -= 1;
      throw new Error('The store is away for a moment.');
    }
    for (const event of batch.events) {
      if (!this.events.some((seen) => seen.id === event.id)) this.events.push(event);
    }
    this.#cursors.set(batch.stream, batch.cursor);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  async cursorOf(stream: string): Promise<string | undefined> {
    return this.#cursors.get(stream);
  }

  async readBlob(blob: string): Promise<Uint8Array> {
    const bytes = this.blobs.get(blob);
    if (bytes === undefined) throw new Error(`No blob ${blob}.`);
    return bytes;
  }

  /** The first event of a kind that fits, once it has come. */
  async event<K extends Kind>(
    kind: K,
    fits: (event: EventOf<K>) => boolean = () => true,
  ): Promise<EventOf<K>> {
    for (;;) {
      const found = this.events.find(
        (event): event is EventOf<K> => event.kind === kind && fits(event as EventOf<K>),
      );
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  of<K extends Kind>(kind: K): readonly EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }
}
