import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RoomPool } from '../../../src/engine/room-pool.ts';
import { startSweeping } from '../../../src/engine/sweeping.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { minute, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';

describe('what a crash left on a server', () => {
  let world: LocalWorld;
  let provider: TestProvider;
  beforeEach(async () => {
    provider = new TestProvider('un');
    world = await LocalWorld.open({ providers: [provider] });
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
  });
  afterEach(() => world.close());
  const open = async () => (await sessionOf(world)).rooms.calls.at(-1)?.reference ?? '';

  it('is ended at the start, and what people are in is not', async () => {
    provider.left.push('orphan', await open());
    await world.restart();
    expect(provider.closed).toEqual(['orphan']);
  });

  it('is ended later, if the server does not answer just then', async () => {
    provider.left.push('orphan');
    provider.sweepFaults = 2;
    await world.restart();
    await world.until(world.clock.now() + minute);
    expect(provider.closed).toEqual([]);
    await world.until(world.clock.now() + minute);
    expect(provider.closed).toEqual(['orphan']);
  });
});

it('a server that came with a changed calls file is swept too', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const before = new TestProvider('un');
  const providers = new Map([['un', before]]);
  const clock = new ManualClock(0);
  const log = pino({ level: 'silent' });
  const stop = startSweeping({ pool: new RoomPool(() => 0), providers, clock, log });
  const after = new TestProvider('un');
  after.left.push('orphan');
  providers.set('un', after);
  await vi.advanceTimersByTimeAsync(5_000);
  await stop();
  vi.useRealTimers();
  expect(after.closed).toEqual(['orphan']);
});
