import type { PoolView } from '../domain/choose-room.ts';
import type { Course } from '../domain/course.ts';
import type { Rooms } from '../domain/room.ts';
import type { Session } from '../domain/session.ts';
import type { Probe } from '../ports/calls.ts';
import type { Store } from '../ports/store.ts';

/** Courses and sessions whose rooms may have changed. */
interface Changed {
  readonly course?: Course;
  readonly courses?: readonly Course[];
  readonly sessions?: readonly Session[];
}

interface Held {
  readonly instance: string;
  readonly persons: number;
}

interface Health {
  readonly failures: number;
  /** Of the last failed probe, once there were three in a row (epoch ms). */
  readonly asideSince?: number;
}

/** Rooms are asked for so long before a session, at most (COMMANDS.md, "Rooms": half an hour), and some. */
const ahead = 60 * 60_000;
/** So many failed probes in a row set a server aside. */
const patience = 3;

/**
 * What is held on the call servers, over all courses, and which of them do not answer. In memory: it is
 * filled from the store at the start. A decision is noted in the same turn in which it was made, before
 * anybody else decides, so that many courses that ask at once do not all get the last places.
 */
export class RoomPool implements PoolView {
  readonly #rooms = new Map<string, readonly Held[]>();
  readonly #totals = new Map<string, number>();
  readonly #health = new Map<string, Health>();

  held(server: string): number {
    return this.#totals.get(server) ?? 0;
  }

  asideSince(server: string): number | undefined {
    return this.#health.get(server)?.asideSince;
  }

  /** What a decision or a commit leaves open or has ordered. */
  note({ course, courses = [], sessions = [] }: Changed): void {
    for (const one of course === undefined ? courses : [course, ...courses])
      this.#set(`course ${one.id}`, one.rooms);
    for (const session of sessions) this.#set(`session ${session.id}`, session.rooms);
  }

  /** Fills it anew from the store: at the start, and after another process wrote. */
  async refill(
    store: Pick<Store, 'allCourses' | 'openSessions' | 'sessionsBetween'>,
    now: number,
  ): Promise<void> {
    const courses = await store.allCourses();
    const sessions: Session[] = [];
    for (const { id } of courses) {
      // A room may belong to a session that is still to begin.
      const soon = { from: now, to: now + ahead, limit: 20 };
      sessions.push(...(await store.openSessions(id)), ...(await store.sessionsBetween(id, soon)));
    }
    this.#rooms.clear();
    this.#totals.clear();
    this.note({ courses, sessions });
  }

  /** A server was probed; says whether it was set aside or brought back by it. */
  probed(server: string, probe: Probe, at: number): 'aside' | 'back' | undefined {
    const before = this.#health.get(server) ?? { failures: 0 };
    if (probe.ok) {
      this.#health.delete(server);
      return before.asideSince === undefined ? undefined : 'back';
    }
    const failures = before.failures + 1;
    this.#health.set(server, { failures, ...(failures < patience ? {} : { asideSince: at }) });
    return failures === patience ? 'aside' : undefined;
  }

  #set(holder: string, rooms: Rooms): void {
    const live = rooms.calls
      .filter(({ status }) => status === 'open' || status === 'wanted')
      .map(({ instance, persons = 0 }) => ({ instance, persons }));
    for (const { instance, persons } of this.#rooms.get(holder) ?? []) this.#add(instance, -persons);
    if (live.length === 0) this.#rooms.delete(holder);
    else this.#rooms.set(holder, live);
    for (const { instance, persons } of live) this.#add(instance, persons);
  }

  #add(instance: string, persons: number): void {
    this.#totals.set(instance, (this.#totals.get(instance) ?? 0) + persons);
  }
}
