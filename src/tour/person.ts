import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const rooms = z.object({ rooms: z.array(z.object({ id: z.string(), kind: z.string() })) });
const messageShape = z.object({
  id: z.string(),
  seq: z.number(),
  author: z.object({ name: z.string(), bot: z.boolean() }),
  at: z.number(),
  text: z.string(),
  thread: z.string().nullable(),
  threadTitle: z.string().nullable(),
  ring: z.boolean(),
  edited: z.boolean(),
  actions: z.array(z.object({ sign: z.string() })),
});
const messages = z.object({ messages: z.array(messageShape) });

/** A message of the local chat, as far as the tour shows it. */
export type TourMessage = z.infer<typeof messageShape>;

/** Somebody in the class room, over the same HTTP as a browser's. */
export class TourPerson {
  readonly #address: string;
  readonly #cookie: string;
  readonly #room: string;

  private constructor(address: string, cookie: string, room: string) {
    this.#address = address;
    this.#cookie = cookie;
    this.#room = room;
  }

  /** Enters the local chat at `address` under a name, and stands in the class room. */
  static async enter(address: string, name: string, role: 'teach' | 'study'): Promise<TourPerson> {
    const entered = await request(`${address}/api/enter`, 'POST', '', { name, role });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const listed = rooms.parse(await (await request(`${address}/api/rooms`, 'GET', cookie)).json());
    const room = listed.rooms.find(({ kind }) => kind === 'class');
    if (room === undefined) throw new Error('the local chat has no class room');
    return new TourPerson(address, cookie, room.id);
  }

  async write(text: string, thread?: string): Promise<void> {
    const body = { id: randomUUID(), text, ...(thread === undefined ? {} : { thread }) };
    await request(`${this.#address}/api/rooms/${this.#room}/messages`, 'POST', this.#cookie, body);
  }

  async react(message: string, sign: string): Promise<void> {
    const path = `/api/messages/${message}/reactions/${encodeURIComponent(sign)}`;
    await request(`${this.#address}${path}`, 'PUT', this.#cookie);
  }

  /** Every message of the class room, threads included, oldest first. */
  async read(): Promise<TourMessage[]> {
    const path = `/api/rooms/${this.#room}/messages?limit=500`;
    const response = await request(`${this.#address}${path}`, 'GET', this.#cookie);
    return messages.parse(await response.json()).messages;
  }
}

async function request(url: string, method: string, cookie: string, body?: object): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}
