import { expect, it } from 'vitest';
import { watchStore } from '../../../src/engine/store-health.ts';
import { type Store, StoreFault } from '../../../src/ports/store.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';

const full = new StoreFault('io', 'The disk of the database is full. (SQLITE_FULL)');

/** A store in memory that fails where the test says. */
async function failing() {
  const clock = { at: 1_000_000, now: () => clock.at };
  const store = await openSqlite({ file: ':memory:', exclusive: true, clock });
  const broken = new Set<string>();
  const part = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, name) =>
        broken.has(String(name)) ? () => Promise.reject(full) : Reflect.get(target, name),
    });
  const outbox = part(store.outbox);
  const timers = part(store.timers);
  const wrapped: Store = { ...store, outbox, timers };
  return { clock, broken, ...watchStore(part(wrapped), clock.now) };
}

it('is well before anything was asked', async () => {
  const { ask } = await failing();
  await expect(ask()).resolves.toBeUndefined();
});

it.each([
  ['apply', (store: Store) => store.apply({ state: [{ key: 'a', value: 'b' }] })],
  ['advance', (store: Store) => store.advance('local', 's', '1', [])],
  ['putBlob', (store: Store) => store.putBlob(new Uint8Array(3))],
  ['attempt', (store: Store) => store.outbox.attempt(['row'], 1)],
  ['allCourses', (store: Store) => store.allCourses()],
  ['due', (store: Store) => store.timers.due(0, 1)],
] as const)('fails from a fault of %s on until a write succeeds', async (name, use) => {
  const { clock, broken, store, ask } = await failing();
  broken.add('apply').add(name);
  await expect(use(store)).rejects.toBe(full);
  await expect(ask()).rejects.toBe(full);
  // Well again, but nothing was written since, and it is not tried at every look.
  broken.clear();
  clock.at += 1_000;
  await expect(ask()).rejects.toBe(full);
  expect(await store.apply({ state: [{ key: 'a', value: 'b' }] })).toBe('applied');
  await expect(ask()).resolves.toBeUndefined();
});

it('comes back by itself where nobody writes, and leaves nothing of that behind', async () => {
  const { clock, broken, store, ask } = await failing();
  broken.add('apply');
  await expect(store.apply({})).rejects.toBe(full);
  await expect(ask()).rejects.toBe(full);
  clock.at += 6_000;
  await expect(ask()).rejects.toBe(full);
  broken.clear();
  clock.at += 6_000;
  await expect(ask()).resolves.toBeUndefined();
  expect(await store.states('')).toEqual([]);
});

it('a mistake of ours is no fault of the store', async () => {
  const { store, ask } = await failing();
  await expect(store.apply({ courses: [undefined as never] })).rejects.toThrow(TypeError);
  await expect(ask()).resolves.toBeUndefined();
});
