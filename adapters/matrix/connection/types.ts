/**
 * The seam between the connection to a homeserver (login, sync, encryption, sending) and the rest of the
 * Matrix adapter, which knows rooms and messages.
 */

import type { PlatformHealth } from '../../../src/ports/chat.ts';

/** Small durable state of the adapter, behind the store port. */
export interface AdapterState {
  get(key: string): Promise<string | undefined>;
  /** Entries whose key begins with `prefix`, by key. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /** All in one transaction; `undefined` removes. */
  put(entries: readonly { readonly key: string; readonly value: string | undefined }[]): Promise<void>;
}

export type Content = Readonly<Record<string, unknown>>;

/** What a homeserver told in one sync: gaps filled, decrypted, in order within each room. */
export interface SyncBatch {
  /** Where this batch begins; absent at the very first one, which carries no old message. */
  readonly since?: string;
  /** Where the next one begins: the cursor to store once this batch is applied. */
  readonly next: string;
  /** Nobody listened for a while before it was asked for: after a start, an outage, or long work. */
  readonly missed?: boolean;
  /**
   * Timeline events, already decrypted (`type` and `content` are the clear ones). Events whose key
   * came late stand first. Nothing is older than our own join.
   */
  readonly timeline: readonly RoomEvent[];
  /** State at the start of the timelines (lazy-loaded members included), for caches only. */
  readonly state: readonly RoomEvent[];
  readonly invites: readonly { readonly room: string; readonly state: readonly StrippedEvent[] }[];
  /** Rooms that we are out of (kicked, banned, left), with the last events seen there. */
  readonly left: readonly { readonly room: string; readonly events: readonly RoomEvent[] }[];
  readonly accountData: readonly { readonly type: string; readonly content: Content }[];
}

export interface RoomEvent {
  readonly room: string;
  readonly id: string;
  readonly type: string;
  readonly sender: string;
  /** By the server's clock (epoch ms). */
  readonly at: number;
  readonly stateKey?: string;
  readonly content: Content;
  /** The event that an m.room.redaction takes away. */
  readonly redacts?: string;
  /** It came encrypted. */
  readonly encrypted: boolean;
  /** It could not be decrypted, and will not be any more: `type` is then m.room.encrypted. */
  readonly unreadable?: { readonly why: 'noKey' | 'withheld'; readonly device?: string };
  readonly unsigned: Content;
}

/** State as an invitation shows it. */
export interface StrippedEvent {
  readonly type: string;
  readonly sender: string;
  readonly stateKey: string;
  readonly content: Content;
}

/** A file in a room: in clear, or encrypted with what its message says about it. */
export type MediaSource = { readonly url: string } | { readonly file: Content };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface MatrixConnection {
  /** Known once `login` has resolved. */
  readonly userId: string;
  /**
   * The account's user id: from the last start, or by logging in. Throws a LoginProblem (its message is for
   * whoever hosts the bot), or a ChatFault while the homeserver does not answer.
   */
  login(): Promise<string>;
  /**
   * Logs in, signs the device, and follows the account until `stop`. Throws a LoginProblem; a homeserver
   * that does not answer is tried again without end. `handle` resolves when the batch is applied; only then the next one is asked for. When
   * it fails, the same batch comes again from the server. `since` gives the stored cursor.
   */
  start(since: () => Promise<string | undefined>, handle: (batch: SyncBatch) => Promise<void>): Promise<void>;
  /** Ends the loop; never logs out, which would delete the device's keys. */
  stop(): Promise<void>;
  health(): PlatformHealth;
  /**
   * Sends an event with our own transaction id, encrypted where the room is: the same id gives the same
   * event (for 24 hours at least). Throws a ChatFault, like all that follow.
   */
  send(room: string, type: string, content: Content, transaction: string): Promise<string>;
  redact(room: string, event: string, transaction: string): Promise<void>;
  /** Any client-server request, by its path from /_matrix on. */
  request(
    method: Method,
    path: string,
    query?: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<unknown>;
  encrypted(room: string): Promise<boolean>;
  /** An event by its id, decrypted if it can be; undefined if there is none that we may see. */
  event(room: string, id: string): Promise<RoomEvent | undefined>;
  upload(bytes: Uint8Array, type: string, name: string, encrypt: boolean): Promise<MediaSource>;
  /** The bytes of a file; `rejected` when they are more than `most`. */
  download(source: MediaSource, most: number): Promise<Uint8Array>;
}
