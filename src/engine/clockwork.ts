import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { Commit, DueTimer } from '../ports/store.ts';
import { fireTimer } from '../services/timers.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit, type Ending } from './decide-and-commit.ts';
import { type Deps, momentOf } from './deps.ts';
import { newReference } from './ids.ts';
import { parkedEntry } from './parked-timers.ts';
import type { Queues } from './queues.ts';
import { Rounds } from './rounds.ts';
import { SelfFeeding } from './self-feeding.ts';
import { WindowCount } from './window-count.ts';

/** Timers taken at once; what is left is read right after, in larger steps. */
const roundSize = 200;
/** After a storage fault, the next try. */
const retryAfter = 5_000;

/** A timer that is due more often than this … */
const mostFirings = 10;
/** … within this time (ms) calls for itself. */
const firingsMs = 60_000;

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
  /** How often each timer was due of late, and what fed itself in each course. */
  readonly #fired = new WindowCount(firingsMs, mostFirings);
  readonly #incidents = new Map<string, { readonly reference: string; readonly at: number }>();
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
    let dropped = false;
    const fired = `${timer.subject.id} ${timer.kind} ${timer.key}`;
    const often = !this.#fired.take(fired, deps.clock.now());
    const decide = async () => {
      if (often) throw new SelfFeeding(`due more than ${mostFirings} times in ${firingsMs / 1_000} s`);
      const { course, decision } = await fireTimer(deps.store, momentOf(deps), timer);
      // Marked without a post: every session that it was about has begun.
      dropped = timer.kind === 'remind' && decision.sessions !== undefined && decision.posts === undefined;
      return commitOf(deps, decision, course, { firedTimer: timer.id });
    };
    const park = (error: unknown) => this.#park(timer, error);
    let ending: Ending | undefined;
    try {
      ending = await decideAndCommit(deps, { decide, cause: timer.kind, park }, this.#applied);
    } finally {
      // A store that fails brings the same timer again and again: that is no timer that calls for itself.
      if (ending === undefined && !often) this.#fired.giveBack(fired);
    }
    if (dropped && ending === 'applied') deps.log.info({ timer }, 'a reminder came too late and is dropped');
  }

  /**
   * A timer that our own code cannot decide, or that feeds itself, goes until its subject changes, and staff
   * are told. What feeds itself may have many timers: they have one reference, and are told of once.
   */
  async #park(timer: DueTimer, error: unknown): Promise<void> {
    const { log, store } = this.#deps;
    const fed = error instanceof SelfFeeding;
    const before = fed ? this.#incidents.get(timer.courseId) : undefined;
    const now = this.#deps.clock.now();
    const known =
      before !== undefined && Math.abs(now - before.at) < firingsMs ? before.reference : undefined;
    const reference = known ?? newReference();
    if (fed) this.#incidents.set(timer.courseId, { reference, at: now });
    if (known !== undefined) log.info({ reference, timer }, 'another timer of it is parked');
    else
      log.error(
        { err: error, reference, timer },
        fed ? 'a timer feeds itself and is parked' : 'a timer failed and is dropped',
      );
    const course = await store.course(timer.courseId);
    const { engine } = wordsOf(course?.language ?? this.#deps.house.language);
    const told = say({
      key: `timer/parked/${reference}`,
      subject: { kind: 'notice', id: timer.id, courseId: timer.courseId },
      audience: { kind: 'staff', courseId: timer.courseId },
      document: fed ? engine.timerParked(reference) : engine.timerFailed(reference),
      urgency: urgency.answer,
      ring: false,
    });
    const commit = await commitOf(this.#deps, { posts: course === undefined ? [] : [told] }, course, {
      firedTimer: timer.id,
      state: [await parkedEntry(store, timer, reference)],
    });
    if ((await store.apply(commit)) === 'applied') this.#applied(commit);
  }

  #sleepUntil(at: number): void {
    this.#cancel?.();
    this.#wakesAt = at;
    this.#cancel =
      Number.isFinite(at) && this.#running ? this.#deps.clock.wakeAt(at, () => this.check()) : undefined;
  }
}
