import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../adapters/local/store/database.ts';

test('a database from before gets the columns that came later, and keeps its rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cours-local-'));
  try {
    openDatabase(folder, 0).close();
    const old = new Database(join(folder, 'local.sqlite'));
    old.exec('alter table files drop column width; alter table files drop column height;');
    old.exec("insert into rooms values ('r', 'class', 'Classe', null, 0)");
    old.close();
    for (const _ of ['first start', 'second start']) {
      const db = openDatabase(folder, 0);
      expect(db.prepare('select width, height from files').all()).toEqual([]);
      expect(db.prepare('select id from rooms').pluck().all()).toEqual(['r']);
      db.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
