import { z } from 'zod';
import { stateKeys } from '../domain/state-keys.ts';
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
  readonly #throttle: Throttle;
  readonly #rounds = new Rounds(
    () => this.#round(),
    () => this.#tellIdle(),
  );
  /** Of the lanes in flight, those of call servers. */
  #calls = 0;
  #running = false;
  #remembers = false;
  #cancel: (() => void) | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #idle: (() => void)[] = [];

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
    this.#throttle = new Throttle(inFlight, (row) => costs(deps, row));
  }

  start(): void {
    this.#running = true;
    this.pump();
  }

  /** Stops taking rows and waits for those in flight. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#cancel?.();
    this.#wakesAt = Number.POSITIVE_INFINITY;
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
    return this.#throttle.limits();
  }

  /** Something came in from the platform of an account: what its silence held up need not wait any longer. */
  heard(account: string): void {
    if (!this.#throttle.heard(account, this.#deps.clock.now())) return;
    this.#wake(account).then(
      () => this.pump(),
      (error: unknown) => this.#deps.log.error({ err: error }, 'what waits could not be woken'),
    );
  }

  async #take(): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    if (!this.#remembers) await this.#remember(now);
    const messages = this.#lanes.size - this.#calls;
    const free = Math.min(inFlight - messages, inFlight + callsBeside - this.#lanes.size);
    if (free <= 0) return;
    const lanes = new Set([...this.#lanes, ...this.#throttle.waitingLanes(now)]);
    const accounts = this.#throttle.room(now);
    const busy = { lanes, accounts, answerNext: this.#throttle.answerNext() };
    const heads = this.#throttle.admit(await store.outbox.heads(now, busy, free), now);
    const held = this.#throttle.next(now);
    if (Number.isFinite(held)) this.#wakeAt(held);
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
    for (const row of rows) if (attempted.has(row.id)) void this.#send(await this.#newest(row), now);
    // A batch that is full of rooms hides the messages behind it, which need not wait for them.
    const more = heads.length === free;
    if (more || rows.length < heads.length || attempted.size < rows.length) this.pump();
    else if (rows.length === 0) await this.#sleep(now);
  }

  /** An answer that several wait for may have been changed until it was marked; from then on it is not. */
  async #newest(row: OutboxRow): Promise<OutboxRow> {
    const changes = row.work.kind === 'copy' && row.work.shared === true;
    const now = changes ? await this.#deps.store.outbox.row(row.id) : undefined;
    return now === undefined ? row : { ...row, work: now.work };
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
    this.#throttle.sent(row, now);
    try {
      const outcome = await deliver(this.#deps, row, now);
      if ('fault' in outcome) await this.#failed(row, outcome.fault);
      else {
        const back = this.#throttle.taken(row, this.#deps.clock.now());
        await this.#settle(row, outcome.settlement);
        if (back) await this.#wake(accountOf(row));
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

  /** Faults pause; they never reorder: the row stays its lane's head, but for one that was certainly not sent. */
  async #failed(row: OutboxRow, fault: Fault): Promise<void> {
    const now = this.#deps.clock.now();
    this.#deps.log.debug({ row: row.id, fault: fault.code, after: fault.after }, 'a row waits');
    if (fault.code === 'rateLimited') return this.#limited(row, fault, now);
    const seed = hashKey(row.id, row.tries);
    const account = fault.scope === 'account' ? accountOf(row) : undefined;
    const pause = fault.after > 0 ? fault.after : backOff(row.tries, seed);
    const until =
      account === undefined
        ? Math.min(now + pause, fault.lastAt ?? Number.POSITIVE_INFINITY)
        : this.#throttle.silent(row, account, seed, now);
    await this.#deps.store.outbox.putOff(row.id, until);
    this.#wakeAt(until);
  }

  /** A refusal for a rate limit sent nothing: the row is as before, unless an earlier try may have sent it. */
  async #limited(row: OutboxRow, fault: Fault, now: number): Promise<void> {
    const { store } = this.#deps;
    const after = fault.after > 0 ? fault.after : backOff(1, hashKey(row.id, row.tries));
    const account = accountOf(row);
    if (fault.scope === 'lane' || account === undefined) this.#throttle.laneLimited(row.lane, now + after);
    else {
      const { known, returned } = this.#throttle.limited(account, after, now);
      await store.apply({ state: [{ key: limitKey(account), value: JSON.stringify(known) }] });
      if (returned) await this.#wake(account);
    }
    if (row.attemptedAt === undefined) await store.outbox.takeBack(row.id);
    else await store.outbox.putOff(row.id, now + after);
    this.#wakeAt(now + after);
  }

  /** The platform of an account answers again: what was put off is due. */
  async #wake(account: string | undefined): Promise<void> {
    if (account !== undefined) await this.#deps.store.outbox.wake(account, this.#deps.clock.now());
  }

  /** Limits that were met before a restart. */
  async #remember(now: number): Promise<void> {
    for (const { key, value } of await this.#deps.store.states(limitKey(''))) {
      // What cannot be read is forgotten: the next refusal tells it anew.
      const known = keptLimit.safeParse(value);
      if (known.success) this.#throttle.remember(key.slice(limitKey('').length), known.data, now);
    }
    this.#remembers = true;
  }

  async #settle(row: OutboxRow, settlement: Settlement): Promise<void> {
    await settleRow(this.#deps, this.#queues, row, settlement, this.#applied);
  }

  async #sleep(now: number): Promise<void> {
    const due = await this.#deps.store.outbox.nextDue(now);
    if (due !== undefined) this.#wakeAt(due);
  }

  /** Looks again then, or earlier where that was wished already. */
  #wakeAt(at: number): void {
    if (!this.#running || at >= this.#wakesAt) return;
    this.#cancel?.();
    this.#wakesAt = at;
    this.#cancel = this.#deps.clock.wakeAt(at, () => {
      this.#wakesAt = Number.POSITIVE_INFINITY;
      this.pump();
    });
  }
}

/** What is kept of an account's rate limit over a restart. */
const limitKey = (account: string) => stateKeys.limit + account;
const knownLimit = z.object({ refusedAt: z.number(), interval: z.number().positive() });
const keptLimit = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(knownLimit);

/** Does a row ask something of a platform that counts it? Where a thread is but a word for its root, it does not. */
function costs(deps: Deps, { work }: OutboxRow): boolean {
  return work.kind !== 'thread' || deps.adapters.get(work.target.account)?.threads?.asks !== false;
}
