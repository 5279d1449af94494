import { CallFault, type Probe, type ProbeReason } from '../../src/ports/calls.ts';
import type { Keeper } from './keeper.ts';
import { missingRight } from './permissions.ts';
import { placesOf } from './places.ts';

export interface ProbeOptions {
  readonly signal: AbortSignal;
  readonly root: string;
  /** How an ACL names the bot. */
  readonly group: string;
}

/** Until a connection that is being made is given up. */
const connectPatience = 5_000;

/**
 * Whether the server is fit for a room: it answers, lets the bot make channels, and has a place free. Opens
 * no connection of its own, because too many of them get the bot banned. Never throws.
 */
export async function probeMumble(keeper: Keeper, options: ProbeOptions): Promise<Probe> {
  const { signal } = options;
  const aborted = new Promise<Probe>((resolve) => {
    const late = () => resolve({ ok: false, reason: 'timeout' });
    if (signal.aborted) late();
    else signal.addEventListener('abort', late, { once: true });
  });
  return Promise.race([aborted, look(keeper, options)]);
}

async function look(keeper: Keeper, { root, group }: ProbeOptions): Promise<Probe> {
  try {
    const connection = await keeper.ready(connectPatience);
    const before = performance.now();
    await connection.fence();
    const latency = Math.round(performance.now() - before);
    const detail = await missingRight(connection, { root, group });
    if (detail !== undefined) return { ok: false, reason: 'denied', detail };
    const places = placesOf(connection);
    if (places?.free === 0) return { ok: false, reason: 'full' };
    return { ok: true, latency, ...(places === undefined ? {} : { places }) };
  } catch (error) {
    if (error instanceof CallFault) return { ok: false, reason: reasonOf(error), detail: error.message };
    return { ok: false, reason: 'unexpected' };
  }
}

function reasonOf({ code }: CallFault): ProbeReason {
  if (code === 'gone') return 'refused';
  return code === 'medium' || code === 'configuration' || code === 'busy' ? 'unexpected' : code;
}
