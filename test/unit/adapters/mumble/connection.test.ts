import { X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../../adapters/mumble/connection.ts';
import { decodeMessage, encodeMessage, FrameReader } from '../../../../adapters/mumble/frames.ts';
import { selfSigned } from '../../../fakes/self-signed.ts';

afterEach(() => vi.restoreAllMocks());

/** A server that lets everybody in and answers their first ping with `answer`, in one chunk. */
async function serve(answer: (pong: Buffer) => Buffer) {
  const server = createServer(selfSigned, (socket: TLSSocket) => {
    const reader = new FrameReader();
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      for (const frame of reader.push(chunk)) {
        const [name, content] = decodeMessage(frame) ?? [];
        if (name === 'Authenticate') socket.write(encodeMessage('ServerSync', { session: 7 }));
        if (name === 'Ping') socket.write(answer(encodeMessage('Ping', content ?? {})));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('a connection to a Mumble server', () => {
  it('that throws the bot out in the breath that lets it in leaves nothing running', async () => {
    const { server, port } = await serve((pong) =>
      Buffer.concat([pong, encodeMessage('UserRemove', { session: 7 })]),
    );
    const every = vi.spyOn(globalThis, 'setInterval');
    const ends: string[] = [];
    const opening = Connection.open({
      host: '127.0.0.1',
      port,
      userName: 'Cours',
      fingerprint: new X509Certificate(selfSigned.cert).fingerprint256,
      onEnd: ({ code }) => ends.push(code),
    });
    await expect(opening).rejects.toMatchObject({ code: 'gone' });
    // What waits for the pong goes on a little later.
    await new Promise((resolve) => setImmediate(resolve));
    expect(every).not.toHaveBeenCalled();
    expect(ends).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });
});
