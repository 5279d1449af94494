import type { Logger } from 'pino';
import {
  CallFault,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type CallRoom,
  type Presence,
  type Probe,
  type RoomStatus,
} from '../../src/ports/calls.ts';
import { aclGroup, botIdentity, type Identity } from './certificate.ts';
import { Closing } from './closing.ts';
import { Connection } from './connection.ts';
import { fetchDescriptions } from './descriptions.ts';
import { roomEntry } from './entry.ts';
import { Keeper } from './keeper.ts';
import { type Ground, makeRoom, type RoomPlan } from './make.ts';
import { isKey, type Marker, ownerOf } from './marker.ts';
import type { MumbleOptions } from './options.ts';
import { Pace } from './pace.ts';
import { checkPlaces } from './places.ts';
import { planOf } from './plan.ts';
import { Counts } from './presence.ts';
import { probeMumble } from './probe.ts';
import { type Channel, rootId, type View } from './view.ts';
import { Turns, within } from './waiting.ts';

/** Until a start goes on without the server, and a room waits for a connection that is being made. */
const connectPatience = 2_500;
/** Until a room is given up: with usual limits a server makes one a second. */
const usualPatience = 30_000;

/** A Mumble server, driven as an ordinary client with rights below one channel. */
export function mumbleProvider(options: MumbleOptions): MumbleProvider {
  return new MumbleProvider(options);
}

/**
 * Rooms are permanent channels `Cours/LO21/S1`, each with a hidden marker in its description, by which it
 * is found again after a restart of the bot or of the server. The reference is the marker's key.
 */
export class MumbleProvider implements CallProvider {
  readonly instance: CallInstance;
  readonly presence: Presence;
  /** With usual limits a server makes one a second; one that is dead is given up within five. */
  readonly patience = usualPatience;
  readonly #options: MumbleOptions;
  readonly #log: Logger;
  readonly #root: string;
  readonly #owner: string;
  readonly #keeper: Keeper;
  readonly #counts: Counts;
  readonly #closing: Closing;
  /** One change at a time: what is half made is never tidied away. */
  readonly #turns = new Turns();
  /** References that were ordered since the start, which a sweep leaves alone. */
  readonly #ordered = new Set<string>();
  #identity: Identity | undefined;
  #pace = new Pace();
  /** A sweep that waits for the server. */
  #sweep: ReadonlySet<string> | undefined;
  #soon: NodeJS.Immediate | undefined;

  constructor(options: MumbleOptions) {
    this.#options = options;
    this.instance = options.instance;
    this.#root = (options.root ?? 'Cours').normalize('NFC');
    this.#owner = ownerOf(options.installation, options.instance.id);
    this.#log = options.log.child({ server: options.instance.id });
    const log = this.#log;
    this.#counts = new Counts(this.#owner);
    this.#closing = new Closing({
      owner: this.#owner,
      grace: options.tuning?.grace,
      log,
      due: () => this.#tidySoon(),
    });
    this.#keeper = new Keeper({
      open: (ended, signal) => this.#open(ended, signal),
      opened: (connection) => this.#opened(connection),
      leastWait: options.tuning?.reconnect,
      log,
    });
    this.presence = {
      status: async (reference) => this.#status(reference),
      watch: (changed) => this.#counts.watch(changed),
    };
  }

  /** Never rejects: without the server it goes on trying. */
  async start(): Promise<void> {
    await within(this.#keeper.start(), connectPatience);
  }

  async stop(): Promise<void> {
    this.#closing.stop();
    clearImmediate(this.#soon);
    this.#soon = undefined;
    await this.#keeper.stop();
    await this.#turns.idle();
  }

  /** `signal` aborted means that nobody waits for it any more: what was made of it by then goes again. */
  async create(order: CallOrder, key: string, signal?: AbortSignal): Promise<CallRoom> {
    const { instance, tuning } = this.#options;
    if (!instance.media.includes(order.medium))
      throw new CallFault('medium', `${instance.id} offers no ${order.medium}`);
    const patience = AbortSignal.timeout(tuning?.patience ?? usualPatience);
    const deadline = signal === undefined ? patience : AbortSignal.any([signal, patience]);
    const plan = planOf(order, { key, owner: this.#owner });
    const reference = plan.room.marker.key;
    await this.#keeper.ready(connectPatience);
    return this.#turns.run(async () => {
      this.#ordered.add(reference);
      this.#closing.drop(reference);
      const connection = this.#keeper.connection;
      if (connection === undefined) throw this.#keeper.fault;
      const there = connection.view.marked(plan.room.marker);
      const channel = there ?? (await this.#make(connection, { order, plan, deadline }));
      return { reference, entry: roomEntry(this.#options, connection.view.path(channel.id)) };
    });
  }

  async #make(
    connection: Connection,
    wanted: { readonly order: CallOrder; readonly plan: RoomPlan; readonly deadline: AbortSignal },
  ): Promise<Channel> {
    const { order, plan, deadline } = wanted;
    try {
      checkPlaces(connection, order, plan);
      const channel = await makeRoom(this.#ground(connection, deadline), plan);
      if (deadline.aborted) throw new CallFault('timeout', 'the room was made too late');
      return channel;
    } catch (error) {
      // It may be there all the same, now or when the server is back: another server is asked by then.
      this.#closing.add(plan.room.marker.key);
      this.#tidySoon();
      throw error;
    }
  }

  /** At once if nobody is in, else within a minute; without the server it throws, and it is done when that is back. */
  async close(reference: string): Promise<'leaving' | undefined> {
    if (!isKey(reference)) return undefined;
    this.#closing.add(reference);
    return this.#turns.run(async () => {
      const connection = this.#keeper.connection;
      if (connection === undefined) throw this.#keeper.fault;
      await fetchDescriptions(connection, this.#root);
      await this.#closing.tidy(connection);
      const channel = connection.view.marked(this.#roomMarker(reference));
      if (channel === undefined) return undefined;
      if (this.#closing.isRefused(channel))
        throw new CallFault('denied', 'the server would not remove the channel');
      return 'leaving';
    });
  }

  async probe(signal: AbortSignal): Promise<Probe> {
    return probeMumble(this.#keeper, {
      signal,
      root: this.#root,
      group: this.#identity === undefined ? '' : aclGroup(this.#identity),
    });
  }

  /** Without the server it is done later, and gives 0. */
  async sweep(known: ReadonlySet<string>): Promise<number> {
    this.#sweep = known;
    return this.#turns.run(async () => {
      const connection = this.#keeper.connection;
      return connection === undefined ? 0 : this.#sweepNow(connection);
    });
  }

  #ground(connection: Connection, deadline: AbortSignal): Ground {
    const group = this.#identity === undefined ? 'the bot' : aclGroup(this.#identity);
    return { connection, pace: this.#pace, root: this.#root, group, deadline };
  }

  #status(reference: string): RoomStatus {
    const view = this.#keeper.connection?.view;
    if (view === undefined) return { kind: 'unknown' };
    const channel = view.marked(this.#roomMarker(reference));
    if (channel === undefined) return { kind: 'ended' };
    const persons = view.persons(channel.id);
    return persons === 0 ? { kind: 'empty' } : { kind: 'live', persons };
  }

  #roomMarker(key: string): Marker {
    return { owner: this.#owner, kind: 'room', key };
  }

  async #open(onEnd: (why: CallFault) => void, signal: AbortSignal): Promise<Connection> {
    const { host, port, password, fingerprint, dataDir, instance, tuning } = this.#options;
    if (this.#identity === undefined) {
      this.#identity = botIdentity(dataDir, instance.id);
      this.#log.info({ group: aclGroup(this.#identity) }, 'how an ACL of the Mumble server names the bot');
    }
    const connection = await Connection.open({
      host,
      port,
      password,
      fingerprint,
      identity: this.#identity,
      userName: `Cours-${this.#owner.slice(0, 6)}`,
      ...(tuning?.heartbeat === undefined ? {} : { heartbeat: tuning.heartbeat }),
      signal,
      onView: () => this.#changed(),
      onEnd,
    });
    try {
      // Deaf, so that the server sends the bot no voices.
      connection.send('UserState', { session: connection.view.self ?? 0, selfMute: true, selfDeaf: true });
      await fetchDescriptions(connection, this.#root);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #opened(connection: Connection): void {
    this.#pace = new Pace(this.#options.tuning?.limits);
    this.#counts.tellAll(connection.view);
    if (this.#sweep !== undefined) void this.#sweepLate(connection);
    this.#tidySoon();
  }

  /** A rush of news is looked at once. */
  #changed(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      const view = this.#keeper.connection?.view;
      if (view === undefined) return;
      this.#counts.tell(view);
      if (this.#closing.next(view) !== undefined || this.#unread(view)) this.#tidySoon();
    });
  }

  #unread(view: View): boolean {
    const top = view.child(rootId, this.#root);
    const unread = ({ id, description }: Channel) =>
      description === undefined && view.within(id, top?.id ?? -1);
    return [...view.channels.values()].some(unread);
  }

  #tidySoon(): void {
    void this.#tidy();
  }

  /** What fails here is tried again at the next change, or when the server is back. */
  async #tidy(): Promise<void> {
    try {
      await this.#turns.run(async () => {
        const connection = this.#keeper.connection;
        if (connection === undefined) return;
        await fetchDescriptions(connection, this.#root);
        await this.#closing.tidy(connection);
      });
    } catch (error) {
      this.#log.debug({ reason: error instanceof Error ? error.message : '' }, 'not tidied now');
    }
  }

  /** Who asked for it was told 0 and is gone; if it fails again, the next connection does it. */
  async #sweepLate(connection: Connection): Promise<void> {
    try {
      const rooms = await this.#turns.run(() => this.#sweepNow(connection));
      if (rooms > 0) this.#log.info({ rooms }, 'orphaned rooms were removed');
    } catch (error) {
      this.#log.debug({ reason: error instanceof Error ? error.message : '' }, 'not swept now');
    }
  }

  /** Rooms of this installation that nobody knows of. */
  async #sweepNow(connection: Connection): Promise<number> {
    const known = this.#sweep;
    if (known === undefined) return 0;
    await fetchDescriptions(connection, this.#root);
    const orphans = [...connection.view.channels.values()]
      .flatMap(({ marker }) => (marker?.owner === this.#owner && marker.kind === 'room' ? [marker.key] : []))
      .filter((key) => !known.has(key) && !this.#ordered.has(key));
    for (const key of orphans) this.#closing.add(key);
    await this.#closing.tidy(connection);
    this.#sweep = undefined;
    return orphans.length;
  }
}
