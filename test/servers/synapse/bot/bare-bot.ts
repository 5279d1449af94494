import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import {
  type ConnectionOptions,
  createConnection,
} from '../../../../adapters/matrix/connection/connection.ts';
import { path } from '../../../../adapters/matrix/connection/http.ts';
import type {
  AdapterState,
  MatrixConnection,
  RoomEvent,
  SyncBatch,
} from '../../../../adapters/matrix/connection/types.ts';
import { passwordOf } from '../admin.ts';
import { firstSigning } from './first-signing.ts';
import { memoryState } from './memory-state.ts';

const patience = 30_000;

/** A connection alone, without a bot behind it: it joins where it is invited and remembers what it was told. */
export class BareBot {
  readonly state: AdapterState = memoryState();
  readonly dataDir = mkdtempSync(join(tmpdir(), 'cours-bare-bot-'));
  readonly name: string;
  readonly told: RoomEvent[] = [];
  /** Called with every batch; may throw, as an engine that fails. */
  onBatch: (batch: SyncBatch) => Promise<void> = async () => {};
  connection: MatrixConnection;
  readonly #options: ConnectionOptions;
  #cursor: string | undefined;

  constructor(homeserver: string, name: string, changes: Partial<ConnectionOptions> = {}) {
    this.name = name;
    this.#options = {
      homeserver,
      login: { user: name, password: passwordOf(name) },
      encryption: true,
      folder: join(this.dataDir, 'crypto'),
      state: this.state,
      signing: firstSigning,
      language: 'en',
      now: Date.now,
      log: pino({ level: 'silent' }),
      ...changes,
    };
    this.connection = createConnection(this.#options);
  }

  start(): Promise<void> {
    return this.connection.start(
      async () => this.#cursor,
      async (batch) => {
        await this.onBatch(batch);
        for (const { room } of batch.invites)
          await this.connection.request('POST', path`/_matrix/client/v3/join/${room}`, {}, {});
        this.told.push(...batch.timeline);
        this.#cursor = batch.next;
      },
    );
  }

  /** Ends the connection and makes another one, which knows what the state and the folder know. */
  async restart(changes: Partial<ConnectionOptions> = {}): Promise<void> {
    await this.connection.stop();
    this.connection = createConnection({ ...this.#options, ...changes });
    await this.start();
  }

  /** The event once the bot was told of it. */
  async untilTold(there: (event: RoomEvent) => boolean): Promise<RoomEvent> {
    const end = Date.now() + patience;
    for (;;) {
      const event = this.told.find(there);
      if (event !== undefined) return event;
      if (Date.now() > end)
        throw new Error(`the bot was not told: ${JSON.stringify(this.connection.health())}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(): Promise<void> {
    await this.connection.stop();
    rmSync(this.dataDir, { recursive: true });
  }
}
