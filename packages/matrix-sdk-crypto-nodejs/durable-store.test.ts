import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDurably, openDurably } from './durable-store.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'cours-durable-')), 'crypto');
});
afterEach(() => {
  closeDurably(folder);
  rmSync(join(folder, '..'), { recursive: true });
});

const openStore = () => openDurably(folder, join(folder, 'store.sqlite3'));

/** As much of IndexedDB as these tests use. */
interface Store {
  put(value: unknown, key: unknown): void;
  delete(key: unknown): void;
  clear(): void;
  get(key: unknown): Asked;
  getAll(): Asked;
  getAllKeys(key?: unknown): Asked;
  index(name: string): Store;
  createIndex(name: string, path: string, options: object): void;
  readonly keyPath: unknown;
}
interface Transaction {
  objectStore(name: string): Store;
  readonly error: unknown;
  oncomplete: () => void;
  onabort: () => void;
}
interface Opened {
  createObjectStore(name: string, options?: object): Store;
  deleteObjectStore(name: string): void;
  transaction(store: string, mode?: string): Transaction;
  readonly objectStoreNames: Iterable<string>;
  close(): void;
}
interface Asked<T = unknown> {
  readonly result: T;
  readonly error: unknown;
  onsuccess: () => void;
  onerror: () => void;
  onupgradeneeded: () => void;
}
/** The globals that the crypto library finds; there once a store was opened. */
const globals = globalThis as unknown as {
  readonly indexedDB: { open(name: string, version: number): Asked<Opened> };
  readonly IDBKeyRange: { bound(from: unknown, to: unknown): unknown };
};

/** Awaits a request of IndexedDB. */
function done<T>(request: Asked<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Opens the database, making its stores when the version is new. */
function open(version: number, upgrade: (db: Opened) => void = () => {}): Promise<Opened> {
  const request = globals.indexedDB.open(`${folder}::sessions`, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return done(request);
}

/** One transaction, awaited to its `complete` event. */
function write(db: Opened, work: (store: Store) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('sessions', 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore('sessions'));
  });
}

const withIndex = (db: Opened) => {
  db.createObjectStore('sessions').createIndex('byRoom', 'room', { unique: false });
};

/** As after a restart: memory forgotten, the file read again. */
async function reopen(): Promise<void> {
  closeDurably(folder);
  await openStore();
}

describe('a durable store', () => {
  it('brings back what was written, and its indexes', async () => {
    await openStore();
    let db = await open(3, withIndex);
    await write(db, (store) => {
      store.put({ room: '!a', bytes: new Uint8Array([1, 255]) }, ['!a', 'one']);
      store.put({ room: '!b' }, ['!b', 'two']);
      store.put({ room: '!a' }, 7);
    });
    db.close();
    await reopen();
    db = await open(3, () => expect.unreachable('the version was forgotten'));
    const sessions = db.transaction('sessions').objectStore('sessions');
    expect(await done(sessions.get(['!a', 'one']))).toEqual({ room: '!a', bytes: new Uint8Array([1, 255]) });
    expect(await done(sessions.index('byRoom').getAllKeys('!a'))).toEqual([7, ['!a', 'one']]);
    db.close();
  });

  it('keeps deletions: one key, a range, all before a new record', async () => {
    await openStore();
    let db = await open(1, withIndex);
    const keys = async () => done(db.transaction('sessions').objectStore('sessions').getAllKeys());
    await write(db, (store) => {
      for (const key of ['a', 'b', 'c', 'd']) store.put({ room: key }, key);
    });
    await write(db, (store) => {
      store.delete('a');
      store.delete(globals.IDBKeyRange.bound('c', 'd'));
    });
    db.close();
    await reopen();
    db = await open(1);
    expect(await keys()).toEqual(['b']);
    await write(db, (store) => {
      store.clear();
      store.put({ room: 'e' }, 'e');
    });
    db.close();
    await reopen();
    db = await open(1);
    expect(await keys()).toEqual(['e']);
    db.close();
  });

  it('keeps the stores as the last version made them', async () => {
    await openStore();
    (await open(1, withIndex)).close();
    const newer = await open(2, (db) => {
      db.deleteObjectStore('sessions');
      db.createObjectStore('groups', { keyPath: 'id', autoIncrement: true });
    });
    newer.close();
    await reopen();
    const db = await open(2);
    expect([...db.objectStoreNames]).toEqual(['groups']);
    expect(db.transaction('groups').objectStore('groups').keyPath).toBe('id');
    db.close();
  });

  it('undoes a transaction that cannot be written', async () => {
    await openStore();
    const db = await open(1, withIndex);
    await write(db, (store) => store.put({ room: 'before' }, 'a'));
    // A date is a key for IndexedDB and none for the file: memory takes what the file refuses.
    await expect(write(db, (store) => store.put({ room: 'never' }, new Date(0)))).rejects.toThrow();
    const kept = await done(db.transaction('sessions').objectStore('sessions').getAll());
    expect(kept).toEqual([{ room: 'before' }]);
    db.close();
  });

  it('is for its owner alone, and may move', async () => {
    await openStore();
    const db = await open(1, withIndex);
    await write(db, (store) => store.put({ room: '!a' }, 'a'));
    db.close();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['store.sqlite3', 'store.sqlite3-wal']) {
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    }
    closeDurably(folder);
    renameSync(folder, `${folder}-elsewhere`);
    folder = `${folder}-elsewhere`;
    await openStore();
    const moved = await open(1);
    expect(await done(moved.transaction('sessions').objectStore('sessions').getAllKeys())).toEqual(['a']);
    moved.close();
  });
});
