import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trustedClock } from '../../../src/engine/trusted-clock.ts';
import type { Clock } from '../../../src/ports/clock.ts';

const second = 1000;
const hour = 3_600 * second;
const day = 24 * hour;
const start = Date.UTC(2026, 8, 14, 8);

let clock: Clock;
/** How much the machine's clock is ahead of what has passed. */
let off: number;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: start });
  off = 0;
  clock = trustedClock({
    now: () => Date.now() + off,
    elapsed: () => performance.now() + 0.25,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTime(ms);
const shown = () => clock.now() - start;

describe('a clock that leaps', () => {
  it.each([40 * day, 10 * 365 * day, 45 * 60 * second, -3 * hour])(
    'by %i ms for five seconds is not believed',
    (by) => {
      const rung = vi.fn();
      clock.wakeAt(start + hour, rung);
      pass(100 * second);
      off = by;
      for (let at = 0; at < 5; at += 1) {
        expect(shown()).toBeCloseTo((100 + at) * second, -1);
        pass(second);
      }
      off = 0;
      expect(shown()).toBe(105 * second);
      pass(hour - 106 * second);
      expect(rung).not.toHaveBeenCalled();
      pass(11 * second);
      expect(rung).toHaveBeenCalledTimes(1);
    },
  );

  it('is not believed either where nobody looks but what waits', () => {
    const rung = vi.fn();
    clock.wakeAt(start + hour, rung);
    pass(15 * second);
    off = 40 * day;
    pass(9 * second);
    off = 0;
    pass(hour - 25 * second);
    expect(rung).not.toHaveBeenCalled();
  });

  it('to and fro is never believed', () => {
    const rung = vi.fn();
    clock.wakeAt(start + hour, rung);
    for (let turn = 1; turn < 20; turn += 1) {
      off = turn % 2 === 0 ? day : 30 * day;
      pass(8 * second);
    }
    expect(rung).not.toHaveBeenCalled();
  });

  it.each([
    ['set ahead', 3 * hour],
    ['set back', -3 * hour],
  ])('and stays (%s) is believed at the next look', (_, by) => {
    off = by;
    expect(shown()).toBe(0);
    pass(9 * second);
    expect(shown()).toBeCloseTo(9 * second, -1);
    pass(2 * second);
    expect(shown()).toBe(11 * second + by);
  });

  it('a little, as by a correction, is followed at once', () => {
    off = 20 * second;
    expect(shown()).toBe(20 * second);
    off = -2 * second;
    expect(shown()).toBe(-2 * second);
  });
});

it('a machine that slept does what fell due within half a minute of waking', () => {
  const rung = vi.fn();
  clock.wakeAt(start + hour, rung);
  pass(5 * second);
  // Date goes on, what has passed does not, and no timer runs.
  off = 2 * hour;
  pass(20 * second);
  expect(rung).toHaveBeenCalledTimes(1);
  expect(shown()).toBe(2 * hour + 25 * second);
});

it('rings once, at its time, and not when it is taken back', () => {
  const rung = vi.fn();
  const other = vi.fn();
  clock.wakeAt(start + 90 * second, rung);
  const cancel = clock.wakeAt(start + 90 * second, other);
  pass(89 * second);
  expect(rung).not.toHaveBeenCalled();
  cancel();
  pass(5 * second);
  expect(rung).toHaveBeenCalledTimes(1);
  expect(other).not.toHaveBeenCalled();
});
