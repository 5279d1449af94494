import type { Database } from 'better-sqlite3';
import { StoreFault } from '../../src/ports/store.ts';
import { steps } from './schema.ts';

/** The schema version that a database has. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Is there a step that this database has not had? */
export function needsMigration(db: Database): boolean {
  return schemaVersion(db) < steps.length;
}

/**
 * Brings the database to the newest schema, each step in a transaction of its own.
 * @throws StoreFault `newerSchema` when a newer version of the program wrote it.
 */
export function migrate(db: Database): void {
  const found = schemaVersion(db);
  if (found > steps.length) {
    throw new StoreFault(
      'newerSchema',
      `These data were written by a newer version of Cours (schema ${found}, this one knows ${steps.length}): ` +
        'start that version again, or restore a backup made with this one.',
    );
  }
  for (let version = found; version < steps.length; version += 1) {
    db.transaction(() => {
      // Read again inside: another process may have taken this step meanwhile.
      if (schemaVersion(db) !== version) return;
      db.exec(steps[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}
