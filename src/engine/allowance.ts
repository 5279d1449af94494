/** What is kept of an allowance over a restart. */
export interface KnownAllowance {
  /** When the platform last refused (epoch ms). */
  readonly refusedAt: number;
  /** Between two messages, as far as refusals told (ms). */
  readonly interval: number;
}

/** A bucket that was left alone is taken to hold so many: Synapse's own number, and soon corrected if wrong. */
const most = 10;
/** A refusal tells the pace exactly where all since the one before was our own doing: not after long quiet. */
const traceable = 60_000;
/** A longer wait (ms) is no bucket that fills, but a punishment that ends; two refusals may still tell a slower one. */
const longestGuess = 10_000;

/**
 * What an account may still say to a platform that has refused it something for its rate limit: a bucket
 * that gains one message in each interval, of which only the refusals tell. Each refusal says when the bucket
 * will hold exactly one; two of them, with what was taken in between, say how fast it fills.
 */
export class Allowance {
  #interval: number;
  #refusedAt: number;
  /** When the bucket held, or will hold, exactly one message. */
  #one: number;
  /** Sent since the last refusal, and when the bucket held one by that refusal. */
  #sent = 0;
  #from: number | undefined;

  /** Without what was known before, `after` (ms) is what the first refusal said. */
  constructor(now: number, about: { readonly after: number } | KnownAllowance) {
    if ('after' in about) {
      // At most the whole interval, and nearly that after a burst; the next refusal tells it exactly.
      this.#interval = Math.max(1, Math.min(about.after, longestGuess));
      this.#refusedAt = now;
      this.#one = now + about.after;
      this.#from = this.#one;
    } else {
      this.#interval = about.interval;
      this.#refusedAt = about.refusedAt;
      // What was sent since is not known: perhaps the last one just now.
      this.#one = now + about.interval;
    }
  }

  get known(): KnownAllowance {
    return { refusedAt: this.#refusedAt, interval: this.#interval };
  }

  /** The platform refused one that was counted as sent, and named a wait (ms). */
  refused(now: number, after: number): void {
    const taken = this.#sent - 1;
    const from = this.#from;
    const exact = from !== undefined && taken > 0 && now - from < traceable;
    this.#interval = exact
      ? Math.max(1, (now + after - from) / taken)
      : Math.max(this.#interval, Math.min(after, longestGuess));
    this.#refusedAt = now;
    this.#one = now + after;
    this.#from = this.#one;
    this.#sent = 0;
  }

  /** It went out: for good or not is told by `taken` or `refused`. */
  sent(now: number): void {
    this.#one = Math.max(this.#one, now - (most - 1) * this.#interval) + this.#interval;
    this.#sent += 1;
  }

  /** It was taken, though perhaps we did not think that there was one to spare. */
  taken(now: number): void {
    this.#one = Math.min(this.#one, now + this.#interval);
  }

  /** Messages in the bucket; below one, and also below none, while it fills. */
  level(now: number): number {
    return Math.min(most, 1 + (now - this.#one) / this.#interval);
  }

  /** When the bucket will hold so many. */
  holds(count: number): number {
    return Math.ceil(this.#one + (count - 1) * this.#interval);
  }
}
