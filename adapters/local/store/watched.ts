import Database from 'better-sqlite3';
import type { Db } from './database.ts';

/** Codes of SQLite that speak of the disk or the file, not of what was asked. */
const ofTheDisk = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|NOTADB|READONLY)/;
/** Between two writes to see whether a database that failed takes them again (ms). */
const tryEvery = 5_000;
/** Of such a write (characters): what a page that is there already takes proves nothing. */
const trySize = 32_768;

type Run = (...args: readonly unknown[]) => unknown;

/** Is it the disk's or the file's fault? */
export function isDiskFault(error: unknown): boolean {
  return error instanceof Database.SqliteError && ofTheDisk.test(error.code);
}

/** What a database met, from then on until a write succeeds. */
export class DatabaseHealth {
  readonly #db: Db;
  #fault: unknown;
  #triedAt = Number.NEGATIVE_INFINITY;

  /**
   * Watches what is asked of this database. Statements are kept by their text, which is one of a few dozen:
   * preparing takes longer than running most.
   */
  constructor(db: Db) {
    this.#db = db;
    const prepare = db.prepare.bind(db);
    const kept = new Map<string, Database.Statement>();
    db.prepare = ((sql: string) => {
      const statement = kept.get(sql) ?? this.#watched(this.#noting(() => prepare(sql)));
      kept.set(sql, statement);
      return statement;
    }) as typeof db.prepare;
  }

  /** Runs a write to its end. */
  write<T>(run: () => T): T {
    const result = this.#noting(run);
    this.#fault = undefined;
    return result;
  }

  /** Throws what was met; tries a write itself now and then, so that it comes back unused too. */
  ask(now: number): void {
    this.#db.prepare('select max(seq) from log').get();
    if (this.#fault !== undefined && Math.abs(now - this.#triedAt) >= tryEvery) {
      this.#triedAt = now;
      this.#try();
    }
    if (this.#fault !== undefined) throw this.#fault;
  }

  #try(): void {
    const put = this.#db.prepare("insert or replace into meta (key, value) values ('health', ?)");
    const remove = this.#db.prepare("delete from meta where key = 'health'");
    try {
      this.write(() => {
        put.run('.'.repeat(trySize));
        remove.run();
      });
    } catch (error) {
      if (!isDiskFault(error)) throw error;
    }
  }

  #noting<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.#met(error);
      throw error;
    }
  }

  /** The same statement, which tells what it meets. */
  #watched(statement: Database.Statement): Database.Statement {
    const methods = statement as unknown as Record<'get' | 'all' | 'run' | 'iterate', Run>;
    for (const name of ['get', 'all', 'run'] as const) {
      const method = methods[name].bind(statement);
      methods[name] = (...args) => this.#noting(() => method(...args));
    }
    const iterate = methods.iterate.bind(statement) as (...args: readonly unknown[]) => Iterable<unknown>;
    methods.iterate = (...args) => this.#rows(() => iterate(...args));
    return statement;
  }

  *#rows(rows: () => Iterable<unknown>): Iterable<unknown> {
    try {
      yield* rows();
    } catch (error) {
      this.#met(error);
      throw error;
    }
  }

  #met(error: unknown): void {
    if (isDiskFault(error)) this.#fault = error;
  }
}
