import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../adapters/local/store/database.ts';
import { ownerOnly } from '../../../src/ports/owner-only.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owner-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a database and its folder are made for their owner alone', async () => {
  const local = openDatabase(join(folder, 'new', 'local'), 0);
  local.exec("insert into meta values ('a', 'b')");
  const file = join(folder, 'new', 'main', 'cours.sqlite');
  const store = await openSqlite({ file, exclusive: false, clock: new ManualClock(0) });
  for (const path of ['local', 'main']) expect(modeOf(join(folder, 'new', path))).toBe(0o700);
  for (const each of [join(folder, 'new', 'local', 'local.sqlite'), file])
    for (const suffix of ['', '-wal', '-shm'])
      expect([suffix, modeOf(each + suffix)]).toEqual([suffix, 0o600]);
  local.close();
  await store.close();
});

test('files of before lose the rights of others, and the folder that the host made keeps its own', () => {
  const there = join(folder, 'host');
  mkdirSync(there);
  chmodSync(there, 0o750);
  const file = join(there, 'local.sqlite');
  for (const suffix of ['', '-wal', '-shm']) {
    writeFileSync(file + suffix, '');
    chmodSync(file + suffix, 0o664);
  }
  ownerOnly(file);
  for (const suffix of ['', '-wal', '-shm']) expect(modeOf(file + suffix)).toBe(0o600);
  expect(modeOf(there)).toBe(0o750);
});
