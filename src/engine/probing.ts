import type { CallProvider } from '../ports/calls.ts';
import type { Deps } from './deps.ts';

/** Between two probes of a server, at least; up to a fifth more, so that they do not all fall together. */
const every = 5 * 60_000;
const jitter = 0.2;
const probePatience = 10_000;
/** How often it is looked whose turn it is. */
const look = 5_000;

/**
 * Probes the call servers that can be probed, each on its own beat, those added later too; returns how to
 * end it. By the machine's clock: a probe says how things are now.
 */
export function startProbing({ pool, log, clock, providers }: Deps): () => Promise<void> {
  if (pool === undefined) return async () => {};
  /** By the provider itself: one that a changed line of the calls file made is due at once, and starts afresh. */
  const due = new Map<string, { readonly provider: CallProvider; readonly at: number }>();
  const stopping = new AbortController();
  const probe = async (id: string, provider: CallProvider) => {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(probePatience)]);
    const result = await provider.probe?.(signal);
    // What was said of the one that had this id before is nothing to the one that has it now.
    if (result === undefined || stopping.signal.aborted || providers.get(id) !== provider) return;
    const change = pool.probed(id, result, clock.now());
    if (change === 'failing')
      log.warn({ server: id, probe: result }, 'a call server is not fit for a room now');
    if (change === 'aside') log.warn({ server: id, probe: result }, 'a call server is set aside');
    if (change === 'back') log.info({ server: id }, 'a call server is back');
  };
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [id, provider] of providers) {
      const before = due.get(id);
      const same = before?.provider === provider;
      // Nobody chose the sample course's server: it is asked when somebody asks for its room.
      if (provider.probe === undefined || provider.instance.example) continue;
      if (same && before.at > now) continue;
      if (before !== undefined && !same) pool.forgetHealth(id);
      due.set(id, { provider, at: now + every * (1 + Math.random() * jitter) });
      void probe(id, provider);
    }
  }, look).unref();
  return async () => {
    stopping.abort();
    clearInterval(timer);
  };
}
