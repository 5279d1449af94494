import { limits } from '../domain/limits.ts';
import type { Session } from '../domain/session.ts';
import { derivedAnew } from '../domain/session-state.ts';
import type { Commit } from '../ports/store.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import { newReference } from './ids.ts';
import type { Queues } from './queues.ts';
import type { ZoneRules } from './zone-rules.ts';

/** What begins within this time is derived anew before the first timer fires (ms). */
const near = 48 * 60 * 60_000;
/** Sessions of one commit: nobody waits longer than that for their course. */
const atOnce = 100;
/** After a fault of the store, the next try (ms). */
const retryAfter = 5_000;

/**
 * At a start, where the clock's rules may have changed: the instants and timers of what is planned are derived
 * anew from the dates that are meant. Nothing is announced, for no wall clock shows another hour. Where no
 * rule has changed no session is read; killed in between, the next start begins anew.
 */
export class DatesAnew {
  readonly #deps: Deps;
  readonly #zones: ZoneRules;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;
  /** The courses to be gone through, and the moment that parts what is near from the rest (epoch ms). */
  #courses: readonly string[] = [];
  #until = 0;
  /** Something could not be derived: the next start tries again. */
  #failed = false;
  #stopped = false;
  #rest: Promise<void> | undefined;

  constructor(deps: Deps, zones: ZoneRules, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#zones = zones;
    this.#queues = queues;
    this.#applied = applied;
  }

  /** Resolves once the next two days are derived anew, if they have to be. */
  async deriveNear(): Promise<void> {
    const courses = await this.#deps.store.allCourses();
    if (!(await this.#zones.haveChanged(courses))) return;
    this.#courses = courses.map(({ id }) => id);
    const now = this.#deps.clock.now();
    this.#until = now + near;
    for (const id of this.#courses) await this.#derive(id, await this.#between(id, now - near, this.#until));
  }

  /** The rest, beside everything else. */
  deriveRest(): void {
    if (this.#courses.length > 0) this.#rest = this.#deriveRest();
  }

  /** Resolves when nothing is left to derive. */
  async idle(): Promise<void> {
    await this.#rest;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#rest;
  }

  async #deriveRest(): Promise<void> {
    while (!this.#stopped) {
      try {
        for (const id of this.#courses) await this.#deriveLater(id);
        if (!this.#stopped && !this.#failed) await this.#note();
        return;
      } catch (error) {
        this.#deps.log.error({ err: error }, 'dates wait for the store to be derived anew');
        await new Promise((resolve) => setTimeout(resolve, retryAfter).unref());
      }
    }
  }

  async #deriveLater(courseId: string): Promise<void> {
    const later = await this.#between(courseId, this.#until, Number.POSITIVE_INFINITY);
    for (let at = 0; at < later.length && !this.#stopped; at += atOnce) {
      await this.#derive(courseId, later.slice(at, at + atOnce));
    }
  }

  async #note(): Promise<void> {
    const commit = { state: this.#zones.derived() };
    if ((await this.#deps.store.apply(commit)) === 'applied') this.#applied(commit);
    this.#deps.log.info(
      { courses: this.#courses.length },
      'dates are derived by the present rules of the clock',
    );
  }

  async #between(courseId: string, from: number, to: number): Promise<readonly string[]> {
    const range = { from, to, limit: limits.sessionsPerCourse };
    const sessions = await this.#deps.store.sessionsBetween(courseId, range);
    return sessions.filter((session) => this.#concerns(session)).map(({ id }) => id);
  }

  /** What is cancelled may still be restored. */
  #concerns({ status, start }: Session): boolean {
    return (status === 'planned' || status === 'cancelled') && this.#zones.mayHaveChanged(start.zone);
  }

  async #derive(courseId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { store, log } = this.#deps;
    const decide = async (): Promise<Commit | undefined> => {
      const course = await store.course(courseId);
      const read = await Promise.all(ids.map((id) => store.session(id)));
      const sessions = read.filter((session) => session !== undefined).filter((one) => this.#concerns(one));
      if (course === undefined || sessions.length === 0) return undefined;
      return commitOf(this.#deps, { sessions: sessions.map(derivedAnew) }, course);
    };
    const park = async (error: unknown) => {
      this.#failed = true;
      log.error(
        { err: error, reference: newReference(), course: courseId },
        'dates could not be derived anew',
      );
    };
    await this.#queues.run(`course:${courseId}`, () =>
      decideAndCommit(this.#deps, { decide, park }, this.#applied),
    );
  }
}
