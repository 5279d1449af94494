import { type Choice, chooseRoom, type Left, type PoolView, type Server } from '../domain/choose-room.ts';
import type { Course } from '../domain/course.ts';
import type { Medium } from '../domain/room.ts';
import { defaultSettings } from '../domain/settings.ts';

/** A Monday at eight: so many courses ask for a room within a quarter of an hour, each for two hours. */
export interface Monday {
  readonly courses: number;
  /** On average; a course has between half and one and a half times as many. */
  readonly persons: number;
  readonly medium: Medium;
  /** A server that fails at half past eight. */
  readonly failing?: string;
}

export interface ServerLoad<S> {
  readonly server: S;
  /** People on it, at each step. */
  readonly load: readonly number[];
  readonly courses: number;
}

/** What came of it. */
export interface Simulated<S> {
  readonly servers: readonly ServerLoad<S>[];
  /** Courses without a room, and why each server was left for the last of them. */
  readonly refused: number;
  readonly left: readonly { readonly server: S; readonly left: Left }[];
  /** The largest course that got a room: where, why there, and why not elsewhere. */
  readonly largest?: { readonly persons: number; readonly choice: Extract<Choice<S>, { instance: S }> };
}

/** Minutes from eight that are looked at. */
export const steps = Array.from({ length: 27 }, (_, index) => index * 5);
const asking = 15;
const lasting = 115;
const failureAt = 30;

interface Room {
  server: string;
  readonly persons: number;
  readonly from: number;
}

/** Plays it, with the very choice that a course gets. Always the same for the same pool. */
export function simulate<S extends Server>(servers: readonly S[], monday: Monday): Simulated<S> {
  const rooms: Room[] = [];
  const load = new Map<string, number[]>(servers.map(({ id }) => [id, []]));
  const had = new Map<string, number>();
  let refused = 0;
  let left: Simulated<S>['left'] = [];
  let largest: Simulated<S>['largest'];
  let failed = false;
  const pool: PoolView = {
    held: (id) => rooms.reduce((sum, room) => sum + (room.server === id ? room.persons : 0), 0),
    failedAt: () => undefined,
    places: () => undefined,
    outside: () => [],
    asideSince: (id) => (failed && id === monday.failing ? 0 : undefined),
  };
  const place = (persons: number, from: number, tried: readonly string[]) => {
    const choice = chooseRoom(monday.medium, servers, courseOf(persons), pool, tried);
    if ('none' in choice) {
      refused += 1;
      left = choice.left;
      return;
    }
    if (persons > (largest?.persons ?? 0)) largest = { persons, choice };
    rooms.push({ server: choice.instance.id, persons, from });
    had.set(choice.instance.id, (had.get(choice.instance.id) ?? 0) + 1);
  };
  let asked = 0;
  for (const minute of steps) {
    for (const room of rooms.splice(0)) if (minute < room.from + lasting) rooms.push(room);
    for (; asked < monday.courses && (asked * asking) / monday.courses <= minute; asked += 1)
      place(personsOf(asked, monday.persons), minute, []);
    if (minute >= failureAt && !failed && monday.failing !== undefined) {
      failed = true;
      const moved = rooms.filter(({ server }) => server === monday.failing);
      for (const room of rooms.splice(0)) if (room.server !== monday.failing) rooms.push(room);
      for (const { persons, from } of moved) place(persons, from, []);
    }
    for (const { id } of servers) load.get(id)?.push(pool.held(id));
  }
  return {
    servers: servers.map((server) => ({
      server,
      load: load.get(server.id) ?? [],
      courses: had.get(server.id) ?? 0,
    })),
    refused,
    left,
    ...(largest === undefined ? {} : { largest }),
  };
}

/** From half to one and a half times the average, evenly and without chance; the first has the average. */
function personsOf(index: number, average: number): number {
  return Math.max(1, Math.round(average * (0.5 + ((index * 7 + 5) % 11) / 10)));
}

function courseOf(headcount: number): Pick<Course, 'sample' | 'settings'> {
  return { sample: false, settings: { ...defaultSettings, headcount } };
}
