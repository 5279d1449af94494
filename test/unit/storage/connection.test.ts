import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openConnection } from '../../../storage/sqlite/connection.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { day, person, post, put, revise, say, sendAll, start, text } from '../../contract/store/fixtures.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();

/** Does any file beside the database hold these words? */
function onDisk(words: string): boolean {
  const data = dirname(folder.file());
  return readdirSync(data).some((name) => readFileSync(join(data, name)).includes(words));
}

it('makes every commit durable and overwrites what is deleted', () => {
  const db = openConnection(folder.file());
  const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'trusted_schema'];
  expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 1, 0]);
  db.close();
});

it('plans statements without their values, and binds these as they are', () => {
  const db = openConnection(':memory:');
  const statement = db.prepare('SELECT ? AS bound, typeof(?) AS type').raw();
  expect(statement.source).not.toMatch(/[^+][?]/u);
  expect(statement.all('007', '007')).toEqual([['007', 'text']]);
  expect(statement.all(1.5, 1.5)).toEqual([[1.5, 'real']]);
  expect(statement.all(null, null)).toEqual([[null, 'null']]);
  expect(statement.all(Buffer.from('a'), Buffer.from('a'))).toEqual([[Buffer.from('a'), 'blob']]);
  db.close();
});

it('makes files that only their owner reads', async () => {
  const store = await folder.open(true);
  await put(store, { state: [{ key: 'a', value: 'b' }] });
  for (const suffix of ['', '-wal', '-shm', '.lock']) {
    expect(statSync(`${folder.file()}${suffix}`).mode & 0o077).toBe(0);
  }
});

it('needs no file at all', async () => {
  const store = await openSqlite({ file: ':memory:', exclusive: true, clock: { now: () => start } });
  await put(store, { state: [{ key: 'a', value: 'b' }] });
  expect(await store.state('a')).toBe('b');
  expect(existsSync(':memory:.lock')).toBe(false);
  await store.close();
});

it('leaves no trace of a person on the disk once they are erased and the store was pruned', async () => {
  const store = await folder.open(true);
  const accounts = [{ platform: 'local', user: '@quetzalcoatl' }];
  await put(store, { persons: [person('student', { name: 'Popocatepetl', accounts })] });
  await post(store, say('private', { targets: [{ account: 'local', user: '@quetzalcoatl' }] }));
  await sendAll(store);
  expect(onDisk('Popocatepetl')).toBe(true);
  await put(store, { persons: [person('student', { name: '', accounts: [], version: 1 })] });
  await store.prune(start);
  expect(onDisk('Popocatepetl')).toBe(false);
  expect(onDisk('quetzalcoatl')).toBe(false);
  expect(await store.copies('private')).toHaveLength(1);
});

it('keeps the address of a private conversation while something is to be said there', async () => {
  const store = await folder.open(true);
  const target = { account: 'local', user: '@unknown' };
  await post(store, say('private', { targets: [target] }));
  await store.prune(start);
  expect(await store.copies('private')).toMatchObject([{ target }]);
  await sendAll(store);
  await store.prune(start);
  expect(await store.copies('private')).toMatchObject([{ target: { account: 'local', user: '' } }]);
  await post(store, revise('private', 'later'));
  expect(await store.outbox.pending()).toBe(0);
  await post(store, say('again', { targets: [target] }));
  expect(await store.copies('again')).toMatchObject([{ target }]);
});

it('forgets what rows said with the rows', async () => {
  const store = await folder.open(true);
  const parts = { local: [{ kind: 'text', document: text('Popocatepetl') } as const] };
  await post(store, say('p', { parts }));
  await sendAll(store);
  await store.prune(start);
  expect(onDisk('Popocatepetl')).toBe(true);
  await store.prune(start + 31 * day);
  expect(onDisk('Popocatepetl')).toBe(false);
});
