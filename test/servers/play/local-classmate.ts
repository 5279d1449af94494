import { z } from 'zod';
import type { BotProcess } from './bot-process.ts';
import type { Classmate, ReadMessage } from './classmate.ts';

const message = z.object({
  id: z.string(),
  text: z.string(),
  thread: z.string().nullable(),
  ring: z.boolean(),
  deleted: z.boolean(),
  mentionsYou: z.boolean(),
  author: z.object({ name: z.string(), bot: z.boolean() }),
});
const rooms = z.object({ rooms: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })) });

/**
 * Somebody with a browser, over real HTTP. What is sent has a browser id, so that it is sent again after
 * a lost connection and still stands once.
 */
export class LocalClassmate implements Classmate {
  readonly name: string;
  readonly #bot: BotProcess;
  readonly #origin: string;
  /** The same at each play, so that a message sent again is recognised. */
  readonly #id: string;
  #cookie = '';
  #sent = 0;

  constructor(name: string, bot: BotProcess, origin: string) {
    this.name = name;
    this.#bot = bot;
    this.#origin = origin;
    this.#id = Buffer.from(name).toString('hex');
  }

  async enter(role: 'teach' | 'study'): Promise<void> {
    const response = await this.#request('POST', '/api/enter', { name: this.name, role });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async addRoom(name: string, kind: 'group' | 'staff'): Promise<void> {
    await this.#request('POST', '/api/rooms', { name, for: kind });
  }

  async join(name: string): Promise<void> {
    await this.#request('POST', `/api/rooms/${await this.#room(name)}/join`);
  }

  /** Writes in a room (or in private: room 'direct') and lets the bot answer. */
  async say(room: string, text: string, thread?: string): Promise<string> {
    this.#sent += 1;
    const body = {
      id: `${this.#id}-message-${this.#sent}`,
      text,
      ...(thread === undefined ? {} : { thread }),
    };
    const response = await this.#request('POST', `/api/rooms/${await this.#room(room)}/messages`, body);
    const sent = z.object({ message }).parse(await response.json());
    await this.#bot.go();
    return sent.message.id;
  }

  async react(id: string, sign: string): Promise<void> {
    await this.#request('PUT', `/api/messages/${id}/reactions/${encodeURIComponent(sign)}`);
    await this.#bot.go();
  }

  /** Everything that this person can read in a room, oldest first. */
  async read(room: string): Promise<readonly ReadMessage[]> {
    const response = await this.#request('GET', `/api/rooms/${await this.#room(room)}/messages?limit=500`);
    const { messages } = z.object({ messages: z.array(message) }).parse(await response.json());
    return messages.filter((each) => !each.deleted);
  }

  /** What the bot wrote there. */
  async bot(room: string): Promise<readonly ReadMessage[]> {
    return (await this.read(room)).filter((each) => each.author.bot);
  }

  /** Rooms that this person is shown, by name. */
  async rooms(): Promise<readonly string[]> {
    const response = await this.#request('GET', '/api/rooms');
    return rooms.parse(await response.json()).rooms.map((room) => room.name);
  }

  async #room(name: string): Promise<string> {
    const response = await this.#request('GET', '/api/rooms');
    const all = rooms.parse(await response.json()).rooms;
    const found = all.find((room) => (name === 'direct' ? room.kind === 'direct' : room.name === name));
    if (found === undefined) throw new Error(`${this.name} sees no room ${name}`);
    return found.id;
  }

  /** Asks until the bot is there to answer. */
  async #request(method: string, path: string, body?: object): Promise<Response> {
    for (;;) {
      try {
        const response = await fetch(this.#origin + path, {
          method,
          headers: { cookie: this.#cookie, origin: this.#origin, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (response.ok) return response;
        if (response.status < 500) throw new Refusal(`${method} ${path}: ${await response.text()}`);
      } catch (error) {
        if (error instanceof Refusal) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** The bot understood and said no: asking again would not help. */
class Refusal extends Error {}
