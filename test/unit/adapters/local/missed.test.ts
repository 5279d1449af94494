import { afterEach, beforeEach, expect, test } from 'vitest';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import type { LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

test('what waited for the engine is marked as missed, what comes while it listens is not', async () => {
  const engine = new ListeningEngine();
  const adapter = await stage.adapter();
  const say = async (text: string) => {
    const id = await ana.say(text);
    await engine.event('message', (event) => event.id === id);
    return engine.batches
      .filter(({ events }) => events.some((event) => event.id === id))
      .map(({ missed }) => missed);
  };
  for (let n = 0; n < 60; n += 1) await ana.say(`avant ${n}`);
  await adapter.start(engine);
  await engine.event('message', (event) => event.text === 'avant 59');
  expect(engine.batches.length).toBeGreaterThan(1);
  expect(engine.batches.every(({ missed }) => missed)).toBe(true);
  // The end of the log is reached first.
  await new Promise((resolve) => setImmediate(resolve));
  expect(await say('pendant')).toEqual([false]);
  engine.failNext(2);
  expect(await say('en panne')).toEqual([false, true, true]);
});
