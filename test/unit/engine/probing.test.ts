import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Deps } from '../../../src/engine/deps.ts';
import { startProbing } from '../../../src/engine/probing.ts';
import { RoomPool } from '../../../src/engine/room-pool.ts';
import type { CallProvider } from '../../../src/ports/calls.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { instance } from '../../support/story.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("asks the servers of the host's file by itself, never the sample course's example", async () => {
  const asked: string[] = [];
  const provider = (id: string, example: boolean): CallProvider => ({
    instance: instance(id, { example }),
    start: async () => {},
    stop: async () => {},
    create: async () => ({ reference: id, entry: {} }),
    close: async () => undefined,
    probe: async () => {
      asked.push(id);
      return { ok: true, latency: 1 };
    },
  });
  const clock = new ManualClock(0);
  const providers = new Map(
    [provider('ours', false), provider('theirs', true)].map((one) => [one.instance.id, one]),
  );
  const deps = { pool: new RoomPool(() => 0), log: pino({ level: 'silent' }), clock, providers };
  const stop = startProbing(deps as unknown as Deps);
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  await stop();
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked)).toEqual(new Set(['ours']));
});
