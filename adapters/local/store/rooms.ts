import { nameKey, shownName } from '../../../src/domain/person-name.ts';
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { addMember } from './people.ts';
import type { Threads } from './threads.ts';
import { bot, Refused, type Room, type RoomEntry, type RoomKind, type User } from './types.ts';

const nameLength = 60;

/** For whom a room can be added. */
export type AddedKind = 'class' | 'group' | 'staff';

/** What is new to `@user` in the main timeline: what rings; where few read (staff, oneself) whatever is said. */
const unread = `(select count(*) from messages where messages.room = rooms.id and members.user is not null
  and messages.thread is null and seq > members.read_seq and author <> @user and deleted_at is null
  and (ring = 1 or rooms.kind in ('direct', 'staff')) and (only_for is null or only_for = @user))`;

interface RoomRow {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string;
  readonly user: string | null;
}

/** The rooms and who is in them. */
export class Rooms {
  readonly #db: Db;
  readonly #log: Log;
  readonly #threads: Threads;

  constructor(db: Db, log: Log, threads: Threads) {
    this.#db = db;
    this.#log = log;
    this.#threads = threads;
  }

  /** Makes the class room at the first start; the bot is told that it joined. */
  ensureClassRoom(name: string, now: number): void {
    if (this.#db.prepare("select 1 from rooms where kind = 'class'").get() !== undefined) return;
    this.#log.write(() => this.#insert('class', name, bot, now));
  }

  classRoom(): Room {
    const row = this.#db
      .prepare<[], RoomRow>("select * from rooms where kind = 'class' order by created_at, rowid limit 1")
      .get();
    if (row === undefined) throw new Error('The local chat has lost its class room.');
    return roomFrom(row);
  }

  /**
   * A room for the whole class (everybody is in it), a group (anybody may enter), or the staff (whom its members
   * let in). Only those who teach add one.
   */
  add(user: User, wanted: string, kind: AddedKind, now: number): Room {
    if (!user.teaches) throw new Refused('teachersOnly');
    const name = shownName(wanted);
    if (name === '' || [...name].length > nameLength) throw new Refused('roomNameMissing');
    return this.#log.write(() => {
      const others = this.#db
        .prepare<[], { name: string }>("select name from rooms where kind <> 'direct'")
        .all();
      if (others.some((other) => nameKey(other.name) === nameKey(name))) throw new Refused('roomNameTaken');
      const room = this.#insert(kind, name, user.id, now);
      const everybody = this.#db.prepare<[], { id: string }>('select id from users order by entered_at');
      const first = kind === 'class' ? everybody.all() : [user];
      for (const member of first) this.#join(room, member.id, now);
      return room;
    });
  }

  #insert(kind: RoomKind, name: string, author: string, now: number): Room {
    const room: Room = { id: newId(), kind, name };
    this.#db
      .prepare('insert into rooms (id, kind, name, user, created_at) values (?, ?, ?, null, ?)')
      .run(room.id, kind, name, now);
    // `room` tells the engine that the bot is in a new room, and the browsers that there is one.
    this.#log.append({ kind: 'room', room: room.id, author, at: now, inbound: true });
    return room;
  }

  /** Enters a group's room; safe to repeat. */
  join(user: User, id: string, now: number): Room {
    const room = this.visible(user, id);
    this.#log.write(() => this.#join(room, user.id, now));
    return room;
  }

  /**
   * Lets a colleague into a staff room. Whoever is in it decides: that somebody chose « J'enseigne » alone opens
   * no room in which material lies before the class reads it.
   */
  letIn(user: User, id: string, guest: User | undefined, now: number): Room {
    const room = this.entered(user, id);
    if (room.kind !== 'staff' || guest === undefined || !guest.teaches) throw new Refused('noSuchPerson');
    this.#log.write(() => this.#join(room, guest.id, now));
    return room;
  }

  #join(room: Room, user: string, now: number): void {
    if (!addMember(this.#db, room.id, user, now)) return;
    this.#log.append({ kind: 'membership', room: room.id, author: user, at: now, inbound: true });
  }

  byId(id: string): Room | undefined {
    const row = this.#db.prepare<[string], RoomRow>('select * from rooms where id = ?').get(id);
    return row === undefined ? undefined : roomFrom(row);
  }

  /** The private conversation of a person with the bot. */
  directOf(user: string): Room | undefined {
    const row = this.#db.prepare<[string], RoomRow>('select * from rooms where user = ?').get(user);
    return row === undefined ? undefined : roomFrom(row);
  }

  /** Is this person in the room? In a staff room, as long as they teach. */
  isMember(room: string, user: string): boolean {
    return (
      this.#db
        .prepare(
          `select 1 from members join rooms on rooms.id = members.room join users on users.id = members.user
           where members.room = ? and members.user = ? and (rooms.kind <> 'staff' or users.teaches = 1)`,
        )
        .get(room, user) !== undefined
    );
  }

  /** A room that this person is in, or may enter. Refuses as if it did not exist otherwise. */
  visible(user: User, id: string): Room {
    const room = this.byId(id);
    const open = room !== undefined && (room.kind === 'group' || this.isMember(id, user.id));
    if (room === undefined || !open) throw new Refused('notInRoom');
    return room;
  }

  /** A room that this person is in. */
  entered(user: User, id: string): Room {
    const room = this.visible(user, id);
    if (!this.isMember(id, user.id)) throw new Refused('notInRoom');
    return room;
  }

  /** What the person sees in the list: the class, the others by name, the conversation with the bot. */
  listFor(user: User): readonly RoomEntry[] {
    const rows = this.#db
      .prepare<{ user: string; teaches: number }, RoomRow & { member: number; unread: number }>(
        `select rooms.*, members.user is not null as member,
           ${unread} as unread
         from rooms left join members on members.room = rooms.id and members.user = @user
         where (members.user is not null and (rooms.kind <> 'staff' or @teaches = 1)) or rooms.kind = 'group'
         order by case rooms.kind when 'class' then 0 when 'direct' then 2 else 1 end,
           case rooms.kind when 'class' then rooms.created_at end, rooms.name`,
      )
      .all({ user: user.id, teaches: user.teaches ? 1 : 0 });
    return rows.map((row) => {
      const member = row.member === 1;
      const threads = member ? this.#threads.listFor(user, row.id) : [];
      const inThreads = threads.reduce((sum, thread) => sum + thread.unread, 0);
      return { ...roomFrom(row), member, unread: row.unread + inThreads };
    });
  }

  /** What the person has not seen of a room's main timeline. */
  unreadIn(user: User, room: string): number {
    const row = this.#db
      .prepare<Record<string, string>, { unread: number }>(
        `select ${unread} as unread from rooms join members on members.room = rooms.id
         where rooms.id = @room and members.user = @user`,
      )
      .get({ user: user.id, room });
    return row?.unread ?? 0;
  }

  /** Everything of the main timeline up to this message has been seen; never goes back. */
  markRead(user: User, room: string, seq: number): void {
    this.#db
      .prepare('update members set read_seq = max(read_seq, ?) where room = ? and user = ?')
      .run(seq, room, user.id);
  }

  readSeq(user: User, room: string): number {
    const row = this.#db
      .prepare<[string, string], { read_seq: number }>(
        'select read_seq from members where room = ? and user = ?',
      )
      .get(room, user.id);
    return row?.read_seq ?? Number.MAX_SAFE_INTEGER;
  }
}

function roomFrom(row: RoomRow): Room {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...(row.user === null ? {} : { user: row.user }),
  };
}
