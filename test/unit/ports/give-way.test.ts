import { afterEach, expect, test, vi } from 'vitest';
import { givingWay } from '../../../src/ports/give-way.ts';

afterEach(() => vi.restoreAllMocks());

test('a long work gives way to others when its turn is over, and not before', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const giveWay = givingWay();
  const order: string[] = [];
  setImmediate(() => order.push('another'));
  await giveWay();
  order.push('first');
  now = 20;
  await giveWay();
  order.push('second');
  expect(order).toEqual(['first', 'another', 'second']);
});
