/** Keys remembered before those whose window is over are forgotten. */
const swept = 2_000;

/** Counts what happens under a key within a sliding window. In memory: a restart forgives. */
export class WindowCount {
  readonly #windowMs: number;
  readonly #most: number;
  readonly #times = new Map<string, readonly number[]>();
  #sweepAt = swept;

  /** At most `most` within `windowMs` (ms). */
  constructor(windowMs: number, most: number) {
    this.#windowMs = windowMs;
    this.#most = most;
  }

  /** Counts one more; false, and not counted, where that would be too many. */
  take(key: string, now: number): boolean {
    const recent = this.#recent(this.#times.get(key) ?? [], now);
    const fits = recent.length < this.#most;
    this.#times.set(key, fits ? [...recent, now] : recent);
    if (this.#times.size > this.#sweepAt) this.#sweep(now);
    return fits;
  }

  /** What was taken did not come about. */
  giveBack(key: string): void {
    const times = this.#times.get(key)?.slice(0, -1) ?? [];
    if (times.length === 0) this.#times.delete(key);
    else this.#times.set(key, times);
  }

  /** A clock that is set back leaves times in the future: they count no longer than others. */
  #recent(times: readonly number[], now: number): readonly number[] {
    return times.filter((at) => Math.abs(now - at) < this.#windowMs);
  }

  #sweep(now: number): void {
    for (const [key, times] of this.#times)
      if (this.#recent(times, now).length === 0) this.#times.delete(key);
    this.#sweepAt = this.#times.size + swept;
  }
}
