import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askHomeserver } from '../../../../adapters/matrix/ask-homeserver.ts';
import { downReason, whyOf, withFaults } from '../../../../adapters/matrix/connection/faults.ts';
import { HostProblem } from '../../../../adapters/matrix/connection/host-problem.ts';
import { Http } from '../../../../adapters/matrix/connection/http.ts';
import { healthRoutes } from '../../../../src/web/health.ts';

/** A homeserver that answers every request with the token that it was sent, and with what steers a terminal. */
let server: Server;
let address: string;
beforeEach(async () => {
  server = createServer((request, response) => {
    const versions = request.url === '/_matrix/client/versions';
    response.writeHead(versions ? 200 : 418, { 'content-type': 'application/json' });
    const error = `\u001b[2Jread this: ${request.headers.authorization}\nok https://a:geheim@b`;
    response.end(versions ? '{"versions":["v1.11"]}' : JSON.stringify({ errcode: 'M_TEAPOT', error }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const token = 'jeton-sans-forme-connue';
const secret = /jeton-sans|geheim/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u001f]/;

it('a token that a homeserver repeats is in no fault', async () => {
  const failed = async () => new Http(address, token).json('GET', '/_matrix/client/v3/sync');
  for (const run of [failed, () => withFaults(failed)]) {
    const error = await run().catch((error: unknown) => error);
    expect(whyOf(error)).toContain('answered 418 M_TEAPOT: read this: Bearer ***');
    expect(whyOf(error)).not.toMatch(secret);
    expect(whyOf(error)).not.toMatch(control);
  }
});

it('nor in what the check says of it', async () => {
  const answer = await askHomeserver({ homeserver: address, token }, undefined);
  expect(answer).toMatchObject({ state: 'silent', why: expect.stringContaining('M_TEAPOT') });
  expect(JSON.stringify(answer)).not.toMatch(secret);
  expect(JSON.stringify(answer)).not.toContain('\\u001b');
});

it('/healthz says in our own words why it is down', async () => {
  const refused = await new Http(address, token).json('GET', '/x').catch((error: unknown) => error);
  const dead = await new Http('http://127.0.0.1:1').json('GET', '/x').catch((error: unknown) => error);
  const late = await new Http(address)
    .json('GET', '/x', { signal: AbortSignal.abort() })
    .catch((error: unknown) => error);
  const reasons = [refused, dead, late, new HostProblem('read this'), new Error('read this')].map(downReason);
  expect(reasons).toEqual([
    'answers 418',
    'does not answer',
    'timed out',
    'waits for its host (see the log)',
    'failed (see the log)',
  ]);
  const platforms = reasons.map((reason) => ({
    account: 'matrix:@cours:example.org',
    health: () => ({ state: 'down' as const, reason }),
  }));
  const sources = {
    ready: () => true,
    askStore: async () => {},
    platforms,
    limited: () => new Map(),
    now: () => 0,
  };
  const text = await (await healthRoutes(sources).request('/healthz')).text();
  expect(text).not.toContain('read this');
});
