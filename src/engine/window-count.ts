import { SlidingWindow } from '../domain/sliding-window.ts';

/** Keys remembered before those whose window is over are forgotten. */
const swept = 2_000;

/** Counts what happens under a key within a sliding window. In memory: a restart forgives. */
export class WindowCount {
  readonly #window: SlidingWindow;
  readonly #times = new Map<string, readonly { readonly at: number }[]>();
  #sweepAt = swept;

  /** At most `most` within `windowMs` (ms). */
  constructor(windowMs: number, most: number) {
    this.#window = new SlidingWindow(windowMs, most);
  }

  /** Counts one more; false, and not counted, where that would be too many. */
  take(key: string, now: number): boolean {
    const recent = this.#window.recent(this.#times.get(key) ?? [], now);
    const fits = this.#window.hasRoom(recent, now);
    this.#times.set(key, fits ? [...recent, { at: now }] : recent);
    if (this.#times.size > this.#sweepAt) this.#sweep(now);
    return fits;
  }

  /** What was taken did not come about. */
  giveBack(key: string): void {
    const times = this.#times.get(key)?.slice(0, -1) ?? [];
    if (times.length === 0) this.#times.delete(key);
    else this.#times.set(key, times);
  }

  #sweep(now: number): void {
    for (const [key, times] of this.#times)
      if (this.#window.recent(times, now).length === 0) this.#times.delete(key);
    this.#sweepAt = this.#times.size + swept;
  }
}
