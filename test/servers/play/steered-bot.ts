import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { z } from 'zod';
import { readConfig } from '../../../src/config.ts';
import type { Deps } from '../../../src/engine/deps.ts';
import { startCours } from '../../../src/main.ts';
import type { Commit } from '../../../src/ports/store.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';

// The real bot in a process of its own, with a clock that the parent moves by messages: `{id, to?}` goes
// there (or stays), lets everything settle and answers `{id}`. Arguments: start of the clock (epoch ms)
// and a fault to build in, for the negative controls.

const [startedAt = '0', fault = 'none'] = process.argv.slice(2);
const order = z.object({ id: z.number(), to: z.number().optional() });
const clock = new ManualClock(Number(startedAt));

/** The two mistakes that the kill test must notice. */
function withFault(deps: Deps): Deps {
  if (fault === 'randomKey') {
    const adapters = [...deps.adapters].map(([account, adapter]) => {
      const post: typeof adapter.post = (target, part, options) =>
        adapter.post(target, part, { ...options, key: randomUUID() });
      return [account, { ...adapter, post }] as const;
    });
    return { ...deps, adapters: new Map(adapters) };
  }
  if (fault === 'eventOutside') {
    const { store } = deps;
    const apply = async ({ event, ...rest }: Commit) => {
      const result = await store.apply(rest);
      // The gap that a kill can fall into.
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (event !== undefined) await store.apply({ event });
      return result;
    };
    return { ...deps, store: { ...store, apply } };
  }
  return deps;
}

const running = await startCours(readConfig(process.env), pino({ level: 'warn' }, pino.destination(2)), {
  clock,
  deps: withFault,
});
process.on('message', async (message) => {
  const { id, to } = order.parse(message);
  await running.idle();
  if (to !== undefined) await clock.travelTo(to, () => running.idle());
  process.send?.({ id });
});
process.send?.({ ready: running.address });
