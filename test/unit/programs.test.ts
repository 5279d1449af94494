import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../../storage/sqlite/lock.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { course } from '../contract/store/fixtures.ts';

// The programs that people start, as they start them: a process of its own, nothing configured.

const folder = mkdtempSync(join(tmpdir(), 'cours-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const patience = 60_000;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = (...args: string[]) => runWith({}, ...args);

function runWith(more: Record<string, string>, ...args: string[]): Promise<Ended> {
  const given = { COURS_DATA_DIR: folder, COURS_HTTP_PORT: '0', LANG: 'fr_FR.UTF-8', ...more };
  const env = { PATH: process.env.PATH, ...given };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, timeout: patience }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

describe('npm run cours', () => {
  it('checks an installation that has never run', { timeout: patience }, async () => {
    const { code, out, err } = await run('src/cli.ts', 'check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Tout va bien.');
  });

  it('ends with 1 and a sentence for what does not exist', { timeout: patience }, async () => {
    const { code, err } = await run('src/cli.ts', 'restore');
    expect(code).toBe(1);
    expect(err).toContain('« restore »');
  });
});

describe('a start that cannot be', () => {
  const file = join(folder, 'a-file');
  const readOnly = join(folder, 'read-only');
  const damagedChat = join(folder, 'damaged-chat');
  const damagedLock = join(folder, 'damaged-lock');
  beforeAll(() => {
    writeFileSync(file, '');
    mkdirSync(readOnly);
    // Not a database: root may write everything, so that no right can be missing here.
    writeFileSync(join(readOnly, 'cours.sqlite'), 'x'.repeat(5_000));
    mkdirSync(join(folder, 'calls.yaml'));
    mkdirSync(damagedChat);
    writeFileSync(join(damagedChat, 'local.sqlite'), Buffer.alloc(8_192, 'SQLite format 3\0'));
    mkdirSync(damagedLock);
    for (const name of ['cours.lock', 'cours.sqlite.lock', 'cours.sqlite'])
      writeFileSync(join(damagedLock, name), 'x'.repeat(5_000));
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['the data folder below a file', { COURS_DATA_DIR: join(file, 'data') }, /COURS_DATA_DIR/],
    ['the data folder a file', { COURS_DATA_DIR: file }, /COURS_DATA_DIR/],
    ['the data folder where the system makes none', { COURS_DATA_DIR: '/proc/none' }, /COURS_DATA_DIR/],
    ['the database elsewhere, below a file', { COURS_DATABASE_URL: `sqlite:${file}/x.sqlite` }, /a-file/],
    ['a database that is none', { COURS_DATA_DIR: readOnly }, /not a database/],
    ['a lock and a database damaged', { COURS_DATA_DIR: damagedLock }, /not a database/],
    ['a calls file that is a folder', { COURS_CALLS_FILE: join(folder, 'calls.yaml') }, /calls\.yaml/],
  ])('ends with one sentence and no trace: %s', { timeout: patience }, async (_, env, said) => {
    const { code, err } = await runWith(env, 'src/main.ts');
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(said);
    const checked = await runWith(env, 'src/cli.ts', 'check');
    expect(checked.code).toBe(1);
    expect(checked.err).toMatch(said);
  });

  it('names the file of the local chat, where that is damaged', { timeout: patience }, async () => {
    const { code, err } = await runWith({ COURS_DATA_DIR: damagedChat }, 'src/main.ts');
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(join(damagedChat, 'local.sqlite'));
  });

  it('says that stored data are damaged, where the database is not', { timeout: patience }, async () => {
    const data = join(folder, 'damaged-data');
    const store = await openSqlite({ file: join(data, 'cours.sqlite'), exclusive: true, clock: Date });
    await store.apply({ courses: [course()] });
    await store.close();
    const db = new Database(join(data, 'cours.sqlite'));
    db.exec('UPDATE course SET body = substr(body, 1, 20)');
    db.close();
    const { code, err } = await runWith({ COURS_DATA_DIR: data }, 'src/main.ts');
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain('COURS_DATA_DIR');
  });

  it('says that another bot has the folder, whatever database it has', { timeout: patience }, async () => {
    const data = join(folder, 'taken');
    const lock = lockFolder(data);
    const env = { COURS_DATA_DIR: data, COURS_DATABASE_URL: `sqlite:${join(folder, 'other.sqlite')}` };
    const { code, err } = await runWith(env, 'src/main.ts');
    lock.release();
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(`Un autre Cours utilise déjà les données de ${data} : `);
    expect(err).toMatch(/COURS_DATA_DIR=\.\/data-2 COURS_HTTP_PORT=\d+ npm start\n$/);
  });

  it('says whose the web address is, where another program has it', { timeout: patience }, async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await runWith({ COURS_HTTP_PORT: String(port) }, 'src/main.ts');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+ est déjà pris par un autre programme\. .*COURS_HTTP_PORT=\d+ npm start\n$/,
    );
    const english = await runWith({ COURS_HTTP_PORT: String(port), COURS_LOCALE: 'en' }, 'src/main.ts');
    other.close();
    expect(english.err).toContain(`http://127.0.0.1:${port} is taken by another program already.`);
  });
});

describe('npm run tour', () => {
  it('plays the sample course to its end, in order', { timeout: patience }, async () => {
    const { code, out, err } = await run('src/tour.ts');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const signs = [
      '⏰',
      '📖',
      '💬',
      '👍',
      'https://visio.example.org/lo21',
      'fermée',
      'déplacée',
      'terminée',
      'npm start',
    ];
    const places = signs.map((sign) => out.indexOf(sign));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});
