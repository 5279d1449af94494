import { randomUUID } from 'node:crypto';
import type { SeenMessage, StageFile, StagePerson, Where } from './stage.ts';

/** Anything that answers an HTTP request: an app in this process, or a server by `fetch`. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

interface ApiMessage {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly text: string;
  readonly thread: string | null;
  readonly deleted: boolean;
  readonly files: readonly { readonly name: string; readonly type: string; readonly url: string }[];
  readonly reactions: readonly { readonly sign: string }[];
}

/** A person of the local chat, played over its HTTP interface (adapters/local/http/api.ts). */
export class LocalPerson implements StagePerson {
  readonly user: string;
  readonly #ask: Ask;
  readonly #cookie: string;
  readonly #room: string;

  constructor(ask: Ask, user: string, cookie: string, room: string) {
    this.#ask = ask;
    this.user = user;
    this.#cookie = cookie;
    this.#room = room;
  }

  /** Enters the class under this name. Throws the sentence of a refusal. */
  static async enter(ask: Ask, name: string, role: 'teach' | 'study'): Promise<LocalPerson> {
    const answer = await ask('/api/enter', json('POST', { name, role }));
    const body = (await answer.json()) as { user: { id: string }; error?: { message: string } };
    if (body.error !== undefined) throw new Error(body.error.message);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const rooms = await ask('/api/rooms', { headers: { cookie } });
    const [first] = ((await rooms.json()) as { rooms: { id: string }[] }).rooms;
    return new LocalPerson(ask, body.user.id, cookie, first?.id ?? '');
  }

  /** The browser's cookie, for a request by hand. */
  get cookie(): string {
    return this.#cookie;
  }

  /** The class room. */
  get room(): string {
    return this.#room;
  }

  /** Any request as this person; throws the sentence of a refusal. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await this.#ask(path, { ...init, headers: { ...init.headers, cookie: this.#cookie } });
    if (answer.ok) return answer;
    const body = (await answer.json()) as { error: { message: string } };
    throw new Error(body.error.message);
  }

  async say(text: string, where: Where = {}, files: readonly StageFile[] = []): Promise<string> {
    const form = new FormData();
    form.set('id', randomUUID());
    form.set('text', text);
    if (where.thread !== undefined) form.set('thread', where.thread);
    if (where.replyTo !== undefined) form.set('replyTo', where.replyTo);
    for (const file of files) {
      form.append('files', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
    }
    const path = `/api/rooms/${where.room ?? this.#room}/messages`;
    const answer = await this.ask(path, { method: 'POST', body: form });
    return ((await answer.json()) as { message: { id: string } }).message.id;
  }

  async edit(reference: string, text: string): Promise<void> {
    await this.ask(`/api/messages/${reference}`, json('PATCH', { text }));
  }

  async remove(reference: string): Promise<void> {
    await this.ask(`/api/messages/${reference}`, { method: 'DELETE' });
  }

  async react(reference: string, sign: string): Promise<void> {
    await this.ask(`/api/messages/${reference}/reactions/${encodeURIComponent(sign)}`, { method: 'PUT' });
  }

  async unreact(reference: string, sign: string): Promise<void> {
    await this.ask(`/api/messages/${reference}/reactions/${encodeURIComponent(sign)}`, { method: 'DELETE' });
  }

  async press(reference: string, sign: string, id: string = randomUUID()): Promise<void> {
    await this.ask(`/api/messages/${reference}/buttons`, json('POST', { id, sign }));
  }

  async direct(): Promise<string> {
    const answer = await this.ask('/api/rooms');
    const { rooms } = (await answer.json()) as { rooms: { id: string; kind: string }[] };
    return rooms.find((room) => room.kind === 'direct')?.id ?? '';
  }

  async read(room: string): Promise<readonly SeenMessage[]> {
    const answer = await this.ask(`/api/rooms/${room}/messages?limit=500`);
    const { messages } = (await answer.json()) as { messages: ApiMessage[] };
    return Promise.all(messages.filter((message) => !message.deleted).map((message) => this.#seen(message)));
  }

  async #seen(message: ApiMessage): Promise<SeenMessage> {
    const files = await Promise.all(
      message.files.map(async ({ name, type, url }) => {
        const bytes = new Uint8Array(await (await this.ask(url)).arrayBuffer());
        return { name, type, bytes };
      }),
    );
    return {
      reference: message.id,
      user: message.author.id,
      text: message.text,
      ...(message.thread === null ? {} : { thread: message.thread }),
      files,
      signs: message.reactions.map((reaction) => reaction.sign),
    };
  }
}

/** A request with a JSON body. */
export function json(method: string, body: object): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
