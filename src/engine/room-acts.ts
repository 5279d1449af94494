import { type Holder, roomsOf } from '../domain/holder.ts';
import type { Call } from '../domain/room.ts';
import type { Commit } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import type { Queues } from './queues.ts';

/** A room and where it is kept, as they are now. */
export interface LocatedRoom {
  readonly holder: Holder;
  readonly call: Call;
}

/** Finds rooms by their id alone, and decides on them: for what comes from outside of a chat. */
export class RoomActs {
  readonly #deps: Deps;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
  }

  /** The room of this id; undefined for one that ended long ago, or never was. */
  async locate(id: string): Promise<LocatedRoom | undefined> {
    const { store, pool } = this.#deps;
    const place = pool?.placeOf(id);
    if (place === undefined) return undefined;
    const course = await store.course(place.courseId);
    if (course?.status !== 'active') return undefined;
    const session = place.sessionId === undefined ? undefined : await store.session(place.sessionId);
    const holder: Holder = session === undefined ? { course } : { course, session };
    const call = roomsOf(holder).calls.find((each) => each.id === id);
    return call === undefined ? undefined : { holder, call };
  }

  /**
   * Decides on an open room in its course's queue, on the state of that moment, and stores what follows;
   * undefined where the room is no longer open. An error of our own is thrown, for whoever asked.
   */
  async decide<Result>(
    id: string,
    decide: (room: LocatedRoom) => { readonly decision: Decision; readonly result: Result },
  ): Promise<Result | undefined> {
    const courseId = this.#deps.pool?.placeOf(id)?.courseId;
    if (courseId === undefined) return undefined;
    return this.#queues.run(`course:${courseId}`, async () => {
      let result: Result | undefined;
      const step = async (): Promise<Commit | undefined> => {
        const room = await this.locate(id);
        result = undefined;
        if (room?.call.status !== 'open') return undefined;
        const decided = decide(room);
        result = decided.result;
        if (Object.keys(decided.decision).length === 0) return undefined;
        this.#deps.pool?.note(decided.decision);
        return commitOf(this.#deps, decided.decision, room.holder.course);
      };
      await decideAndCommit(this.#deps, { decide: step, cause: 'room' }, this.#applied);
      return result;
    });
  }
}
