import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { LogEntry, LogKind } from './types.ts';
import type { DatabaseHealth } from './watched.ts';

/** Texts that a later edit of the same message replaced. */
const blank = `update log set text = '' where text <> '' and exists (
  select 1 from log later where later.message = log.message and later.kind = 'edit' and later.seq > log.seq)`;

/** What happens, in order, and who waits for it. */
export class Log {
  readonly #db: Db;
  readonly #health: DatabaseHealth;
  readonly #waiting = new Set<() => void>();
  /** The engine has everything up to here. */
  #taken = 0;

  constructor(db: Db, health: DatabaseHealth) {
    this.#db = db;
    this.#health = health;
  }

  /** Appends an entry (in the caller's transaction) and returns its id. */
  append(entry: {
    kind: LogKind;
    room: string;
    author: string;
    at: number;
    inbound: boolean;
    id?: string;
    message?: string;
    text?: string;
    sign?: string;
    removed?: boolean;
  }): string {
    const id = entry.id ?? newId();
    this.#db
      .prepare(
        `insert into log (id, kind, room, author, at, message, text, sign, removed, inbound)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        entry.kind,
        entry.room,
        entry.author,
        entry.at,
        entry.message ?? null,
        entry.text ?? null,
        entry.sign ?? null,
        entry.removed === true ? 1 : 0,
        entry.inbound ? 1 : 0,
      );
    return id;
  }

  /** Runs in one transaction what appends entries, then wakes all who wait for them. */
  write<T>(run: () => T): T {
    const result = this.#health.write(() => this.#db.transaction(run).immediate());
    for (const wake of [...this.#waiting]) wake();
    return result;
  }

  /** The same, for what takes words away: they leave the write-ahead log too. */
  erase<T>(run: () => T): T {
    const result = this.write(run);
    this.#health.write(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'));
    return result;
  }

  /**
   * The engine has everything up to `seq`: what messages said before an edit is blanked up to there. Only the
   * engine reads it, and only until then.
   */
  taken(seq: number): void {
    const blanked = this.#db
      .prepare<[number, number]>(`${blank} and seq > ? and seq <= ?`)
      .run(this.#taken, seq).changes;
    this.#taken = seq;
    if (blanked > 0) this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** A message was edited (in the caller's transaction): the same for what the engine has had of it. */
  blankBefore(message: string): void {
    this.#db.prepare(`${blank} and message = ? and seq <= ?`).run(message, this.#taken);
  }

  has(id: string): boolean {
    return this.#db.prepare('select 1 from log where id = ?').get(id) !== undefined;
  }

  /** Entries after `seq`; with `inbound`, only those that the engine is told. */
  after(seq: number, limit: number, inbound: boolean): readonly LogEntry[] {
    return this.#db
      .prepare<[number, number], LogEntry>(
        `select * from log where seq > ? ${inbound ? 'and inbound = 1' : ''} order by seq limit ?`,
      )
      .all(seq, limit);
  }

  /** The sequence of the newest entry, also where it has gone by age; 0 for none. */
  last(): number {
    return (
      this.#db.prepare<[], { seq: number }>("select seq from sqlite_sequence where name = 'log'").get()
        ?.seq ?? 0
    );
  }

  /** Calls `wake` after every write, until the returned function is called. */
  onWrite(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}
