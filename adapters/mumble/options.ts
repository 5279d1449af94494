import type { Logger } from 'pino';
import type { CallInstance } from '../../src/ports/calls.ts';
import type { Limits } from './pace.ts';

export interface MumbleOptions {
  readonly instance: CallInstance;
  readonly host: string;
  readonly port: number;
  /** Of the server, if it has one. */
  readonly password?: string | undefined;
  /** SHA-256 of the server's certificate; without it, a certificate authority must vouch for the server. */
  readonly fingerprint?: string | undefined;
  /** Name of the channel that holds all of ours; 'Cours' if not given. */
  readonly root?: string | undefined;
  /** Address of a web client of the host: `{path}` and `{channel}` in it stand for the room's names. */
  readonly web?: string | undefined;
  /** Where the bot's certificate is kept. */
  readonly dataDir: string;
  /** Tells this installation's channels from those of others on the same server; never changes. */
  readonly installation: string;
  readonly log: Logger;
  /** For tests, and for servers with limits of their own. */
  readonly tuning?: MumbleTuning | undefined;
}

/** Times in ms. */
export interface MumbleTuning {
  /** Least wait before a connection is tried anew. */
  readonly reconnect?: number;
  /** That people have to leave a closed room. */
  readonly grace?: number;
  /** Until a room that could not be made is given up. */
  readonly patience?: number;
  readonly heartbeat?: { readonly every: number; readonly silence: number };
  readonly limits?: Limits;
}
