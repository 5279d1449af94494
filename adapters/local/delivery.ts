import type { Batch, ChatInbound, InboundEvent } from '../../src/ports/chat.ts';
import { inboundEvent } from './inbound.ts';
import type { LocalStore } from './store/local-store.ts';

const stream = 'local';
const batchSize = 50;

interface DeliveryOptions {
  readonly account: string;
  /** The first wait after a failed batch, in ms; it doubles up to 32 times this. */
  readonly retryAfter: number;
  /** Told each time that the engine could not take a batch. */
  readonly onFailure: (error: unknown) => void;
  /** Told that the engine has read so many entries more than there are: the log's end was lost. */
  readonly onLost: (entries: number) => void;
}

/**
 * Brings the log to the engine: batches from the engine's stored cursor on, one after the other, the
 * same batch again after a failure. So a kill at any moment loses and doubles nothing.
 */
export class Delivery {
  readonly #store: LocalStore;
  readonly #options: DeliveryOptions;
  #stopped = false;
  #wake: () => void = () => {};
  #running: Promise<void> = Promise.resolve();
  #waiting: (() => void)[] = [];

  constructor(store: LocalStore, options: DeliveryOptions) {
    this.#store = store;
    this.#options = options;
  }

  async start(engine: ChatInbound): Promise<void> {
    const seq = this.#sequenceOf(await engine.cursorOf(stream));
    const unsubscribe = this.#store.log.onWrite(() => this.#wake());
    this.#running = this.#run(engine, seq).finally(unsubscribe);
  }

  /** Resolves when the batch under way, if any, has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  /** Resolves when everything written so far has been taken by the engine. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#wake();
    });
  }

  /** One batch after the other; what cannot be read or marked now is tried again, as a batch that is not taken. */
  async #run(engine: ChatInbound, from: number): Promise<void> {
    // Missed: until the end of the log is reached for the first time, or again after a failure.
    const state = { seq: from, marked: -1, missed: true };
    let failures = 0;
    while (!this.#stopped) {
      try {
        await this.#step(engine, state);
        failures = 0;
      } catch (error) {
        this.#options.onFailure(error);
        state.missed = true;
        await this.#pause(failures);
        failures += 1;
      }
    }
  }

  async #step(engine: ChatInbound, state: { seq: number; marked: number; missed: boolean }): Promise<void> {
    const { log } = this.#store;
    if (state.marked < state.seq) log.taken(state.seq);
    state.marked = state.seq;
    const entries = log.after(state.seq, batchSize, true);
    const last = entries.at(-1);
    if (last === undefined) {
      state.missed = false;
      for (const resolve of this.#waiting.splice(0)) resolve();
      return this.#sleep();
    }
    const events = entries
      .map((entry) => inboundEvent(this.#store, entry))
      .filter((event): event is InboundEvent => event !== undefined);
    const { account } = this.#options;
    const cursor = this.#cursor(last.seq);
    const taken = await this.#hand(engine, { account, stream, cursor, events, missed: state.missed });
    if (taken === false) return;
    state.seq = last.seq;
    if (taken === 'late') state.missed = true;
  }

  /** Hands the batch over until the engine takes it: at once, or late after failures; false when stopped before. */
  async #hand(engine: ChatInbound, batch: Batch): Promise<'atOnce' | 'late' | false> {
    for (let failures = 0; !this.#stopped; failures += 1) {
      try {
        await engine.receive(failures === 0 ? batch : { ...batch, missed: true });
        return failures === 0 ? 'atOnce' : 'late';
      } catch (error) {
        this.#options.onFailure(error);
        await this.#pause(failures);
      }
    }
    return false;
  }

  /** After a failure, the longer the more there were before. */
  async #pause(failures: number): Promise<void> {
    await this.#sleep(this.#options.retryAfter * 2 ** Math.min(failures, 5), false);
  }

  /** Waits for `ms` (without: for ever), for stop, and for a write unless `forWrites` is false. */
  async #sleep(ms?: number, forWrites = true): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.#wake = () => {
        if (!forWrites && !this.#stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #cursor(seq: number): string {
    return `${this.#store.identity}.${seq}`;
  }

  /**
   * Where to go on. A cursor of another database, deleted since, means from the beginning; one beyond the end (the
   * write-ahead log was lost) the end, as the same numbers are given again.
   */
  #sequenceOf(cursor: string | undefined): number {
    const [identity, digits] = cursor?.split('.') ?? [];
    const seq = identity === this.#store.identity ? Number(digits) : 0;
    const last = this.#store.log.last();
    if (seq <= last) return seq;
    this.#options.onLost(seq - last);
    return last;
  }
}
