import { parseDocument } from '../../../src/message/document-schema.ts';
import { fileNamed } from '../../../src/message/file-named.ts';
import { filesLinkedIn, imagesIn } from '../../../src/message/markdown-html.ts';
import { unsealed } from '../../../src/message/one-time.ts';
import { isPicture } from '../../../src/message/picture-size.ts';
import { toPlain } from '../../../src/message/plain.ts';
import type { Db } from './database.ts';
import { bot, type Message, type Reaction, Refused, type StoredFile } from './types.ts';

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly room: string;
  readonly author: string;
  readonly author_name: string | null;
  readonly at: number;
  readonly text: string;
  readonly document: string | null;
  readonly thread: string | null;
  readonly thread_title: string | null;
  readonly reply_to: string | null;
  readonly ring: number;
  readonly mentions: string;
  readonly edited_at: number | null;
  readonly deleted_at: number | null;
  readonly browser_id: string | null;
  readonly only_for: string | null;
  readonly replies: number;
}

interface FileRow extends Pick<StoredFile, 'id' | 'name' | 'type' | 'size'> {
  readonly width: number | null;
  readonly height: number | null;
}

function storedFile({ width, height, ...file }: FileRow): StoredFile {
  return width === null || height === null ? file : { ...file, width, height };
}

const select = `select messages.*, users.name as author_name,
    (select count(*) from messages replies where replies.thread = messages.id and replies.deleted_at is null
       and replies.author <> '${bot}' and replies.only_for is null) as replies
  from messages left join users on users.id = messages.author`;

/** May somebody see this message? What is for one person alone is nobody else's, whatever their role. */
export function isFor(user: string, { onlyFor }: Pick<Message, 'onlyFor'>): boolean {
  return onlyFor === undefined || onlyFor === user;
}

/** Characters of the messages that are read at once, one of them at least: reading all of a room at once would hold others up. */
const mostAtOnce = 1_000_000;

/** Which messages of a room: its main timeline, one thread, or all. */
export interface Range {
  readonly thread?: string | null;
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
  /** Whoever reads: without them, only what everybody in the room sees. */
  readonly viewer?: string;
}

/** Messages as they are now, with files, reactions and the number of replies. */
export class MessageReader {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  find(id: string): Message | undefined {
    return this.#one(`${select} where messages.id = ?`, id);
  }

  /** The message, or the refusal « noSuchMessage ». */
  get(id: string): Message {
    const message = this.find(id);
    if (message === undefined) throw new Refused('noSuchMessage');
    return message;
  }

  /** The message, if this person may see it: for what they ask by its id. */
  seenBy(user: string, id: string): Message {
    const message = this.get(id);
    if (!isFor(user, message)) throw new Refused('noSuchMessage');
    return message;
  }

  /** The message if it was not deleted. */
  live(id: string): Message {
    const message = this.get(id);
    if (message.deletedAt !== undefined) throw new Refused('noSuchMessage');
    return message;
  }

  byBrowserId(author: string, browserId: string): Message | undefined {
    return this.#one(`${select} where messages.author = ? and messages.browser_id = ?`, author, browserId);
  }

  byPostKey(key: string): Message | undefined {
    return this.#one(`${select} where messages.post_key = ?`, key);
  }

  #one(sql: string, ...values: readonly string[]): Message | undefined {
    const row = this.#db.prepare<string[], Row>(sql).get(...values);
    return row === undefined ? undefined : this.#message(row);
  }

  /** In order, as many as are wanted and not too long together; with `after` the first ones behind it, else the newest before `before`. `thread: null` is the main timeline. */
  list(room: string, range: Range): readonly Message[] {
    const where = ['messages.room = @room', 'messages.seq > @after', 'messages.seq < @before'];
    where.push('(messages.only_for is null or messages.only_for = @viewer)');
    if (range.thread === null) where.push('messages.thread is null');
    if (typeof range.thread === 'string') where.push('messages.thread = @thread');
    const forward = range.after !== undefined;
    const rows: Row[] = [];
    let size = 0;
    const found = this.#db
      .prepare<Record<string, string | number | null>, Row>(
        `${select} where ${where.join(' and ')} order by messages.seq ${forward ? 'asc' : 'desc'} limit @limit`,
      )
      .iterate({
        room,
        after: range.after ?? -1,
        before: range.before ?? Number.MAX_SAFE_INTEGER,
        limit: range.limit,
        viewer: range.viewer ?? '',
        ...(typeof range.thread === 'string' ? { thread: range.thread } : {}),
      });
    for (const row of found) {
      size += row.text.length + (row.document?.length ?? 0);
      if (size > mostAtOnce && rows.length > 0) break;
      rows.push(row);
    }
    return (forward ? rows : rows.reverse()).map((row) => this.#message(row));
  }

  /** The sequence of the newest message of all; 0 for none. */
  last(): number {
    return (
      this.#db.prepare<[], { seq: number }>('select coalesce(max(seq), 0) as seq from messages').get()?.seq ??
      0
    );
  }

  /** A file's bytes and the message that holds it. */
  file(id: string): (StoredFile & { readonly message: string; readonly bytes: Uint8Array }) | undefined {
    return this.#db
      .prepare<[string], StoredFile & { message: string; bytes: Uint8Array }>(
        'select id, name, type, size, message, bytes from files where id = ?',
      )
      .get(id);
  }

  /**
   * The files that a text of the bot's may name: those that it posted in the next 20 messages of the room; and where
   * a teacher prepares (in private, among staff), what people sent in the 40 before, the newest first.
   */
  filesBeside(message: Message): readonly StoredFile[] {
    const select = `select files.id, files.name, files.type, files.size, files.width, files.height
      from files join messages on messages.id = files.message
      where messages.room = @room and messages.deleted_at is null and`;
    const given = { room: message.room, author: message.author, seq: message.seq };
    const after = this.#db
      .prepare<typeof given, FileRow>(
        `${select} messages.author = @author and messages.seq > @seq and messages.seq <= @seq + 20
         order by messages.seq, files.position`,
      )
      .all(given);
    const before = this.#db
      .prepare<typeof given, FileRow>(
        `${select} messages.author <> @author and messages.seq < @seq and messages.seq >= @seq - 40
           and exists (select 1 from rooms where rooms.id = @room and rooms.kind in ('direct', 'staff'))
         order by messages.seq desc, files.position`,
      )
      .all(given);
    return [...after, ...before].map(storedFile);
  }

  /** The bot's messages just before that may show or link to a file of this one (see `filesBeside`). */
  showing(message: Message): readonly Message[] {
    if (message.author !== bot || message.files.length === 0) return [];
    return this.list(message.room, { before: message.seq, limit: 20 }).filter(
      (other) =>
        other.author === bot &&
        [...imagesIn(other.text), ...filesLinkedIn(other.text)].some(
          (source) => fileNamed(message.files, source) !== undefined,
        ),
    );
  }

  /** Is all of this message a picture that a text just above shows in its place? */
  isShownAbove(message: Message): boolean {
    const [file, more] = message.files;
    if (message.author !== bot || file === undefined || more !== undefined || message.text !== '')
      return false;
    if (!isPicture(file.type)) return false;
    return this.list(message.room, { before: message.seq, limit: 20 }).some(
      (other) =>
        other.author === bot &&
        other.deletedAt === undefined &&
        imagesIn(other.text).some((source) => fileNamed([file], source) !== undefined) &&
        this.filesBeside(other).some(({ id }) => id === file.id),
    );
  }

  #message(row: Row): Message {
    const stored = row.document === null ? undefined : parseDocument(row.document);
    const document = stored === undefined ? undefined : unsealed(stored);
    const files = this.#db
      .prepare<[string], FileRow>(
        'select id, name, type, size, width, height from files where message = ? order by position',
      )
      .all(row.id)
      .map(storedFile);
    const reactions = this.#db
      .prepare<[string], Reaction>(
        'select sign, author from reactions where message = ? order by at, sign, author',
      )
      .all(row.id);
    return {
      id: row.id,
      seq: row.seq,
      room: row.room,
      author: row.author,
      authorName: row.author === bot ? 'Cours' : (row.author_name ?? '…'),
      at: row.at,
      text: document === undefined || document === stored ? row.text : toPlain(document),
      ...(document === undefined ? {} : { document }),
      ...(row.thread === null ? {} : { thread: row.thread }),
      ...(row.only_for === null ? {} : { onlyFor: row.only_for }),
      ...(row.thread_title === null ? {} : { threadTitle: row.thread_title }),
      ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
      ring: row.ring === 1,
      mentions: JSON.parse(row.mentions) as string[],
      ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
      ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
      ...(row.browser_id === null ? {} : { browserId: row.browser_id }),
      files,
      reactions,
      replies: row.replies,
    };
  }
}
