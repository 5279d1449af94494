import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Reads the database of the local chat from beginning to end, beside a chat that may be running; changes nothing.
 * Gives the file and how many messages it holds, or what is wrong with it; undefined where there is none yet.
 */
export function lookAtLocal(
  dataDir: string,
):
  | { readonly file: string; readonly messages: number }
  | { readonly file: string; readonly fault: string }
  | undefined {
  const file = join(dataDir, 'local.sqlite');
  if (!existsSync(file)) return undefined;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 5_000 });
    const [found] = db.pragma('quick_check(1)') as readonly { readonly quick_check: string }[];
    if (found?.quick_check !== 'ok') return { file, fault: found?.quick_check ?? '' };
    const row = db
      .prepare<[], { messages: number }>('select count(*) as messages from messages where deleted_at is null')
      .get();
    return { file, messages: row?.messages ?? 0 };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return { file, fault: `${error.message} (${error.code})` };
  } finally {
    db?.close();
  }
}
