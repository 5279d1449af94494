import type { Commit, OutboxRow, Settlement } from '../ports/store.ts';
import { backOff } from './back-off.ts';
import { deliver, type Fault } from './deliver.ts';
import type { Deps } from './deps.ts';
import { digestOf } from './digest.ts';
import { hashKey } from './ids.ts';
import type { Queues } from './queues.ts';
import { Rounds } from './rounds.ts';
import { settleRow } from './settle.ts';
import { accountOf, Throttle } from './throttle.ts';

/** Messages in flight at once, over all lanes. */
const inFlight = 64;
/** Rooms that are made or ended beside them: each may take seconds, for which no answer shall wait. */
const callsBeside = 512;
/** After a storage fault, the next try. */
const retryAfter = 5_000;

/**
 * Delivers what was committed: the heads of the lanes, one row in flight a lane, lanes in parallel.
 * A row is marked attempted before it is sent and settled after; a crash between sends it again under
 * the same key.
 */
export class Outbox {
  readonly #deps: Deps;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;
  readonly #lanes = new Set<string>();
  readonly #throttle = new Throttle(inFlight);
  readonly #rounds = new Rounds(
    () => this.#round(),
    () => this.#tellIdle(),
  );
  /** Of the lanes in flight, those of call servers. */
  #calls = 0;
  #running = false;
  #cancel: (() => void) | undefined;
  #idle: (() => void)[] = [];

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
  }

  start(): void {
    this.#running = true;
    this.pump();
  }

  /** Stops taking rows and waits for those in flight. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#cancel?.();
    await this.idle();
  }

  /** Something may be deliverable: after a commit, a settlement, a pause. Cheap to call often. */
  pump(): void {
    if (this.#running) this.#rounds.ask();
  }

  async #round(): Promise<void> {
    if (!this.#running) return;
    try {
      await this.#take();
    } catch (error) {
      this.#deps.log.error({ err: error }, 'the outbox could not be read');
      this.#wakeAt(this.#deps.clock.now() + retryAfter);
    }
  }

  /** Who waits for quiet is told as soon as there is some. */
  #tellIdle(): void {
    if (this.#rounds.busy || this.#lanes.size > 0) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Resolves when nothing is in flight and nothing can be taken now. */
  async idle(): Promise<void> {
    if (!this.#rounds.busy && this.#lanes.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve);
    });
  }

  /** Accounts whose platform asked for a pause, and until when (epoch ms). */
  pauses(): ReadonlyMap<string, number> {
    return this.#throttle.pauses(this.#deps.clock.now());
  }

  /** Accounts whose rate limit makes rows wait, and since when (epoch ms): for health. */
  limited(): ReadonlyMap<string, number> {
    return this.#throttle.limited();
  }

  async #take(): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const messages = this.#lanes.size - this.#calls;
    const free = Math.min(inFlight - messages, inFlight + callsBeside - this.#lanes.size);
    if (free <= 0) return;
    const busy = { lanes: this.#lanes, accounts: this.#throttle.room(now) };
    const heads = this.#throttle.admit(await store.outbox.heads(now, busy, free), now);
    const rows: OutboxRow[] = [];
    for (const row of heads) if (!(await this.#digested(row))) rows.push(row);
    const attempted = new Set(
      rows.length === 0
        ? []
        : await store.outbox.attempt(
            rows.map((row) => row.id),
            now,
          ),
    );
    for (const row of rows) if (attempted.has(row.id)) void this.#send(row, now);
    // A batch that is full of rooms hides the messages behind it, which need not wait for them.
    const more = heads.length === free;
    if (more || rows.length < heads.length || attempted.size < rows.length) this.pump();
    else if (rows.length === 0) await this.#sleep(now);
  }

  /** Above 20 waiting reminders and announcements in a lane, one digest takes their place. */
  async #digested(row: OutboxRow): Promise<boolean> {
    const commit = await digestOf(this.#deps, row);
    if (commit === undefined) return false;
    if ((await this.#deps.store.apply(commit)) === 'applied') this.#applied(commit);
    return true;
  }

  async #send(row: OutboxRow, now: number): Promise<void> {
    const calls = row.work.kind === 'callCreate' || row.work.kind === 'callClose' ? 1 : 0;
    this.#calls += calls;
    this.#lanes.add(row.lane);
    this.#throttle.sent(row);
    try {
      const outcome = await deliver(this.#deps, row, now);
      if ('fault' in outcome) await this.#failed(row, outcome.fault);
      else {
        this.#throttle.taken(row);
        await this.#settle(row, outcome.settlement);
      }
    } catch (error) {
      // The store failed: the row stays attempted and is done again under its key.
      this.#deps.log.error({ err: error, row: row.id }, 'a row could not be settled');
      this.#wakeAt(this.#deps.clock.now() + retryAfter);
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      this.#lanes.delete(row.lane);
      this.#calls -= calls;
      this.#throttle.ended(row);
      if (this.#running) this.pump();
      else this.#tellIdle();
    }
  }

  /** Faults pause; they never reorder: the row stays its lane's head. */
  async #failed(row: OutboxRow, fault: Fault): Promise<void> {
    const now = this.#deps.clock.now();
    const pause = fault.after > 0 ? fault.after : backOff(row.tries, hashKey(row.id, row.tries));
    const until = Math.min(now + pause, fault.lastAt ?? Number.POSITIVE_INFINITY);
    this.#deps.log.debug({ row: row.id, fault: fault.code, until }, 'a row waits');
    const account = fault.scope === 'account' ? accountOf(row) : undefined;
    if (account !== undefined) this.#throttle.held(account, until, now, fault.code === 'rateLimited');
    await this.#deps.store.outbox.putOff(row.id, until);
    this.#wakeAt(until);
  }

  async #settle(row: OutboxRow, settlement: Settlement): Promise<void> {
    await settleRow(this.#deps, this.#queues, row, settlement, this.#applied);
  }

  async #sleep(now: number): Promise<void> {
    const due = await this.#deps.store.outbox.nextDue(now);
    const pauses = this.#throttle.pauses(now).values();
    const next = Math.min(due ?? Number.POSITIVE_INFINITY, ...pauses);
    if (Number.isFinite(next)) this.#wakeAt(next);
  }

  #wakeAt(at: number): void {
    this.#cancel?.();
    this.#cancel = this.#running ? this.#deps.clock.wakeAt(at, () => this.pump()) : undefined;
  }
}
