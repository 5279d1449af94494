import { urgency } from '../domain/post.ts';
import { answersStaff } from '../domain/urgent-turns.ts';
import type { OutboxRow } from '../ports/store.ts';
import type { KnownAllowance } from './allowance.ts';
import { Hold } from './hold.ts';

/** More urgent rows on their way to an account that leave its server no time for revisions and reactions. */
const crowd = 16;

/**
 * How many rows each account may have in flight, and which. An account that met its rate limit keeps one
 * message in hand for what is urgent: anything else goes only when there are thought to be two. What is
 * urgent tries at once, whatever is thought.
 */
export class Throttle {
  readonly #usual: number;
  readonly #costs: (row: OutboxRow) => boolean;
  readonly #holds = new Map<string, Hold>();
  /** Lanes whose platform asked them alone to wait → until when. */
  readonly #lanes = new Map<string, number>();
  readonly #inFlight = new Map<OutboxRow, number>();
  /** Account → when what was kept back for want of a second message may go. */
  readonly #spareAt = new Map<string, number>();

  /** `costs`: does a row count against a rate limit? */
  constructor(usual: number, costs: (row: OutboxRow) => boolean = () => true) {
    this.#usual = usual;
    this.#costs = costs;
  }

  /** A limit that was met before a restart. */
  remember(account: string, known: KnownAllowance, now: number): void {
    this.#hold(account).remember(known, now);
  }

  /** Accounts that are held back → how many more rows they may have now: none in a pause. */
  room(now: number): ReadonlyMap<string, number> {
    const rooms = new Map<string, number>();
    for (const [account, hold] of this.#holds)
      rooms.set(account, hold.room(now, this.#sentOf(account).length));
    return rooms;
  }

  /** Held back accounts whose last urgent row was for the class: an answer to staff has its turn. */
  answerNext(): ReadonlySet<string> {
    const next = [...this.#holds].filter(([account, { answerNext }]) => {
      const last = this.#sentOf(account).findLast((row) => row.urgency === urgency.urgent);
      return last === undefined ? answerNext : !isAnswer(last);
    });
    return new Set(next.map(([account]) => account));
  }

  /** Lanes that wait alone. */
  waitingLanes(now: number): readonly string[] {
    for (const [lane, until] of this.#lanes) if (until <= now) this.#lanes.delete(lane);
    return [...this.#lanes.keys()];
  }

  /**
   * Of the heads that `room` allowed, those that may go. A revision or reaction waits while a crowd of what
   * is more urgent is on its way to the same account; where that is held back, while anything is.
   */
  admit(heads: readonly OutboxRow[], now: number): readonly OutboxRow[] {
    this.#spareAt.clear();
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
    const going = new Map<string, number>();
    return heads.filter((row) => {
      const account = accountOf(row);
      if (account === undefined) return true;
      const others = urgent.get(account) ?? 0;
      const most = this.#holds.has(account) ? 1 : crowd;
      if (row.urgency >= urgency.revision && others >= most) return false;
      return this.#spares(row, account, now, going);
    });
  }

  /** May it go, leaving one in hand unless it is urgent? `going`: how many of each account go before it now. */
  #spares(row: OutboxRow, account: string, now: number, going: Map<string, number>): boolean {
    const allowance = this.#holds.get(account)?.allowance(now);
    if (allowance === undefined || !this.#costs(row)) return true;
    const before = going.get(account) ?? 0;
    const needed = before + 2;
    if (row.urgency !== urgency.urgent && allowance.level(now) < needed) {
      this.#spareAt.set(account, Math.min(this.#spareAt.get(account) ?? Infinity, allowance.holds(needed)));
      return false;
    }
    going.set(account, before + 1);
    return true;
  }

  sent(row: OutboxRow, now: number): void {
    const hold = this.#holdOf(row);
    this.#inFlight.set(row, hold?.faults ?? 0);
    if (this.#costs(row)) hold?.allowance(now)?.sent(now);
  }

  /**
   * The platform took a row, or refused it for good.
   * @returns whether it answers again after a silence.
   */
  taken(row: OutboxRow, now: number): boolean {
    const account = accountOf(row);
    const hold = this.#holdOf(row);
    if (hold !== undefined && row.urgency === urgency.urgent) hold.answerNext = !isAnswer(row);
    if (account === undefined || hold === undefined || this.#inFlight.get(row) !== hold.faults) return false;
    if (this.#costs(row)) hold.allowance(now)?.taken(now);
    const returned = hold.answered();
    hold.widen();
    if (hold.isOver) this.#holds.delete(account);
    return returned;
  }

  /**
   * The platform asked the whole account to wait so long (ms) for its rate limit. Says what is to be kept of
   * the limit, and whether this ends a silence.
   */
  limited(account: string, after: number, now: number): { known: KnownAllowance; returned: boolean } {
    const hold = this.#hold(account);
    return { known: hold.limited(now, after), returned: hold.answered() };
  }

  /** The platform asked one lane alone to wait (until, epoch ms). */
  laneLimited(lane: string, until: number): void {
    this.#lanes.set(lane, until);
  }

  /** The platform does not answer: until when the account waits (epoch ms); `seed` parts accounts. */
  silent(row: OutboxRow, account: string, seed: string, now: number): number {
    const hold = this.#hold(account);
    hold.silent(now, seed, this.#inFlight.get(row) === hold.faults);
    return hold.pausedUntil;
  }

  /** Something came in from the platform of an account: did that end the wait of a silence? */
  heard(account: string, now: number): boolean {
    return this.#holds.get(account)?.heard(now) ?? false;
  }

  ended(row: OutboxRow): void {
    this.#inFlight.delete(row);
  }

  /** Accounts with something that waits for their platform → until when (epoch ms). */
  pauses(now: number): ReadonlyMap<string, number> {
    const paused = [...this.#holds].map(([account, { pausedUntil }]) => [account, pausedUntil] as const);
    return new Map(
      [...this.#spareAt, ...paused.filter(([, until]) => until > now)].filter(([, until]) => until > now),
    );
  }

  /** When something that is held back here may go (epoch ms); Infinity if nothing is. */
  next(now: number): number {
    return Math.min(...this.pauses(now).values(), ...this.#lanes.values());
  }

  /** Accounts whose rate limit makes rows wait → since when (epoch ms). */
  limits(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#holds].flatMap(([account, { since }]) => (since === undefined ? [] : [[account, since]])),
    );
  }

  #hold(account: string): Hold {
    const hold = this.#holds.get(account) ?? new Hold(this.#usual);
    this.#holds.set(account, hold);
    return hold;
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

/** Of what is urgent: does it answer staff? Else it is for the class. */
function isAnswer({ work }: OutboxRow): boolean {
  return work.kind === 'copy' && answersStaff(work.subject.kind, work.replyTo !== undefined);
}
