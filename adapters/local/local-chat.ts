import type { Hono } from 'hono';
import type { Language } from '../../src/domain/time/types.ts';
import type { ChatAdapter } from '../../src/ports/chat.ts';
import { localAdapter } from './adapter.ts';
import { localApp } from './http/app.ts';
import type { LocalEnv, VerbHint } from './http/context.ts';
import { openLocalStore } from './store/local-store.ts';
import { Drawings } from './view/drawings.ts';

export interface LocalChatOptions {
  /** Folder of `local.sqlite`. */
  readonly dataDir: string;
  /** For browsers that state neither French nor English. */
  readonly language: Language;
  /** IANA zone in which the page shows hours. */
  readonly zone: string;
  readonly classRoom: { readonly name: string };
  /** Lines that one can type, for the suggestions below `!cours`. */
  readonly verbs: (language: Language) => readonly VerbHint[];
  readonly now?: () => number;
  /** Told when the engine could not take a batch, which is then tried again. */
  readonly onFailure?: (error: unknown) => void;
  /** The first wait before that, in ms. */
  readonly retryAfter?: number;
  /** Told at the start that the last entries of the chat's log were lost, and how many. */
  readonly onLost?: (entries: number) => void;
}

export interface LocalChat {
  readonly adapter: ChatAdapter;
  /** To be mounted at `/`; it answers for its own paths only. */
  readonly app: Hono<LocalEnv>;
  /** Reference of the class room, which is there from the first start on. */
  classRoom(): string;
  /** Throws what `local.sqlite` met, from then on until a write succeeds. */
  askDatabase(): void;
  /** Resolves when everything written so far has been taken by the engine. */
  idle(): Promise<void>;
}

/**
 * The built-in chat: a page on this machine, for `npm start` with nothing configured. It works (people
 * enter and write) before the adapter starts; what they do waits in its database for the engine.
 */
export function createLocalChat(options: LocalChatOptions): LocalChat {
  const now = options.now ?? Date.now;
  const store = openLocalStore(options.dataDir, options.classRoom.name, now());
  const open = new Set<() => void>();
  const adapter = localAdapter({
    store,
    now,
    retryAfter: options.retryAfter ?? 1000,
    onFailure: options.onFailure ?? (() => {}),
    onLost: options.onLost ?? (() => {}),
    onStop: () => {
      for (const end of [...open]) end();
    },
  });
  const app = localApp({
    store,
    now,
    language: options.language,
    zone: options.zone,
    verbs: options.verbs,
    drawings: new Drawings(),
    onStop: (end) => {
      open.add(end);
      return () => open.delete(end);
    },
  });
  return {
    adapter,
    app,
    classRoom: () => store.rooms.classRoom().id,
    askDatabase: () => store.health.ask(now()),
    idle: () => adapter.idle(),
  };
}
