import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RawDatabase, RawStore, RawTransaction, Write } from './idb-internals.ts';
import { keyFromText, keyToText } from './key-text.ts';

const paths = z.union([z.string(), z.array(z.string())]);
const storeShape = z.object({
  name: z.string(),
  keyPath: paths.nullable(),
  autoIncrement: z.boolean(),
  indexes: z.array(
    z.object({ name: z.string(), keyPath: paths, unique: z.boolean(), multiEntry: z.boolean() }),
  ),
});

/** How an object store and its indexes were made. */
export type StoreShape = z.output<typeof storeShape>;

/** A database as it was left. */
export interface KeptDatabase {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoreShape[];
}

/** Thrown when another process has the file. */
export class StoreInUse extends Error {
  constructor(file: string, cause: unknown) {
    super(`The encryption store ${file} is in use by another process.`, { cause });
    this.name = 'StoreInUse';
  }
}

/**
 * The SQLite file that mirrors the IndexedDB databases of one machine. Database names stand in it without
 * the folder, so that the folder can move. The file is this process's alone for as long as it is open.
 */
export class SqliteMirror {
  readonly #db: Database.Database;
  readonly #put: Database.Statement;
  readonly #remove: Database.Statement;
  readonly #empty: Database.Statement;
  readonly #describe: Database.Statement;

  /** @throws StoreInUse */
  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    this.#db = new Database(file, { timeout: 0 });
    try {
      this.#db.pragma('locking_mode = EXCLUSIVE');
      this.#db.pragma('journal_mode = WAL');
      this.#db.pragma('synchronous = FULL');
      this.#db.pragma('secure_delete = ON');
      this.#db.exec('BEGIN EXCLUSIVE; COMMIT');
      this.#db.exec(`
        CREATE TABLE IF NOT EXISTS store_database (name TEXT PRIMARY KEY, version INTEGER NOT NULL, stores TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS record (
          database TEXT NOT NULL, store TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
          PRIMARY KEY (database, store, key)
        ) STRICT, WITHOUT ROWID;`);
    } catch (error) {
      this.#db.close();
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
        throw new StoreInUse(file, error);
      }
      // SQLite does not say which file it means.
      if (error instanceof Database.SqliteError) error.message = `${file}: ${error.message}`;
      throw error;
    }
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)');
    this.#remove = this.#db.prepare('DELETE FROM record WHERE database = ? AND store = ? AND key = ?');
    this.#empty = this.#db.prepare('DELETE FROM record WHERE database = ? AND store = ?');
    this.#describe = this.#db.prepare('INSERT OR REPLACE INTO store_database VALUES (?, ?, ?)');
  }

  /** Keeps what a transaction wrote to the database `name`, on the disk when it returns. */
  keep(name: string, transaction: RawTransaction, writes: readonly Write[]): void {
    const upgraded = transaction.mode === 'versionchange';
    if (!upgraded && writes.length === 0) return;
    this.#db.transaction(() => {
      if (upgraded) this.#keepWhole(name, transaction.db._rawDatabase);
      else this.#keepWrites(name, writes);
    })();
  }

  /** The databases as they were left. */
  databases(): readonly KeptDatabase[] {
    const rows = this.#db.prepare<[], { name: string; version: number; stores: string }>(
      'SELECT name, version, stores FROM store_database',
    );
    return rows.all().map(({ name, version, stores }) => ({
      name,
      version,
      stores: z.array(storeShape).parse(JSON.parse(stores)),
    }));
  }

  /** Puts every record of the database `name` into its stores in memory. */
  fill(name: string, database: RawDatabase): void {
    const rows = this.#db.prepare<[string], { store: string; key: string; value: Buffer }>(
      'SELECT store, key, value FROM record WHERE database = ?',
    );
    for (const { store, key, value } of rows.iterate(name)) {
      database.rawObjectStores
        .get(store)
        ?.storeRecord({ key: keyFromText(key), value: deserialize(value) }, false);
    }
  }

  close(): void {
    this.#db.close();
  }

  #keepWhole(name: string, database: RawDatabase): void {
    const stores = [...database.rawObjectStores.values()].filter((store) => !store.deleted);
    this.#db.prepare('DELETE FROM record WHERE database = ?').run(name);
    this.#describe.run(name, database.version, JSON.stringify(stores.map(shapeOf)));
    for (const store of stores) this.#putAll(name, store);
  }

  #keepWrites(name: string, writes: readonly Write[]): void {
    // Memory holds the end of the transaction: a key written twice is kept once.
    const done = new Set<string>();
    for (const { store, key, cleared } of writes) {
      if (cleared) {
        this.#empty.run(name, store.name);
        this.#putAll(name, store);
        continue;
      }
      const text = keyToText(key);
      const mark = `${store.name}\n${text}`;
      if (done.has(mark)) continue;
      done.add(mark);
      const record = store.records.get(key);
      if (record === undefined) this.#remove.run(name, store.name, text);
      else this.#put.run(name, store.name, text, serialize(record.value));
    }
  }

  #putAll(name: string, store: RawStore): void {
    for (const { key, value } of store.records.values()) {
      this.#put.run(name, store.name, keyToText(key), serialize(value));
    }
  }
}

function shapeOf({ name, keyPath, autoIncrement, rawIndexes }: RawStore): StoreShape {
  const indexes = [...rawIndexes.values()].filter((index) => !index.deleted);
  return {
    name,
    keyPath,
    autoIncrement,
    indexes: indexes.map((index) => ({
      name: index.name,
      keyPath: index.keyPath,
      unique: index.unique,
      multiEntry: index.multiEntry,
    })),
  };
}
