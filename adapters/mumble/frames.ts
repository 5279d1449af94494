import {
  ACL,
  Authenticate,
  ChannelRemove,
  ChannelState,
  PermissionDenied,
  PermissionQuery,
  Ping,
  Reject,
  RequestBlob,
  ServerConfig,
  ServerSync,
  UserRemove,
  UserState,
  Version,
} from '@tf2pickup-org/mumble-protocol';

/** The messages that we send or read, by their name in Mumble.proto. */
export interface Messages {
  readonly Version: Version;
  readonly Authenticate: Authenticate;
  readonly Ping: Ping;
  readonly Reject: Reject;
  readonly ServerSync: ServerSync;
  readonly ChannelRemove: ChannelRemove;
  readonly ChannelState: ChannelState;
  readonly UserRemove: UserRemove;
  readonly UserState: UserState;
  readonly PermissionDenied: PermissionDenied;
  readonly ACL: ACL;
  readonly PermissionQuery: PermissionQuery;
  readonly RequestBlob: RequestBlob;
  readonly ServerConfig: ServerConfig;
}
export type MessageName = keyof Messages;

/** A message with its name. */
export type Message = {
  readonly [Name in MessageName]: readonly [name: Name, content: Messages[Name]];
}[MessageName];

interface Codec<T> {
  create(content: Partial<T>): T;
  toBinary(message: T): Uint8Array;
  fromBinary(bytes: Uint8Array): T;
}

const codecs: { readonly [Name in MessageName]: Codec<Messages[Name]> } = {
  Version,
  Authenticate,
  Ping,
  Reject,
  ServerSync,
  ChannelRemove,
  ChannelState,
  UserRemove,
  UserState,
  PermissionDenied,
  ACL,
  PermissionQuery,
  RequestBlob,
  ServerConfig,
};

/** Numbers of the frames (mumble-protocol documentation, "Protocol stack (TCP)"). */
const numbers: Readonly<Record<MessageName, number>> = {
  Version: 0,
  Authenticate: 2,
  Ping: 3,
  Reject: 4,
  ServerSync: 5,
  ChannelRemove: 6,
  ChannelState: 7,
  UserRemove: 8,
  UserState: 9,
  PermissionDenied: 12,
  ACL: 13,
  PermissionQuery: 20,
  RequestBlob: 23,
  ServerConfig: 24,
};
const names = new Map(Object.keys(codecs).map((name) => [numbers[name as MessageName], name as MessageName]));

/** Number of the frame that carries a voice packet. */
export const voice = 1;

/** The server itself refuses longer ones; what says so is not a Mumble server. */
const longest = 8 * 1024 * 1024 - 1;

/**
 * Fields that proto2 requires (all of them number 1, a uint32), which the codec leaves out when they are
 * 0, as proto3 does. The server then drops the message: channel 0 and session 0 are written by hand.
 */
const required: { readonly [Name in MessageName]?: (content: Messages[Name]) => number } = {
  ACL: ({ channelId }) => channelId,
  ChannelRemove: ({ channelId }) => channelId,
  UserRemove: ({ session }) => session,
};
const fieldOneIsZero = Buffer.from([0x08, 0x00]);

/** A message as the bytes of its frame: `u16 number | u32 length | protobuf`. */
export function encodeMessage<Name extends MessageName>(
  name: Name,
  content: Partial<Messages[Name]>,
): Buffer {
  const message = codecs[name].create(content);
  const body = codecs[name].toBinary(message);
  const zero = required[name]?.(message) === 0;
  return encodeFrame(numbers[name], zero ? Buffer.concat([fieldOneIsZero, body]) : body);
}

/** A frame of any number. */
export function encodeFrame(number: number, body: Uint8Array): Buffer {
  const head = Buffer.allocUnsafe(6);
  head.writeUInt16BE(number, 0);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** A frame's message; undefined for one that we do not read. Throws on bytes that are none. */
export function decodeMessage({ number, body }: Frame): Message | undefined {
  const name = names.get(number);
  return name === undefined ? undefined : ([name, codecs[name].fromBinary(body)] as Message);
}

export interface Frame {
  readonly number: number;
  readonly body: Buffer;
}

/** Puts the frames of a stream together, however the network cut them. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes before the next frame can be whole: a long one is not searched again at every chunk. */
  #needed = 6;

  /** The frames that are whole with this chunk. Throws on a length that no Mumble server sends. */
  push(chunk: Buffer): readonly Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return [];
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const frames: Frame[] = [];
    let at = 0;
    this.#needed = 6;
    while (bytes.length - at >= 6) {
      const length = bytes.readUInt32BE(at + 2);
      if (length > longest) throw new Error(`a frame of ${length} bytes`);
      this.#needed = 6 + length;
      if (bytes.length - at < this.#needed) break;
      frames.push({ number: bytes.readUInt16BE(at), body: bytes.subarray(at + 6, at + this.#needed) });
      at += this.#needed;
      this.#needed = 6;
    }
    const rest = bytes.subarray(at);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    return frames;
  }
}
