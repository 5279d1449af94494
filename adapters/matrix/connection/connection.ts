import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { DownReason, PlatformHealth } from '../../../src/ports/chat.ts';
import { Encryption, Undecryptable } from './crypto.ts';
import { discover } from './discovery.ts';
import { downReason, isDeadToken, MatrixFault, whyOf, withFaults } from './faults.ts';
import { HostProblem } from './host-problem.ts';
import { HomeserverError, Http, path } from './http.ts';
import { LateEvents } from './late-events.ts';
import { download, upload } from './media.ts';
import { RoomMembers } from './members.ts';
import { isEncrypted, roomEvent, unreadableEvent } from './room-event.ts';
import { RoomSettings } from './room-settings.ts';
import { Saying } from './saying.ts';
import {
  LoginProblem,
  markKeysMade,
  openSession,
  type Session,
  type SessionOptions,
  storedSession,
} from './session.ts';
import type { Signing, SigningHost } from './signing.ts';
import { ask, type SyncParts, take } from './sync.ts';
import { singleEvent } from './sync-response.ts';
import type { Content, MatrixConnection, MediaSource, Method, RoomEvent, SyncBatch } from './types.ts';
import { waitAfter } from './wait-after.ts';

export interface ConnectionOptions extends SessionOptions {
  /** Signs the device; made anew with each session. */
  readonly signing: (host: SigningHost) => Signing;
  readonly log: Logger;
}

type Handle = (batch: SyncBatch) => Promise<void>;

const sent = z.object({ event_id: z.string() });
/** Between one answer to a sync and the next request (ms): beyond it, what comes was missed meanwhile. */
const longPause = 10_000;
const deviceTaken = /one time key .* already exists|doesn't match|mismatch/i;

/** The bot's connection to its homeserver: one account, one device. */
export function createConnection(options: ConnectionOptions): MatrixConnection {
  return new Connection(options);
}

class Connection implements MatrixConnection {
  readonly #options: ConnectionOptions;
  readonly #http: Http;
  readonly #settings: RoomSettings;
  readonly #members: RoomMembers;
  readonly #stopping = new AbortController();
  readonly #saying = new Saying();
  #session: Session | undefined;
  #parts: SyncParts | undefined;
  #loop: Promise<void> = Promise.resolve();
  #down: DownReason | undefined = 'not connected yet';
  /** When the last sync was answered, unless something failed since. */
  #heardAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#http = new Http(options.homeserver);
    this.#settings = new RoomSettings(options.state, this.#http);
    this.#members = new RoomMembers(this.#http, () => this.#down === undefined);
  }

  get userId(): string {
    const user = this.#session?.user;
    if (user === undefined) throw new Error('The Matrix connection has not logged in yet.');
    return user;
  }

  async login(): Promise<string> {
    this.#session ??= await storedSession(this.#options);
    if (this.#session === undefined) await withFaults(() => this.#connect());
    return this.userId;
  }

  async start(since: () => Promise<string | undefined>, handle: Handle): Promise<void> {
    try {
      if (this.#parts === undefined) await this.#connect();
    } catch (error) {
      if (error instanceof HostProblem) throw error;
      this.#failed(error);
    }
    this.#loop = this.#run(since, handle);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    this.#down = 'stopped';
    this.#close();
  }

  health(): PlatformHealth {
    return this.#down === undefined ? { state: 'up' } : { state: 'down', reason: this.#down };
  }

  send(room: string, type: string, content: Content, transaction: string): Promise<string> {
    return withFaults(() =>
      this.#saying.run(async () => {
        const wire = await this.#wire(room, type, content);
        const endpoint = path`/_matrix/client/v3/rooms/${room}/send/${wire.type}/${transaction}`;
        return sent.parse(await this.#http.json('PUT', endpoint, { body: wire.content })).event_id;
      }),
    );
  }

  async redact(room: string, event: string, transaction: string): Promise<void> {
    await this.request('PUT', path`/_matrix/client/v3/rooms/${room}/redact/${event}/${transaction}`, {}, {});
  }

  request(
    method: Method,
    endpoint: string,
    query?: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<unknown> {
    return withFaults(async () => {
      this.#ready();
      return this.#http.json(method, endpoint, { query, body });
    });
  }

  encrypted(room: string): Promise<boolean> {
    return withFaults(async () => {
      this.#ready();
      return (await this.#settings.of(room)).algorithm !== undefined;
    });
  }

  async event(room: string, id: string): Promise<RoomEvent | undefined> {
    return withFaults(async () => {
      const { encryption } = this.#ready();
      const raw = await this.#rawEvent(room, id);
      if (raw === undefined || !isEncrypted(raw) || encryption === undefined)
        return raw === undefined ? undefined : roomEvent(room, raw);
      try {
        return roomEvent(room, raw, await encryption.decrypt(room, raw));
      } catch (error) {
        if (!(error instanceof Undecryptable)) throw error;
        return unreadableEvent(room, raw, error.withheld ? 'withheld' : 'noKey');
      }
    });
  }

  upload(bytes: Uint8Array, type: string, name: string, encrypt: boolean): Promise<MediaSource> {
    return withFaults(async () => {
      this.#ready();
      return upload(this.#http, bytes, type, name, encrypt);
    });
  }

  download(source: MediaSource, most: number): Promise<Uint8Array> {
    return withFaults(async () => {
      this.#ready();
      return download(this.#http, source, most);
    });
  }

  #ready(): SyncParts {
    if (this.#parts === undefined) throw notNow('Not connected to the homeserver.');
    return this.#parts;
  }

  /** An event as it goes out. Clients send reactions in clear, so that servers count them. */
  async #wire(room: string, type: string, content: Content): Promise<{ type: string; content: Content }> {
    const parts = this.#ready();
    if (type === 'm.reaction' || (await this.#settings.of(room)).algorithm === undefined)
      return { type, content };
    if (parts.encryption === undefined)
      throw new MatrixFault('forbidden', 'The room is encrypted, and encryption is off.');
    try {
      return { type: 'm.room.encrypted', content: await parts.encryption.encrypt(room, type, content) };
    } catch (error) {
      if (this.#parts === parts) throw error;
      throw notNow('The session is being renewed.');
    }
  }

  async #rawEvent(room: string, id: string) {
    try {
      const endpoint = path`/_matrix/client/v3/rooms/${room}/event/${id}`;
      return singleEvent.parse(await this.#http.json('GET', endpoint));
    } catch (error) {
      if (error instanceof HomeserverError && (error.status === 404 || error.status === 403))
        return undefined;
      throw error;
    }
  }

  /** Syncs until it is told to stop; a failure comes back to the same cursor. */
  async #run(since: () => Promise<string | undefined>, handle: Handle): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    let cursor: string | undefined;
    let known = false;
    while (!signal.aborted) {
      try {
        const parts = this.#parts ?? (await this.#connect());
        if (!known) cursor = await since();
        known = true;
        cursor = await this.#round(parts, cursor, handle);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        known = false;
        this.#failed(error);
        await pause(waitAfter(error, failures++), undefined, { signal }).catch(() => {});
      }
    }
  }

  async #round(parts: SyncParts, since: string | undefined, handle: Handle): Promise<string | undefined> {
    const { signal } = this.#stopping;
    const missed = parts.now() - this.#heardAt > longPause;
    const sync = await ask(parts, since, signal);
    const heardAt = parts.now();
    const { applied, ...batch } = await take(parts, sync, since, signal);
    if (signal.aborted) return since;
    if (this.#down !== undefined) this.#options.log.info({ user: parts.user }, 'Matrix is connected');
    this.#down = undefined;
    await handle({ ...batch, missed });
    await applied();
    this.#heardAt = heardAt;
    if (batch.timeline.length > 0) await this.#saying.goesFirst();
    return batch.next;
  }

  #failed(error: unknown): void {
    this.#heardAt = Number.NEGATIVE_INFINITY;
    if (isDeadToken(error)) this.#close();
    this.#down = downReason(error);
    this.#options.log.warn({ reason: whyOf(error) }, 'Matrix is not connected');
  }

  async #connect(): Promise<SyncParts> {
    this.#http.base = await discover(this.#options.homeserver);
    try {
      return await this.#open(false);
    } catch (error) {
      // The server or the store holds other keys of this device: only a new device helps.
      if (!(error instanceof Error && deviceTaken.test(error.message))) throw error;
      if (this.#options.login === undefined) throw new LoginProblem('deviceTaken', this.#options.language);
      return this.#open(true);
    }
  }

  async #open(fresh: boolean): Promise<SyncParts> {
    const { now, log, state } = this.#options;
    const session = await openSession(this.#http, this.#options, fresh);
    this.#session = session;
    const { encryption, afterSync } = this.#options.encryption
      ? await this.#encryptionOf(session)
      : { encryption: undefined, afterSync: async () => {} };
    this.#parts = {
      http: this.#http,
      user: session.user,
      encryption,
      settings: this.#settings,
      members: this.#members,
      late: await LateEvents.open(state),
      afterKeys: afterSync,
      now,
      log,
    };
    return this.#parts;
  }

  async #encryptionOf(session: Session) {
    const encryption = await Encryption.start({
      http: this.#http,
      user: session.user,
      device: session.device,
      folder: this.#options.folder,
      now: this.#options.now,
      roomOf: (room) => this.#settings.of(room),
      membersOf: async (room) => {
        // Whoever is invited will read what is said now, unless the room shows only what came after joining.
        const { historyVisibility } = await this.#settings.of(room);
        return this.#members.of(room, historyVisibility === 'joined');
      },
    });
    try {
      this.#session = await markKeysMade(session, this.#options);
      const signing = this.#options.signing({
        userId: session.user,
        deviceId: session.device,
        machine: encryption.machine,
        request: (method, endpoint, body) => this.#http.json(method, endpoint, { body }),
      });
      await signing.beforeSync();
      return { encryption, afterSync: () => signing.afterSync() };
    } catch (error) {
      encryption.close();
      throw error;
    }
  }

  #close(): void {
    this.#parts?.encryption?.close();
    this.#parts = undefined;
  }
}

/** Nothing can be asked of the homeserver for now. */
function notNow(message: string): MatrixFault {
  return new MatrixFault('temporary', message, { scope: 'account' });
}
