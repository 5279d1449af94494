import type { CallProvider, RoomStatus } from '../ports/calls.ts';
import { countedPost } from '../services/call-posts.ts';
import { closeForGood } from '../services/close-call.ts';
import { counted } from '../services/occupancy.ts';
import { outOfReach } from '../services/out-of-reach.ts';
import { decisionOf } from '../services/room-step.ts';
import { type Deps, momentOf } from './deps.ts';
import { newReference } from './ids.ts';
import type { RoomActs } from './room-acts.ts';
import type { OpenRoom } from './room-pool.ts';

/** The count in a room's post is edited at most so often, and providers are asked as often (ms). */
const every = 60_000;
/** A server that cannot tell for so long is said to staff: a restart takes seconds (ms). */
const silence = 90_000;
/** A provider that does not answer in this time cannot tell (ms). */
const patience = 3_000;

/**
 * Who is in the open rooms. Counts stay in memory; the step between empty and occupied is stored, for the
 * closing hangs from it. Providers that watch tell at once, all are asked once a minute.
 */
export class Presence {
  readonly #deps: Deps;
  readonly #acts: RoomActs;
  readonly #watched = new Set<CallProvider>();
  /** By room: the count in its post, and since when its server is silent. */
  readonly #said = new Map<string, number>();
  readonly #silentSince = new Map<string, number>();
  readonly #work = new Set<Promise<void>>();
  #cancel: (() => void) | undefined;
  #running = false;

  constructor(deps: Deps, acts: RoomActs) {
    this.#deps = deps;
    this.#acts = acts;
  }

  start(): void {
    this.#running = true;
    this.noticed();
  }

  stop(): void {
    this.#running = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Resolves when nothing that was counted is still being stored. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  /** Rooms may have opened: watches their providers, and sees to the next look. */
  noticed(): void {
    if (!this.#running || this.#cancel !== undefined || this.#rooms().length === 0) return;
    for (const provider of this.#deps.providers.values()) this.#watch(provider);
    this.#cancel = this.#deps.clock.wakeAt(this.#deps.clock.now() + every, () => {
      this.#cancel = undefined;
      this.#do(() => this.#look());
    });
  }

  /** Asks a room's provider now, before its closing is decided. */
  async refresh(id: string): Promise<void> {
    const room = this.#rooms().find((each) => each.id === id);
    if (room !== undefined) await this.#ask(room).catch((error: unknown) => this.#failed(error));
  }

  /** Those whose provider can tell. */
  #rooms(): readonly OpenRoom[] {
    const { pool, providers } = this.#deps;
    return (pool?.openRooms() ?? []).filter(
      ({ instance }) => providers.get(instance)?.presence !== undefined,
    );
  }

  #watch(provider: CallProvider): void {
    if (this.#watched.has(provider)) return;
    this.#watched.add(provider);
    provider.presence?.watch?.((reference, persons) => {
      const room = this.#rooms().find(
        (each) => each.instance === provider.instance.id && each.reference === reference,
      );
      if (room !== undefined && this.#running) this.#do(() => this.#counted(room, persons));
    });
  }

  #do(work: () => Promise<void>): void {
    const done: Promise<void> = work()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => this.#work.delete(done));
    this.#work.add(done);
  }

  /** The next look tries again. */
  #failed(error: unknown): void {
    const reference = newReference();
    this.#deps.log.error({ err: error, reference }, 'the people in a room could not be counted');
  }

  /** A room that fails is looked at again the next time; the others do not wait for it. */
  async #look(): Promise<void> {
    const rooms = this.#rooms();
    const each = (work: (room: OpenRoom) => Promise<void>) =>
      Promise.all(rooms.map((room) => work(room).catch((error: unknown) => this.#failed(error))));
    await each((room) => this.#ask(room));
    await each((room) => this.#show(room));
    const open = new Set(rooms.map(({ id }) => id));
    for (const known of [this.#said, this.#silentSince])
      for (const id of known.keys()) if (!open.has(id)) known.delete(id);
    this.noticed();
  }

  async #ask(room: OpenRoom): Promise<void> {
    const status = await this.#statusOf(room);
    if (status.kind === 'unknown') return this.#silent(room);
    this.#silentSince.delete(room.id);
    if (status.kind === 'ended') return this.#ended(room);
    await this.#counted(room, status.kind === 'live' ? status.persons : 0);
  }

  async #statusOf({ instance, reference }: OpenRoom): Promise<RoomStatus> {
    const unknown: RoomStatus = { kind: 'unknown' };
    const { presence } = this.#deps.providers.get(instance) ?? {};
    if (presence === undefined) return unknown;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<RoomStatus>((resolve) => {
      timer = setTimeout(resolve, patience, unknown);
    });
    const asked = presence.status(reference).catch(() => unknown);
    return Promise.race([asked, late]).finally(() => clearTimeout(timer));
  }

  async #counted({ id }: OpenRoom, persons: number): Promise<void> {
    this.#deps.pool?.count(id, persons);
    await this.#acts.decide(id, ({ holder, call }) => ({
      decision: counted(momentOf(this.#deps), holder, call, persons),
      result: undefined,
    }));
  }

  /** The count in the room's post, where it changed; one that nobody can tell any more goes. */
  async #show({ id }: OpenRoom): Promise<void> {
    const persons = this.#deps.pool?.persons(id);
    if (persons === this.#said.get(id)) return;
    await this.#acts.decide(id, ({ holder, call }) => ({
      decision: { posts: [countedPost(this.#deps.house, holder, call)] },
      result: undefined,
    }));
    if (persons === undefined) this.#said.delete(id);
    else this.#said.set(id, persons);
  }

  /** Somebody ended it there. */
  async #ended({ id }: OpenRoom): Promise<void> {
    await this.#acts.decide(id, ({ holder, call }) => ({
      decision: decisionOf(closeForGood(momentOf(this.#deps), holder, call, 'ended')),
      result: undefined,
    }));
  }

  /** The count is not known while the server is away; staff read of it once, if it stays away. */
  async #silent({ id }: OpenRoom): Promise<void> {
    const now = this.#deps.clock.now();
    const since = this.#silentSince.get(id) ?? now;
    this.#silentSince.set(id, since);
    this.#deps.pool?.count(id, undefined);
    if (now - since < silence) return;
    await this.#acts.decide(id, ({ holder, call }) => ({
      decision: outOfReach(momentOf(this.#deps), holder, call),
      result: undefined,
    }));
  }
}
