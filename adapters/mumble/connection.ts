import { randomUUID } from 'node:crypto';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { CallFault } from '../../src/ports/calls.ts';
import type { Identity } from './certificate.ts';
import { rejected, socketFault } from './faults.ts';
import type { Message, MessageName, Messages } from './frames.ts';
import { decodeMessage, encodeFrame, encodeMessage, type Frame, FrameReader, voice } from './frames.ts';
import { View } from './view.ts';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly userName: string;
  readonly password?: string | undefined;
  /** SHA-256 of the server's certificate, hexadecimal with or without colons; without it, a CA must vouch. */
  readonly fingerprint?: string | undefined;
  readonly identity?: Identity | undefined;
  /** Aborted: the connection is not wanted any more. */
  readonly signal?: AbortSignal | undefined;
  /** Ms until the server must have told everything. */
  readonly patience?: number;
  /** Ms between two pings, and of nothing heard after which the server counts as dead. */
  readonly heartbeat?: { readonly every: number; readonly silence: number };
  /** Told when the view has changed, once a chunk of news. */
  readonly onView?: () => void;
  readonly onVoice?: (packet: Buffer) => void;
  /** Told once, after the server had let us in. */
  readonly onEnd?: (why: CallFault) => void;
}

/** What of a command came back before the server went on: its denials. */
export type Denials = readonly Messages['PermissionDenied'][];

interface Fence {
  readonly id: bigint;
  /** When it was sent, in ms. */
  readonly at: number;
  readonly denials: Messages['PermissionDenied'][];
  readonly passed: () => void;
  readonly failed: (why: CallFault) => void;
}

/** 1.4: no server takes offence at it, and 1.5 then still sends the older voice packets. */
const ourVersion = (1 << 16) | (4 << 8) | 230;
const usualPatience = 5_000;
const usualHeartbeat = { every: 10_000, silence: 30_000 };

/**
 * One connection to a Mumble server, from the handshake to its end; a new one needs a new object. The
 * server handles what a connection sends in its order and answers a ping at once, so a ping behind a
 * command is a fence: when its answer is here, the command's effect is too, or there was none.
 */
export class Connection {
  readonly view = new View();
  /** What the server says of its limits; undefined in old servers. */
  config: Partial<Messages['ServerConfig']> = {};
  /** Why it is over. */
  ended: CallFault | undefined;
  readonly #options: ConnectionOptions;
  readonly #socket: TLSSocket;
  readonly #reader = new FrameReader();
  readonly #opened = Promise.withResolvers<void>();
  #fences: Fence[] = [];
  #lastFence = 0n;
  #heard = 0;
  #ready = false;
  /** Was a channel removed since the server last reckoned our rights anew? */
  #rightsOfGone = false;
  readonly #token = randomUUID();
  #timers: NodeJS.Timeout[] = [];

  /** Comes in, and gives the connection when the whole view is known. Throws CallFault. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options);
    const stop = () => connection.close();
    options.signal?.addEventListener('abort', stop, { once: true });
    try {
      await connection.#opened.promise;
    } finally {
      options.signal?.removeEventListener('abort', stop);
    }
    return connection;
  }

  private constructor(options: ConnectionOptions) {
    this.#options = options;
    const { host, port, identity, fingerprint } = options;
    this.#socket = connectTls({
      host,
      port,
      ...(identity === undefined ? {} : { key: identity.key, cert: identity.cert }),
      // A pinned certificate is compared below, before a word is said; it has no need of a CA.
      rejectUnauthorized: fingerprint === undefined,
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('secureConnect', () => this.#introduce());
    this.#socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    this.#socket.on('error', (error) =>
      this.#end(this.#ready ? gone('the connection broke') : socketFault(error)),
    );
    this.#socket.on('close', () =>
      this.#end(
        this.#ready
          ? gone('the server went away')
          : new CallFault('refused', 'the server closed the connection before it let the bot in'),
      ),
    );
    const patience = options.patience ?? usualPatience;
    this.#timers.push(
      setTimeout(() => {
        if (!this.#ready) this.#end(new CallFault('timeout', 'the server did not let the bot in in time'));
      }, patience),
    );
  }

  #introduce(): void {
    const { userName, password, fingerprint } = this.#options;
    const fault = pinned(this.#socket, fingerprint);
    if (fault !== undefined) {
      this.#end(fault);
      return;
    }
    this.send('Version', { versionV1: ourVersion, release: 'Cours', os: 'Node.js' });
    this.send('Authenticate', {
      username: userName,
      ...(password === undefined ? {} : { password }),
      opus: true,
      // A bot: servers of 1.5 count it apart.
      clientType: 1,
    });
  }

  #hear(chunk: Buffer): void {
    this.#heard = performance.now();
    try {
      let news = false;
      for (const frame of this.#reader.push(chunk)) {
        if (this.ended !== undefined) return;
        if (this.#frame(frame)) news = true;
      }
      if (news && this.#ready) this.#options.onView?.();
    } catch {
      this.#end(new CallFault('unexpected', 'what came is not the protocol of Mumble'));
    }
  }

  /** Says whether it is news for the view. */
  #frame(frame: Frame): boolean {
    if (frame.number === voice) {
      this.#options.onVoice?.(frame.body);
      return false;
    }
    const message = decodeMessage(frame);
    if (message === undefined) return false;
    const [name, content] = message;
    this.view.apply(message);
    if (name === 'ChannelRemove') this.#rightsOfGone = true;
    if (name === 'Reject') this.#end(rejected(content));
    else if (name === 'Ping') this.#pong(content.timestamp);
    // Answers come in order, so a denial is for what was sent before the first open fence.
    else if (name === 'PermissionDenied') this.#fences[0]?.denials.push(content);
    else if (name === 'ServerConfig') this.config = content;
    else if (name === 'ServerSync') this.#synced();
    else if (name === 'UserRemove' && content.session === this.view.self)
      this.#end(gone('the bot was thrown out: by hand, or another connection has its certificate'));
    return isNews(message);
  }

  /** The list is whole; the server's limits follow in the same breath (murmur, Server::msgAuthenticate). */
  #synced(): void {
    void this.fence(this.#options.patience ?? usualPatience).then(
      () => {
        // It may have ended by what came in one chunk with the pong.
        if (this.ended !== undefined) return;
        this.#ready = true;
        const { every, silence } = this.#options.heartbeat ?? usualHeartbeat;
        this.#timers.push(setInterval(() => this.#beat(silence), every).unref());
        this.#opened.resolve();
      },
      () => undefined,
    );
  }

  #beat(silence: number): void {
    if (performance.now() - this.#heard > silence) this.#end(gone(`nothing heard for ${silence} ms`));
    else void this.fence(silence).catch(() => undefined);
  }

  #pong(timestamp: bigint | undefined): void {
    if (timestamp === undefined) return;
    while (this.#fences[0] !== undefined && this.#fences[0].id <= timestamp) this.#fences.shift()?.passed();
  }

  /** Sends a message, without waiting for what comes of it. */
  send<Name extends MessageName>(name: Name, content: Partial<Messages[Name]>): void {
    if (this.ended === undefined) this.#socket.write(encodeMessage(name, content));
  }

  /** Sends a voice packet through the connection, as clients do that have no UDP. */
  sendVoice(packet: Uint8Array): void {
    if (this.ended === undefined) this.#socket.write(encodeFrame(voice, packet));
  }

  /**
   * Waits until the server has handled all that was sent before; gives what it denied of it. Throws
   * CallFault: `timeout` after `patience` ms, or why the connection ended.
   */
  async fence(patience = 4_000): Promise<Denials> {
    if (this.ended !== undefined) throw this.ended;
    const [oldest] = this.#fences;
    // Who owes an answer for that long already is not waited for again.
    const left = oldest === undefined ? patience : patience - (performance.now() - oldest.at);
    this.#lastFence += 1n;
    const { promise, resolve: passed, reject: failed } = Promise.withResolvers<void>();
    const fence: Fence = { id: this.#lastFence, at: performance.now(), denials: [], passed, failed };
    this.#fences.push(fence);
    this.send('Ping', { timestamp: fence.id });
    // A late one stays in the row: answers come in order.
    const timer = setTimeout(
      () => failed(new CallFault('timeout', 'the server does not answer')),
      Math.max(0, left),
    );
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
    return fence.denials;
  }

  /** Sends a message and waits as `fence` does. */
  command<Name extends MessageName>(name: Name, content: Partial<Messages[Name]>): Promise<Denials> {
    this.send(name, content);
    return this.fence();
  }

  /**
   * Has the server reckon the bot's rights anew, where it may remember those in a channel that is gone. It
   * keeps them by the channel's place in memory: a new channel in that place then seems to be ours already,
   * and gets no right to be removed by us (seen on 1.5.735). A token of no meaning makes it forget
   * (murmur, Server::msgAuthenticate); that counts for no limit.
   */
  refreshRights(): void {
    if (!this.#rightsOfGone) return;
    this.#rightsOfGone = false;
    this.send('Authenticate', { tokens: [this.#token] });
  }

  close(): void {
    this.#end(gone('closed by the bot'));
  }

  #end(why: CallFault): void {
    if (this.ended !== undefined) return;
    this.ended = why;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#socket.destroy();
    this.#opened.reject(why);
    for (const { failed } of this.#fences) failed(why);
    if (this.#ready) this.#options.onEnd?.(why);
  }
}

function gone(message: string): CallFault {
  return new CallFault('gone', message);
}

/** What is wrong with the certificate of a server that has to have a certain one; to be asked before a word is said. */
export function pinned(socket: TLSSocket, fingerprint: string | undefined): CallFault | undefined {
  const theirs = socket.getPeerCertificate().fingerprint256 ?? '';
  return fingerprint === undefined || bare(theirs) === bare(fingerprint)
    ? undefined
    : new CallFault('tls', `the server's certificate is not the pinned one: ${theirs}`);
}

function bare(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

function isNews([name]: Message): boolean {
  return name === 'ChannelState' || name === 'ChannelRemove' || name === 'UserState' || name === 'UserRemove';
}
