import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { schemaVersion } from '../../../storage/sqlite/migrate.ts';
import { steps } from '../../../storage/sqlite/schema.ts';
import { course, put } from '../../contract/store/fixtures.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();

function withDatabase<T>(run: (db: Database.Database) => T): T {
  const db = new Database(folder.file());
  try {
    return run(db);
  } finally {
    db.close();
  }
}

it('brings a new database to the newest schema and leaves a finished one alone', async () => {
  const store = await folder.open(true);
  await put(store, { courses: [course()] });
  await store.close();
  expect(withDatabase(schemaVersion)).toBe(steps.length);
  expect(await (await folder.open(true)).course('course-1')).toBeDefined();
});

it('refuses data of a newer version, saying what to do, and leaves them as they are', async () => {
  await (await folder.open(true)).close();
  withDatabase((db) => db.pragma(`user_version = ${steps.length + 1}`));
  const refused = {
    name: 'StoreFault',
    code: 'newerSchema',
    message: expect.stringContaining('newer version'),
  };
  await expect(folder.open(true)).rejects.toMatchObject(refused);
  await expect(folder.open(false)).rejects.toMatchObject(refused);
  expect(withDatabase(schemaVersion)).toBe(steps.length + 1);
  withDatabase((db) => db.pragma(`user_version = ${steps.length}`));
  // The refusal gave the lock back.
  await expect(folder.open(true)).resolves.toBeDefined();
});

it('does not update a database under a running bot', async () => {
  await folder.open(true);
  withDatabase((db) => db.pragma(`user_version = ${steps.length - 1}`));
  await expect(folder.open(false)).rejects.toMatchObject({ code: 'inUse' });
});

it('says that a file is no database', async () => {
  await (await folder.open(true)).close();
  writeFileSync(folder.file(), 'This is a text and no database at all. '.repeat(50));
  await expect(folder.open(true)).rejects.toMatchObject({ name: 'StoreFault', code: 'io' });
});

it('makes every table strict', async () => {
  await folder.open(true);
  const lax = withDatabase((db) =>
    db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict`,
      )
      .all(),
  );
  expect(lax).toEqual([]);
});
