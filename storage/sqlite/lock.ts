import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreFault } from '../../src/ports/store.ts';

/** The right to be the one bot on these data, until released. */
export interface Lock {
  release(): void;
}

/**
 * Takes `<file>.lock`: an empty SQLite file held by an exclusive transaction. The system drops it with
 * the process, however that ends; the file itself means nothing and need not be removed.
 * @throws StoreFault `inUse` when another bot has it.
 */
export function takeLock(file: string): Lock {
  const path = `${file}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreFault(
        'inUse',
        `Another Cours already runs on ${file}: stop it first, or give this one another COURS_DATA_DIR.`,
      );
    }
    throw error;
  }
  return { release: () => void db.close() };
}
