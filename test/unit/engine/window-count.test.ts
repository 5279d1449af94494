import { expect, it } from 'vitest';
import { WindowCount } from '../../../src/engine/window-count.ts';

it('takes so many within the window, by key', () => {
  const count = new WindowCount(60_000, 2);
  expect([count.take('a', 0), count.take('a', 1), count.take('a', 2)]).toEqual([true, true, false]);
  expect(count.take('b', 2)).toBe(true);
  expect(count.take('a', 60_000)).toBe(true);
  expect(count.take('a', 60_000)).toBe(false);
});

it('forgets what did not come about', () => {
  const count = new WindowCount(60_000, 1);
  expect(count.take('a', 0)).toBe(true);
  count.giveBack('a');
  expect([count.take('a', 1), count.take('a', 2)]).toEqual([true, false]);
});

it('does not hold what a clock that was set back has counted in the future', () => {
  const count = new WindowCount(60_000, 1);
  expect([count.take('a', 1_000_000), count.take('a', 0)]).toEqual([true, true]);
});

it('still counts after it has forgotten many others', () => {
  const count = new WindowCount(60_000, 1);
  for (let key = 0; key < 5_000; key += 1) count.take(`old ${key}`, 0);
  expect(count.take('new', 100_000)).toBe(true);
  for (let key = 0; key < 5_000; key += 1) count.take(`other ${key}`, 100_000);
  expect(count.take('new', 100_001)).toBe(false);
});
