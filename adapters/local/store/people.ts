import { nameKey, shownName } from '../../../src/domain/person-name.ts';
import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { bot, Refused, type User } from './types.ts';

const nameLength = 40;
const hour = 3600_000;
/** New names of one person in an hour: the class shall know who is who. */
const renamesAnHour = 5;
/** Names that one person has given up and that nobody else may take. */
const formerNames = 10;

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly teaches: number;
}

/** Who is here: a name and a role. By which browser and code they are known: browsers.ts. */
export class People {
  readonly #db: Db;
  readonly #log: Log;

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  /**
   * Lets somebody in, in the caller's transaction: into the rooms of the whole class and a private conversation
   * with the bot. Refuses a name that is in use, or was somebody's.
   */
  enter(wanted: string, teaches: boolean, now: number): User {
    const { name, folded } = checkedName(wanted);
    const user: User = { id: newId(), name, teaches };
    this.#checkFree(folded, user.id);
    this.#db
      .prepare('insert into users (id, name, folded, teaches, entered_at) values (?, ?, ?, ?, ?)')
      .run(user.id, name, folded, teaches ? 1 : 0, now);
    this.#db
      .prepare("insert into rooms (id, kind, name, user, created_at) values (?, 'direct', ?, ?, ?)")
      .run(newId(), name, user.id, now);
    this.#joinFirstRooms(user, now);
    return user;
  }

  #joinFirstRooms(user: User, now: number): void {
    const rooms = this.#db
      .prepare<[string], { id: string; kind: string }>(
        `select id, kind from rooms where kind = 'class' or user = ? order by created_at`,
      )
      .all(user.id);
    for (const room of rooms) {
      addMember(this.#db, room.id, user.id, now);
      if (room.kind === 'direct') continue;
      this.#log.append({ kind: 'membership', room: room.id, author: user.id, at: now, inbound: true });
    }
  }

  /**
   * Another name for the same person; the one that they had stays theirs, so that nobody else speaks under it.
   * The bot is told in their conversation.
   */
  rename(user: User, wanted: string, now: number): User {
    const { name, folded } = checkedName(wanted);
    if (name === user.name) return user;
    this.#log.write(() => {
      this.#checkFree(folded, user.id);
      this.#keepName(user, folded, now);
      this.#db.prepare('update users set name = ?, folded = ? where id = ?').run(name, folded, user.id);
      this.#db.prepare('update rooms set name = ? where user = ?').run(name, user.id);
      const direct = this.#db
        .prepare<[string], { id: string }>('select id from rooms where user = ?')
        .get(user.id);
      if (direct !== undefined)
        this.#log.append({ kind: 'membership', room: direct.id, author: user.id, at: now, inbound: true });
    });
    return { ...user, name };
  }

  #checkFree(folded: string, self: string): void {
    const holder = this.#db
      .prepare<[string, string], { user: string }>(
        'select id as user from users where folded = ? union all select user from former_names where folded = ?',
      )
      .all(folded, folded);
    if (folded === bot || holder.some(({ user }) => user !== self)) throw new Refused('nameTaken');
  }

  /** The name that the person has now is one of their former ones, `next` no longer. */
  #keepName({ id, name }: User, next: string, now: number): void {
    const recent = this.#db
      .prepare<[string, number], { count: number }>(
        'select count(*) as count from former_names where user = ? and since > ?',
      )
      .get(id, now - hour);
    if ((recent?.count ?? 0) >= renamesAnHour) throw new Refused('tooManyNames');
    this.#db
      .prepare('insert or replace into former_names (folded, user, since) values (?, ?, ?)')
      .run(nameKey(name), id, now);
    this.#db.prepare('delete from former_names where folded = ?').run(next);
    this.#db
      .prepare(
        `delete from former_names where user = ? and folded not in
           (select folded from former_names where user = ? order by since desc limit ?)`,
      )
      .run(id, id, formerNames);
  }

  /**
   * Another role: what it allows in rooms comes or goes with it. Staff rooms are entered by who is let in
   * (rooms.ts), and seen while one teaches. The bot is told of who teaches from now on.
   */
  setRole(user: User, teaches: boolean, now: number): User {
    if (teaches === user.teaches) return user;
    this.#log.write(() => {
      this.#db.prepare('update users set teaches = ? where id = ?').run(teaches ? 1 : 0, user.id);
      const rooms = this.#db.prepare<[], { id: string }>("select id from rooms where kind = 'class'").all();
      for (const { id: room } of rooms) {
        this.#log.append({
          kind: 'membership',
          room,
          author: user.id,
          at: now,
          inbound: teaches,
          sign: 'role',
        });
      }
    });
    return { ...user, teaches };
  }

  byId(id: string): User | undefined {
    const row = this.#db
      .prepare<[string], UserRow>('select id, name, teaches from users where id = ?')
      .get(id);
    return row === undefined ? undefined : userFrom(row);
  }

  /** The person of this name, as one types it. */
  byName(name: string): User | undefined {
    const row = this.#db
      .prepare<[string], UserRow>('select id, name, teaches from users where folded = ?')
      .get(nameKey(name));
    return row === undefined ? undefined : userFrom(row);
  }

  /** Those who teach and are in this room, by name. */
  teachersIn(room: string): readonly User[] {
    return this.#db
      .prepare<[string], UserRow>(
        `select id, name, teaches from users where teaches = 1
           and id in (select user from members where room = ?) order by folded`,
      )
      .all(room)
      .map(userFrom);
  }

  /** Those who teach and are not in this room, by name. */
  teachersOutside(room: string): readonly User[] {
    return this.#db
      .prepare<[string], UserRow>(
        `select id, name, teaches from users where teaches = 1
           and id not in (select user from members where room = ?) order by folded`,
      )
      .all(room)
      .map(userFrom);
  }
}

/** A name as it is shown and compared; refuses one that nobody can read. */
function checkedName(wanted: string): { readonly name: string; readonly folded: string } {
  const name = shownName(wanted);
  if (name === '') throw new Refused('nameMissing');
  if ([...name].length > nameLength) throw new Refused('nameTooLong');
  const folded = nameKey(name);
  if (folded === '') throw new Refused('nameMissing');
  return { name, folded };
}

function userFrom(row: UserRow): User {
  return { id: row.id, name: row.name, teaches: row.teaches === 1 };
}

/** Makes somebody a member; what was written before counts as read. Safe to repeat; true if new. */
export function addMember(db: Db, room: string, user: string, now: number): boolean {
  return (
    db
      .prepare(
        `insert into members (room, user, joined_at, read_seq, joined_seq)
         select ?, ?, ?, last, last from (select coalesce(max(seq), 0) as last from messages) where true
         on conflict do nothing`,
      )
      .run(room, user, now).changes > 0
  );
}
