import type { Db } from './database.ts';
import { newId } from './ids.ts';
import type { LogEntry, LogKind } from './types.ts';

/** What happens, in order, and who waits for it. */
export class Log {
  readonly #db: Db;
  readonly #waiting = new Set<() => void>();

  constructor(db: Db) {
    this.#db = db;
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
    const result = this.#db.transaction(run).immediate();
    for (const wake of [...this.#waiting]) wake();
    return result;
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

  /** The sequence of the newest entry, 0 for none. */
  last(): number {
    return this.#db.prepare<[], { seq: number | null }>('select max(seq) as seq from log').get()?.seq ?? 0;
  }

  /** Calls `wake` after every write, until the returned function is called. */
  onWrite(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}
