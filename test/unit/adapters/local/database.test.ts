import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../adapters/local/store/database.ts';
import { openLocalStore } from '../../../../adapters/local/store/local-store.ts';

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

test('whoever was known by a browser before browsers had a table of their own still is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cours-local-'));
  const token = 'secret-of-a-cookie';
  try {
    const old = new Database(join(folder, 'local.sqlite'));
    old.exec(`
create table users (id text primary key, name text not null, folded text not null unique, teaches integer not null,
  token text not null unique, entered_at integer not null) strict;
create table rooms (id text primary key, kind text not null, name text not null,
  user text unique references users (id), created_at integer not null) strict;
insert into rooms values ('c', 'class', 'Classe', null, 0);`);
    old
      .prepare("insert into users values ('u', 'Zoé', 'zoe', 1, ?, 7)")
      .run(createHash('sha256').update(token).digest('hex'));
    old.exec("insert into rooms values ('d', 'direct', 'Zoé', 'u', 0)");
    old.close();
    for (const _ of ['first start', 'second start']) {
      const store = openLocalStore(folder, 'Classe', 0);
      expect(store.browsers.byToken(token)).toEqual({ id: 'u', name: 'Zoé', teaches: true });
      expect(store.rooms.directOf('u')?.id).toBe('d');
      store.close();
    }
    const db = openDatabase(folder, 0);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(() => db.exec("insert into browsers values ('x', 'nobody', 0)")).toThrow('FOREIGN KEY');
    db.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
