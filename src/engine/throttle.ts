import { urgency } from '../domain/post.ts';
import type { OutboxRow } from '../ports/store.ts';

/** A platform that asked for less: how much of it may be in flight, and since when it holds rows up. */
interface Hold {
  size: number;
  pausedUntil: number;
  /** Grows with each fault: what was sent before it says nothing about what is allowed now. */
  faults: number;
  /** Since when the platform's limit makes rows wait (epoch ms); undefined once none waited. */
  since: number | undefined;
}

/** More urgent rows on their way to an account that leave its server no time for revisions and reactions. */
const crowd = 16;

/**
 * How many rows each account may have in flight. A fault of the whole account (a rate limit, a server
 * that does not answer) pauses it and narrows it to one row at a time, the most urgent over all its
 * lanes; each success after that doubles it, up to the usual size. So a pause leaves few rows marked
 * as attempted, and what little is allowed goes to what is most urgent.
 */
export class Throttle {
  readonly #usual: number;
  readonly #holds = new Map<string, Hold>();
  readonly #inFlight = new Map<OutboxRow, number>();

  constructor(usual: number) {
    this.#usual = usual;
  }

  /** Accounts that are held back → how many more rows they may have now: none in a pause. */
  room(now: number): ReadonlyMap<string, number> {
    const room = new Map<string, number>();
    for (const [account, { size, pausedUntil }] of this.#holds) {
      room.set(account, pausedUntil > now ? 0 : Math.max(0, size - this.#sentOf(account).length));
    }
    return room;
  }

  /**
   * Of the heads that `room` allowed, those that may go. A revision or reaction waits while a crowd of what
   * is more urgent is on its way to the same account; where that is held back, while anything is.
   */
  admit(heads: readonly OutboxRow[], now: number): readonly OutboxRow[] {
    for (const [account, hold] of this.#holds) {
      const drained = hold.pausedUntil <= now && this.#sentOf(account).length === 0;
      if (drained && !heads.some((row) => accountOf(row) === account)) hold.since = undefined;
    }
    const urgent = new Map<string | undefined, number>();
    for (const row of [...heads, ...this.#inFlight.keys()]) {
      if (row.urgency >= urgency.revision) continue;
      const account = accountOf(row);
      urgent.set(account, (urgent.get(account) ?? 0) + 1);
    }
    return heads.filter((row) => {
      const account = accountOf(row);
      if (account === undefined || row.urgency < urgency.revision) return true;
      return (urgent.get(account) ?? 0) < (this.#holds.has(account) ? 1 : crowd);
    });
  }

  sent(row: OutboxRow): void {
    this.#inFlight.set(row, this.#holdOf(row)?.faults ?? 0);
  }

  /** The platform took a row (or refused it for good): it can bear more. */
  taken(row: OutboxRow): void {
    const account = accountOf(row);
    const hold = this.#holdOf(row);
    if (account === undefined || hold === undefined || this.#inFlight.get(row) !== hold.faults) return;
    hold.size *= 2;
    if (hold.size >= this.#usual) this.#holds.delete(account);
  }

  /** The platform asked the whole account to wait; `limited`: because of its rate limit. */
  held(account: string, until: number, now: number, limited: boolean): void {
    const before = this.#holds.get(account);
    const since = before?.since ?? (limited ? now : undefined);
    this.#holds.set(account, { size: 1, pausedUntil: until, faults: (before?.faults ?? 0) + 1, since });
  }

  ended(row: OutboxRow): void {
    this.#inFlight.delete(row);
  }

  /** Accounts in a pause → until when (epoch ms). */
  pauses(now: number): ReadonlyMap<string, number> {
    const paused = [...this.#holds].filter(([, { pausedUntil }]) => pausedUntil > now);
    return new Map(paused.map(([account, { pausedUntil }]) => [account, pausedUntil]));
  }

  /** Accounts whose rate limit makes rows wait → since when (epoch ms). */
  limited(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#holds].flatMap(([account, { since }]) => (since === undefined ? [] : [[account, since]])),
    );
  }

  #holdOf(row: OutboxRow): Hold | undefined {
    const account = accountOf(row);
    return account === undefined ? undefined : this.#holds.get(account);
  }

  #sentOf(account: string): OutboxRow[] {
    return [...this.#inFlight.keys()].filter((row) => accountOf(row) === account);
  }
}

/** The account that a row goes through; undefined for calls. */
export function accountOf({ work }: OutboxRow): string | undefined {
  if ('target' in work) return work.target.account;
  return 'account' in work ? work.account : undefined;
}
