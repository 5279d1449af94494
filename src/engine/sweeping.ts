import type { CallProvider } from '../ports/calls.ts';
import type { Deps } from './deps.ts';

/** How often it is looked for servers that came later (ms). */
const look = 5_000;
/** When a server that could not be asked is asked again (ms). */
const again = 60_000;

/**
 * Ends rooms that a crash left on the servers: ours, and unknown to the store. Once a server after each
 * start, and one that came with a changed calls file, as soon as it can be asked; rooms made since the start
 * are left alone by the provider itself. Returns how to end it.
 */
export function startSweeping({
  pool,
  providers,
  log,
  clock,
}: Pick<Deps, 'pool' | 'providers' | 'log' | 'clock'>): () => Promise<void> {
  const waits = new Set<() => void>();
  const running = new Set<Promise<void>>();
  const failing = new Set<string>();
  let stopping = false;
  const sweep = async (id: string) => {
    const known = new Set(
      (pool?.openRooms() ?? []).flatMap(({ instance, reference }) => (instance === id ? [reference] : [])),
    );
    try {
      const ended = await providers.get(id)?.sweep?.(known);
      failing.delete(id);
      if (ended !== undefined && ended > 0)
        log.info({ server: id, ended }, 'rooms left by a crash are ended');
    } catch (error) {
      // One line a trouble, not one a try.
      log[failing.has(id) ? 'debug' : 'warn'](
        { err: error, server: id },
        'a server could not be swept; it is tried again',
      );
      failing.add(id);
      if (stopping) return;
      const cancel = clock.wakeAt(clock.now() + again, () => {
        waits.delete(cancel);
        begin(id);
      });
      waits.add(cancel);
    }
  };
  const begin = (id: string) => {
    const done: Promise<void> = sweep(id).finally(() => running.delete(done));
    running.add(done);
  };
  if (pool === undefined) return async () => {};
  const swept = new WeakSet<CallProvider>();
  let started = false;
  /** Those that came with a changed calls file too: what one had still to end goes with it. */
  const sweepNew = () => {
    for (const [id, provider] of providers) {
      // A room that the one before is still making is known to neither of them.
      if (swept.has(provider) || (started && pool.isMaking(id))) continue;
      swept.add(provider);
      begin(id);
    }
  };
  sweepNew();
  started = true;
  const timer = setInterval(sweepNew, look).unref();
  return async () => {
    stopping = true;
    clearInterval(timer);
    for (const cancel of waits) cancel();
    await Promise.all(running);
  };
}
