import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { groupCommit, TakenBack } from '../../../storage/sqlite/group-commit.ts';

let commands: string[];
let db: Database.Database;
let beforeCommit: ReturnType<typeof vi.fn<() => void>>;
let afterRollback: ReturnType<typeof vi.fn<() => void>>;
let group: ReturnType<typeof groupCommit>;

beforeEach(() => {
  commands = [];
  db = new Database(':memory:', { verbose: (sql) => commands.push(String(sql)) });
  db.pragma('foreign_keys = ON');
  db.exec('CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT');
  db.exec(
    'CREATE TABLE n (id INTEGER PRIMARY KEY, parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)',
  );
  beforeCommit = vi.fn<() => void>();
  afterRollback = vi.fn<() => void>();
  group = groupCommit(db, { beforeCommit, afterRollback });
});

afterEach(() => {
  db.close();
});

const insert = (id: number, parent: number | null = null) => {
  db.prepare('INSERT INTO n (id, parent) VALUES (?, ?)').run(id, parent);
  return id;
};
const stored = () => db.prepare('SELECT id FROM n ORDER BY id').pluck().all();
const commits = () => commands.filter((sql) => sql === 'COMMIT').length;

it('commits what arrives within a turn once, and answers after the commit', async () => {
  const results = [1, 2, 3].map((id) => group.run(() => insert(id)).then((value) => [value, commits()]));
  expect(commits()).toBe(0);
  expect(await Promise.all(results)).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(beforeCommit).toHaveBeenCalledTimes(1);
  await group.run(() => insert(4));
  expect(commits()).toBe(2);
});

it('takes back only the member that fails', async () => {
  const results = await Promise.allSettled([
    group.run(() => insert(1)),
    group.run(() => {
      insert(2);
      throw new Error('a mistake');
    }),
    group.run(() => {
      insert(3);
      throw new TakenBack('conflict');
    }),
    group.run(() => insert(4)),
  ]);
  expect(results).toMatchObject([
    { value: 1 },
    { reason: { message: 'a mistake' } },
    { value: 'conflict' },
    { value: 4 },
  ]);
  expect(stored()).toEqual([1, 4]);
  expect(commits()).toBe(1);
  expect(beforeCommit).toHaveBeenCalledTimes(1);
  // All of it, and then each that failed.
  expect(afterRollback).toHaveBeenCalledTimes(3);
});

it('needs savepoints only where one fails', async () => {
  await Promise.all([1, 2].map((id) => group.run(() => insert(id))));
  expect(commands.filter((sql) => sql.startsWith('SAVEPOINT'))).toEqual([]);
  const result = group.run(() => {
    throw new TakenBack('seen');
  });
  expect(await result).toBe('seen');
  expect(commands.filter((sql) => sql.startsWith('SAVEPOINT'))).toHaveLength(1);
});

it('rejects all when the commit fails, and works again afterwards', async () => {
  const results = await Promise.allSettled([group.run(() => insert(1)), group.run(() => insert(2, 99))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(stored()).toEqual([]);
  expect(afterRollback).toHaveBeenCalledTimes(1);
  expect(await group.run(() => insert(3))).toBe(3);
  expect(stored()).toEqual([3]);
});

it('commits at once when asked, and nothing twice', async () => {
  const one = group.run(() => insert(1));
  group.flush();
  expect(stored()).toEqual([1]);
  group.flush();
  expect(commits()).toBe(1);
  expect(await one).toBe(1);
});

it('does not gather for longer than 40 ms', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  const first = group.run(() => insert(1));
  now.mockReturnValue(1_040.5);
  const second = group.run(() => insert(2));
  now.mockRestore();
  expect(stored()).toEqual([1, 2]);
  expect(await Promise.all([first, second])).toEqual([1, 2]);
});
