import { connect as connectTls } from 'node:tls';
import { CallFault, type Probe } from '../../src/ports/calls.ts';
import { pinned } from './connection.ts';
import { socketFault } from './faults.ts';
import { decodeMessage, FrameReader } from './frames.ts';

export interface GreetOptions {
  readonly host: string;
  readonly port: number;
  readonly fingerprint?: string | undefined;
}

/**
 * Whether a Mumble server answers, with the right certificate, up to its first message (Version), without
 * coming in: a bot that runs has the same certificate of its own and would be thrown out. Whether it lets
 * the bot in, and make rooms, only the running bot finds out. Never throws.
 */
export async function greetMumble(
  { host, port, fingerprint }: GreetOptions,
  signal: AbortSignal,
): Promise<Probe> {
  const before = performance.now();
  const socket = connectTls({ host, port, rejectUnauthorized: fingerprint === undefined });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const reader = new FrameReader();
  socket.on('secureConnect', () => {
    const fault = pinned(socket, fingerprint);
    if (fault !== undefined) reject(fault);
  });
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const frame of reader.push(chunk)) if (decodeMessage(frame)?.[0] === 'Version') resolve();
    } catch {
      reject(new CallFault('unexpected', 'what came is not the protocol of Mumble'));
    }
  });
  socket.on('error', (error) => reject(socketFault(error)));
  socket.on('close', () => reject(new CallFault('refused', 'the server closed the connection')));
  const late = () => reject(new CallFault('timeout', 'the server does not answer'));
  signal.addEventListener('abort', late, { once: true });
  try {
    await promise;
    return { ok: true, latency: Math.round(performance.now() - before) };
  } catch (error) {
    const code = error instanceof CallFault ? error.code : 'unexpected';
    const reason = code === 'tls' || code === 'timeout' || code === 'unexpected' ? code : 'refused';
    return { ok: false, reason, ...(error instanceof CallFault ? { detail: error.message } : {}) };
  } finally {
    signal.removeEventListener('abort', late);
    socket.destroy();
  }
}
