import { SlidingWindow } from '../../../src/domain/sliding-window.ts';
import type { Db } from './database.ts';
import { hashReturnCode, hashToken, newReturnCode, newToken } from './ids.ts';
import type { Log } from './log.ts';
import type { People } from './people.ts';
import { Refused, type User } from './types.ts';

/** Browsers of one person at a time; the one that came first gives way. */
const browsersEach = 10;
/** Wrong codes that everybody together may try in a minute: a code is then guessed in some ten billion years. */
const wrongCodes = new SlidingWindow(60_000, 20);

/**
 * By what somebody is known: the secret of each of their browsers' cookies, and a code with which they come back
 * where no cookie is left. Of both only a hash is kept.
 */
export class Browsers {
  readonly #db: Db;
  readonly #log: Log;
  readonly #people: People;
  /** When codes were tried that are nobody's (epoch ms). */
  #wrong: readonly { readonly at: number }[] = [];

  constructor(db: Db, log: Log, people: People) {
    this.#db = db;
    this.#log = log;
    this.#people = people;
  }

  /** Lets somebody in under a name (people.ts); returns the cookie's secret. */
  enter(name: string, teaches: boolean, now: number): { readonly user: User; readonly token: string } {
    return this.#log.write(() => {
      const user = this.#people.enter(name, teaches, now);
      return { user, token: this.#add(user.id, now) };
    });
  }

  byToken(token: string): User | undefined {
    const row = this.#db
      .prepare<[string], { user: string }>('select user from browsers where token = ?')
      .get(hashToken(token));
    return row === undefined ? undefined : this.#people.byId(row.user);
  }

  /** How many browsers know this person. */
  count(user: string): number {
    const row = this.#db
      .prepare<[string], { count: number }>('select count(*) as count from browsers where user = ?')
      .get(user);
    return row?.count ?? 0;
  }

  hasCode(user: string): boolean {
    return this.#db.prepare('select 1 from users where id = ? and code is not null').get(user) !== undefined;
  }

  /** A new code to come back with, shown once; the one before no longer holds. */
  renewCode(user: string): string {
    const code = newReturnCode();
    this.#db.prepare('update users set code = ? where id = ?').run(hashReturnCode(code), user);
    return code;
  }

  /** Another browser of the person whose code this is. */
  comeBack(typed: string, now: number): { readonly user: User; readonly token: string } {
    this.#wrong = wrongCodes.recent(this.#wrong, now);
    if (!wrongCodes.hasRoom(this.#wrong, now)) throw new Refused('tooManyCodes');
    const row = this.#db
      .prepare<[string], { id: string }>('select id from users where code = ?')
      .get(hashReturnCode(typed));
    const user = row === undefined ? undefined : this.#people.byId(row.id);
    if (user === undefined) {
      this.#wrong = [...this.#wrong, { at: now }];
      throw new Refused('codeWrong');
    }
    return { user, token: this.#log.write(() => this.#add(user.id, now)) };
  }

  /** This browser forgets who one is; its open pages learn it. */
  leave(token: string): void {
    this.#log.write(() => this.#db.prepare('delete from browsers where token = ?').run(hashToken(token)));
  }

  /** Only this browser still knows who one is. */
  leaveOthers(user: string, token: string): void {
    this.#log.write(() =>
      this.#db.prepare('delete from browsers where user = ? and token <> ?').run(user, hashToken(token)),
    );
  }

  #add(user: string, now: number): string {
    const token = newToken();
    this.#db
      .prepare('insert into browsers (token, user, since) values (?, ?, ?)')
      .run(hashToken(token), user, now);
    this.#db
      .prepare(
        `delete from browsers where user = ? and token not in
           (select token from browsers where user = ? order by since desc, token limit ?)`,
      )
      .run(user, user, browsersEach);
    return token;
  }
}
