import { describe, expect, it } from 'vitest';
import { type HealthSources, healthRoutes } from '../../../src/web/health.ts';

const well: HealthSources = {
  ready: () => true,
  askStore: async () => 0,
  platforms: [{ account: 'local', health: () => ({ state: 'up' }) }],
  limited: () => new Map(),
  now: () => 100_000,
};

async function ask(changes: Partial<HealthSources>) {
  const response = await healthRoutes({ ...well, ...changes }).request('/healthz');
  return { code: response.status, body: await response.json() };
}

describe('GET /healthz', () => {
  it('is ok', async () => {
    expect(await ask({})).toEqual({ code: 200, body: { status: 'ok' } });
  });

  it('is 503 before the bot is ready', async () => {
    expect(await ask({ ready: () => false })).toEqual({ code: 503, body: { status: 'starting' } });
  });

  it('is 503 when the store fails, and does not say where it lies', async () => {
    const answer = await ask({ askStore: () => Promise.reject(new Error('/srv/cours is full')) });
    expect(answer.code).toBe(503);
    expect(answer.body).toMatchObject({ status: 'failing' });
    expect(JSON.stringify(answer.body)).not.toContain('/srv');
  });

  it('is 200 and degraded, with the reason, while a platform is down', async () => {
    const platforms: HealthSources['platforms'] = [
      { account: 'local', health: () => ({ state: 'up' }) },
      { account: 'matrix:@cours:example.org', health: () => ({ state: 'down', reason: 'timed out' }) },
    ];
    expect(await ask({ platforms })).toEqual({
      code: 200,
      body: { status: 'degraded', reasons: ['matrix:@cours:example.org: timed out'] },
    });
  });

  it('says that a rate limit makes messages wait, once they have for five seconds', async () => {
    const matrix = 'matrix:@cours:example.org';
    const since = (at: number) => ask({ limited: () => new Map([[matrix, at]]) });
    expect((await since(99_000)).body).toEqual({ status: 'ok' });
    const { code, body } = await since(95_000);
    expect(code).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', limited: [matrix] });
    expect(JSON.stringify(body)).toContain('check');
  });

  it('is never kept by a cache', async () => {
    const response = await healthRoutes(well).request('/healthz');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});
