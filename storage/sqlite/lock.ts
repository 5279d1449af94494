import { closeSync, mkdirSync, openSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreFault } from '../../src/ports/store.ts';

/** The right to be the one bot on these data, until released. */
export interface Lock {
  release(): void;
}

/**
 * Takes the data folder for this bot: nothing in it (the local chat's messages, keys of the Matrix account,
 * certificates) may be used by two, whatever database they have.
 * @throws StoreFault `inUse` when another bot has it.
 */
export function lockFolder(folder: string): Lock {
  return takeLock(join(folder, 'cours.lock'), folder);
}

/** The same for a database, which may lie elsewhere: two folders can name one. */
export function lockDatabase(file: string): Lock {
  return takeLock(`${file}.lock`, file);
}

/**
 * An empty SQLite file held by an exclusive transaction. The system drops it with the process, however that
 * ends; the file itself means nothing and need not be removed.
 */
function takeLock(path: string, what: string): Lock {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  try {
    return held(path);
  } catch (error) {
    if (!isDamaged(error)) throw inUse(error, what);
  }
  // Nobody holds what is no database: its bytes are of no use to anybody.
  truncateSync(path);
  try {
    return held(path);
  } catch (error) {
    throw inUse(error, what);
  }
}

function held(path: string): Lock {
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw error;
  }
  return { release: () => void db.close() };
}

const codeOf = (error: unknown) => (error instanceof Database.SqliteError ? error.code : '');
const isDamaged = (error: unknown) => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));

function inUse(error: unknown, what: string): unknown {
  if (!codeOf(error).startsWith('SQLITE_BUSY')) return error;
  return new StoreFault(
    'inUse',
    `Another Cours already runs on ${what}: stop it first, or give this one another COURS_DATA_DIR.`,
  );
}
