import type { Target } from '../../src/domain/post.ts';
import type { Document } from '../../src/message/document.ts';
import { pictureSize } from '../../src/message/picture-size.ts';
import {
  type ChatAdapter,
  ChatFault,
  type ChatInbound,
  type ChatLimits,
  type OutPart,
  type PostOptions,
  type RoomWidget,
} from '../../src/ports/chat.ts';
import { MatrixFault } from './connection/faults.ts';
import { path } from './connection/http.ts';
import type { Content, MatrixConnection } from './connection/types.ts';
import { editContent, fileContent, sizeOf, textContent } from './encode/message.ts';
import { reactionContent, related } from './encode/relations.ts';
import { fileInPlaceOf, fileKey, fileName } from './encode/silent-file.ts';
import type { Hearing } from './hearing.ts';
import type { DirectRooms } from './rooms/direct-rooms.ts';
import { lookFor } from './rooms/look-for.ts';
import { ownEdits, ownReaction } from './rooms/own-relations.ts';
import { pin, unpin } from './rooms/pins.ts';
import { moderatorLevel } from './rooms/power.ts';
import type { Readers } from './rooms/readers.ts';
import type { RoomCache } from './rooms/room-cache.ts';
import { hideWidget, showWidget } from './rooms/widgets.ts';

/** What the adapter is made of. */
export interface MatrixParts {
  readonly connection: MatrixConnection;
  readonly rooms: RoomCache;
  readonly direct: DirectRooms;
  readonly readers: Readers;
  readonly hearing: Hearing;
  /** Last events of threads, for clients that show them as answers. */
  readonly threads: Map<string, string>;
  /** Of files, in bytes; the server's own limit once it is known. */
  readonly fileBytes: () => Promise<number>;
  /** Gives the account a name and a picture where it has none; never fails. */
  readonly introduce: () => Promise<void>;
  readonly now: () => number;
  /** Of the engine: what it reads files from. */
  inbound?: ChatInbound;
}

/** The stream of the one sync. */
const stream = 'sync';
/** A text and its edits stay below Matrix's 65,536 bytes an event, with room for what servers add. */
const textBytes = 60_000;
/** Largest file where the server allows more. */
export const mostFileBytes = 25 * 1024 * 1024;
/** Synapse remembers transaction ids for 24 hours; before that is over we rather look. */
const remembered = 23 * 60 * 60_000;

/** Matrix as the engine sees it: account `matrix:@cours:example.org`, platform `matrix`. */
export class MatrixAdapter implements ChatAdapter {
  readonly account: string;
  readonly platform = 'matrix';
  readonly #parts: MatrixParts;
  #fileBytes = mostFileBytes;
  #introduced = false;

  constructor(parts: MatrixParts) {
    this.#parts = parts;
    this.account = `matrix:${parts.connection.userId}`;
  }

  get limits(): ChatLimits {
    return { textBytes, fileBytes: this.#fileBytes, sizeOf };
  }

  async start(engine: ChatInbound): Promise<void> {
    const { connection, hearing } = this.#parts;
    this.#parts.inbound = engine;
    await connection.start(
      () => engine.cursorOf(stream),
      async (batch) => {
        const events = await hearing.take(batch);
        const { next: cursor, missed = false } = batch;
        await engine.receive({ account: this.account, stream, cursor, events, missed });
        // Beside the loop, once the homeserver has answered.
        if (!this.#introduced) void this.#parts.introduce();
        this.#introduced = true;
      },
    );
    hearing.work();
    // Nothing waits for it: until it is known a file too large is refused by the server.
    void this.#parts.fileBytes().then((most) => {
      this.#fileBytes = most;
    });
  }

  async stop(): Promise<void> {
    await this.#parts.hearing.stop();
    await this.#parts.connection.stop();
  }

  health(): ReturnType<ChatAdapter['health']> {
    return this.#parts.connection.health();
  }

  async post(target: Target, part: OutPart, options: PostOptions): Promise<string> {
    const { connection } = this.#parts;
    const room = await this.#roomOf(target);
    const sent = await this.#sentBefore(room, options);
    if (part.kind === 'file' && !options.ring) {
      // First the bytes: a name without its file helps nobody.
      const content = await this.#contentOf(room, part, options);
      const named = sent ?? (await this.#say(room, target, fileName(part.file, options), options));
      const key = fileKey(options.key);
      await connection.send(room, 'm.room.message', fileInPlaceOf(named, content, key), key);
      return named;
    }
    return sent ?? this.#say(room, target, await this.#contentOf(room, part, options), options);
  }

  async #say(room: string, target: Target, content: Content, options: PostOptions): Promise<string> {
    const { connection, threads } = this.#parts;
    const thread = 'thread' in target ? target.thread : undefined;
    const last = thread === undefined ? undefined : threads.get(thread);
    const whole = related(content, {
      ...(thread === undefined ? {} : { thread }),
      ...(last === undefined ? {} : { lastInThread: last }),
      ...(options.replyTo === undefined ? {} : { replyTo: options.replyTo }),
    });
    const event = await connection.send(room, 'm.room.message', whole, options.key);
    if (thread !== undefined) threads.set(thread, event);
    return event;
  }

  async role(room: string, user: string): Promise<'moderator' | 'member' | 'none'> {
    const { connection, rooms } = this.#parts;
    try {
      // Of a room that we were removed from, servers still tell what was.
      if (!(await rooms.isIn(room, connection.userId)) || !(await rooms.isIn(room, user))) return 'none';
      return (await rooms.power(room)).of(user) >= moderatorLevel ? 'moderator' : 'member';
    } catch (error) {
      if (error instanceof ChatFault && (error.code === 'forbidden' || error.code === 'notFound'))
        return 'none';
      throw error;
    }
  }

  readonly edits = {
    edit: async (target: Target, reference: string, document: Document, options: PostOptions) => {
      const room = await this.#roomOf(target);
      const { connection } = this.#parts;
      const original = await connection.event(room, reference);
      if (original === undefined || original.unsigned.redacted_because !== undefined)
        throw new ChatFault('notFound', 'The message was deleted.');
      const content = editContent(reference, document, this.#voice(room), options);
      await connection.send(room, 'm.room.message', content, options.key);
    },
    delete: async (target: Target, reference: string, key: string) => {
      const { connection } = this.#parts;
      const room = await this.#roomOf(target);
      for (const edit of await ownEdits(connection, room, reference))
        await connection.redact(room, edit, `${key} ${edit}`);
      await connection.redact(room, reference, key);
    },
  };

  readonly threads = {
    // A thread of Matrix is what hangs from its root; there is nothing to open.
    asks: false,
    open: async (_target: Target, root: string) => root,
  };

  readonly widgets = {
    show: async (room: string, id: string, widget: RoomWidget) => {
      await showWidget(this.#parts.connection, this.#parts.rooms, room, id, widget);
    },
    hide: async (room: string, id: string) => {
      await hideWidget(this.#parts.connection, this.#parts.rooms, room, id);
    },
  };

  readonly reactions = {
    react: async (target: Target, reference: string, sign: string, key: string) => {
      const room = await this.#roomOf(target);
      try {
        await this.#parts.connection.send(room, 'm.reaction', reactionContent(reference, sign), key);
      } catch (error) {
        const there = error instanceof MatrixFault && error.errcode === 'M_DUPLICATE_ANNOTATION';
        if (!there) throw error;
      }
    },
    unreact: async (target: Target, reference: string, sign: string, key: string) => {
      const { connection } = this.#parts;
      const room = await this.#roomOf(target);
      const reaction = await ownReaction(connection, room, reference, sign);
      if (reaction !== undefined) await connection.redact(room, reaction, key);
    },
  };

  readonly pins = {
    pin: async (target: Target, reference: string) => {
      const { connection, rooms } = this.#parts;
      await pin(connection, rooms, await this.#roomOf(target), reference);
    },
    unpin: async (target: Target, reference: string) => {
      const { connection, rooms } = this.#parts;
      await unpin(connection, rooms, await this.#roomOf(target), reference);
    },
  };

  readonly history = {
    closed: (room: string) => this.#parts.readers.closed(room),
    reached: (room: string, user: string, reference: string) =>
      this.#parts.readers.reached(room, user, reference),
  };

  readonly conversations = {
    find: (user: string) => this.#parts.direct.find(user),
  };

  readonly leaves = {
    leave: async (room: string) => {
      const { connection, rooms } = this.#parts;
      await connection.request('POST', path`/_matrix/client/v3/rooms/${room}/leave`, {}, {});
      rooms.forget(room);
    },
  };

  async #roomOf(target: Target): Promise<string> {
    return 'room' in target ? target.room : this.#parts.direct.of(target.user);
  }

  async #sentBefore(room: string, { key, firstAttempt }: PostOptions): Promise<string | undefined> {
    if (firstAttempt === undefined || this.#parts.now() - firstAttempt < remembered) return undefined;
    return lookFor(this.#parts.connection, room, key, firstAttempt);
  }

  async #contentOf(room: string, part: OutPart, options: PostOptions): Promise<Content> {
    if (part.kind === 'text') return textContent(part.document, this.#voice(room), options);
    const { connection, inbound } = this.#parts;
    if (inbound === undefined) throw new ChatFault('temporary', 'Matrix is not started.');
    const { blob, type, name } = part.file;
    const bytes = await inbound.readBlob(blob);
    const encrypt = await connection.encrypted(room);
    const source = await connection.upload(bytes, type, name, encrypt);
    return fileContent(part.file, source, options, pictureSize(type, bytes));
  }

  #voice(room: string) {
    return { bot: this.#parts.connection.userId, room };
  }
}
