/** The server's limits as they are by default (`messageburst`, `messagelimit` of its settings). */
export interface Limits {
  /** Commands that it takes at once. */
  readonly burst: number;
  /** And then so many a second. */
  readonly perSecond: number;
}

const usualLimits: Limits = { burst: 5, perSecond: 1 };

/** A dropped command is tried again after this, in ms: what is dropped does not count against us. */
const retryAfter = 250;

/**
 * When the next limited command may go. The server drops in silence what is over its limit and tells
 * nobody what the limit is (murmur, LeakyBucket::ratelimit). So none is assumed until a command was
 * dropped; from then on the bucket is followed, and corrected by each further drop.
 */
export class Pace {
  readonly #limits: Limits;
  readonly #now: () => number;
  #limited = false;
  /** How full we think the server's bucket is, in commands. */
  #level = 0;
  #at = 0;

  /** `now` in ms, of a clock that never jumps. */
  constructor(limits: Limits = usualLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Ms until the next command may go; 0: at once. */
  wait(): number {
    if (!this.#limited) return 0;
    this.#drain();
    const over = this.#level + 1 - this.#limits.burst;
    return over <= 0 ? 0 : Math.ceil((over / this.#limits.perSecond) * 1000);
  }

  /** A command had its effect or its denial: both count. */
  taken(): void {
    this.#drain();
    this.#level = Math.min(this.#level + 1, this.#limits.burst);
  }

  /** A command had neither: the bucket is full. */
  dropped(): void {
    this.#limited = true;
    this.#drain();
    this.#level = this.#limits.burst - 1 + (retryAfter / 1000) * this.#limits.perSecond;
  }

  #drain(): void {
    const now = this.#now();
    this.#level = Math.max(0, this.#level - ((now - this.#at) / 1000) * this.#limits.perSecond);
    this.#at = now;
  }
}
