/** At most so many within so long: the arithmetic of every such bound, wherever what counts is kept. */
export class SlidingWindow {
  readonly #ms: number;
  readonly #most: number;

  /** At most `most` within `ms`. */
  constructor(ms: number, most: number) {
    this.#ms = ms;
    this.#most = most;
  }

  /** A clock that is set back, or was ahead, leaves times in the future: they count no longer than others. */
  isOver(at: number, now: number): boolean {
    return Math.abs(now - at) >= this.#ms;
  }

  /** Those that count. */
  recent<T extends { readonly at: number }>(all: Iterable<T>, now: number): readonly T[] {
    return [...all].filter(({ at }) => !this.isOver(at, now));
  }

  /** Is there room for one more? */
  hasRoom(all: Iterable<{ readonly at: number }>, now: number): boolean {
    return this.recent(all, now).length < this.#most;
  }
}
