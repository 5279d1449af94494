import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createLocalChat, type LocalChat } from '../../adapters/local/local-chat.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { seedSample } from '../../src/engine/seed-sample.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { engineDeps } from './engine-deps.ts';
import { now as start } from './scene.ts';
import type { SayOptions, Seen, World, WorldOptions } from './world.ts';

const origin = 'http://127.0.0.1:8080';
const messageShape = z.object({
  id: z.string(),
  seq: z.number(),
  text: z.string(),
  onlyYou: z.boolean(),
  ring: z.boolean(),
  html: z.string(),
  thread: z.string().nullable(),
  deleted: z.boolean(),
  author: z.object({ bot: z.boolean() }),
  files: z.array(z.object({ name: z.string() })),
});

/** The world whose platform is the local chat, spoken to over its HTTP interface. */
export class LocalWorld implements World {
  readonly name = 'local';
  readonly can = { edits: true, threads: true };
  readonly clock: ManualClock;
  readonly log: Record<string, unknown>[] = [];
  readonly store: Store;
  engine: Engine;
  readonly #dir: string;
  readonly #options: WorldOptions;
  #chat: LocalChat;
  readonly #cookies = new Map<string, string>();
  readonly #rooms = new Map<string, string>();
  #messages = 0;

  private constructor(dir: string, store: Store, clock: ManualClock, options: WorldOptions) {
    this.#dir = dir;
    this.store = store;
    this.clock = clock;
    this.#options = options;
    this.#chat = this.#newChat();
    this.engine = this.#newEngine();
  }

  static async open(options: WorldOptions = {}): Promise<LocalWorld> {
    const dir = mkdtempSync(join(tmpdir(), 'cours-local-'));
    const clock = new ManualClock(start);
    const store = await openSqlite({ file: options.file ?? ':memory:', exclusive: true, clock });
    const world = new LocalWorld(dir, store, clock, options);
    await world.engine.start();
    await world.engine.idle();
    return world;
  }

  async restart(): Promise<void> {
    await this.engine.stop();
    this.#chat = this.#newChat();
    this.engine = this.#newEngine();
    await this.engine.start();
    await this.engine.idle();
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.store.close();
    rmSync(this.#dir, { recursive: true });
  }

  async addRoom(name: string): Promise<void> {
    const { room } = await this.#json('prof', 'POST', '/api/rooms', { name, for: 'group' }, roomShape);
    this.#rooms.set(name, room.id);
    await this.#settle();
  }

  async say(user: string, room: string, text: string, options: SayOptions = {}): Promise<string> {
    const id = await this.#roomFor(user, room);
    this.#messages += 1;
    const body = new FormData();
    body.set('id', `browser-${this.#messages}`);
    body.set('text', text);
    if (options.thread !== undefined) body.set('thread', options.thread);
    if (options.replyTo !== undefined) body.set('replyTo', options.replyTo);
    for (const file of options.files ?? []) body.append('files', file);
    const path = `/api/rooms/${id}/messages`;
    const { message } = await this.#json(user, 'POST', path, body, z.object({ message: messageShape }));
    await this.#settle();
    return message.id;
  }

  /** Someone writes a message with files. */
  async give(user: string, room: string, text: string, files: readonly File[]): Promise<void> {
    await this.say(user, room, text, { files });
  }

  async edit(user: string, _room: string, message: string, text: string): Promise<void> {
    await this.#request(user, 'PATCH', `/api/messages/${message}`, { text });
    await this.#settle();
  }

  async react(user: string, room: string, message: string, sign: string): Promise<string> {
    await this.#roomFor(user, room);
    await this.#request(user, 'PUT', `/api/messages/${message}/reactions/${encodeURIComponent(sign)}`);
    await this.#settle();
    return '';
  }

  async unreact(user: string, _room: string, message: string, sign: string): Promise<void> {
    await this.#request(user, 'DELETE', `/api/messages/${message}/reactions/${encodeURIComponent(sign)}`);
    await this.#settle();
  }

  async remove(user: string, room: string, message: string): Promise<void> {
    await this.#roomFor(user, room);
    await this.#request(user, 'DELETE', `/api/messages/${message}`);
    await this.#settle();
  }

  async seen(room: string): Promise<readonly Seen[]> {
    const viewer = room.startsWith('@') ? room.slice(1) : 'prof';
    const id = await this.#roomFor(viewer, room);
    const shape = z.object({ messages: z.array(messageShape) });
    const path = `/api/rooms/${id}/messages?limit=500`;
    const found = new Map<string, z.infer<typeof messageShape> & { readonly only?: string }>();
    for (const user of new Set([viewer, ...this.#cookies.keys()])) {
      const read = this.#json(user, 'GET', path, undefined, shape);
      // Only who is in the room reads it.
      const { messages } = await (user === viewer ? read : read.catch(() => ({ messages: [] })));
      for (const one of messages) found.set(one.id, { ...one, ...(one.onlyYou ? { only: user } : {}) });
    }
    return [...found.values()]
      .toSorted((a, b) => a.seq - b.seq)
      .filter((message) => message.author.bot && !message.deleted)
      .map(({ id: reference, text, ring, html, thread, files, only }) => ({
        reference,
        text,
        ring,
        html: /<div class="body" lang="\w+">(.*?)<\/div>/s.exec(html)?.[1] ?? '',
        ...(thread === null ? {} : { thread }),
        ...(only === undefined ? {} : { only }),
        ...(files[0] === undefined ? {} : { file: files[0].name }),
      }));
  }

  /** What this person may press under a message, as « ✅ Envoyer ». */
  async buttons(user: string, room: string, message: string): Promise<readonly string[]> {
    const id = await this.#roomFor(user, room);
    const shape = z.object({ messages: z.array(messageShape.extend({ actions: z.array(actionShape) })) });
    const path = `/api/rooms/${id}/messages?limit=500`;
    const { messages } = await this.#json(user, 'GET', path, undefined, shape);
    const shown = messages.find((one) => one.id === message);
    return shown?.actions.map(({ sign, label }) => `${sign} ${label}`) ?? [];
  }

  /** Somebody goes by another name or role from now on. */
  async changeSelf(
    user: string,
    fields: { readonly name?: string; readonly role?: 'teach' | 'study' },
  ): Promise<void> {
    await this.#request(user, 'PATCH', '/api/me', fields);
    await this.#settle();
  }

  /** A room as its page is drawn for somebody. */
  async page(user: string, room: string): Promise<string> {
    const id = await this.#roomFor(user, room);
    return (await this.#request(user, 'GET', `/rooms/${id}`)).text();
  }

  /** The sample course, as a first start makes it in the class room. */
  async seedSample(): Promise<void> {
    const deps = engineDeps(this.#chat.adapter, this.store, this.clock, this.log, this.#options);
    await seedSample(deps, { account: this.#chat.adapter.account, room: this.#chat.classRoom() });
  }

  async until(at: number): Promise<void> {
    await this.clock.travelTo(at, () => this.engine.idle());
  }

  /** The adapter hands events over by itself: waits until the engine has taken them all. */
  async #settle(): Promise<void> {
    await this.#chat.idle();
    await this.engine.idle();
  }

  async #roomFor(user: string, name: string): Promise<string> {
    if (!this.#cookies.has(user)) await this.#enter(user);
    if (name.startsWith('@') || name === 'class') {
      const { rooms } = await this.#json(user, 'GET', '/api/rooms', undefined, roomsShape);
      const kind = name === 'class' ? 'class' : 'direct';
      return rooms.find((room) => room.kind === kind)?.id ?? '';
    }
    const id = this.#rooms.get(name) ?? '';
    await this.#request(user, 'POST', `/api/rooms/${id}/join`);
    return id;
  }

  async #enter(user: string): Promise<void> {
    const role = user === 'prof' ? 'teach' : 'study';
    const response = await this.#request(user, 'POST', '/api/enter', { name: nameOf(user), role });
    this.#cookies.set(user, response.headers.get('set-cookie')?.split(';')[0] ?? '');
    await this.#settle();
  }

  async #json<T>(user: string, method: string, path: string, body: unknown, shape: z.ZodType<T>): Promise<T> {
    if (!this.#cookies.has(user) && path !== '/api/enter') await this.#enter(user);
    const response = await this.#request(user, method, path, body);
    return shape.parse(await response.json());
  }

  async #request(user: string, method: string, path: string, body?: unknown): Promise<Response> {
    const response = await this.#chat.app.request(`${origin}${path}`, {
      method,
      headers: {
        host: '127.0.0.1:8080',
        origin,
        cookie: this.#cookies.get(user) ?? '',
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  #newChat(): LocalChat {
    return createLocalChat({
      dataDir: this.#dir,
      language: 'fr',
      zone: 'Europe/Paris',
      classRoom: { name: 'Classe' },
      verbs: () => [],
      now: () => this.clock.now(),
      retryAfter: 1,
    });
  }

  #newEngine(): Engine {
    return createEngine(engineDeps(this.#chat.adapter, this.store, this.clock, this.log, this.#options));
  }
}

const actionShape = z.object({ sign: z.string(), label: z.string() });
const roomShape = z.object({ room: z.object({ id: z.string() }) });
const roomsShape = z.object({ rooms: z.array(z.object({ id: z.string(), kind: z.string() })) });

function nameOf(user: string): string {
  return user.charAt(0).toUpperCase() + user.slice(1);
}
