import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** A web server that answers as a Jitsi does before anybody has entered: /config.js, and a page a room. */
export interface JitsiServer {
  /** Address of a server (a tenant, in Jitsi's words): each of a name of its own. */
  url(name: string): string;
  /** Its certificate, for NODE_EXTRA_CA_CERTS of a process that asks it. */
  readonly certificate: string;
  /** Paths of the rooms that were entered, with their query. */
  readonly entered: readonly string[];
  /** Names whose server answers with an error. */
  readonly down: Set<string>;
  close(): Promise<void>;
}

/** Starts one on a free port of this machine, trusted by this process. */
export async function jitsiServer(): Promise<JitsiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cours-jitsi-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...request, '-addext', names, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const cert = readFileSync(certificate, 'utf8');
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  const entered: string[] = [];
  const down = new Set<string>();
  const server = createServer({ key: readFileSync(key), cert }, ({ url = '/' }, response) => {
    const [, name = '', file = ''] = /^\/([^/]+)\/([^?]*)/.exec(url) ?? [];
    if (down.has(name)) response.writeHead(502).end('Bad gateway');
    else if (file === 'config.js') response.end("var config = { hosts: { domain: 'meet.test' } };");
    else {
      entered.push(url);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<!doctype html><title>Jitsi</title><h1>Jitsi</h1>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `https://localhost:${port}/${name}`,
    certificate,
    entered,
    down,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}
