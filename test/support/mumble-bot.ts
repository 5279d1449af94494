import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { aclGroup, botIdentity } from '../../adapters/mumble/certificate.ts';
import { type MumbleProvider, mumbleProvider } from '../../adapters/mumble/mumble.ts';
import type { MumbleOptions } from '../../adapters/mumble/options.ts';
import type { CallInstance, CallOrder } from '../../src/ports/calls.ts';
import type { MumbleServer } from './mumble-server.ts';

export const mumbleInstance: CallInstance = {
  id: 'mumble',
  provider: 'mumble',
  label: 'Mumble',
  media: ['audio'],
  example: false,
};

/** A bot that connects anew after 300 ms rather than 15 s. */
export const hasty = { reconnect: 300 };

export const mumbleOrder = (changes: Partial<CallOrder> = {}): CallOrder => ({
  id: 'c1',
  medium: 'audio',
  subject: 'LO21 · S1, Les arbres',
  language: 'fr',
  path: ['LO21', 'S1'],
  until: Date.UTC(2026, 11, 1, 15),
  ...changes,
});

/** A data directory with the bot's certificate, and providers on it: one at a time is connected. */
export class MumbleBot {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'cours-mumble-bot-'));
  readonly #server: MumbleServer;
  readonly #made: MumbleProvider[] = [];

  constructor(server: MumbleServer) {
    this.#server = server;
  }

  /** How the server's ACL names it. */
  group(instance = mumbleInstance.id): string {
    return aclGroup(botIdentity(this.dataDir, instance));
  }

  /** Not started. */
  provider(over: Partial<MumbleOptions> = {}): MumbleProvider {
    const { host, port, fingerprint } = this.#server;
    const provider = mumbleProvider({
      instance: mumbleInstance,
      host,
      port,
      fingerprint,
      dataDir: this.dataDir,
      installation: 'the installation of these tests',
      log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
      ...over,
    });
    this.#made.push(provider);
    return provider;
  }

  async started(over: Partial<MumbleOptions> = {}): Promise<MumbleProvider> {
    const provider = this.provider(over);
    await provider.start();
    return provider;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#made.map((provider) => provider.stop()));
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
