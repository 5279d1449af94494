import {
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  OlmMachine,
  type OutgoingRequest,
  RequestType,
  type RoomId,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-nodejs';
import type { KeyServer } from './key-server.ts';

const paths: Readonly<Record<number, string>> = {
  [RequestType.KeysUpload]: 'keys/upload',
  [RequestType.KeysQuery]: 'keys/query',
  [RequestType.KeysClaim]: 'keys/claim',
};

/** A to-device event on its way. */
interface Letter {
  readonly sender: string;
  readonly type: string;
  readonly content: unknown;
}

/** A device on a KeyServer, driven as matrix-bot-sdk drives its machine. */
export class OlmDevice {
  readonly machine: OlmMachine;
  readonly #user: string;
  readonly #device: string;
  readonly #server: KeyServer;

  private constructor(machine: OlmMachine, server: KeyServer) {
    this.machine = machine;
    this.#user = machine.userId.toString();
    this.#device = machine.deviceId.toString();
    this.#server = server;
  }

  /** Opens the device, with its store in a folder or in memory, and uploads what it has to. */
  static async open(server: KeyServer, user: string, device: string, store?: string): Promise<OlmDevice> {
    const machine = await OlmMachine.initialize(new UserId(user), new DeviceId(device), store);
    const opened = new OlmDevice(machine, server);
    await opened.run();
    return opened;
  }

  /** Sends what the machine wants sent. */
  async run(): Promise<void> {
    for (const request of await this.machine.outgoingRequests()) await this.#send(request);
  }

  /** Encrypts a message for the users in a room; gives it, and the letters with its key. */
  async encrypt(room: RoomId, members: readonly UserId[], text: string, settings = new EncryptionSettings()) {
    await this.machine.updateTrackedUsers(members);
    await this.run();
    const claim = await this.machine.getMissingSessions(members);
    if (claim !== null) await this.#send(claim);
    const letters: Letter[] = [];
    for (const request of await this.machine.shareRoomKey(room, members, settings)) {
      const { messages } = JSON.parse(request.body);
      for (const devices of Object.values<Record<string, unknown>>(messages)) {
        for (const content of Object.values(devices)) {
          letters.push({ sender: this.#user, type: request.eventType ?? '', content });
        }
      }
      await this.machine.markRequestAsSent(request.txnId ?? '', request.type, '{}');
    }
    const body = JSON.stringify({ msgtype: 'm.text', body: text });
    return {
      content: JSON.parse(await this.machine.encryptRoomEvent(room, 'm.room.message', body)),
      letters,
    };
  }

  /** Takes letters in; gives them decrypted. */
  async receive(letters: readonly Letter[]): Promise<{ readonly type: string }[]> {
    const text = JSON.stringify(letters);
    return JSON.parse(await this.machine.receiveSyncChanges(text, new DeviceLists(), {}, []));
  }

  /** The text of an encrypted message. */
  async decrypt(room: RoomId, sender: string, content: unknown): Promise<string> {
    const event = {
      type: 'm.room.encrypted',
      event_id: '$one',
      sender,
      origin_server_ts: 1,
      room_id: `${room}`,
      content,
    };
    const decrypted = await this.machine.decryptRoomEvent(JSON.stringify(event), room);
    return JSON.parse(decrypted.event).content.body;
  }

  async #send(request: OutgoingRequest): Promise<void> {
    const path = paths[request.type];
    if (path === undefined) return;
    const answer = await this.#server.answer(
      this.#user,
      this.#device,
      'POST',
      `/_matrix/client/v3/${path}`,
      JSON.parse(request.body),
    );
    await this.machine.markRequestAsSent(request.id, request.type, JSON.stringify(answer));
  }
}

/** Where in its session a message stands; each number may be used once. */
export function ratchetIndex(content: { readonly ciphertext: string }): number {
  // Version 3, then a protobuf whose first field (tag 0x08) is the index.
  const bytes = Buffer.from(content.ciphertext, 'base64');
  let index = 0;
  for (let at = 2, shift = 0; ; at += 1, shift += 7) {
    const byte = bytes[at] ?? 0;
    index |= (byte & 0x7f) << shift;
    if (byte < 0x80) return index;
  }
}
