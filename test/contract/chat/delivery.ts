import { describe, expect, test } from 'vitest';
import type { ChatScene } from './scene.ts';

/** Batches, cursors, and what a failure or a restart costs: nothing. */
export function delivery(on: ChatScene): void {
  describe('delivery', () => {
    test('every event has its own id, in the order in which it happened', async () => {
      const said = ['un', 'deux', 'trois', 'quatre'];
      for (const words of said) await on.bo.say(words);
      await on.engine.event('message', (event) => event.text === 'quatre');
      expect(on.engine.of('message').map((event) => event.text)).toEqual(said);
      const ids = on.engine.events.map((event) => event.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('a batch that failed comes again, the same, and nothing is lost', async () => {
      await on.bo.say('avant');
      await on.engine.event('message', (event) => event.text === 'avant');
      const before = on.engine.batches.length;
      on.engine.failNext(2);
      await on.bo.say('pendant');
      await on.engine.event('message', (event) => event.text === 'pendant');
      const [first, second, third] = on.engine.batches.slice(before);
      const told = (batch = first) => batch?.events.map((event) => event.id);
      expect(told(second)).toEqual(told(first));
      expect(told(third)?.slice(0, told(first)?.length)).toEqual(told(first));
      expect(on.engine.of('message').map((event) => event.text)).toEqual(['avant', 'pendant']);
    });

    test('a restart goes on behind the stored cursor', async () => {
      await on.bo.say('avant');
      await on.engine.event('message', (event) => event.text === 'avant');
      await on.restart();
      await on.bo.say('après');
      await on.engine.event('message', (event) => event.text === 'après');
      const ids = on.engine.batches.flatMap((batch) => batch.events.map((event) => event.id));
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('the adapter says that it is up', () => {
      expect(on.adapter.health()).toEqual({ state: 'up' });
    });
  });
}
