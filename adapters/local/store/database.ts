import { join } from 'node:path';
import Database from 'better-sqlite3';
import { nameKey } from '../../../src/domain/person-name.ts';
import { ownerOnly } from '../../../src/ports/owner-only.ts';
import { newId } from './ids.ts';
import { browsersApart, laterColumns, laterValues, schema } from './schema.ts';

export type Db = Database.Database;

/** A log entry older than this is dropped at the next start: the engine has had it for long. */
const keptFor = 30 * 24 * 3600_000;

/**
 * Opens (or makes, for its owner only) `local.sqlite` in the folder. What is committed is on the disk (synchronous
 * FULL); what is deleted is overwritten.
 */
export function openDatabase(dataDir: string, now: number): Db {
  const file = join(dataDir, 'local.sqlite');
  ownerOnly(file);
  try {
    return opened(file, now);
  } catch (error) {
    // SQLite does not say which file it means.
    if (error instanceof Database.SqliteError)
      throw new Database.SqliteError(`${file}: ${error.message}`, error.code);
    throw error;
  }
}

function opened(file: string, now: number): Db {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  separateBrowsers(db);
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 5000');
  db.exec(schema);
  addColumns(db);
  db.exec(laterValues);
  keyNames(db);
  db.prepare("insert into meta (key, value) values ('identity', ?) on conflict do nothing").run(newId());
  db.prepare('delete from log where at < ?').run(now - keptFor);
  return db;
}

/** Before foreign keys are watched: a table that others name is made anew under its name. */
function separateBrowsers(db: Db): void {
  const columns = db.pragma('table_info(users)') as readonly { readonly name: string }[];
  if (columns.some(({ name }) => name === 'token')) db.transaction(() => db.exec(browsersApart)).immediate();
}

function addColumns(db: Db): void {
  for (const [table, columns] of Object.entries(laterColumns)) {
    const known = db.pragma(`table_info(${table})`) as readonly { readonly name: string }[];
    for (const [column, type] of Object.entries(columns)) {
      if (!known.some(({ name }) => name === column))
        db.exec(`alter table ${table} add column ${column} ${type}`);
    }
  }
}

/** Names that were entered when they were compared otherwise: whoever looks like one of them is refused. */
function keyNames(db: Db): void {
  const set = db.prepare('update or ignore users set folded = ? where id = ?');
  const all = db.prepare<[], { id: string; name: string; folded: string }>(
    'select id, name, folded from users',
  );
  for (const { id, name, folded } of all.all()) if (nameKey(name) !== folded) set.run(nameKey(name), id);
}

/** A name of this very database: a cursor of another one (deleted since) does not count here. */
export function identityOf(db: Db): string {
  const row = db.prepare<[], { value: string }>("select value from meta where key = 'identity'").get();
  return row?.value ?? '';
}
