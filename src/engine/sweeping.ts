import type { Deps } from './deps.ts';

/** When a server that could not be asked is asked again (ms). */
const again = 60_000;

/**
 * Ends rooms that a crash left on the servers: ours, and unknown to the store. Once a server after each
 * start, as soon as it can be asked; rooms made since the start are left alone by the provider itself.
 * Returns how to end it.
 */
export function startSweeping({ pool, providers, log, clock }: Deps): () => Promise<void> {
  const waits = new Set<() => void>();
  const running = new Set<Promise<void>>();
  let stopping = false;
  const sweep = async (id: string) => {
    const known = new Set(
      (pool?.openRooms() ?? []).flatMap(({ instance, reference }) => (instance === id ? [reference] : [])),
    );
    try {
      const ended = await providers.get(id)?.sweep?.(known);
      if (ended !== undefined && ended > 0)
        log.info({ server: id, ended }, 'rooms left by a crash are ended');
    } catch (error) {
      log.warn({ err: error, server: id }, 'a server could not be swept; it is tried again');
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
  if (pool !== undefined) for (const id of providers.keys()) begin(id);
  return async () => {
    stopping = true;
    for (const cancel of waits) cancel();
    await Promise.all(running);
  };
}
