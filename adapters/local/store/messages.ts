import type { Document } from '../../../src/message/document.ts';
import { pictureSize } from '../../../src/message/picture-size.ts';
import { textBytes } from '../../../src/message/size.ts';
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import { messageLimits } from './limits.ts';
import type { Log } from './log.ts';
import { MessageReader } from './message-reader.ts';
import { bot, type Message, type NewFile, Refused, type User } from './types.ts';

interface NewMessage {
  readonly room: string;
  readonly text: string;
  readonly thread?: string;
  readonly replyTo?: string;
  readonly files: readonly NewFile[];
}

/** What people write: messages, edits, deletions. Reading is `reader`'s, the bot's side is in bot-posts.ts. */
export class Messages {
  readonly reader: MessageReader;
  readonly #db: Db;
  readonly #log: Log;

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
    this.reader = new MessageReader(db);
  }

  /** A person's message. The same browser id again gives the first message back and writes nothing. */
  write(user: User, browserId: string, message: NewMessage, now: number): Message {
    const before = this.reader.byBrowserId(user.id, browserId);
    if (before !== undefined) {
      if (before.room !== message.room) throw new Refused('idReused');
      return before;
    }
    checkContent(message.text, message.files);
    this.#checkPlace(user, message);
    const id = newId();
    this.#log.write(() => {
      insertMessage(this.#db, {
        ...message,
        id,
        author: user.id,
        at: now,
        ring: true,
        mentions: [],
        browserId,
      });
      this.#log.append({
        kind: 'message',
        id,
        room: message.room,
        author: user.id,
        at: now,
        message: id,
        text: message.text,
        inbound: true,
      });
    });
    return this.reader.get(id);
  }

  /** A thread hangs from a message of the main timeline; an answer from one of the same room. */
  #checkPlace(user: User, message: NewMessage): void {
    if (message.thread !== undefined) {
      const root = this.reader.seenBy(user.id, message.thread);
      // What one person sees alone has no thread that others would find.
      const isRoot = root.thread === undefined && root.onlyFor === undefined;
      if (root.room !== message.room || !isRoot) throw new Refused('noSuchMessage');
    }
    if (message.replyTo === undefined) return;
    if (this.reader.seenBy(user.id, message.replyTo).room !== message.room)
      throw new Refused('noSuchMessage');
  }

  /** Changes one's own text: what it said before is kept nowhere. The same text again changes nothing. */
  edit(user: User, id: string, text: string, now: number): Message {
    const message = this.reader.live(id);
    if (message.author !== user.id) throw new Refused('notYours');
    if (message.text === text) return message;
    checkContent(text, message.files);
    this.#log.erase(() => {
      this.#db.prepare('update messages set text = ?, edited_at = ? where id = ?').run(text, now, id);
      this.#log.append({
        kind: 'edit',
        room: message.room,
        author: user.id,
        at: now,
        message: id,
        text,
        inbound: true,
      });
      this.#log.blankBefore(id);
    });
    return this.reader.get(id);
  }

  /** Deletes one's own message, what one sees alone, or any for those who teach. What it said is gone from the log too. */
  remove(user: User, id: string, now: number): void {
    const message = this.reader.seenBy(user.id, id);
    if (message.deletedAt !== undefined) return;
    if (message.author !== user.id && message.onlyFor !== user.id && !user.teaches)
      throw new Refused('notYours');
    this.#log.erase(() => {
      eraseMessage(this.#db, id, now);
      this.#log.append({
        kind: 'deletion',
        room: message.room,
        author: user.id,
        at: now,
        message: id,
        inbound: true,
      });
    });
  }

  /** Puts a sign or takes it away; what is so already changes nothing. `author` may be the bot. */
  react(author: string, id: string, sign: string, put: boolean, now: number): void {
    const message = this.reader.live(id);
    if (author !== bot) this.reader.seenBy(author, id);
    this.#log.write(() => {
      const { changes } = put
        ? this.#db
            .prepare(
              'insert into reactions (message, author, sign, at) values (?, ?, ?, ?) on conflict do nothing',
            )
            .run(id, author, sign, now)
        : this.#db
            .prepare('delete from reactions where message = ? and author = ? and sign = ?')
            .run(id, author, sign);
      if (changes === 0) return;
      this.#log.append({
        kind: 'reaction',
        room: message.room,
        author,
        at: now,
        message: id,
        sign,
        removed: !put,
        inbound: author !== bot,
      });
    });
  }

  /** A button pressed; the same press (by the browser's id) counts once. */
  press(user: User, id: string, sign: string, browserId: string, now: number): void {
    const message = this.reader.live(id);
    this.reader.seenBy(user.id, id);
    const event = `${user.id}.${browserId}`;
    this.#log.write(() => {
      if (this.#log.has(event)) return;
      this.#log.append({
        kind: 'button',
        id: event,
        room: message.room,
        author: user.id,
        at: now,
        message: id,
        sign,
        inbound: true,
      });
    });
  }
}

/** One row of `messages` and its files, in the caller's transaction. */
export function insertMessage(
  db: Db,
  message: NewMessage & {
    readonly id: string;
    readonly author: string;
    readonly at: number;
    readonly ring: boolean;
    readonly mentions: readonly string[];
    readonly document?: Document;
    readonly browserId?: string;
    readonly postKey?: string;
    readonly onlyFor?: string;
  },
): void {
  db.prepare(
    `insert into messages (id, room, author, at, text, document, thread, reply_to, ring, mentions, browser_id, post_key, only_for)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    message.id,
    message.room,
    message.author,
    message.at,
    message.text,
    message.document === undefined ? null : JSON.stringify(message.document),
    message.thread ?? null,
    message.replyTo ?? null,
    message.ring ? 1 : 0,
    JSON.stringify(message.mentions),
    message.browserId ?? null,
    message.postKey ?? null,
    message.onlyFor ?? null,
  );
  const insert = db.prepare(
    `insert into files (id, message, position, name, type, size, bytes, width, height)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  message.files.forEach((file, position) => {
    const picture = pictureSize(file.type, file.bytes);
    insert.run(
      newId(),
      message.id,
      position,
      file.name,
      file.type,
      file.bytes.byteLength,
      Buffer.from(file.bytes),
      picture?.width ?? null,
      picture?.height ?? null,
    );
  });
}

/** Leaves the place of a message, and nothing of what it said (in the caller's transaction). */
export function eraseMessage(db: Db, id: string, now: number): void {
  db.prepare(
    "update messages set text = '', document = null, mentions = '[]', deleted_at = ? where id = ? and deleted_at is null",
  ).run(now, id);
  db.prepare('delete from files where message = ?').run(id);
  db.prepare('delete from reactions where message = ?').run(id);
  db.prepare('delete from pins where message = ?').run(id);
  db.prepare("update log set text = '' where message = ? and text is not null").run(id);
}

function checkContent(
  text: string,
  files: readonly { readonly size?: number; readonly bytes?: Uint8Array }[],
): void {
  if (text.trim() === '' && files.length === 0) throw new Refused('nothingWritten');
  if (textBytes(text) > messageLimits.textBytes) throw new Refused('textTooLong');
  if (files.length > messageLimits.files) throw new Refused('tooManyFiles');
  const bytes = files.reduce((sum, file) => sum + (file.bytes?.byteLength ?? 0), 0);
  if (bytes > messageLimits.fileBytes) throw new Refused('filesTooLarge');
}
