import type { Db } from './database.ts';
import { bot, type ThreadEntry, type User } from './types.ts';

/** So many of a room's newest replies are looked at for what is new. */
const most = 500;

interface ThreadRow {
  readonly root: string;
  readonly title: string | null;
  readonly author: string;
  readonly author_name: string | null;
  readonly pinned: number;
  readonly unread: number;
  readonly last: number;
}

/**
 * The threads that a person has to see: what others said in them since they looked, and what the bot said to them
 * there. In a pinned one (a session that is open) everything is new to who comes late.
 */
const entries = `
  with reply as (
    select seq, room, thread, author, mentions, reply_to from messages
    where room = @room and thread is not null and deleted_at is null and (only_for is null or only_for = @user)
    order by seq desc limit ${most}
  ), fresh as (
    select reply.thread as root, count(*) as unread, max(reply.seq) as last
    from reply join members on members.room = reply.room and members.user = @user
      left join thread_reads on thread_reads.thread = reply.thread and thread_reads.user = @user
      left join pins on pins.room = reply.room and pins.message = reply.thread
    where reply.author <> @user
      and reply.seq > coalesce(thread_reads.read_seq, case when pins.message is null then members.joined_seq else 0 end)
      and (reply.author <> @bot or instr(reply.mentions, @quoted) > 0
        or exists (select 1 from messages asked where asked.id = reply.reply_to and asked.author = @user))
    group by reply.thread
  ), seen as (
    select root from fresh union select message from pins where room = @room
  )
  select root.id as root, root.thread_title as title, root.author, users.name as author_name,
    pins.message is not null as pinned, coalesce(fresh.unread, 0) as unread, coalesce(fresh.last, 0) as last
  from seen join messages root on root.id = seen.root
    left join fresh on fresh.root = root.id
    left join pins on pins.room = root.room and pins.message = root.id
    left join users on users.id = root.author
  where root.deleted_at is null or fresh.unread > 0
  order by pinned desc, last desc, root.seq desc`;

/** Threads: who has read how far in which, and what is new there. */
export class Threads {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Pinned ones first, then those with something new, the newest first. */
  listFor(user: User, room: string): readonly ThreadEntry[] {
    return this.#db
      .prepare<Record<string, string>, ThreadRow>(entries)
      .all({ room, user: user.id, bot, quoted: JSON.stringify(user.id) })
      .map((row) => ({
        root: row.root,
        ...(row.title === null ? {} : { title: row.title }),
        authorName: row.author === bot ? 'Cours' : (row.author_name ?? '…'),
        pinned: row.pinned === 1,
        unread: row.unread,
        last: row.last,
      }));
  }

  /** Everything in the thread up to this message has been seen; never goes back. */
  markRead(user: User, thread: string, seq: number): void {
    this.#db
      .prepare(
        `insert into thread_reads (thread, user, read_seq) values (?, ?, ?)
         on conflict do update set read_seq = max(read_seq, excluded.read_seq)`,
      )
      .run(thread, user.id, seq);
  }

  /** Read up to here; a thread never opened, up to where the person came into its room. */
  readSeq(user: User, thread: string): number {
    const row = this.#db
      .prepare<[string, string], { seq: number | null }>(
        `select coalesce(thread_reads.read_seq, case when pins.message is null then members.joined_seq else 0 end) as seq
         from messages join members on members.room = messages.room and members.user = ?
           left join thread_reads on thread_reads.thread = messages.id and thread_reads.user = members.user
           left join pins on pins.room = messages.room and pins.message = messages.id
         where messages.id = ?`,
      )
      .get(user.id, thread);
    return row?.seq ?? Number.MAX_SAFE_INTEGER;
  }
}
