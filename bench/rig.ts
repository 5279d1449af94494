import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Deps } from '../src/engine/deps.ts';
import { createEngine, type Engine } from '../src/engine/engine.ts';
import type { CallProvider } from '../src/ports/calls.ts';
import type { ChatAdapter, OutPart, PostOptions } from '../src/ports/chat.ts';
import type { Clock } from '../src/ports/clock.ts';
import { openSqlite } from '../storage/sqlite/open.ts';

export const account = 'null';

/** A chat that takes everything at once and keeps nothing; `onPost` hears of each message. */
export interface NullChat extends ChatAdapter {
  onPost: (options: PostOptions, part: OutPart) => void;
}

function nullChat(): NullChat {
  let posts = 0;
  return {
    account,
    platform: account,
    limits: { textBytes: 64 * 1024, fileBytes: 25 * 1024 * 1024, sizeOf: () => 1_000 },
    onPost: () => {},
    async start() {},
    async stop() {},
    health: () => ({ state: 'up' }),
    role: async () => 'member',
    async post(_target, part, options) {
      posts += 1;
      this.onPost(options, part);
      return `m${posts}`;
    },
    edits: { async edit() {}, async delete() {} },
    threads: { open: async (_target, root) => `t${root}` },
    reactions: { async react() {}, async unreact() {} },
  };
}

export interface Rig {
  readonly deps: Deps;
  readonly engine: Engine;
  readonly chat: NullChat;
  close(): Promise<void>;
}

/** The real store on a file in `folder` and the real engine, on a chat that does nothing. Not started. */
export async function openRig(
  folder: string,
  clock: Clock,
  providers: readonly CallProvider[] = [],
): Promise<Rig> {
  const store = await openSqlite({ file: join(folder, 'cours.sqlite'), exclusive: true, clock });
  const chat = nullChat();
  const deps: Deps = {
    store,
    clock,
    log: pino({ level: 'error' }),
    adapters: new Map([[account, chat]]),
    accounts: new Map([[account, account]]),
    providers: new Map(providers.map((provider) => [provider.instance.id, provider])),
    house: {
      language: 'fr',
      zone: 'Europe/Paris',
      instances: providers.map(({ instance }) => instance),
    },
    admins: new Set(),
  };
  const engine = createEngine(deps);
  return {
    deps,
    engine,
    chat,
    async close() {
      await engine.stop();
      await store.close();
    },
  };
}

/** Runs `work` in a folder of its own beside the data (the same disk), and removes it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync('data', { recursive: true });
  const folder = mkdtempSync(join('data', 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
