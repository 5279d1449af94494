import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { probeJitsi } from '../../../adapters/jitsi/probe.ts';
import { selfSigned } from '../../fakes/self-signed.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const asked: string[] = [];
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const probe = (url: string, ms = 5_000) => probeJitsi(url, AbortSignal.timeout(ms));

/** Begins as a configuration does, and goes on for as long as somebody reads. */
const endless: RequestListener = (_, response) => {
  response.write('var config = {};\n');
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
};

describe('probing a Jitsi', () => {
  it('asks for its configuration, and for nothing that makes a room', async () => {
    const url = await serve((_, response) =>
      response.end("var config = { hosts: { domain: 'meet.example' } };"),
    );
    expect(await probe(`${url}/`)).toMatchObject({ ok: true, loginNeeded: false });
    expect(asked.splice(0)).toEqual(['GET /config.js']);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    const elsewhere = await serve((_, response) => response.end('var config = {};'));
    const url = await serve((_, response) =>
      response.writeHead(status, { location: `${elsewhere}/elsewhere` }).end(),
    );
    expect(await probe(url)).toEqual({ ok: false, reason: 'unexpected', detail: `HTTP ${status}` });
    expect(asked.splice(0)).toEqual(['GET /config.js']);
  });

  it('sees that rooms are opened by people with an account', async () => {
    const url = await serve((_, response) =>
      response.end("var config = {\n  hosts: {\n    anonymousdomain: 'guest.meet.example',\n  },\n};"),
    );
    expect(await probe(url)).toMatchObject({ ok: true, loginNeeded: true });
    const commented = await serve((_, response) =>
      response.end("var config = {\n  // anonymousdomain: 'guest.example',\n};"),
    );
    expect(await probe(commented)).toMatchObject({ ok: true, loginNeeded: false });
  });

  it.each<[string, RequestListener, object]>([
    [
      'an error',
      (_, response) => response.writeHead(503).end(),
      { reason: 'unexpected', detail: 'HTTP 503' },
    ],
    ['another site', (_, response) => response.end('<h1>It works</h1>'), { reason: 'unexpected' }],
  ])('tells %s', async (_, answer, expected) => {
    expect(await probe(await serve(answer))).toMatchObject({ ok: false, ...expected });
  });

  it('tells silence', async () => {
    expect(await probe(await serve(() => {}), 200)).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('stops reading a configuration without an end', async () => {
    const found = await probe(await serve(endless));
    expect(found).toMatchObject({ ok: false, reason: 'unexpected', detail: 'config.js' });
  });

  it('tells a certificate that nobody vouches for', async () => {
    const server = createSecureServer(selfSigned, (_, response) => response.end('var config = {};'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const found = await probe(`https://127.0.0.1:${port}`);
    expect(found).toMatchObject({ ok: false, reason: 'tls' });
    server.close();
  });

  it('tells that nobody is there, and that it is no TLS', async () => {
    const url = await serve(() => {});
    for (const server of servers.splice(0)) server.close();
    expect(await probe(url)).toMatchObject({ ok: false, reason: 'refused', detail: 'ECONNREFUSED' });
    const plain = await serve((_, response) => response.end());
    expect(await probe(plain.replace('http:', 'https:'))).toMatchObject({ ok: false, reason: 'tls' });
  });
});
