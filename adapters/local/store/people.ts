import { nameKey, shownName } from '../../../src/domain/person-name.ts';
import type { Db } from './database.ts';
import { hashToken, newId, newToken } from './ids.ts';
import type { Log } from './log.ts';
import { bot, Refused, type User } from './types.ts';

const nameLength = 40;

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly teaches: number;
}

/** Who is here: a name, a role, and the secret of a cookie. */
export class People {
  readonly #db: Db;
  readonly #log: Log;

  constructor(db: Db, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  /**
   * Lets somebody in: into the class room, the staff rooms for those who teach, and a private
   * conversation with the bot. Returns the cookie's secret. Refuses a name that is in use.
   */
  enter(wanted: string, teaches: boolean, now: number): { readonly user: User; readonly token: string } {
    const name = shownName(wanted);
    if (name === '') throw new Refused('nameMissing');
    if ([...name].length > nameLength) throw new Refused('nameTooLong');
    const folded = nameKey(name);
    if (folded === '') throw new Refused('nameMissing');
    const token = newToken();
    const user: User = { id: newId(), name, teaches };
    this.#log.write(() => {
      const taken = this.#db.prepare('select 1 from users where folded = ?').get(folded) !== undefined;
      if (taken || folded === bot) throw new Refused('nameTaken');
      this.#db
        .prepare('insert into users (id, name, folded, teaches, token, entered_at) values (?, ?, ?, ?, ?, ?)')
        .run(user.id, name, folded, teaches ? 1 : 0, hashToken(token), now);
      this.#db
        .prepare("insert into rooms (id, kind, name, user, created_at) values (?, 'direct', ?, ?, ?)")
        .run(newId(), name, user.id, now);
      this.#joinFirstRooms(user, now);
    });
    return { user, token };
  }

  #joinFirstRooms(user: User, now: number): void {
    const rooms = this.#db
      .prepare<[string, number], { id: string; kind: string }>(
        `select id, kind from rooms where kind = 'class' or user = ? or (kind = 'staff' and ? = 1)`,
      )
      .all(user.id, user.teaches ? 1 : 0);
    for (const room of rooms) {
      addMember(this.#db, room.id, user.id, now);
      if (room.kind === 'direct') continue;
      this.#log.append({ kind: 'membership', room: room.id, author: user.id, at: now, inbound: true });
    }
  }

  byToken(token: string): User | undefined {
    return this.#read('token', hashToken(token));
  }

  byId(id: string): User | undefined {
    return this.#read('id', id);
  }

  #read(column: 'id' | 'token', value: string): User | undefined {
    const row = this.#db
      .prepare<[string], UserRow>(`select id, name, teaches from users where ${column} = ?`)
      .get(value);
    return row === undefined ? undefined : { id: row.id, name: row.name, teaches: row.teaches === 1 };
  }
}

/** Makes somebody a member; what was written before counts as read. Safe to repeat; true if new. */
export function addMember(db: Db, room: string, user: string, now: number): boolean {
  return (
    db
      .prepare(
        `insert into members (room, user, joined_at, read_seq)
         values (?, ?, ?, (select coalesce(max(seq), 0) from messages)) on conflict do nothing`,
      )
      .run(room, user, now).changes > 0
  );
}
