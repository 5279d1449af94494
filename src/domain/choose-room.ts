import type { Course } from './course.ts';
import type { Medium } from './room.ts';
import type { OutsideRoom } from './room-allowance.ts';

/** What the choice needs to know of a server: the facts that the host's file states. */
export interface Server {
  readonly id: string;
  readonly provider: 'mumble' | 'jitsi' | 'bigbluebutton' | 'link';
  readonly media: readonly Medium[];
  /** The example that only the sample course may use. */
  readonly example: boolean;
  /** Places in all, and in one room. */
  readonly capacity?: { readonly total?: number; readonly room?: number };
  /** Its host does not want classes there, and why. */
  readonly notForClasses?: string;
  /** Machines behind one name: they share out what comes. */
  readonly group?: string;
  /** Of a group's rooms, this machine's part against the others'. */
  readonly weight?: number;
  /** It is one room and no more: one course at a time has it. */
  readonly single?: boolean;
  /** What the host has still to set before it can be used. */
  readonly missing?: 'publicUrl';
}

/** What is known of the servers at this moment. */
export interface PoolView {
  /** People that the rooms of other courses (and sessions) hold or expect on a server. */
  held(server: string): number;
  /** Since when a server is set aside because its probes failed (epoch ms). */
  asideSince(server: string): number | undefined;
  /** When it could not make a room, if that was a moment ago (epoch ms). */
  failedAt(server: string): number | undefined;
  /** Places in all and free, as the server itself told lately. */
  places(server: string): { readonly total: number; readonly free: number } | undefined;
  /** The rooms held for courses outside of their sessions, of every course. */
  outside(): readonly OutsideRoom[];
}

/** Nobody holds anything, and nothing was probed. */
export const emptyPool: PoolView = {
  held: () => 0,
  asideSince: () => undefined,
  failedAt: () => undefined,
  places: () => undefined,
  outside: () => [],
};

/** Why a server is left, as facts; the sentence is i18n's. */
export type Left =
  | { readonly why: 'medium' | 'tried' | 'publicUrl' | 'taken' }
  | { readonly why: 'notForClasses'; readonly reason: string }
  | { readonly why: 'tooSmall'; readonly places: number; readonly persons: number }
  | { readonly why: 'full'; readonly free: number; readonly total: number; readonly persons: number }
  | { readonly why: 'aside'; readonly since: number }
  | { readonly why: 'failed'; readonly at: number };

export interface LeftServer<S> {
  readonly server: S;
  readonly left: Left;
}

/** The server for a new room and why that one, or why there is none; and every server left, with its reason. */
export type Choice<S> = { readonly left: readonly LeftServer<S>[] } & (
  | {
      readonly instance: S;
      /**
       * `ordered` by the course, the `lightest` for this medium, the `freest` of its group, the host's
       * `first`, the `next` after those tried, or the mere `example`.
       */
      readonly why: 'ordered' | 'lightest' | 'freest' | 'first' | 'next' | 'example';
    }
  | { readonly none: NoServer }
);

/** Nothing is set up at all, nothing for this medium, nothing that can carry it, or all were tried. */
export type NoServer = 'noServer' | 'noneForMedium' | 'noneFits' | 'allTried';

/** How many come where the course does not say (`réglages effectif`): a tutorial group. */
const assumedHeadcount = 20;

/** For audio and video: what does the job with least. A plain link is somebody else's. */
const lightness: Record<Medium, readonly Server['provider'][]> = {
  audio: ['mumble', 'jitsi', 'bigbluebutton', 'link'],
  video: ['jitsi', 'bigbluebutton', 'link', 'mumble'],
};

/**
 * The server for a new room, pure: the course's own order (`salles`) first, then the lightest for the
 * medium, then the host's order, in a group the freest. Left are those that cannot, that are not for
 * classes, set aside, tried, or without places for those expected.
 */
export function chooseRoom<S extends Server>(
  medium: Medium,
  servers: readonly S[],
  course: Pick<Course, 'sample' | 'settings'>,
  pool: PoolView,
  tried: readonly string[],
): Choice<S> {
  const allowed = servers.filter((server) => course.sample || !server.example);
  const { headcount } = course.settings;
  const fit: S[] = [];
  const left: LeftServer<S>[] = [];
  for (const server of inOrder(medium, allowed, course.settings.rooms, pool)) {
    const reason = reasonToLeave(medium, server, headcount, pool, tried);
    if (reason === undefined) fit.push(server);
    else left.push({ server, left: reason });
  }
  const [instance] = fit;
  if (instance !== undefined)
    return { instance, why: whyOf(medium, instance, allowed, course.settings.rooms, tried), left };
  return { none: noneOf(allowed, medium, tried), left };
}

function inOrder<S extends Server>(
  medium: Medium,
  servers: readonly S[],
  chosen: readonly string[],
  pool: PoolView,
): readonly S[] {
  const rank = ({ id, provider, media }: S): readonly number[] => {
    const byCourse = rankIn(chosen, id);
    return [
      byCourse,
      media.includes(medium) ? 0 : 1,
      byCourse === chosen.length ? rankIn(lightness[medium], provider) : 0,
    ];
  };
  const place = new Map(servers.map((server, index) => [server.id, index]));
  /** A group stands where its first machine does. */
  const firstOf = (server: S) =>
    server.group === undefined
      ? (place.get(server.id) ?? 0)
      : servers.findIndex(({ group }) => group === server.group);
  const keys = new Map(
    servers.map((server) => [
      server.id,
      [...rank(server), firstOf(server), -freeShare(server, pool), place.get(server.id) ?? 0],
    ]),
  );
  return [...servers].sort((one, other) => compare(keys.get(one.id) ?? [], keys.get(other.id) ?? []));
}

/** Where something stands in an order; what the order does not name comes after all that it names. */
function rankIn<T>(order: readonly T[], item: T): number {
  const at = order.indexOf(item);
  return at === -1 ? order.length : at;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

/** How much of a machine's part of its group is free; alike for those that count nothing. */
function freeShare({ id, capacity, weight = 1 }: Server, pool: PoolView): number {
  const total = capacity?.total;
  return total === undefined
    ? -pool.held(id) / weight
    : (Math.max(0, total - pool.held(id)) / total) * weight;
}

function reasonToLeave(
  medium: Medium,
  server: Server,
  headcount: number | undefined,
  pool: PoolView,
  tried: readonly string[],
): Left | undefined {
  const { id, media, notForClasses, capacity } = server;
  if (!media.includes(medium)) return { why: 'medium' };
  if (tried.includes(id)) return { why: 'tried' };
  if (server.missing !== undefined) return { why: server.missing };
  if (notForClasses !== undefined) return { why: 'notForClasses', reason: notForClasses };
  const since = pool.asideSince(id);
  if (since !== undefined) return { why: 'aside', since };
  const at = pool.failedAt(id);
  if (at !== undefined) return { why: 'failed', at };
  if (server.single === true && pool.held(id) > 0) return { why: 'taken' };
  const places = placesInRoom(server);
  // Without a headcount nobody knows that a room is too small.
  if (headcount !== undefined && places < headcount) return { why: 'tooSmall', places, persons: headcount };
  const persons = expectedOn(server, headcount);
  // What the file (or the server) states, less what we opened there; and what the server itself counts,
  // others' people too.
  const told = pool.places(id);
  const stated = capacity?.total ?? told?.total;
  const ours =
    stated === undefined ? undefined : { total: stated, free: Math.max(0, stated - pool.held(id)) };
  const full = [ours, told].find((one) => one !== undefined && one.free < persons);
  return full === undefined ? undefined : { why: 'full', ...full, persons };
}

/** How many a room there can have; without limit where the host states none. */
function placesInRoom({ capacity }: Pick<Server, 'capacity'>): number {
  return Math.min(capacity?.room ?? Number.POSITIVE_INFINITY, capacity?.total ?? Number.POSITIVE_INFINITY);
}

/** How many a room there is reckoned with: as the course says, else a tutorial group as far as it fits. */
export function expectedOn(server: Pick<Server, 'capacity'>, headcount: number | undefined): number {
  return headcount ?? Math.min(assumedHeadcount, placesInRoom(server));
}

function whyOf<S extends Server>(
  medium: Medium,
  instance: S,
  allowed: readonly S[],
  chosen: readonly string[],
  tried: readonly string[],
) {
  if (instance.example) return 'example';
  if (tried.length > 0) return 'next';
  if (chosen.includes(instance.id)) return 'ordered';
  if (instance.group !== undefined && allowed.filter(({ group }) => group === instance.group).length > 1)
    return 'freest';
  const others = allowed.filter(({ media }) => media.includes(medium)).map(({ provider }) => provider);
  return others.some((provider) => provider !== instance.provider) ? 'lightest' : 'first';
}

function noneOf(allowed: readonly Server[], medium: Medium, tried: readonly string[]): NoServer {
  if (allowed.length === 0) return 'noServer';
  const able = allowed.filter(({ media }) => media.includes(medium));
  if (able.length === 0) return 'noneForMedium';
  return able.every(({ id }) => tried.includes(id)) ? 'allTried' : 'noneFits';
}
