import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { readConfig } from '../../../src/config.ts';
import { holidayName } from '../../../src/domain/time/holidays.ts';
import type { Deps } from '../../../src/engine/deps.ts';
import { startCours } from '../../../src/main.ts';
import type { Commit } from '../../../src/ports/store.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { hurriedAdapter } from './hurried-adapter.ts';

// The real bot in a process of its own, with a clock that the parent moves by messages: `{id, to?, jump?,
// event?}` waits for that event of a platform, goes there by way of every wake-up (or at one leap), lets
// everything settle and answers `{id}`.
// Arguments: start of the clock (epoch ms) and a fault to build in, for the negative controls.

const [startedAt = '0', fault = 'none'] = process.argv.slice(2);
const order = z.object({
  id: z.number(),
  to: z.number().optional(),
  jump: z.number().optional(),
  event: z.string().optional(),
});
/** Where the process leaves what the next one on the same data finds, beside the bot's own. */
const besides = join(process.env.COURS_DATA_DIR ?? '.', '..');
const clock = openedClock(Number(startedAt));
const patience = 60_000;
let deps: Deps | undefined;

/**
 * A clock that goes on where the killed process left it, as those of machines do: what was decided at 14:05
 * would else be delivered at an earlier hour, and say another distance.
 */
function openedClock(start: number): ManualClock {
  const file = join(besides, 'clock');
  class KeptClock extends ManualClock {
    override jumpTo(at: number): void {
      writeFileSync(file, String(at));
      super.jumpTo(at);
    }
  }
  const left = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return new KeptClock(Math.max(start, left));
}

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
    const struck = join(besides, 'struck');
    const apply = async ({ event, ...rest }: Commit) => {
      const result = await store.apply(rest);
      // The gap that a kill can fall into; the first time that doing it twice would show, one does.
      if (event !== undefined && (rest.sessions ?? []).length > 0 && !existsSync(struck)) {
        writeFileSync(struck, '');
        process.kill(process.pid, 'SIGKILL');
      }
      await pause(5);
      if (event !== undefined) await store.apply({ event });
      return result;
    };
    return { ...deps, store: { ...store, apply } };
  }
  return deps;
}

/** The local chat goes by the bot's clock already; every other platform has its own. */
function hurried(deps: Deps): Deps {
  const adapters = [...deps.adapters].map(
    ([account, adapter]) =>
      [account, adapter.platform === 'local' ? adapter : hurriedAdapter(adapter, clock)] as const,
  );
  return { ...deps, adapters: new Map(adapters) };
}

// The calendars are loaded by the first command that needs them, which takes longer than the kill test lets a
// bot live: here they are loaded before it is ready.
holidayName('2026-12-25', 'FR', 'fr');

const running = await startCours(readConfig(process.env), pino({ level: 'warn' }, pino.destination(2)), {
  clock,
  deps: (ordinary) => {
    deps = hurried(withFault(ordinary));
    return deps;
  },
});

/** Everything is decided and delivered; where a platform asked for a pause, that takes real time. */
async function settle(): Promise<void> {
  for (;;) {
    await running.idle();
    const until = Math.max(...running.engine.pauses().values());
    const still = until - clock.now();
    if (!(still > 0)) return;
    await pause(still);
    clock.jumpTo(Math.max(until, clock.now()));
  }
}

async function heard(event: string): Promise<void> {
  const end = Date.now() + patience;
  const accounts = [...(deps?.adapters.keys() ?? [])];
  while (!(await Promise.all(accounts.map((account) => deps?.store.event(account, event)))).some(Boolean)) {
    if (Date.now() > end) throw new Error(`the bot never heard of ${event}`);
    await pause(5);
  }
}

process.on('message', async (message) => {
  const { id, to, jump, event } = order.parse(message);
  try {
    if (event !== undefined) await heard(event);
    if (jump !== undefined) clock.jumpTo(jump);
    await settle();
    if (to !== undefined) await clock.travelTo(Math.max(to, clock.now()), settle);
    process.send?.({ id });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
// Without its parent it is nobody's any more.
process.once('disconnect', () => process.exit(1));
// Whoever is killed writes no cache at its end.
flushCompileCache();
process.send?.({ ready: running.address });
