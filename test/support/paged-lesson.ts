import type { Hono } from 'hono';
import type { Call } from '../../src/domain/room.ts';
import { newId } from '../../src/engine/ids.ts';
import type { CallInstance } from '../../src/ports/calls.ts';
import { RoomLinks } from '../../src/web/room-links.ts';
import { roomPages } from '../../src/web/room-page.ts';
import { TestProvider } from './call-provider.ts';
import { openLesson, sessionOf } from './lesson.ts';
import { LocalWorld } from './local-world.ts';

export const publicUrl = 'https://cours.example.org/lo';

/** A browser: it keeps its cookie and follows nothing. */
export class Browser {
  readonly #ask: Hono['request'];
  #cookie: string | undefined;

  constructor(ask: Hono['request']) {
    this.#ask = ask;
  }

  async ask(path: string, form?: Record<string, string>) {
    const response = await this.#ask(path, {
      headers: this.#cookie === undefined ? {} : { Cookie: this.#cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    this.#cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie;
    const text = await response.text();
    return { status: response.status, text, to: response.headers.get('Location'), headers: response.headers };
  }

  /** Sees the page and says that the room does not work; gives where that leads. */
  async vote(id: string): Promise<string | null> {
    await this.ask(`/salle/${id}`);
    return (await this.ask(`/salle/${id}/autre`, {})).to;
  }
}

/** A running lesson with two servers of rooms, and the pages of its rooms. */
export class PagedLesson {
  readonly links: RoomLinks;
  readonly first: TestProvider;
  readonly second: TestProvider;
  readonly logged: unknown[] = [];
  readonly world: LocalWorld;
  app: Hono;

  private constructor(world: LocalWorld, first: TestProvider, second: TestProvider, links: RoomLinks) {
    this.world = world;
    this.first = first;
    this.second = second;
    this.links = links;
    this.app = this.#pages();
  }

  /** `personal`: the servers give each person a link of their own. */
  static async open(over: Partial<CallInstance> = {}): Promise<PagedLesson> {
    const [first, second] = [new TestProvider('un', over), new TestProvider('deux', over)];
    const links = new RoomLinks(publicUrl, 'the secret of the house');
    const world = await LocalWorld.open({ providers: [first, second], house: { roomPages: links } });
    await openLesson(world);
    return new PagedLesson(world, first, second, links);
  }

  /** kill -9 and a new start, pages included. */
  async restart(): Promise<void> {
    await this.world.restart();
    this.app = this.#pages();
  }

  browser(): Browser {
    return new Browser((...request) => this.app.request(...request));
  }

  async calls(): Promise<readonly Call[]> {
    return (await sessionOf(this.world)).rooms.calls;
  }

  /** The teacher asks for a room; gives it, open. */
  async openRoom(): Promise<Call> {
    await this.world.say('prof', 'class', '!cours audio');
    const call = (await this.calls()).at(-1);
    if (call?.status !== 'open') throw new Error('no room is open');
    return call;
  }

  close(): Promise<void> {
    return this.world.close();
  }

  #pages(): Hono {
    return roomPages({
      desk: this.world.engine.rooms,
      links: this.links,
      language: 'fr',
      now: () => this.world.clock.now(),
      newId,
      secure: true,
      log: { error: (...said: unknown[]) => void this.logged.push(said) },
    });
  }
}
