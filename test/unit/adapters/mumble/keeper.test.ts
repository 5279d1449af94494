import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeper, waitBefore } from '../../../../adapters/mumble/keeper.ts';
import { CallFault } from '../../../../src/ports/calls.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a server that stays away', () => {
  it('is called at least 15 s apart, and less often in time', () => {
    const waits = Array.from({ length: 9 }, (_, index) => waitBefore(index + 1) / 1000);
    expect(waits).toEqual([15, 15, 15, 15, 30, 60, 120, 120, 120]);
  });

  it('is never called ten times in two minutes, so that it bans nobody', async () => {
    const calls: number[] = [];
    const keeper = new Keeper({
      open: () => {
        calls.push(Date.now());
        return Promise.reject(new CallFault('tls', 'another certificate'));
      },
      opened: () => undefined,
      log: pino({ level: 'silent' }),
    });
    await keeper.start();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(calls.length).toBeGreaterThan(20);
    for (const from of calls)
      expect(calls.filter((at) => at >= from && at < from + 120_000).length).toBeLessThan(10);
    // Who asks meanwhile is told at once, and calls nobody.
    await expect(keeper.ready(2_000)).rejects.toMatchObject({ code: 'tls' });
    await keeper.stop();
  });
});
