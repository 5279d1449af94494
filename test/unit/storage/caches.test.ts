import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

// What is remembered of the database is never older than the turn of the event loop in which it is read.

const ana = { id: 'p1', name: 'Ana', accounts: [{ platform: 'local', user: 'u1' }], version: 0 };
let folder: string;
let bot: Store;
let beside: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cours-caches-'));
  const options = { file: join(folder, 'cours.sqlite'), clock: new ManualClock(0) };
  bot = await openSqlite({ ...options, exclusive: true });
  beside = await openSqlite({ ...options, exclusive: false });
  await bot.apply({ persons: [ana] });
});
afterEach(async () => {
  await beside.close();
  await bot.close();
  rmSync(folder, { recursive: true });
});

it('sees what another process wrote before this turn', async () => {
  expect((await bot.person('p1'))?.name).toBe('Ana');
  await beside.apply({ persons: [{ ...ana, name: 'Ana M.', version: 1 }] });
  expect(await bot.person('p1')).toMatchObject({ name: 'Ana M.', version: 2 });
});

it('sees its own writes, and not those that were taken back', async () => {
  expect((await bot.person('p1'))?.version).toBe(1);
  expect(await bot.apply({ persons: [{ ...ana, name: 'Ana M.', version: 1 }] })).toBe('applied');
  expect(await bot.person('p1')).toMatchObject({ name: 'Ana M.', version: 2 });
  expect(await bot.apply({ persons: [{ ...ana, name: 'Nobody', version: 1 }] })).toBe('conflict');
  expect(await bot.person('p1')).toMatchObject({ name: 'Ana M.', version: 2 });
});
