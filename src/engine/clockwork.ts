import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import { type Commit, type DueTimer, StoreFault } from '../ports/store.ts';
import { fireTimer } from '../services/timers.ts';
import { commitOf } from './commit.ts';
import { type Deps, momentOf } from './deps.ts';
import { newReference } from './ids.ts';
import type { Queues } from './queues.ts';
import { Rounds } from './rounds.ts';

/** Timers taken at once; what is left is read right after, in larger steps. */
const roundSize = 200;
/** A timer that fails in our own code so often is dropped, with its reference in the log. */
const mostFailures = 3;
/** After a storage fault, the next try. */
const retryAfter = 5_000;

/** A timer that is put later keeps its id. */
const keyOf = ({ id, due }: DueTimer) => `${id}/${due}`;

/** One wake-up for the next due timer; decides what is due on the state of that moment. */
export class Clockwork {
  readonly #deps: Deps;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;
  /** Asks a room's provider who is in it, before its closing is decided. */
  readonly #askRoom: (callId: string) => Promise<void>;
  #cancel: (() => void) | undefined;
  readonly #rounds = new Rounds(() => this.#round());
  /** Timers being decided, or in their course's queue for it: a slow course holds up no other. */
  readonly #inFlight = new Map<string, Promise<void>>();
  #wakesAt = Number.POSITIVE_INFINITY;
  /** After a storage fault nothing is tried before (epoch ms). */
  #pausedUntil = 0;
  #running = false;

  constructor(
    deps: Deps,
    queues: Queues,
    applied: (commit: Commit) => void,
    askRoom: (callId: string) => Promise<void>,
  ) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
    this.#askRoom = askRoom;
  }

  /** Starts with everything that fell due while nobody looked. */
  start(): void {
    this.#running = true;
    this.check();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#sleepUntil(Number.POSITIVE_INFINITY);
    await this.idle();
  }

  /** A commit made timers: wakes earlier if one of them is the next. */
  noticed(commit: Commit): void {
    for (const { timers } of commit.timers ?? []) {
      for (const { due } of timers) if (due < this.#wakesAt) this.#sleepUntil(due);
    }
    // A round under way may have read what is next before this commit.
    if (commit.timers !== undefined && this.#rounds.busy) this.check();
  }

  /** Looks at the clock now: at start, after a jump, after another process wrote. */
  check(): void {
    if (this.#running) this.#rounds.ask();
  }

  /** Resolves when no due timer is being decided. */
  async idle(): Promise<void> {
    while (this.#rounds.busy || this.#inFlight.size > 0) {
      await this.#rounds.idle();
      await Promise.all(this.#inFlight.values());
    }
  }

  async #round(): Promise<void> {
    if (this.#deps.clock.now() < this.#pausedUntil) return this.#sleepUntil(this.#pausedUntil);
    try {
      await this.#fireDue();
      const next = await this.#next();
      // Read before a fault, it does not end the pause.
      if (this.#deps.clock.now() >= this.#pausedUntil) this.#sleepUntil(next);
    } catch (error) {
      this.#pause(error, 'timers could not be read');
    }
  }

  /** Puts every due timer into its course's queue; those that are there already are passed over. */
  async #fireDue(): Promise<void> {
    while (this.#running) {
      const known = new Set(this.#inFlight.keys());
      const limit = roundSize + 2 * known.size;
      const due = await this.#deps.store.timers.due(this.#deps.clock.now(), limit);
      for (const timer of due) if (!known.has(keyOf(timer))) this.#put(timer);
      if (due.length < limit) return;
    }
  }

  #put(timer: DueTimer): void {
    const fire = () => this.#queues.run(`course:${timer.courseId}`, () => this.#fire(timer));
    const fired = (timer.kind === 'closeCall' ? this.#askRoom(timer.key).then(fire) : fire())
      .catch((error: unknown) => this.#pause(error, 'a timer waits for the store'))
      .finally(() => {
        this.#inFlight.delete(keyOf(timer));
        // What fell due for this course meanwhile, or could not be stored.
        if (this.#inFlight.size === 0) this.check();
      });
    this.#inFlight.set(keyOf(timer), fired);
  }

  /** When the next timer falls due that nobody sees to yet. */
  async #next(): Promise<number> {
    const { timers } = this.#deps.store;
    const known = new Set(this.#inFlight.keys());
    if (known.size === 0) return (await timers.next()) ?? Number.POSITIVE_INFINITY;
    const first = await timers.due(Number.MAX_SAFE_INTEGER, known.size + 1);
    return first.find((timer) => !known.has(keyOf(timer)))?.due ?? Number.POSITIVE_INFINITY;
  }

  /** The disk may come back: everything is tried again later, and the timer with it. */
  #pause(error: unknown, message: string): void {
    if (this.#deps.clock.now() < this.#pausedUntil) return;
    this.#deps.log.error({ err: error }, message);
    this.#pausedUntil = this.#deps.clock.now() + retryAfter;
    this.#sleepUntil(this.#pausedUntil);
  }

  async #fire(timer: DueTimer): Promise<void> {
    const deps = this.#deps;
    for (let failures = 0; ; ) {
      try {
        const { course, decision } = await fireTimer(deps.store, momentOf(deps), timer);
        const commit = await commitOf(deps, decision, course, { firedTimer: timer.id });
        const result = await deps.store.apply(commit);
        if (result === 'conflict') continue;
        if (result === 'applied') this.#applied(commit);
        // Marked without a post: every session that it was about has begun.
        if (timer.kind === 'remind' && decision.sessions !== undefined && decision.posts === undefined) {
          deps.log.info({ timer }, 'a reminder came too late and is dropped');
        }
        return;
      } catch (error) {
        if (error instanceof StoreFault) throw error;
        failures += 1;
        if (failures < mostFailures) continue;
        const reference = newReference();
        deps.log.error({ err: error, reference, timer }, 'a timer failed and is dropped');
        await this.#drop(timer, reference);
        return;
      }
    }
  }

  /** A timer that our own code cannot decide goes, and staff are told. */
  async #drop(timer: DueTimer, reference: string): Promise<void> {
    const course = await this.#deps.store.course(timer.courseId);
    const told =
      course === undefined
        ? []
        : [
            say({
              key: `timer/${timer.id}/${reference}`,
              subject: { kind: 'notice', id: timer.id, courseId: course.id },
              audience: { kind: 'staff', courseId: course.id },
              document: wordsOf(course.language).engine.timerFailed(reference),
              urgency: urgency.answer,
              ring: false,
            }),
          ];
    const commit = await commitOf(this.#deps, { posts: told }, course, { firedTimer: timer.id });
    if ((await this.#deps.store.apply(commit)) === 'applied') this.#applied(commit);
  }

  #sleepUntil(at: number): void {
    this.#cancel?.();
    this.#wakesAt = at;
    this.#cancel =
      Number.isFinite(at) && this.#running ? this.#deps.clock.wakeAt(at, () => this.check()) : undefined;
  }
}
