import type { Deps } from './deps.ts';

/** Between two probes of a server, at least; up to a fifth more, so that they do not all fall together. */
const every = 5 * 60_000;
const jitter = 0.2;
const probePatience = 10_000;

/** Probes the call servers that can be probed, each on its own beat; returns how to end it. */
export function startProbing(deps: Deps): () => Promise<void> {
  const { pool, log, clock, providers } = deps;
  if (pool === undefined) return async () => {};
  const timers = new Map<string, NodeJS.Timeout>();
  const stopping = new AbortController();
  const probe = async (id: string) => {
    const provider = providers.get(id);
    if (provider?.probe === undefined || stopping.signal.aborted) return;
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(probePatience)]);
    const result = await provider.probe(signal);
    if (stopping.signal.aborted) return;
    const change = pool.probed(id, result, clock.now());
    if (change === 'aside') log.warn({ server: id, probe: result }, 'a call server is set aside');
    if (change === 'back') log.info({ server: id }, 'a call server is back');
    again(id);
  };
  const again = (id: string, first = false) => {
    const wait = first ? Math.random() * 10_000 : every * (1 + Math.random() * jitter);
    timers.set(id, setTimeout(() => void probe(id), wait).unref());
  };
  for (const [id, provider] of providers) if (provider.probe !== undefined) again(id, true);
  return async () => {
    stopping.abort();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
