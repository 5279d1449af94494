import type { Document } from '../../../src/message/document.ts';
import { sealed } from '../../../src/message/one-time.ts';
import { toPlain } from '../../../src/message/plain.ts';
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import type { MessageReader } from './message-reader.ts';
import { eraseMessage, insertMessage } from './messages.ts';
import { bot, type NewFile } from './types.ts';

interface BotPost {
  readonly key: string;
  readonly room: string;
  readonly thread?: string;
  readonly replyTo?: string;
  readonly document?: Document;
  readonly file?: NewFile;
  readonly ring: boolean;
  readonly mentions: readonly string[];
  /** Id of the only user who sees it. */
  readonly onlyFor?: string;
}

/** What the bot writes. Unlike people's, none of it goes back to the engine. */
export class BotPosts {
  readonly #db: Db;
  readonly #log: Log;
  readonly #reader: MessageReader;

  constructor(db: Db, log: Log, reader: MessageReader) {
    this.#db = db;
    this.#log = log;
    this.#reader = reader;
  }

  /** Posts once by key and returns the message's id: the first one's for a key that was used. */
  post(post: BotPost, now: number): string {
    const before = this.#reader.byPostKey(post.key);
    if (before !== undefined) return before.id;
    const id = newId();
    const document = post.document === undefined ? undefined : sealed(post.document, now);
    this.#log.write(() => {
      insertMessage(this.#db, {
        id,
        room: post.room,
        author: bot,
        at: now,
        text: document === undefined ? '' : toPlain(document),
        ring: post.ring,
        mentions: post.mentions,
        files: post.file === undefined ? [] : [post.file],
        postKey: post.key,
        ...(document === undefined ? {} : { document }),
        ...(post.thread === undefined ? {} : { thread: post.thread }),
        ...(post.replyTo === undefined ? {} : { replyTo: post.replyTo }),
        ...(post.onlyFor === undefined ? {} : { onlyFor: post.onlyFor }),
      });
      this.#tell('message', id, post.room, now);
    });
    return id;
  }

  /** Replaces the text of one of the bot's messages; the same text again is nothing new. */
  edit(id: string, document: Document, now: number): void {
    const message = this.#reader.live(id);
    if (JSON.stringify(message.document) === JSON.stringify(document)) return;
    const stored = sealed(document, now);
    this.#log.erase(() => {
      this.#db
        .prepare('update messages set document = ?, text = ?, edited_at = ? where id = ?')
        .run(JSON.stringify(stored), toPlain(stored), now, id);
      this.#tell('edit', id, message.room, now);
    });
  }

  /** Takes one of the bot's messages back; safe to repeat. */
  remove(id: string, now: number): void {
    const message = this.#reader.find(id);
    if (message === undefined || message.deletedAt !== undefined) return;
    this.#log.erase(() => {
      eraseMessage(this.#db, id, now);
      this.#tell('deletion', id, message.room, now);
    });
  }

  /** Names the thread below a message; safe to repeat. */
  openThread(id: string, title: string, now: number): void {
    const message = this.#reader.live(id);
    if (message.threadTitle === title) return;
    this.#log.write(() => {
      this.#db.prepare('update messages set thread_title = ? where id = ?').run(title, id);
      this.#tell('thread', id, message.room, now);
    });
  }

  /** Keeps a message, and the thread below it, within reach from anywhere in its room, or lets it go; safe to repeat. */
  pin(id: string, pinned: boolean, now: number): void {
    const message = this.#reader.get(id);
    this.#log.write(() => {
      const { changes } = pinned
        ? this.#db
            .prepare('insert into pins (room, message) values (?, ?) on conflict do nothing')
            .run(message.room, id)
        : this.#db.prepare('delete from pins where room = ? and message = ?').run(message.room, id);
      if (changes > 0) this.#tell('thread', id, message.room, now);
    });
  }

  #tell(kind: 'message' | 'edit' | 'deletion' | 'thread', message: string, room: string, at: number): void {
    this.#log.append({ kind, room, author: bot, at, message, inbound: false });
  }
}
