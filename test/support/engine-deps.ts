import { pino } from 'pino';
import type { Deps } from '../../src/engine/deps.ts';
import { RoomPool } from '../../src/engine/room-pool.ts';
import type { ChatAdapter } from '../../src/ports/chat.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { house } from './scene.ts';
import type { WorldOptions } from './world.ts';

/** What the engine is given in tests: one chat, the test's store and clock, a log kept as objects. */
export function engineDeps(
  adapter: ChatAdapter,
  store: Store,
  clock: Clock,
  log: Record<string, unknown>[],
  options: WorldOptions,
): Deps {
  const providers = new Map((options.providers ?? []).map((provider) => [provider.instance.id, provider]));
  const pool = new RoomPool(() => clock.now());
  return {
    store: options.wrap?.(store) ?? store,
    clock,
    log: pino({ level: 'info' }, { write: (text: string) => void log.push(JSON.parse(text)) }),
    adapters: new Map([[adapter.account, adapter]]),
    accounts: new Map([[adapter.platform, adapter.account]]),
    providers,
    pool,
    house: {
      ...house,
      pool,
      persons: (callId) => pool.persons(callId),
      instances: [...providers.values()].map((provider) => provider.instance),
      ...options.house,
    },
    admins: new Set(),
  };
}
