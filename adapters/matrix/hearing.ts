import type { InboundEvent, MembershipEvent } from '../../src/ports/chat.ts';
import { ChatFault } from '../../src/ports/chat.ts';
import type { MatrixConnection, RoomEvent, SyncBatch } from './connection/types.ts';
import { inboundEvents } from './inbound/inbound.ts';
import type { DirectRooms } from './rooms/direct-rooms.ts';
import type { Entrances } from './rooms/entrances.ts';
import type { RoomCache } from './rooms/room-cache.ts';

export interface HearingOptions {
  readonly connection: MatrixConnection;
  readonly rooms: RoomCache;
  readonly direct: DirectRooms;
  readonly entrances: Entrances;
  readonly threads: Map<string, string>;
  readonly fileBytes: number;
  readonly now: () => number;
}

/** People who are told of when the bot comes into a room; in a larger one the others by what they write. */
const mostPresent = 1_000;
/** Threads whose last event is remembered. */
const rememberedThreads = 5_000;

/** Turns what the sync told into what the engine understands; caches and invitations learn of it first. */
export class Hearing {
  readonly #options: HearingOptions;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /** The events of a batch, in order. Safe to repeat: the same batch gives the same events. */
  async take(batch: SyncBatch): Promise<readonly InboundEvent[]> {
    const { connection, rooms, direct, entrances } = this.#options;
    for (const { type, content } of batch.accountData) if (type === 'm.direct') direct.follow(content);
    rooms.follow(batch.state);
    await entrances.invited(batch.invites);
    const heard: InboundEvent[] = [];
    for (const event of batch.timeline) {
      if (isOwnJoin(event, connection.userId)) rooms.forget(event.room);
      rooms.follow([event]);
      this.#followThread(event);
      heard.push(...(await this.#heard(event)));
    }
    for (const { room, events } of batch.left) heard.push(...(await this.#left(room, events)));
    entrances.work();
    return heard;
  }

  /** Goes on with what was noted before the last stop. */
  work(): void {
    this.#options.entrances.work();
  }

  async stop(): Promise<void> {
    await this.#options.entrances.stop();
  }

  async #heard(event: RoomEvent): Promise<readonly InboundEvent[]> {
    const { connection, rooms, direct, entrances, fileBytes, now } = this.#options;
    const events = await inboundEvents(event, {
      bot: connection.userId,
      rooms: { direct: (room) => direct.has(room), name: (room, user) => rooms.name(room, user) },
      connection,
      fileBytes,
      now,
    });
    const all: InboundEvent[] = [];
    for (const one of events) {
      if (one.kind === 'membership' && one.self) all.push(...(await this.#arrived(one)));
      // The course moves when the bot is in the new room.
      else if (one.kind === 'place' && one.replacement !== undefined)
        await entrances.follows(one.room, one.replacement);
      else all.push(one);
    }
    return all;
  }

  /** The bot came into a room: in place of another one, or as a guest who may not be allowed to write. */
  async #arrived(event: MembershipEvent): Promise<readonly InboundEvent[]> {
    const { rooms, entrances } = this.#options;
    if (event.change !== 'joined') return [event];
    const { id, at, room, user } = event;
    const old = await entrances.replaced(room);
    if (old !== undefined) {
      const moved = { kind: 'place', id: `${id}~moved`, at, room: old, user } as const;
      return [{ ...moved, change: 'replaced', replacement: room }, ...(await this.#entered(event, old))];
    }
    const origin = await orUnknown(rooms.origin(room));
    // A conversation that the bot itself began: what it has to say there is on its way.
    if (origin?.maker === user) return [];
    return this.#entered(event, origin?.replaces);
  }

  /** With what the engine needs to greet, or to find the course that the room was held for. */
  async #entered(event: MembershipEvent, replaces: string | undefined): Promise<readonly InboundEvent[]> {
    const { connection, rooms, entrances } = this.#options;
    const { room } = event;
    const inviter = await entrances.inviter(room);
    const power = await orUnknown(rooms.power(room));
    const needed = power?.needed('m.room.message', 'message') ?? 0;
    const mayWrite = power === undefined || power.of(connection.userId) >= needed;
    const self = {
      ...event,
      mayWrite,
      ...(inviter === undefined ? {} : { inviter }),
      ...(replaces === undefined ? {} : { replaces }),
    };
    return event.direct ? [self] : [self, ...(await this.#present(event))];
  }

  /** Who was there before the bot: the engine knows people by their coming. */
  async #present(arrival: MembershipEvent): Promise<readonly MembershipEvent[]> {
    const { connection, rooms } = this.#options;
    const { id, at, room } = arrival;
    const present = ((await orUnknown(rooms.joined(room))) ?? []).filter(
      (user) => user !== connection.userId,
    );
    const events: MembershipEvent[] = [];
    for (const user of present.slice(0, mostPresent)) {
      const name = await rooms.name(room, user);
      const about = { change: 'joined', name, self: false, present: true, direct: false } as const;
      events.push({ kind: 'membership', id: `${id}~${user}`, at, room, user, ...about });
    }
    return events;
  }

  /** Removed, banned, or gone by our own will: said as the event that says so on Matrix. */
  async #left(room: string, events: readonly RoomEvent[]): Promise<readonly InboundEvent[]> {
    const { connection, rooms, direct, entrances } = this.#options;
    const bot = connection.userId;
    const last = events.findLast(({ type, stateKey }) => type === 'm.room.member' && stateKey === bot);
    rooms.forget(room);
    await entrances.forget(room);
    if (last === undefined) return [];
    const about = { change: 'left', name: '', self: true, direct: await direct.has(room) } as const;
    return [{ kind: 'membership', id: last.id, at: last.at, room, user: bot, ...about }];
  }

  #followThread({ id, content }: RoomEvent): void {
    const { threads } = this.#options;
    const about = content['m.relates_to'];
    if (typeof about !== 'object' || about === null) return;
    if (!('rel_type' in about && about.rel_type === 'm.thread' && 'event_id' in about)) return;
    if (typeof about.event_id !== 'string') return;
    if (threads.size >= rememberedThreads) threads.clear();
    threads.set(about.event_id, id);
  }
}

function isOwnJoin({ type, stateKey, content }: RoomEvent, bot: string): boolean {
  return type === 'm.room.member' && stateKey === bot && content.membership === 'join';
}

async function orUnknown<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ChatFault && error.code !== 'temporary' && error.code !== 'rateLimited')
      return undefined;
    throw error;
  }
}
