import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CallServers } from '../../src/call-servers.ts';
import { readCallsFile } from '../../src/calls-file/read.ts';
import { TestProvider } from '../support/call-provider.ts';

let folder: string;
let path: string;
/** Ids: whose provider cannot be made, whose cannot start, whose were started. */
let failing: string | undefined;
let unable: string | undefined;
let started: string[];
let log: { msg: string; faults?: readonly string[] }[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-servers-'));
  path = join(folder, 'calls.yaml');
  log = [];
  failing = undefined;
  unable = undefined;
  started = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (...ids: string[]) =>
  writeFileSync(
    path,
    `servers:\n${ids.map((id) => `  - {id: ${id}, provider: jitsi, url: "https://${id}.example.org"}\n`).join('')}`,
  );
const servers = () =>
  CallServers.open({
    path,
    read: () => readCallsFile({ path, given: false }, 'en'),
    provider: async ({ instance }) => {
      if (instance.id === failing) throw new Error('no such library');
      const provider = new TestProvider(instance.id, instance);
      provider.start = async () => {
        if (instance.id === unable) throw new Error('no ground');
        started.push(instance.id);
      };
      return provider;
    },
    log: pino({}, { write: (text: string) => void log.push(JSON.parse(text)) }),
  });
const ids = (from: CallServers) => from.instances.map(({ id }) => id);

it('follows the file, and keeps a server that was taken out for the rooms that it has', async () => {
  write('a', 'b');
  const pool = await servers();
  write('b', 'cc');
  await pool.reload(false);
  expect(ids(pool)).toEqual(['b', 'cc']);
  expect([...pool.providers.keys()]).toEqual(['a', 'b', 'cc']);
});

it('keeps the provider of a server whose line is as before', async () => {
  write('a', 'b');
  const pool = await servers();
  const [a, b] = [pool.providers.get('a'), pool.providers.get('b')];
  writeFileSync(
    path,
    'servers:\n  - {id: a, provider: jitsi, url: "https://a.example.org"}\n  - {id: b, provider: jitsi, url: "https://bb.example.org"}\n',
  );
  await pool.reload(false);
  expect(pool.providers.get('a')).toBe(a);
  expect(pool.providers.get('b')).not.toBe(b);
});

it('does nothing while the file is the same, unless asked', async () => {
  write('a');
  const pool = await servers();
  await pool.reload(false);
  expect(log).toEqual([]);
  await pool.reload(true);
  expect(log).toHaveLength(1);
});

it('keeps what it has when the file has faults, and says each', async () => {
  write('a');
  const pool = await servers();
  writeFileSync(path, 'servers:\n  - {id: A, provider: jitsi, url: "http://a.example.org"}\n');
  await pool.reload(false);
  expect(ids(pool)).toEqual(['a']);
  expect(log[0]?.faults).toHaveLength(2);
});

it('outlives a file that cannot be looked at, and follows it again afterwards', async () => {
  write('a');
  const pool = await servers();
  rmSync(path);
  symlinkSync(path, path);
  await pool.reload(false);
  await pool.reload(false);
  expect(ids(pool)).toEqual(['a']);
  expect(log).toHaveLength(1);
  expect(log[0]?.faults?.join()).toContain('ELOOP');
  rmSync(path);
  write('a', 'b');
  await pool.reload(false);
  expect(ids(pool)).toEqual(['a', 'b']);
  await pool.stop();
});

it('takes a file whole or not at all', async () => {
  write('a', 'b');
  const pool = await servers();
  const before = [...pool.providers];
  failing = 'bad';
  write('aa', 'bad');
  await pool.reload(false);
  expect(ids(pool)).toEqual(['a', 'b']);
  expect([...pool.providers]).toEqual(before);
  failing = undefined;
  await pool.reload(true);
  expect(ids(pool)).toEqual(['aa', 'bad']);
  expect(started).toEqual(['aa', 'bad']);
});

it('starts the others where one cannot start, or the one before it cannot stop', async () => {
  write('a');
  const pool = await servers();
  const before = pool.providers.get('a');
  if (before !== undefined) before.stop = () => Promise.reject(new Error('stuck'));
  unable = 'b';
  const line = (id: string, host: string) =>
    `{id: ${id}, provider: jitsi, url: "https://${host}.example.org"}`;
  writeFileSync(path, `servers: [${line('a', 'aa')}, ${line('b', 'b')}, ${line('c', 'c')}]`);
  await pool.reload(false);
  expect(started).toEqual(['a', 'c']);
  expect(pool.providers.get('a')).not.toBe(before);
});

it('may begin without a file', async () => {
  const pool = await servers();
  expect(ids(pool)).toEqual([]);
  write('a');
  await pool.reload(false);
  expect(ids(pool)).toEqual(['a']);
});
