import { createEngine, type Engine } from '../../src/engine/engine.ts';
import type { InboundFile, MessageEvent, ReactionEvent } from '../../src/ports/chat.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { AwkwardChat } from '../fakes/awkward-chat.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { engineDeps } from './engine-deps.ts';
import { now as start } from './scene.ts';
import type { SayOptions, Seen, World, WorldOptions } from './world.ts';

/** The world whose platform is the awkward chat. */
export class AwkwardWorld implements World {
  readonly name = 'awkward';
  readonly can = { edits: false, threads: false };
  readonly clock: ManualClock;
  readonly log: Record<string, unknown>[] = [];
  readonly chat: AwkwardChat;
  readonly store: Store;
  engine: Engine;
  readonly #options: WorldOptions;
  readonly #originals = new Map<string, { text: string; at: number }>();
  #events = 0;

  private constructor(store: Store, clock: ManualClock, options: WorldOptions) {
    this.store = store;
    this.clock = clock;
    this.#options = options;
    const { burst = 1_000, everyMs = 1, signs = false, ephemeral = false, widgets } = options;
    this.chat = new AwkwardChat(clock, {
      burst,
      everyMs,
      signs,
      ephemeral,
      ...(widgets === undefined ? {} : { widgets }),
    });
    this.chat.moderators.add('prof');
    this.engine = this.#newEngine();
  }

  static async open(options: WorldOptions = {}): Promise<AwkwardWorld> {
    const clock = new ManualClock(start);
    const store = await openSqlite({ file: options.file ?? ':memory:', exclusive: true, clock });
    const world = new AwkwardWorld(store, clock, options);
    await world.engine.start();
    await world.engine.idle();
    return world;
  }

  async restart(): Promise<void> {
    await this.engine.stop();
    this.engine = this.#newEngine();
    await this.engine.start();
    await this.engine.idle();
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.store.close();
  }

  /** Rooms are there as soon as somebody writes in them. */
  async addRoom(): Promise<void> {}

  async say(user: string, room: string, text: string, options: SayOptions = {}): Promise<string> {
    const id = this.#newEvent();
    const at = options.at ?? this.clock.now();
    this.#originals.set(id, { text, at });
    const direct = room.startsWith('@');
    const base = { id, at, room, user, name: nameOf(user), direct };
    const { replyTo } = options;
    const quoted = replyTo === undefined ? undefined : this.#quoted(replyTo);
    await this.chat.happen({
      ...base,
      kind: 'message',
      text,
      files: (options.files ?? []).map(inboundFile),
      automatic: false,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(quoted === undefined ? {} : { quoted }),
    });
    await this.engine.idle();
    return id;
  }

  /** As platforms give it: also what the bot said. */
  #quoted(reference: string): MessageEvent['quoted'] {
    const own = this.chat.messages.find((message) => message.reference === reference);
    const text = own?.text ?? this.#originals.get(reference)?.text;
    return text === undefined
      ? undefined
      : { text, files: [], user: own === undefined ? 'someone' : '@cours' };
  }

  async edit(user: string, room: string, message: string, text: string): Promise<void> {
    const direct = room.startsWith('@');
    const base = { id: this.#newEvent(), at: this.clock.now(), room, user, name: nameOf(user), direct };
    const originalAt = this.#originals.get(message)?.at ?? 0;
    await this.chat.happen({ ...base, kind: 'edit', original: message, originalAt, text });
    await this.engine.idle();
  }

  react(user: string, room: string, message: string, sign: string): Promise<string> {
    return this.#sign({ user, room, message, sign, removed: false });
  }

  /** Named by the reaction's own event alone, as on Matrix. */
  async unreact(
    user: string,
    room: string,
    _message: string,
    _sign: string,
    reaction: string,
  ): Promise<void> {
    await this.#sign({ user, room, message: '', sign: '', removed: true, reaction });
  }

  async remove(user: string, room: string, message: string): Promise<void> {
    await this.chat.happen({
      kind: 'deletion',
      id: this.#newEvent(),
      at: this.clock.now(),
      room,
      user,
      message,
    });
    await this.engine.idle();
  }

  async seen(room: string): Promise<readonly Seen[]> {
    const lane = `${this.chat.account}|${room}`;

    return this.chat.messages.filter((message) => message.lane === lane);
  }

  async until(at: number): Promise<void> {
    await this.clock.travelTo(at, () => this.engine.idle());
  }

  async #sign(
    what: Pick<ReactionEvent, 'user' | 'room' | 'message' | 'sign' | 'removed' | 'reaction'>,
  ): Promise<string> {
    const id = this.#newEvent();
    const direct = what.room.startsWith('@');
    const base = { id, at: this.clock.now(), name: nameOf(what.user), direct };
    await this.chat.happen({ ...base, kind: 'reaction', ...what });
    await this.engine.idle();
    return id;
  }

  #newEngine(): Engine {
    return createEngine(engineDeps(this.chat, this.store, this.clock, this.log, this.#options));
  }

  #newEvent(): string {
    this.#events += 1;
    return `e${this.#events}`;
  }
}

function nameOf(user: string): string {
  return user.charAt(0).toUpperCase() + user.slice(1);
}

function inboundFile(file: File): InboundFile {
  const read = async () => new Uint8Array(await file.arrayBuffer());
  return { name: file.name, type: file.type, size: file.size, read };
}
