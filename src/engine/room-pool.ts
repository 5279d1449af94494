import type { PoolView } from '../domain/choose-room.ts';
import type { Course } from '../domain/course.ts';
import { type Call, givenLink, type Rooms } from '../domain/room.ts';
import type { OutsideRoom } from '../domain/room-allowance.ts';
import { seatsHeld } from '../domain/seats.ts';
import { longestRun, type Session } from '../domain/session.ts';
import type { Probe } from '../ports/calls.ts';
import type { Store } from '../ports/store.ts';

/** Courses and sessions whose rooms may have changed. */
interface Changed {
  readonly course?: Course;
  readonly courses?: readonly Course[];
  readonly sessions?: readonly Session[];
}

/** A room that people may be in, as its provider knows it. */
export interface OpenRoom {
  readonly id: string;
  readonly instance: string;
  readonly reference: string;
  readonly place: RoomPlace;
}

/** Where a room is kept. */
export interface RoomPlace {
  readonly courseId: string;
  readonly sessionId?: string;
}

/** A room that is open or being made, and when its session starts, if it has one (epoch ms). */
interface Held {
  readonly call: Call;
  readonly startsAt?: number;
}

interface Health {
  readonly failures: number;
  /** Of the last failed probe, once there were three in a row (epoch ms). */
  readonly asideSince?: number;
}

/** Rooms are asked for so long before a session, at most (COMMANDS.md, "Rooms": half an hour), and some. */
const ahead = 60 * 60_000;
/** A server that could not make a room gets no other for so long: a whole school would wait for it (ms). */
const coolFor = 60_000;
/** So many failed probes in a row set a server aside. */
const patience = 3;

/**
 * What is held on the call servers, over all courses, and which of them do not answer. In memory: it is
 * filled from the store at the start. A decision is noted in the same turn in which it was made, before
 * anybody else decides, so that many courses that ask at once do not all get the last places.
 */
export class RoomPool implements PoolView {
  readonly #rooms = new Map<string, readonly Held[]>();
  /** The same by server, each under its holder and id. */
  readonly #onServer = new Map<string, Map<string, Held>>();
  /** Of courses alone, by holder. */
  readonly #outside = new Map<string, readonly OutsideRoom[]>();
  /** How many were in a room at once, by its id. */
  readonly #most = new Map<string, number>();
  /** As the last good probe found them. */
  readonly #places = new Map<string, { readonly total: number; readonly free: number }>();
  readonly #failedAt = new Map<string, number>();
  readonly #now: () => number;
  readonly #health = new Map<string, Health>();
  /** By the room's id, closed ones included as long as their holder keeps them. */
  readonly #roomPlaces = new Map<string, RoomPlace>();
  /** By the room's id, those that are open and that a provider made. */
  readonly #open = new Map<string, OpenRoom>();
  readonly #persons = new Map<string, number>();
  readonly #idsOf = new Map<string, readonly string[]>();
  /** What was noted while it is filled anew: what was read may be older. */
  #meanwhile: Changed[] | undefined;

  /** `now`: epoch ms, of the house's clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  held(server: string): number {
    let seats = 0;
    for (const { call, startsAt } of this.#onServer.get(server)?.values() ?? [])
      seats += seatsHeld(call, this.#most.get(call.id), { startsAt, now: this.#now() });
    return seats;
  }

  asideSince(server: string): number | undefined {
    return this.#health.get(server)?.asideSince;
  }

  places(server: string): { readonly total: number; readonly free: number } | undefined {
    return this.#places.get(server);
  }

  failedAt(server: string): number | undefined {
    const at = this.#failedAt.get(server);
    return at !== undefined && this.#now() < at + coolFor ? at : undefined;
  }

  outside(): readonly OutsideRoom[] {
    return [...this.#outside.values()].flat();
  }

  /** A server could not make a room that it was asked for. */
  failed(server: string): void {
    this.#failedAt.set(server, this.#now());
  }

  persons(callId: string): number | undefined {
    return this.#persons.get(callId);
  }

  /** A provider has counted; undefined: nobody can tell any more. */
  count(callId: string, persons: number | undefined): void {
    if (persons === undefined) this.#persons.delete(callId);
    else this.#persons.set(callId, persons);
    if (persons !== undefined) this.#most.set(callId, Math.max(persons, this.#most.get(callId) ?? 0));
  }

  /** Is a room being made there? */
  isMaking(server: string): boolean {
    return [...(this.#onServer.get(server)?.values() ?? [])].some(({ call }) => call.status === 'wanted');
  }

  /** The rooms that people may be in now. */
  openRooms(): readonly OpenRoom[] {
    return [...this.#open.values()];
  }

  /** What a decision or a commit leaves open or has ordered. */
  note(changed: Changed): void {
    this.#meanwhile?.push(changed);
    const { course, courses = [], sessions = [] } = changed;
    for (const one of course === undefined ? courses : [course, ...courses]) {
      const holder = `course ${one.id}`;
      this.#index(holder, one.rooms, { courseId: one.id });
      const live = this.#set(holder, one.rooms);
      const outside = live.flatMap(({ id, by, instance }) =>
        instance === givenLink ? [] : [{ id, by, creator: one.createdBy }],
      );
      if (outside.length === 0) this.#outside.delete(holder);
      else this.#outside.set(holder, outside);
    }
    for (const { id, courseId, rooms, startsAt } of sessions) {
      this.#index(`session ${id}`, rooms, { courseId, sessionId: id });
      this.#set(`session ${id}`, rooms, startsAt);
    }
  }

  /** Where the room of this id is kept; undefined for one that ended long ago, or never was. */
  placeOf(callId: string): RoomPlace | undefined {
    return this.#roomPlaces.get(callId);
  }

  /** Fills it anew from the store: at the start, and after another process wrote. */
  async refill(
    store: Pick<Store, 'allCourses' | 'openSessions' | 'sessionsBetween'>,
    now: number,
  ): Promise<void> {
    const meanwhile: Changed[] = [];
    this.#meanwhile = meanwhile;
    const courses = await store.allCourses();
    const sessions: Session[] = [];
    for (const { id } of courses) {
      // A room may belong to a session that is still to begin, or that nobody has started yet.
      const near = { from: now - longestRun, to: now + ahead, limit: 50 };
      sessions.push(...(await store.openSessions(id)), ...(await store.sessionsBetween(id, near)));
    }
    this.#rooms.clear();
    this.#onServer.clear();
    this.#outside.clear();
    this.#roomPlaces.clear();
    this.#idsOf.clear();
    this.#open.clear();
    this.#meanwhile = undefined;
    for (const changed of [{ courses, sessions }, ...meanwhile]) this.note(changed);
  }

  /** What is known of a server's failures does not hold for the one that took its place. */
  forgetHealth(server: string): void {
    this.#health.delete(server);
    this.#failedAt.delete(server);
    this.#places.delete(server);
  }

  /** A server was probed; says whether it began to fail, or was set aside or brought back by it. */
  probed(server: string, probe: Probe, at: number): 'failing' | 'aside' | 'back' | undefined {
    const before = this.#health.get(server) ?? { failures: 0 };
    if (probe.ok && probe.places !== undefined) this.#places.set(server, probe.places);
    else this.#places.delete(server);
    if (probe.ok) {
      this.#health.delete(server);
      this.#failedAt.delete(server);
      return before.asideSince === undefined ? undefined : 'back';
    }
    const failures = before.failures + 1;
    this.#health.set(server, { failures, ...(failures < patience ? {} : { asideSince: at }) });
    if (failures === patience) return 'aside';
    return failures === 1 ? 'failing' : undefined;
  }

  #set(holder: string, { calls }: Rooms, startsAt?: number): readonly Call[] {
    const live = calls.filter(({ status }) => status === 'open' || status === 'wanted');
    for (const { call } of this.#rooms.get(holder) ?? [])
      this.#onServer.get(call.instance)?.delete(`${holder} ${call.id}`);
    const held = live.map((call): Held => ({ call, ...(startsAt === undefined ? {} : { startsAt }) }));
    if (held.length === 0) this.#rooms.delete(holder);
    else this.#rooms.set(holder, held);
    for (const one of held) {
      const { id, instance } = one.call;
      const there = this.#onServer.get(instance) ?? new Map<string, Held>();
      this.#onServer.set(instance, there.set(`${holder} ${id}`, one));
    }
    return live;
  }

  /** A room may have passed from one session to the next: the one that has it now says so. */
  #index(holder: string, { calls }: Rooms, place: RoomPlace): void {
    const ids = calls.map(({ id }) => id);
    for (const id of this.#idsOf.get(holder) ?? []) {
      const known = this.#roomPlaces.get(id);
      const ours = known?.courseId === place.courseId && known.sessionId === place.sessionId;
      if (ours && !ids.includes(id)) this.#forget(id);
    }
    for (const { id, status, instance, reference } of calls) {
      this.#roomPlaces.set(id, place);
      if (status === 'open' && reference !== undefined)
        this.#open.set(id, { id, instance, reference, place });
      else this.#open.delete(id);
      if (status === 'open') continue;
      this.#persons.delete(id);
      this.#most.delete(id);
    }
    if (ids.length === 0) this.#idsOf.delete(holder);
    else this.#idsOf.set(holder, ids);
  }

  #forget(id: string): void {
    this.#roomPlaces.delete(id);
    this.#open.delete(id);
    this.#persons.delete(id);
    this.#most.delete(id);
  }
}
