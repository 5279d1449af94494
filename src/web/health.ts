import { Hono } from 'hono';
import type { ChatAdapter } from '../ports/chat.ts';

/** What the state of the bot is made from. */
export interface HealthSources {
  ready(): boolean;
  /** Rejects when the store fails. */
  askStore(): Promise<unknown>;
  readonly platforms: Iterable<Pick<ChatAdapter, 'account' | 'health'>>;
  /** Accounts whose platform's rate limit makes messages wait, and since when (epoch ms). */
  limited(): ReadonlyMap<string, number>;
  now(): number;
}

/** What GET /healthz answers. */
type Health =
  | { readonly status: 'ok' }
  | { readonly status: 'starting' }
  | { readonly status: 'failing'; readonly reasons: readonly string[] }
  | {
      readonly status: 'degraded';
      readonly reasons: readonly string[];
      /** Accounts that are held up by a rate limit. */
      readonly limited?: readonly string[];
    };

/** A limit is a matter for the host once messages have waited so long for it (ms). */
const noticeable = 5_000;

/**
 * GET /healthz: 200 `ok`; 200 `degraded` with the reasons while a platform is down (a restart would not
 * help); 503 before ready and when the store fails.
 */
export function healthRoutes(sources: HealthSources): Hono {
  return new Hono().get('/healthz', async (context) => {
    const health = await healthOf(sources);
    const up = health.status === 'ok' || health.status === 'degraded';
    context.header('Cache-Control', 'no-store');
    return context.json(health, up ? 200 : 503);
  });
}

async function healthOf(sources: HealthSources): Promise<Health> {
  if (!sources.ready()) return { status: 'starting' };
  try {
    await sources.askStore();
  } catch {
    // The cause may hold a path: it belongs into the log, not into an answer that anyone may read.
    return { status: 'failing', reasons: ['the store does not answer'] };
  }
  const reasons = [...sources.platforms].flatMap((platform) => {
    const health = platform.health();
    return health.state === 'up' ? [] : [`${platform.account}: ${health.reason}`];
  });
  const limited: string[] = [];
  for (const [account, since] of sources.limited()) {
    if (sources.now() - since < noticeable) continue;
    limited.push(account);
    reasons.push(
      `${account}: the server's rate limit makes messages wait (npm run cours -- check says how to lift it)`,
    );
  }
  return reasons.length === 0
    ? { status: 'ok' }
    : { status: 'degraded', reasons, ...(limited.length === 0 ? {} : { limited }) };
}
