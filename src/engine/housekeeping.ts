import cron from 'node-cron';
import { stateOver } from '../services/passing-state.ts';
import type { Deps } from './deps.ts';
import type { Inbox } from './inbox.ts';

/**
 * Wall-clock housekeeping: each night at 4:30 of the house's zone, what is settled and old goes (event
 * ids, outbox rows, unused blobs). Returns what stops it.
 */
export function startHousekeeping(
  deps: Deps,
  gates: Pick<Inbox, 'flood' | 'unreadable'>,
): () => Promise<void> {
  const task = cron.schedule(
    '30 4 * * *',
    async () => {
      gates.flood.sweep(deps.clock.now());
      gates.unreadable.sweep(deps.clock.now());
      try {
        const state = await stateOver(deps.store, deps.clock.now());
        if (state.length > 0) await deps.store.apply({ state });
        const pruned = await deps.store.prune(deps.clock.now());
        deps.log.info(pruned, 'pruned');
      } catch (error) {
        deps.log.error({ err: error }, 'pruning failed');
      }
    },
    { timezone: deps.house.zone, noOverlap: true },
  );
  return async () => {
    await task.destroy();
  };
}
