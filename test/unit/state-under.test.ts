import { expect, it } from 'vitest';
import { stateUnder } from '../../src/state-under.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';

it('keeps the state of adapters apart, each under its prefix', async () => {
  const store = await openSqlite({ file: ':memory:', exclusive: true, clock: { now: () => 0 } });
  const one = stateUnder(store, 'matrix/a/');
  const other = stateUnder(store, 'matrix/b/');
  await one.put([
    { key: 'room/x', value: '1' },
    { key: 'room/y', value: '2' },
    { key: 'device', value: 'D' },
  ]);
  await other.put([{ key: 'device', value: 'E' }]);
  expect(await one.get('device')).toBe('D');
  expect(await one.list('room/')).toEqual([
    { key: 'room/x', value: '1' },
    { key: 'room/y', value: '2' },
  ]);
  expect(await other.list('')).toEqual([{ key: 'device', value: 'E' }]);
  await one.put([
    { key: 'room/x', value: undefined },
    { key: 'device', value: 'F' },
  ]);
  expect((await one.list('')).map(({ key }) => key)).toEqual(['device', 'room/y']);
  expect(await store.state('matrix/a/device')).toBe('F');
  await store.close();
});
