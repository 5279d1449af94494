import { createRequire } from 'node:module';

// fake-indexeddb keeps IndexedDB in memory. What is written in a transaction can only be learnt from its
// internals, which no version promises to keep: the package is pinned, and what is missing is said at once.

/** A record as it is held in memory. */
export interface RawRecord {
  key: unknown;
  value: unknown;
}

/** An object store as it is held in memory. */
export interface RawStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly deleted: boolean;
  readonly records: {
    get(key: unknown): RawRecord | undefined;
    values(range?: unknown): Iterable<RawRecord>;
  };
  readonly rawIndexes: ReadonlyMap<string, RawIndex>;
  storeRecord(record: RawRecord, noOverwrite: boolean, log?: RollbackLog): unknown;
  deleteRecord(key: unknown, log?: RollbackLog): void;
  clear(log?: RollbackLog): void;
}

export interface RawIndex {
  readonly name: string;
  readonly keyPath: string | string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
  readonly deleted: boolean;
}

/** A write that a transaction made: in which store, under which key; without a key the store was emptied. */
export interface Write {
  readonly store: RawStore;
  readonly key: unknown;
  readonly cleared: boolean;
}

/** What undoes a transaction; there is one to each, so that its writes are noted on it. */
export type RollbackLog = (() => void)[] & { writes?: Write[] };

export interface RawDatabase {
  readonly name: string;
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
}

export interface RawTransaction {
  readonly mode: 'readonly' | 'readwrite' | 'versionchange';
  readonly db: { readonly _rawDatabase: RawDatabase };
  readonly _rollbackLog: RollbackLog;
  _abort(reason: string): void;
  dispatchEvent(event: { readonly type: string }): boolean;
}

/** As much of IndexedDB's interface as restoring needs. */
interface Factory {
  readonly _databases: Map<string, RawDatabase>;
  open(name: string, version: number): OpenRequest;
}

interface OpenRequest {
  readonly error: unknown;
  readonly result: {
    readonly _rawDatabase: RawDatabase;
    createObjectStore(
      name: string,
      options: object,
    ): {
      createIndex(name: string, path: string | string[], options: object): unknown;
    };
    close(): void;
  };
  onerror: () => void;
  onupgradeneeded: () => void;
  onsuccess: () => void;
}

interface Internals {
  readonly factory: Factory;
  readonly databases: Map<string, RawDatabase>;
  readonly transaction: { readonly prototype: RawTransaction };
  readonly store: { readonly prototype: RawStore };
  readonly keyRange: { new (): object; only(key: unknown): object };
}

const require = createRequire(import.meta.url);

/** Loads fake-indexeddb, which puts itself among the globals where the crypto library looks, and its insides. @throws Error when they are not as this version has them. */
export function loadInternals(): Internals {
  require('fake-indexeddb/auto');
  const store = require(require.resolve('fake-indexeddb').replace(/index\.js$/, 'lib/ObjectStore.js'));
  const { indexedDB: factory } = globalThis as unknown as { readonly indexedDB: Factory };
  const internals = {
    factory,
    databases: factory._databases,
    transaction: require('fake-indexeddb/lib/FDBTransaction'),
    store: store.default ?? store,
    keyRange: require('fake-indexeddb/lib/FDBKeyRange'),
  };
  const known =
    internals.databases instanceof Map &&
    typeof internals.transaction.prototype?._abort === 'function' &&
    typeof internals.store.prototype?.storeRecord === 'function' &&
    typeof internals.keyRange.only === 'function';
  if (!known) throw new Error('fake-indexeddb is not the version that the crypto store was written for.');
  return internals;
}
