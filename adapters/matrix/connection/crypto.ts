import { randomUUID } from 'node:crypto';
import { Attachment, EncryptedAttachment, type OlmMachine } from '@matrix-org/matrix-sdk-crypto-nodejs';
// Not the package itself: its index loads express, request and sanitize-html (a second, 50 MB).
import { CryptoClient } from 'matrix-bot-sdk/lib/e2ee/CryptoClient.js';
import { SYNC_LOCK_NAME } from 'matrix-bot-sdk/lib/e2ee/RustEngine.js';
import { LogService } from 'matrix-bot-sdk/lib/logging/LogService.js';
import { EncryptedRoomEvent } from 'matrix-bot-sdk/lib/models/events/EncryptedRoomEvent.js';
import { z } from 'zod';
import { cryptoStorage } from './crypto-storage.ts';
import { type Http, path } from './http.ts';
import { InTurn } from './in-turn.ts';
import type { RoomEncryption } from './room-settings.ts';
import type { RawEvent, SyncResponse } from './sync-response.ts';
import type { Content, Method } from './types.ts';

// It writes to the console, what it cannot decrypt included; what fails is thrown as well.
const silent = () => {};
LogService.setLogger({ trace: silent, debug: silent, info: silent, warn: silent, error: silent });

interface CryptoOptions {
  readonly http: Http;
  readonly user: string;
  readonly device: string;
  /** Folder of the crypto store. */
  readonly folder: string;
  readonly now: () => number;
  readonly roomOf: (room: string) => Promise<RoomEncryption>;
  readonly membersOf: (room: string) => Promise<string[]>;
}

/** Of matrix-bot-sdk's RustEngine, which its CryptoClient keeps to itself. */
interface Engine {
  readonly machine: OlmMachine;
  readonly lock: { acquire(name: string, work: () => Promise<void>): Promise<void> };
  addTrackedUsers(users: readonly string[]): Promise<void>;
  runOnly(...types: number[]): Promise<void>;
}

/** An event that could not be decrypted. */
export class Undecryptable extends Error {
  /** The sender's client keeps the key from us, for good. */
  readonly withheld: boolean;
  constructor(withheld: boolean, cause: unknown) {
    super('The event cannot be decrypted.', { cause });
    this.name = 'Undecryptable';
    this.withheld = withheld;
  }
}

/** After so long a sync is taken in whatever it brings (ms): the library renews some keys by the clock. */
const longestUntaken = 60 * 60_000;
const withheldForGood = new Set(['m.unverified', 'm.blacklisted', 'm.unauthorised']);
const clearEvent = z.object({ type: z.string(), content: z.record(z.string(), z.unknown()) });
const cryptoFault = z.object({ withheldCode: z.string().optional() });

/**
 * End-to-end encryption by matrix-bot-sdk's CryptoClient, driven over our own requests: of its
 * MatrixClient it gets only what it calls (facts: its own loop, listeners and room tracker lose events,
 * stall, or take a failing request for "not encrypted").
 */
export class Encryption {
  readonly device: string;
  readonly #client: CryptoClient;
  readonly #engine: Engine;
  readonly #turns = new InTurn();
  readonly #now: () => number;
  /** What the last sync that was taken in said of our keys on the server, and when (epoch ms). */
  #taken: { readonly keys: string; readonly at: number } | undefined;

  private constructor({ device, now }: CryptoOptions, client: CryptoClient) {
    this.device = device;
    this.#now = now;
    this.#client = client;
    this.#engine = engineOf(client);
    // The sync and every message run what is due; the same request must not go out twice at once.
    const runOnly = this.#engine.runOnly.bind(this.#engine);
    this.#engine.runOnly = (...types) => this.#turns.run('requests', () => runOnly(...types));
  }

  /** Opens the store and sends the device's keys where the server lacks them. */
  static async start(options: CryptoOptions): Promise<Encryption> {
    const client = new CryptoClient(clientFor(options) as never);
    try {
      await client.prepare([]);
    } catch (error) {
      engineOf(client)?.machine.close();
      throw error;
    }
    return new Encryption(options, client);
  }

  /** What signing the device needs: the library's machine. */
  get machine(): OlmMachine {
    return this.#engine.machine;
  }

  /**
   * Takes in keys and device changes, and answers what they ask for. The library writes its store for every
   * sync, which takes it some 5 ms before each answer: one that brings it nothing is left out.
   */
  async takeSync(sync: SyncResponse): Promise<void> {
    const keys = JSON.stringify([sync.device_one_time_keys_count, sync.device_unused_fallback_key_types]);
    const at = this.#now();
    const fresh = this.#taken?.keys === keys && Math.abs(at - this.#taken.at) < longestUntaken;
    if (fresh && bringsNothing(sync)) {
      await this.#engine.lock.acquire(SYNC_LOCK_NAME, () => this.#engine.runOnly());
      return;
    }
    this.#taken = undefined;
    await this.#client.updateSyncData(
      sync.to_device.events as never,
      sync.device_one_time_keys_count as never,
      sync.device_unused_fallback_key_types as never,
      sync.device_lists.changed,
      sync.device_lists.left,
    );
    this.#taken = { keys, at };
  }

  /** Learns the devices of people before a message is written for them. */
  async track(users: readonly string[]): Promise<void> {
    if (users.length > 0) await this.#engine.addTrackedUsers(users);
  }

  /** Throws Undecryptable. */
  async decrypt(room: string, raw: RawEvent): Promise<{ type: string; content: Content }> {
    try {
      const { raw: clear } = await this.#client.decryptRoomEvent(new EncryptedRoomEvent(raw as never), room);
      return clearEvent.parse(clear);
    } catch (error) {
      const code = cryptoFault.safeParse(error).data?.withheldCode;
      throw new Undecryptable(code !== undefined && withheldForGood.has(code), error);
    }
  }

  /** The content of an m.room.encrypted event; in a room one after another, as the ratchet goes on. */
  encrypt(room: string, type: string, content: Content): Promise<Content> {
    return this.#turns.run(`room ${room}`, async () => ({
      ...(await this.#client.encryptRoomEvent(room, type, content)),
    }));
  }

  /** Lets the store go. */
  close(): void {
    this.#engine.machine.close();
  }
}

function bringsNothing({ to_device, device_lists }: SyncResponse): boolean {
  return [to_device.events, device_lists.changed, device_lists.left].every(({ length }) => length === 0);
}

/** Encrypts a file; `file` lacks only its `url`. */
export function encryptFile(bytes: Uint8Array): { bytes: Uint8Array; file: Content } {
  const encrypted = Attachment.encrypt(bytes);
  const info = encrypted.mediaEncryptionInfo;
  if (info === undefined) throw new Error('the encrypted file came without its keys');
  return { bytes: encrypted.encryptedData, file: JSON.parse(info) };
}

/** Decrypts a file by what its message says; throws when it is not what was sent. */
export function decryptFile(bytes: Uint8Array, file: Content): Uint8Array {
  return Attachment.decrypt(new EncryptedAttachment(bytes, JSON.stringify(file)));
}

function engineOf(client: CryptoClient): Engine {
  return (client as unknown as { readonly engine: Engine }).engine;
}

/** What CryptoClient and RustEngine call of a MatrixClient. */
function clientFor({ http, user, device, folder, roomOf, membersOf }: CryptoOptions) {
  return {
    cryptoStore: cryptoStorage(folder, device, roomOf),
    getUserId: async () => user,
    getJoinedRoomMembers: membersOf,
    doRequest: (method: Method, endpoint: string, _query: unknown, body: unknown) =>
      http.json(method, endpoint, { body }),
    sendToDevices: (type: string, messages: unknown) =>
      http.json('PUT', path`/_matrix/client/v3/sendToDevice/${type}/${randomUUID()}`, { body: { messages } }),
    emit: () => false,
  };
}
