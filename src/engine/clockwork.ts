import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import { type Commit, type DueTimer, StoreFault } from '../ports/store.ts';
import { fireTimer } from '../services/timers.ts';
import { commitOf } from './commit.ts';
import { type Deps, momentOf } from './deps.ts';
import { newReference } from './ids.ts';
import type { Queues } from './queues.ts';

/** Timers taken at once; what is left comes in the next round. */
const roundSize = 200;
/** A timer that fails in our own code so often is dropped, with its reference in the log. */
const mostFailures = 3;
/** After a storage fault, the next try. */
const retryAfter = 5_000;

/** One wake-up for the next due timer; decides what is due on the state of that moment. */
export class Clockwork {
  readonly #deps: Deps;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;
  #cancel: (() => void) | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #round: Promise<void> | undefined;
  #again = false;
  #running = false;

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
  }

  /** Starts with everything that fell due while nobody looked. */
  start(): void {
    this.#running = true;
    this.check();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#sleepUntil(Number.POSITIVE_INFINITY);
    await this.#round;
  }

  /** A commit made timers: wakes earlier if one of them is the next. */
  noticed(commit: Commit): void {
    for (const { timers } of commit.timers ?? []) {
      for (const { due } of timers) if (due < this.#wakesAt) this.#sleepUntil(due);
    }
  }

  /** Looks at the clock now: at start, after a jump, after another process wrote. */
  check(): void {
    if (!this.#running) return;
    if (this.#round !== undefined) {
      this.#again = true;
      return;
    }
    this.#round = this.#fireDue()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'timers could not be read');
        this.#sleepUntil(this.#deps.clock.now() + retryAfter);
      })
      .finally(() => {
        this.#round = undefined;
        if (this.#again) {
          this.#again = false;
          this.check();
        }
      });
  }

  /** Resolves when no due timer is being decided. */
  async idle(): Promise<void> {
    while (this.#round !== undefined) await this.#round;
  }

  async #fireDue(): Promise<void> {
    const { store, clock } = this.#deps;
    for (;;) {
      const due = await store.timers.due(clock.now(), roundSize);
      if (due.length === 0) break;
      await Promise.all(
        due.map((timer) => this.#queues.run(`course:${timer.courseId}`, () => this.#fire(timer))),
      );
    }
    this.#sleepUntil((await store.timers.next()) ?? Number.POSITIVE_INFINITY);
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
        // The disk may come back: the round is tried again later, and the timer with it.
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
