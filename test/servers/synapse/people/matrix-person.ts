import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SeenMessage, StageFile, StagePerson, Where } from '../../../contract/chat/stage.ts';
import { type Access, ask, type Method, path } from '../client-server.ts';
import { decryptFile, encryptFile } from './attachments.ts';
import { type Content, edited, fileMessage, reaction, textMessage, type Uploaded } from './contents.ts';
import { type RawEvent, rawEvents, type View } from './view.ts';

/** A message as this person's client shows it. */
export interface MatrixMessage extends SeenMessage {
  /** m.text and files ring, m.notice does not. */
  readonly ring: boolean;
  readonly mentions: readonly string[];
  readonly mentionsRoom: boolean;
  readonly mentionsYou: boolean;
  readonly html?: string;
  readonly edited: boolean;
  readonly replyTo?: string;
  /** The client has no key: it shows a lock instead of a text. */
  readonly unreadable: boolean;
}

const mentions = z
  .object({ user_ids: z.array(z.string()).default([]), room: z.boolean().default(false) })
  .default({ user_ids: [], room: false });
const patience = 20_000;

/** What every Matrix client does in the same way; how it sends and reads is each one's own. */
export abstract class MatrixPerson implements StagePerson {
  readonly access: Access;
  readonly bot: string;
  readonly #room: string;
  readonly #reactions = new Map<string, string>();
  readonly #encrypted = new Map<string, boolean>();
  #direct: string | undefined;

  /** `room` is where things are said unless told otherwise; `bot` whom private messages are for. */
  constructor(access: Access, room: string, bot: string) {
    this.access = access;
    this.bot = bot;
    this.#room = room;
  }

  get user(): string {
    return this.access.user;
  }

  /** Sends an event, encrypted where the room is. */
  protected abstract send(room: string, type: string, content: Content): Promise<string>;
  /** The messages of a room as this client shows them now, the server's last event included. */
  protected abstract views(room: string): Promise<readonly View[]>;
  /** Ends the client. */
  abstract close(): Promise<void>;

  /** Any request as this person. */
  ask(method: Method, endpoint: string, body?: unknown): Promise<Record<string, unknown>> {
    return ask(this.access.url, this.access.token, method, endpoint, body);
  }

  /** Sends an event as it stands, whatever the room is; gives its id. */
  async put(room: string, type: string, content: Content): Promise<string> {
    const endpoint = path`/_matrix/client/v3/rooms/${room}/send/${type}/${randomUUID()}`;
    return String((await this.ask('PUT', endpoint, content)).event_id);
  }

  async createRoom(options: object): Promise<string> {
    return String((await this.ask('POST', '/_matrix/client/v3/createRoom', options)).room_id);
  }

  async invite(room: string, user: string): Promise<void> {
    await this.ask('POST', path`/_matrix/client/v3/rooms/${room}/invite`, { user_id: user });
  }

  async join(room: string): Promise<void> {
    await this.ask('POST', path`/_matrix/client/v3/join/${room}`, {});
  }

  async state(room: string, type: string, key = ''): Promise<Content> {
    return this.ask('GET', path`/_matrix/client/v3/rooms/${room}/state/${type}/${key}`);
  }

  async setState(room: string, type: string, content: Content, key = ''): Promise<void> {
    await this.ask('PUT', path`/_matrix/client/v3/rooms/${room}/state/${type}/${key}`, content);
  }

  /** Gives somebody a power level in a room. */
  async empower(room: string, user: string, level: number): Promise<void> {
    const levels = await this.state(room, 'm.room.power_levels');
    const users = z.record(z.string(), z.number()).parse(levels.users);
    await this.setState(room, 'm.room.power_levels', { ...levels, users: { ...users, [user]: level } });
  }

  /** Resolves when somebody is in a room that this person is in. */
  async until(user: string, membership: string, room: string): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      const member = await this.state(room, 'm.room.member', user).catch(() => undefined);
      if (member?.membership === membership) return;
      if (Date.now() > end) throw new Error(`${user}: ${String(member?.membership)}, not ${membership}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  async say(text: string, where: Where = {}, files: readonly StageFile[] = []): Promise<string> {
    const room = where.room ?? this.#room;
    const [file, ...others] = files;
    if (file === undefined) return this.send(room, 'm.room.message', textMessage(text, where));
    const send = async (each: StageFile, caption: string) =>
      this.send(room, 'm.room.message', fileMessage(each, await this.#upload(room, each), caption, where));
    const first = await send(file, text);
    for (const other of others) await send(other, '');
    return first;
  }

  /** Edits a message and returns the edit's reference. */
  async edit(original: string, text: string, where: Where = {}): Promise<string> {
    return this.send(where.room ?? this.#room, 'm.room.message', edited(original, text));
  }

  /** Deletes a message and returns the redaction's reference. */
  async remove(message: string, where: Where = {}): Promise<string> {
    const room = where.room ?? this.#room;
    const endpoint = path`/_matrix/client/v3/rooms/${room}/redact/${message}/${randomUUID()}`;
    return String((await this.ask('PUT', endpoint, {})).event_id);
  }

  /** Puts a sign under a message and returns its reference. */
  async react(message: string, sign: string, where: Where = {}): Promise<string> {
    const id = await this.send(where.room ?? this.#room, 'm.reaction', reaction(message, sign));
    this.#reactions.set(`${message} ${sign}`, id);
    return id;
  }

  /** Takes a sign back and returns the redaction's reference. */
  async unreact(message: string, sign: string, where: Where = {}): Promise<string> {
    const id = this.#reactions.get(`${message} ${sign}`);
    if (id === undefined) throw new Error(`${this.user} put no ${sign}`);
    return this.remove(id, where);
  }

  /** The private conversation with the bot; made at the first call, as clients do. */
  async direct(): Promise<string> {
    if (this.#direct !== undefined) return this.#direct;
    const room = await this.createRoom({
      preset: 'trusted_private_chat',
      is_direct: true,
      invite: [this.bot],
      ...this.directOptions(),
    });
    const list = path`/_matrix/client/v3/user/${this.user}/account_data/m.direct`;
    await this.ask('PUT', list, { [this.bot]: [room] });
    await this.until(this.bot, 'join', room);
    this.#direct = room;
    return room;
  }

  /** Joins the rooms that this person is invited to; gives their ids. */
  async acceptInvites(): Promise<readonly string[]> {
    const filter = JSON.stringify({ room: { timeline: { limit: 1 } }, presence: { types: [] } });
    const answer = await this.ask(
      'GET',
      `/_matrix/client/v3/sync?timeout=0&filter=${encodeURIComponent(filter)}`,
    );
    const rooms = z.object({ rooms: z.object({ invite: z.record(z.string(), z.unknown()).default({}) }) });
    const invites = Object.keys(rooms.safeParse(answer).data?.rooms.invite ?? {});
    for (const room of invites) await this.join(room);
    return invites;
  }

  /** What a client adds to the direct rooms that it makes. */
  protected directOptions(): object {
    return {};
  }

  async read(room: string): Promise<readonly MatrixMessage[]> {
    return Promise.all((await this.views(room)).map((view) => this.#seen(view)));
  }

  /** All events of a room as the server has them, oldest first. */
  async serverEvents(room: string): Promise<readonly RawEvent[]> {
    const all: RawEvent[] = [];
    for (let from: string | undefined; ; ) {
      const next: string = from === undefined ? '' : `&from=${encodeURIComponent(from)}`;
      const page = await this.ask(
        'GET',
        `${path`/_matrix/client/v3/rooms/${room}/messages`}?dir=f&limit=500${next}`,
      );
      all.push(...rawEvents(page.chunk));
      if (page.end === undefined) return all;
      from = String(page.end);
    }
  }

  /** The newest event of a room as the server has it. */
  protected async lastEvent(room: string): Promise<unknown> {
    const endpoint = path`/_matrix/client/v3/rooms/${room}/messages`;
    return (await this.ask('GET', `${endpoint}?dir=b&limit=1`)).chunk;
  }

  /** Is the room encrypted? */
  async encrypted(room: string): Promise<boolean> {
    const known = this.#encrypted.get(room);
    if (known !== undefined) return known;
    const found = (await this.state(room, 'm.room.encryption').catch(() => undefined)) !== undefined;
    this.#encrypted.set(room, found);
    return found;
  }

  async #upload(room: string, { bytes, type, name }: StageFile): Promise<Uploaded> {
    if (!(await this.encrypted(room))) return { url: await this.#put(bytes, type, name) };
    const { uploaded, keys } = encryptFile(bytes);
    return { file: { ...keys, url: await this.#put(uploaded, 'application/octet-stream', name) } };
  }

  async #put(bytes: Uint8Array, type: string, name: string): Promise<string> {
    const endpoint = `${this.access.url}/_matrix/media/v3/upload?filename=${encodeURIComponent(name)}`;
    const headers = { authorization: `Bearer ${this.access.token}`, 'content-type': type };
    const response = await fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(bytes) });
    return z.object({ content_uri: z.string() }).parse(await response.json()).content_uri;
  }

  async #download(url: string): Promise<Uint8Array> {
    const [, server = '', media = ''] = /^mxc:\/\/([^/]+)\/(.+)$/.exec(url) ?? [];
    const headers = { authorization: `Bearer ${this.access.token}` };
    const endpoint = path`/_matrix/client/v1/media/download/${server}/${media}`;
    const response = await fetch(this.access.url + endpoint, { headers });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  async #seen(view: View): Promise<MatrixMessage> {
    const { content } = view;
    const named = mentions.parse(content['m.mentions']);
    const msgtype = String(content.msgtype);
    const text = String(content.body ?? '');
    return {
      reference: view.id,
      user: view.sender,
      text,
      files: msgtype === 'm.text' || msgtype === 'm.notice' ? [] : await this.#files(content),
      signs: view.signs,
      ring: view.msgtype !== 'm.notice',
      mentions: named.user_ids,
      mentionsRoom: named.room,
      mentionsYou: named.room || named.user_ids.includes(this.user),
      edited: view.edited,
      unreadable: view.unreadable,
      ...(view.thread === undefined ? {} : { thread: view.thread }),
      ...(view.replyTo === undefined ? {} : { replyTo: view.replyTo }),
      ...(content.formatted_body === undefined ? {} : { html: String(content.formatted_body) }),
    };
  }

  async #files(content: Content): Promise<readonly StageFile[]> {
    const { url, file, info, filename, body } = content;
    if (url === undefined && file === undefined) return [];
    const bytes =
      file === undefined
        ? await this.#download(String(url))
        : await decryptFile(file, (each) => this.#download(each));
    const type = z.object({ mimetype: z.string() }).safeParse(info).data?.mimetype ?? '';
    return [{ name: String(filename ?? body), type, bytes }];
  }
}
