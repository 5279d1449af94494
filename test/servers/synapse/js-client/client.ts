import { createInterface } from 'node:readline';
import { createClient, type MatrixClient, MatrixEvent, type Room } from 'matrix-js-sdk';
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js';
import { OnlySignedDevicesIsolationMode } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { logger } from 'matrix-js-sdk/lib/logger.js';

// matrix-js-sdk driven over stdio: one JSON request a line in, one JSON answer a line out
// (people/client-process.ts). One process holds the clients of several people, by user id.

const patience = 8_000;
const clients = new Map<string, MatrixClient>();
/** Keys of secret storage, by their id: clients ask for them while they set it up. */
const storageKeys = new Map<string, Uint8Array<ArrayBuffer>>();

interface Login {
  readonly url: string;
  readonly name: string;
  readonly password: string;
}
interface Send {
  readonly user: string;
  readonly room: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
  readonly encrypted: boolean;
}
interface Views {
  readonly user: string;
  readonly room: string;
  /** Keys of messages of this sender are waited for. */
  readonly patientFor: string;
  readonly last?: string;
}

const methods = {
  async login({ url, name, password }: Login) {
    const identifier = { type: 'm.id.user', user: name };
    const session = await createClient({ baseUrl: url, logger: quiet }).loginRequest({
      type: 'm.login.password',
      identifier,
      password,
    });
    const client = createClient({
      baseUrl: url,
      accessToken: session.access_token,
      userId: session.user_id,
      deviceId: session.device_id,
      logger: quiet,
      cryptoCallbacks: {
        getSecretStorageKey: async ({ keys }) => {
          const known = Object.keys(keys).find((id) => storageKeys.has(id)) ?? '';
          const key = storageKeys.get(known);
          return key === undefined ? null : [known, key];
        },
        cacheSecretStorageKey: (id, _, key) => storageKeys.set(id, key),
      },
    });
    await client.initRustCrypto({ useIndexedDB: false });
    const crypto = client.getCrypto();
    await crypto?.bootstrapCrossSigning({
      setupNewCrossSigning: true,
      authUploadDeviceSigningKeys: async (makeRequest) => {
        await makeRequest({ type: 'm.login.password', identifier, password });
      },
    });
    crypto?.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
    if (crypto !== undefined) crypto.globalBlacklistUnverifiedDevices = false;
    await client.startClient({ initialSyncLimit: 50 });
    clients.set(session.user_id, client);
    return { user: session.user_id, token: session.access_token, device: session.device_id };
  },

  /** Puts the private keys of the identity into secret storage; gives the recovery key. */
  async setUpRecovery({ user }: { readonly user: string }) {
    const crypto = clientOf(user).getCrypto();
    const key = await crypto?.createRecoveryKeyFromPassphrase();
    if (crypto === undefined || key === undefined) throw new Error('no encryption');
    const createSecretStorageKey = async () => key;
    await crypto.bootstrapSecretStorage({ createSecretStorageKey, setupNewSecretStorage: true });
    return key.encodedPrivateKey;
  },

  /** Whether somebody's device is verified by their identity, as this client sees it. */
  async deviceSigned({
    user,
    of,
    device,
  }: {
    readonly user: string;
    readonly of: string;
    readonly device: string;
  }) {
    const crypto = clientOf(user).getCrypto();
    await crypto?.getUserDeviceInfo([of], true);
    return (await crypto?.getDeviceVerificationStatus(of, device))?.signedByOwner === true;
  },

  /** Whether the client warns that somebody's identity changed. */
  async identityChanged({ user, of }: { readonly user: string; readonly of: string }) {
    await clientOf(user).getCrypto()?.getUserDeviceInfo([of], true);
    return (await clientOf(user).getCrypto()?.getUserVerificationStatus(of))?.needsUserApproval === true;
  },

  async send({ user, room, type, content, encrypted }: Send) {
    const client = clientOf(user);
    await until(() => client.getRoom(room)?.getMyMembership() === 'join');
    const crypto = client.getCrypto();
    if (encrypted) await until(async () => (await crypto?.isEncryptionEnabledInRoom(room)) === true);
    const { event_id } = await client.sendEvent(room, type as never, content as never);
    return event_id;
  },

  /** A message encrypted for the room, and not sent. */
  async seal({ user, room: id, content }: Pick<Send, 'user' | 'room' | 'content'>) {
    const client = clientOf(user);
    const room = client.getRoom(id);
    if (room === null) throw new Error(`no room ${id}`);
    const event = new MatrixEvent({
      type: 'm.room.message',
      content,
      room_id: id,
      sender: user,
      event_id: `~${id}`,
    });
    await (client.getCrypto() as unknown as CryptoBackend).encryptEvent(event, room);
    return event.getWireContent();
  },

  /** Hears nothing from now on; what it knows is enough to seal. */
  async deafen({ user }: { readonly user: string }) {
    (clientOf(user) as unknown as { readonly syncApi: { stop(): void } }).syncApi.stop();
  },

  async views({ user, room: id, patientFor, last }: Views) {
    const client = clientOf(user);
    await until(() => client.getRoom(id)?.getMyMembership() === 'join');
    const room = client.getRoom(id);
    if (room === null) throw new Error(`no room ${id}`);
    if (last !== undefined) await until(() => room.findEventById(last) !== undefined).catch(() => {});
    while (room.oldState.paginationToken !== null) await client.scrollback(room, 100);
    const events = room.getLiveTimeline().getEvents();
    const asked = events.filter((event) => event.getSender() === patientFor);
    await until(() => asked.every((event) => !waits(event))).catch(() => {});
    return events.filter(isMessage).map((event) => viewOf(room, event));
  },

  async stop({ user }: { readonly user: string }) {
    clientOf(user).stopClient();
    clients.delete(user);
  },
};

/** Its key may still be on its way. */
function waits(event: MatrixEvent): boolean {
  return (
    event.isEncrypted() && !event.isRedacted() && (event.isBeingDecrypted() || event.isDecryptionFailure())
  );
}

function isMessage(event: MatrixEvent): boolean {
  if (event.isRedacted() || event.isRelation('m.replace')) return false;
  return event.getType() === 'm.room.message' || event.getType() === 'm.room.encrypted';
}

function viewOf(room: Room, event: MatrixEvent) {
  const id = event.getId() ?? '';
  const signs = room.relations.getChildEventsForEvent(id, 'm.annotation', 'm.reaction');
  const unreadable = event.isDecryptionFailure() || event.getType() === 'm.room.encrypted';
  return {
    id,
    sender: event.getSender(),
    at: event.getTs(),
    content: unreadable ? {} : event.getContent(),
    msgtype: unreadable ? '' : String(event.getOriginalContent().msgtype),
    thread: event.threadRootId,
    replyTo: event.replyEventId,
    edited: event.replacingEvent() !== null && event.replacingEvent() !== undefined,
    signs: (signs?.getSortedAnnotationsByKey() ?? []).flatMap(([sign, by]) => Array(by.size).fill(sign)),
    unreadable,
  };
}

function clientOf(user: string): MatrixClient {
  const client = clients.get(user);
  if (client === undefined) throw new Error(`${user} is not logged in`);
  return client;
}

async function until(there: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await there())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Standard output is for answers alone. */
const quiet = {
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error(...words: unknown[]) {
    process.stderr.write(`${words.map(String).join(' ')}\n`);
  },
  getChild: () => quiet,
};
(logger as unknown as { setLevel(level: string): void }).setLevel('silent');
console.log = console.info = console.warn = console.debug = () => {};

createInterface(process.stdin).on('line', (line) => {
  const { id, method, params } = JSON.parse(line) as {
    id: number;
    method: keyof typeof methods;
    params: never;
  };
  const done: Promise<unknown> = methods[method](params);
  done.then(
    (result) => process.stdout.write(`${JSON.stringify({ id, result })}\n`),
    (error: unknown) => process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`),
  );
});
