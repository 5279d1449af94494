import { Allowance, type KnownAllowance } from './allowance.ts';
import { backOff } from './back-off.ts';

/** A platform that does not answer is asked again at least so often (ms, before the jitter). */
const longestSilence = 8_000;
/** So long after the last refusal a limit is reckoned with (ms). */
const remembered = 60 * 60_000;

/**
 * An account whose platform asked for less or does not answer: how much of it may be in flight.
 *
 * A rate limit pauses it as long as the platform says, and is reckoned with from then on. A silence (a server
 * that does not answer) pauses it a few seconds at most and then lets one row try; each success doubles what
 * may be in flight, up to the usual size.
 */
export class Hold {
  /** Until when nothing goes out (epoch ms). */
  pausedUntil = 0;
  /** Grows with each fault: what was sent before it says nothing about what is allowed now. */
  faults = 0;
  /** Since when the platform's limit makes rows wait (epoch ms); undefined once none waited. */
  since: number | undefined;
  /** The last urgent row that was taken was for the class: an answer to staff has its turn. */
  answerNext = false;
  readonly #usual: number;
  /** Rows at once after a silence; undefined: as many as usual. */
  #size: number | undefined;
  /** Silences one after the other. */
  #silences = 0;
  #allowance: Allowance | undefined;

  constructor(usual: number) {
    this.#usual = usual;
  }

  /** Nothing of it holds the account back any more. */
  get isOver(): boolean {
    return this.#size === undefined && this.#allowance === undefined;
  }

  /** What the rate limit leaves, where one was met lately. */
  allowance(now: number): Allowance | undefined {
    const known = this.#allowance?.known;
    if (known !== undefined && now - known.refusedAt >= remembered) this.#allowance = undefined;
    return this.#allowance;
  }

  /** A limit that was met before a restart. */
  remember(known: KnownAllowance, now: number): void {
    this.#allowance = new Allowance(now, known);
  }

  /** How many more rows may go, with so many in flight. */
  room(now: number, inFlight: number): number {
    if (this.pausedUntil > now) return 0;
    const most = Math.min(this.#usual, this.#size ?? this.#usual) - inFlight;
    const allowance = this.allowance(now);
    const allowed = allowance === undefined ? most : Math.min(most, Math.floor(allowance.level(now)));
    // One may always try: what is thought of the bucket may be wrong.
    return Math.max(allowed, inFlight === 0 ? 1 : 0);
  }

  /** The platform named a wait for its rate limit (ms). Returns what is to be kept of the limit. */
  limited(now: number, after: number): KnownAllowance {
    if (this.#allowance === undefined) this.#allowance = new Allowance(now, { after });
    else this.#allowance.refused(now, after);
    this.faults += 1;
    this.pausedUntil = now + after;
    this.since ??= now;
    return this.#allowance.known;
  }

  /** The platform did not answer; `first`: what was sent before is of a silence that is known already. */
  silent(now: number, seed: string, first: boolean): void {
    this.#size = 1;
    if (!first) return;
    this.#silences += 1;
    this.faults += 1;
    this.pausedUntil = Math.max(this.pausedUntil, now + backOff(this.#silences, seed, longestSilence));
  }

  /** The platform answered: is that the end of a silence? */
  answered(): boolean {
    const returned = this.#silences > 0;
    this.#silences = 0;
    return returned;
  }

  /** It can bear more. */
  widen(): void {
    if (this.#size === undefined) return;
    this.#size *= 2;
    if (this.#size >= this.#usual) this.#size = undefined;
  }

  /** Something came from the platform: a silence need not be waited for. Is there one? */
  heard(now: number): boolean {
    if (this.#silences === 0 || this.pausedUntil <= now) return false;
    this.pausedUntil = now;
    return true;
  }
}
