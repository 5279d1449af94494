import Database from 'better-sqlite3';
import { ownerOnly } from '../../src/ports/owner-only.ts';

/** How long a write waits for another process's (ms); its transactions are short. */
const busyTimeout = 5_000;
/** Size to which the write-ahead log is cut back after a large write (bytes). */
const logSize = 64 * 1024 * 1024;

/**
 * SQLite plans a statement anew at each run if its plan might depend on a bound value (partial indexes,
 * orders), which costs ten times the query; `+?` keeps the value out of planning. Ours want one plan.
 */
function planOnce(db: Database.Database): void {
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => prepare(sql.replaceAll('?', '+?'))) as typeof db.prepare;
}

/**
 * Opens the database file (made, for its owner only, if it is missing) with the settings that hold on
 * every connection: a commit survives a power cut, what is deleted is overwritten.
 */
export function openConnection(file: string): Database.Database {
  if (file !== ':memory:') ownerOnly(file);
  const db = new Database(file, { timeout: busyTimeout });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma(`journal_size_limit = ${logSize}`);
    planOnce(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
