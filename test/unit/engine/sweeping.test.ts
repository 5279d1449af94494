import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
