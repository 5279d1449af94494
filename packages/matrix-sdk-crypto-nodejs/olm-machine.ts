import { join } from 'node:path';
import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import { closeDurably, openDurably } from './durable-store.ts';
import type { EncryptionSettings } from './encryption-settings.ts';
import { DeviceId, type DeviceLists, type RoomId, UserId } from './ids.ts';
import { type OutgoingRequest, toOutgoing } from './requests.ts';

/** Name of the file in the store's folder. */
const fileName = 'crypto.sqlite3';

/** The machine that this process has on each store. */
const open = new Map<string, OlmMachine>();

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Why an event could not be decrypted, in numbers and codes of the crypto library (`DecryptionErrorCode`). */
export class DecryptionFault extends Error {
  readonly code: number;
  /** `m.unverified`: the sender's client excludes this device. */
  readonly withheldCode: string | undefined;
  constructor(code: number, withheldCode: string | undefined, message: string) {
    super(message);
    this.name = 'DecryptionFault';
    this.code = code;
    this.withheldCode = withheldCode;
  }
}

/** What one signature of `sign` looks like to matrix-bot-sdk. */
interface MaybeSignature {
  readonly isValid: boolean;
  readonly isInvalid: boolean;
  readonly signature: wasm.Signature | undefined;
}

/**
 * The state machine of end-to-end encryption, as matrix-bot-sdk calls it. It talks to no server: it says
 * which requests it wants sent (`outgoingRequests`) and is told of their answers (`markRequestAsSent`).
 */
export class OlmMachine {
  /** The machine of the WebAssembly build: cross-signing is done on it. */
  readonly inner: wasm.OlmMachine;
  readonly #storePath: string | undefined;
  #closed = false;

  private constructor(inner: wasm.OlmMachine, storePath: string | undefined) {
    this.inner = inner;
    this.#storePath = storePath;
  }

  /**
   * Opens the machine of a device; `storePath` is the folder of its store (in memory only without one).
   * Opened again, the store passes to the new machine: matrix-bot-sdk does that when its start failed after
   * this, and two machines on one store would use a key twice.
   * @throws StoreInUse while another process has the store; Error when the store is of another device.
   */
  static async initialize(
    userId: UserId,
    deviceId: DeviceId,
    storePath?: string | null,
    passphrase?: string | null,
  ): Promise<OlmMachine> {
    await wasm.initAsync();
    const path = storePath ?? undefined;
    if (path !== undefined) {
      open.get(path)?.close();
      await openDurably(path, join(path, fileName));
    }
    try {
      const handle = await wasm.StoreHandle.open(path, passphrase || undefined, quiet);
      const inner = await wasm.OlmMachine.initFromStore(userId.toWasm(), deviceId.toWasm(), handle, quiet);
      handle.free();
      const machine = new OlmMachine(inner, path);
      if (path !== undefined) open.set(path, machine);
      return machine;
    } catch (error) {
      if (path !== undefined) closeDurably(path);
      throw asError(error);
    }
  }

  get userId(): UserId {
    return new UserId(this.inner.userId.toString());
  }

  get deviceId(): DeviceId {
    return new DeviceId(this.inner.deviceId.toString());
  }

  get identityKeys(): wasm.IdentityKeys {
    return this.inner.identityKeys;
  }

  /**
   * What is to be sent now. Uploads of signatures are left out, because matrix-bot-sdk throws on them:
   * whoever drives it sends those itself, from `inner`.
   */
  async outgoingRequests(): Promise<readonly OutgoingRequest[]> {
    const all = await this.inner.outgoingRequests();
    return all.filter(({ type }) => type <= wasm.RequestType.ToDevice).map(toOutgoing);
  }

  markRequestAsSent(id: string, type: wasm.RequestType, response: string): Promise<boolean> {
    return this.inner.markRequestAsSent(id, type, response);
  }

  async updateTrackedUsers(users: readonly UserId[]): Promise<void> {
    await this.inner.updateTrackedUsers(users.map((user) => user.toWasm()));
  }

  /**
   * The request that makes missing Olm sessions, or null. While a keys/query is owed the library would wait
   * 5 s for its answer; matrix-bot-sdk asks here before it sends it (`addTrackedUsers`), under a lock. The
   * answer is then null: before it encrypts, matrix-bot-sdk sends the query and asks again.
   */
  async getMissingSessions(users: readonly UserId[] | null): Promise<OutgoingRequest | null> {
    const owed = await this.inner.outgoingRequests();
    if (owed.some(({ type }) => type === wasm.RequestType.KeysQuery)) return null;
    const request = await this.inner.getMissingSessions((users ?? []).map((user) => user.toWasm()));
    return request === null ? null : toOutgoing(request);
  }

  /** Takes in what a sync brought; gives the decrypted to-device events as a JSON array. */
  async receiveSyncChanges(
    toDeviceEvents: string,
    changedDevices: DeviceLists,
    oneTimeKeyCounts: Readonly<Record<string, number>>,
    unusedFallbackKeys: readonly string[],
  ): Promise<string> {
    const events = await this.inner.receiveSyncChanges(
      toDeviceEvents,
      changedDevices.toWasm(),
      new Map(Object.entries(oneTimeKeyCounts)),
      new Set(unusedFallbackKeys),
      anySender(),
    );
    return JSON.stringify(events.map((event) => JSON.parse(event.rawEvent)));
  }

  /** The requests that bring a room's key to the devices that lack it; to be sent before anything encrypted. */
  async shareRoomKey(
    roomId: RoomId,
    users: readonly UserId[],
    settings: EncryptionSettings,
  ): Promise<readonly OutgoingRequest[]> {
    const members = users.map((user) => user.toWasm());
    const requests = await this.inner.shareRoomKey(roomId.toWasm(), members, settings.toWasm());
    return requests.map(toOutgoing);
  }

  /** Only after `shareRoomKey` for this room: an expired session would end the process (a panic in WebAssembly). */
  encryptRoomEvent(roomId: RoomId, eventType: string, content: string): Promise<string> {
    return this.inner.encryptRoomEvent(roomId.toWasm(), eventType, content);
  }

  /** @throws DecryptionFault */
  async decryptRoomEvent(event: string, roomId: RoomId): Promise<wasm.DecryptedRoomEvent> {
    const settings = anySender();
    try {
      return await this.inner.decryptRoomEvent(event, roomId.toWasm(), settings);
    } catch (error) {
      throw asError(error);
    } finally {
      settings.free();
    }
  }

  async sign(message: string) {
    const signatures = await this.inner.sign(message);
    return {
      get(user: UserId): Readonly<Record<string, MaybeSignature>> | null {
        const own = signatures.get(user.toWasm());
        return own === undefined
          ? null
          : Object.fromEntries([...own].map(([key, made]) => [key, plain(made)]));
      },
      asJSON: (): string => signatures.asJSON(),
    };
  }

  /** Lets the store go; the machine is not to be used any more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.inner.close();
    if (this.#storePath === undefined) return;
    open.delete(this.#storePath);
    closeDurably(this.#storePath);
  }
}

/** A teacher's command counts whether or not their device is verified. */
function anySender(): wasm.DecryptionSettings {
  return new wasm.DecryptionSettings(wasm.TrustRequirement.Untrusted);
}

function plain(made: wasm.MaybeSignature): MaybeSignature {
  return { isValid: made.isValid(), isInvalid: made.isInvalid(), signature: made.signature };
}

/** The WebAssembly build throws values that are no errors. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (thrown instanceof wasm.MegolmDecryptionError) {
    return new DecryptionFault(thrown.code, thrown.withheldCode, thrown.description);
  }
  return new Error(String(thrown));
}
