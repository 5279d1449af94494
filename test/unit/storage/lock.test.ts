import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { StoreFault } from '../../../src/ports/store.ts';
import { lockFolder } from '../../../storage/sqlite/lock.ts';
import { course, put } from '../../contract/store/fixtures.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
const refused = { name: 'StoreFault', code: 'inUse', message: expect.stringContaining('already runs') };

/** A bot in a process of its own, which has written course-1 and holds the data. */
async function otherBot(): Promise<ChildProcess> {
  const open = new URL('../../../storage/sqlite/open.ts', import.meta.url).href;
  const code = `
    import { openSqlite } from ${JSON.stringify(open)};
    const store = await openSqlite({ file: ${JSON.stringify(folder.file())}, exclusive: true, clock: Date });
    await store.apply({ courses: [${JSON.stringify(course())}] });
    console.log('open');
    setInterval(() => store.advance('local', 'sync', String(Math.random()), []), 1);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

it('refuses a second bot on the same data', async () => {
  const store = await folder.open(true);
  await expect(folder.open(true)).rejects.toMatchObject(refused);
  await store.close();
  await expect(folder.open(true)).resolves.toBeDefined();
});

it('refuses a second bot in another process, until that is killed, and keeps what it wrote', async () => {
  const child = await otherBot();
  try {
    await expect(folder.open(true)).rejects.toMatchObject(refused);
    const beside = await folder.open(false);
    expect((await beside.course('course-1'))?.version).toBe(1);
    await put(beside, { courses: [course({ title: 'Graphes', version: 1 })] });
  } finally {
    await end(child, 'SIGKILL');
  }
  const store = await folder.open(true);
  expect(await store.course('course-1')).toEqual(course({ title: 'Graphes', version: 2 }));
});

it('lets the command line work beside a bot, on either side', async () => {
  const bot = await folder.open(true);
  const beside = await folder.open(false);
  const another = await folder.open(false);
  await put(bot, { courses: [course()] });
  expect(await beside.courseByCode('LO21')).toBeDefined();
  await put(beside, { courses: [course({ title: 'Graphes', version: 1 })] });
  expect(await bot.apply({ courses: [course({ version: 1 })] })).toBe('conflict');
  expect((await bot.course('course-1'))?.title).toBe('Graphes');
  expect((await another.course('course-1'))?.title).toBe('Graphes');
});

it('tells others’ commits from its own', async () => {
  const bot = await folder.open(true);
  const beside = await folder.open(false);
  const before = await bot.changeCounter();
  await put(bot, { state: [{ key: 'mine', value: '1' }] });
  expect(await bot.changeCounter()).toBe(before);
  await put(beside, { state: [{ key: 'theirs', value: '1' }] });
  const after = await bot.changeCounter();
  expect(after).not.toBe(before);
  expect(await bot.changeCounter()).toBe(after);
});

it('refuses a second bot in the same data folder, whatever its database', () => {
  const data = dirname(folder.file());
  const lock = lockFolder(data);
  expect(() => lockFolder(data)).toThrow(StoreFault);
  expect(() => lockFolder(`${data}/../data`)).toThrow(/already runs/);
  lock.release();
  lockFolder(data).release();
});

it('takes a lock whose file is damaged, and holds it then', () => {
  const data = dirname(folder.file());
  lockFolder(data).release();
  for (const bytes of ['x'.repeat(5_000), Buffer.alloc(300), 'SQLite format 3\0 and what not']) {
    writeFileSync(join(data, 'cours.lock'), bytes);
    const lock = lockFolder(data);
    expect(() => lockFolder(data)).toThrow(/already runs/);
    lock.release();
  }
});
