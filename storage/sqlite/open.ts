import type { Database } from 'better-sqlite3';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { applyCommit, type Tables } from './apply.ts';
import { blobHash, blobTable } from './blobs.ts';
import { openConnection } from './connection.ts';
import { courseTable } from './courses.ts';
import { eraser } from './erase.ts';
import { eventTable } from './events.ts';
import { promised, toFault } from './faults.ts';
import { groupCommit } from './group-commit.ts';
import { journalTable } from './journal.ts';
import { laneTable } from './lanes.ts';
import { type Lock, lockDatabase } from './lock.ts';
import { migrate, needsMigration } from './migrate.ts';
import { outboxStore } from './outbox.ts';
import { personTable } from './persons.ts';
import { postReads } from './post-reads.ts';
import { postTable } from './posts.ts';
import { pruner } from './prune.ts';
import { rowTable } from './rows.ts';
import { sessionTable } from './sessions.ts';
import { timerTable } from './timers.ts';

export interface SqliteOptions {
  /** Path of the database file, or ':memory:' for one that ends with the process. */
  readonly file: string;
  /** The bot itself: no second one may open the same data. The command line works beside it without. */
  readonly exclusive: boolean;
  /** Tells the age of what is stored. */
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Opens the store on SQLite, and makes or updates the database first.
 * @throws StoreFault `inUse` when another bot runs on the same data (or would be updated under its feet),
 * `newerSchema` when a newer version wrote them, `io` when the file cannot be used.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const { file, exclusive, clock } = options;
  let lock: Lock | undefined;
  let db: Database | undefined;
  try {
    if (exclusive && file !== ':memory:') lock = lockDatabase(file);
    db = openConnection(file);
    if (exclusive || file === ':memory:') migrate(db);
    else migrateAlone(db, file);
    return assemble(db, clock, lock);
  } catch (error) {
    db?.close();
    lock?.release();
    throw toFault(error);
  }
}

/** The command line updates a database only if no bot is running on it. */
function migrateAlone(db: Database, file: string): void {
  const lock = needsMigration(db) ? lockDatabase(file) : undefined;
  try {
    migrate(db);
  } finally {
    lock?.release();
  }
}

function assemble(db: Database, clock: Pick<Clock, 'now'>, lock: Lock | undefined): Store {
  const lanes = laneTable(db);
  const rows = rowTable(db, lanes);
  const group = groupCommit(db, { beforeCommit: lanes.settleHeads, afterRollback: lanes.forget });
  const blobs = blobTable(db);
  const posts = postTable(db, lanes, rows);
  const tables: Tables = {
    courses: courseTable(db),
    sessions: sessionTable(db),
    persons: personTable(db),
    journal: journalTable(db),
    events: eventTable(db),
    timers: timerTable(db),
    posts,
    rows,
    blobs,
    erase: eraser(db, posts.write),
  };
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    ...promised({
      ...tables.courses.reads,
      ...tables.sessions.reads,
      ...tables.persons.reads,
      ...tables.journal.reads,
      ...tables.events.reads,
      ...postReads(db),
      ...blobs.reads,
      changeCounter: () => dataVersion.get() ?? 0,
    }),
    timers: promised(tables.timers.reads),
    outbox: outboxStore(db, lanes, rows, group),
    apply: (commit) => group.run(() => applyCommit(tables, commit, clock.now())),
    advance: (account, stream, cursor, activity, heardAt) =>
      group.run(() => tables.events.advance(account, stream, cursor, activity, heardAt)),
    putBlob: async (bytes) => {
      const hash = blobHash(bytes);
      await group.run(() => blobs.put(hash, bytes));
      return hash;
    },
    prune: pruner(db, group, lanes, blobs),
    close: async () => {
      group.flush();
      db.close();
      lock?.release();
    },
  };
}
