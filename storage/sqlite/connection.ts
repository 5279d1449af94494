import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** How long a write waits for another process's (ms); its transactions are short. */
const busyTimeout = 5_000;
/** Size to which the write-ahead log is cut back after a large write (bytes). */
const logSize = 64 * 1024 * 1024;

/**
 * Opens the database file (made, for its owner only, if it is missing) with the settings that hold on
 * every connection: a commit survives a power cut, what is deleted is overwritten.
 */
export function openConnection(file: string): Database.Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    // SQLite gives its side files the rights of the main one.
    closeSync(openSync(file, 'a', 0o600));
  }
  const db = new Database(file, { timeout: busyTimeout });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma(`journal_size_limit = ${logSize}`);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
