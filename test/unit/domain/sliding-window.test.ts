import { expect, it } from 'vitest';
import { SlidingWindow } from '../../../src/domain/sliding-window.ts';

const window = new SlidingWindow(1_000, 2);
const at = (...times: readonly number[]) => times.map((time) => ({ at: time }));

it('has room until as many count as may', () => {
  expect(window.hasRoom([], 0)).toBe(true);
  expect(window.hasRoom(at(0), 500)).toBe(true);
  expect(window.hasRoom(at(0, 400), 500)).toBe(false);
  expect(window.hasRoom(at(0, 400), 999)).toBe(false);
  expect(window.hasRoom(at(0, 400), 1_000)).toBe(true);
});

it('keeps those that count, in their order', () => {
  expect(window.recent(at(0, 700, 600), 1_500)).toEqual(at(700, 600));
});

it('lets a time ahead count no longer than others', () => {
  expect(window.isOver(5_000, 4_001)).toBe(false);
  expect(window.isOver(5_000, 4_000)).toBe(true);
});
