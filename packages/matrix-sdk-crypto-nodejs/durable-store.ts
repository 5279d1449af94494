import { loadInternals } from './idb-internals.ts';
import { type KeptDatabase, SqliteMirror } from './sqlite-mirror.ts';
import { watchWrites } from './watch-writes.ts';

/** The mirror of each open store, by the prefix of its databases' names. */
const mirrors = new Map<string, { readonly mirror: SqliteMirror; filling: boolean }>();

/**
 * Makes every IndexedDB database called `<prefix>::…` last in a SQLite file: those kept there are brought
 * back into memory, and from then on each transaction is on the disk before it counts as complete.
 * @throws StoreInUse when another process has the file; Error when the prefix is already open here.
 */
export async function openDurably(prefix: string, file: string): Promise<void> {
  if (mirrors.has(prefix)) throw new Error(`The encryption store ${file} is open already.`);
  watchWrites((transaction, writes) => {
    const { name } = transaction.db._rawDatabase;
    const [own, kept] = [...mirrors].find(([own]) => name.startsWith(`${own}::`)) ?? [];
    if (own === undefined || kept === undefined || kept.filling) return;
    kept.mirror.keep(name.slice(own.length), transaction, writes);
  });
  const mirror = new SqliteMirror(file);
  const entry = { mirror, filling: true };
  mirrors.set(prefix, entry);
  try {
    for (const database of mirror.databases()) await restore(prefix, database, mirror);
  } catch (error) {
    closeDurably(prefix);
    throw error;
  }
  entry.filling = false;
}

/** Ends the lasting of a prefix and forgets its databases. */
export function closeDurably(prefix: string): void {
  mirrors.get(prefix)?.mirror.close();
  mirrors.delete(prefix);
  const { databases } = loadInternals();
  for (const name of [...databases.keys()]) if (name.startsWith(`${prefix}::`)) databases.delete(name);
}

function restore(prefix: string, kept: KeptDatabase, mirror: SqliteMirror): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = loadInternals().factory.open(prefix + kept.name, kept.version);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes } of kept.stores) {
        const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const { name: index, keyPath: path, unique, multiEntry } of indexes) {
          store.createIndex(index, path, { unique, multiEntry });
        }
      }
    };
    opening.onsuccess = () => {
      mirror.fill(kept.name, opening.result._rawDatabase);
      opening.result.close();
      resolve();
    };
  });
}
