import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until the test moves it, forwards or back. */
export class ManualClock implements Clock {
  #now: number;
  #wakes: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  wakeAt(at: number, run: () => void): () => void {
    const wake = { at, run };
    this.#wakes.push(wake);
    // What is due already still comes from the loop, not from inside the call.
    if (at <= this.#now) queueMicrotask(() => this.#ring());
    return () => {
      this.#wakes = this.#wakes.filter((other) => other !== wake);
    };
  }

  /** Jumps to a moment, back or forth, and rings what is due. */
  jumpTo(at: number): void {
    this.#now = at;
    this.#ring();
  }

  /** The next moment at which something wants to wake, if any. */
  next(): number | undefined {
    return this.#wakes.length === 0 ? undefined : Math.min(...this.#wakes.map((wake) => wake.at));
  }

  /**
   * Goes to `at` by way of every wake-up before it, letting `settle` finish at each: what a slow clock
   * would have lived through.
   */
  async travelTo(at: number, settle: () => Promise<void>): Promise<void> {
    await settle();
    for (let next = this.next(); next !== undefined && next <= at; next = this.next()) {
      this.jumpTo(Math.max(next, this.#now));
      await settle();
    }
    this.jumpTo(at);
    await settle();
  }

  #ring(): void {
    const due = this.#wakes.filter((wake) => wake.at <= this.#now);
    this.#wakes = this.#wakes.filter((wake) => wake.at > this.#now);
    for (const wake of due) wake.run();
  }
}
