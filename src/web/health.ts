import { Hono } from 'hono';
import type { ChatAdapter } from '../ports/chat.ts';

/** What the state of the bot is made from. */
export interface HealthSources {
  ready(): boolean;
  /** Rejects when the store fails. */
  askStore(): Promise<unknown>;
  readonly platforms: Iterable<Pick<ChatAdapter, 'account' | 'health'>>;
}

/** What GET /healthz answers. */
type Health =
  | { readonly status: 'ok' }
  | { readonly status: 'starting' }
  | { readonly status: 'degraded' | 'failing'; readonly reasons: readonly string[] };

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
  return reasons.length === 0 ? { status: 'ok' } : { status: 'degraded', reasons };
}
