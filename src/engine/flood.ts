import { SlidingWindow } from '../domain/sliding-window.ts';

/** One that passed: the moment for which it counts, and when it was received. */
interface Passed {
  readonly at: number;
  readonly received: number;
}

/**
 * Counts what people do, each alone: 10 commands in 10 s unless told otherwise; the rest is refused, with one
 * sentence a flood. Kept in memory: a restart forgives.
 */
export class FloodGate {
  readonly #window: SlidingWindow;
  /** What passed, by the events' ids; and the event with which the present flood was told. */
  readonly #seen = new Map<string, { passed: Map<string, Passed>; told: string | undefined }>();

  /** At most `most` within `windowMs` (ms). */
  constructor(windowMs = 10_000, most = 10) {
    this.#window = new SlidingWindow(windowMs, most);
  }

  /**
   * `pass`, or `tell` for the first refused event of a flood and `drop` for those after it. An event
   * whose batch comes again (the store failed) is counted once and gets the same verdict. `at` is the moment for
   * which it counts (heard.ts), `now` that of its receipt: what passed is remembered by the latter, so that
   * times that leap to and fro forget nothing.
   */
  check(key: string, at: number, event: string, now = at): 'pass' | 'tell' | 'drop' {
    if (this.passes(key, at, event, now)) return 'pass';
    const entry = this.#entryOf(key);
    if (entry.told !== undefined && entry.told !== event) return 'drop';
    entry.told = event;
    return 'tell';
  }

  /** The same for what is never answered with the sentence: it leaves that to the next command. */
  passes(key: string, at: number, event: string, now = at): boolean {
    const entry = this.#entryOf(key);
    const { passed } = entry;
    for (const [id, one] of passed) if (this.#window.isOver(one.received, now)) passed.delete(id);
    if (passed.has(event)) return true;
    if (!this.#window.hasRoom(passed.values(), at)) return false;
    passed.set(event, { at, received: now });
    entry.told = undefined;
    return true;
  }

  /** Forgets who has been quiet, so that the map stays as small as the present crowd. */
  sweep(now: number): void {
    for (const [key, { passed }] of this.#seen) {
      if ([...passed.values()].every((one) => this.#window.isOver(one.received, now))) this.#seen.delete(key);
    }
  }

  #entryOf(key: string) {
    const entry = this.#seen.get(key) ?? { passed: new Map<string, Passed>(), told: undefined };
    this.#seen.set(key, entry);
    return entry;
  }
}
