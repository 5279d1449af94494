import type { Engine } from '../../src/engine/engine.ts';
import type { CallProvider } from '../../src/ports/calls.ts';
import type { WidgetCapability } from '../../src/ports/chat.ts';
import type { Store } from '../../src/ports/store.ts';
import type { House } from '../../src/services/scene.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';

/** A message of the bot, as a person in the room has it. */
export interface Seen {
  readonly reference: string;
  readonly text: string;
  readonly ring: boolean;
  /** Reference of the thread's root, on a platform with threads. */
  readonly thread?: string;
  /** Who alone sees it. */
  readonly only?: string;
  readonly file?: string;
  /** As a page shows it, on a platform with pages. */
  readonly html?: string;
}

export interface WorldOptions {
  readonly house?: Partial<House>;
  readonly providers?: readonly CallProvider[];
  /** Wraps the store that the engine gets, to let it fail. */
  readonly wrap?: (store: Store) => Store;
  /** Rate limit of the awkward chat: `burst` at once, then one each `everyMs`. */
  readonly burst?: number;
  readonly everyMs?: number;
  /** The awkward chat takes reactions and pins. */
  readonly signs?: boolean;
  /** The awkward chat can show a message to one person alone. */
  readonly ephemeral?: boolean;
  /** The awkward chat shows calls inside its rooms by these. */
  readonly widgets?: WidgetCapability;
  /** Where the store is kept; in memory unless given. */
  readonly file?: string;
}

/** How somebody writes, where it is more than words. */
export interface SayOptions {
  readonly thread?: string;
  readonly at?: number;
  /** A message of the same room that this answers. */
  readonly replyTo?: string;
  readonly files?: readonly File[];
}

/**
 * The real engine and store with one chat platform, on a clock that the test moves. `prof` may moderate;
 * rooms are `class`, whatever `addRoom` made, and `@user` for that person's conversation with the bot.
 */
export interface World {
  readonly name: string;
  readonly clock: ManualClock;
  readonly store: Store;
  /** Log lines, parsed. */
  readonly log: readonly Record<string, unknown>[];
  engine: Engine;
  readonly can: { readonly edits: boolean; readonly threads: boolean };
  addRoom(name: string): Promise<void>;
  /** Someone writes; gives the reference of their message. The engine is idle afterwards. */
  say(user: string, room: string, text: string, options?: SayOptions): Promise<string>;
  edit(user: string, room: string, message: string, text: string): Promise<void>;
  react(user: string, room: string, message: string, sign: string): Promise<string>;
  unreact(user: string, room: string, message: string, sign: string, reaction: string): Promise<void>;
  remove(user: string, room: string, message: string): Promise<void>;
  /** What the bot's messages in a room read now, oldest first. */
  seen(room: string): Promise<readonly Seen[]>;
  /** As after a kill: a new engine on the same store and platform. */
  restart(): Promise<void>;
  /** Lets the clock pass through every wake-up up to `at` (epoch ms). */
  until(at: number): Promise<void>;
  close(): Promise<void>;
}

/** The texts of a room. */
export async function texts(world: World, room: string): Promise<readonly string[]> {
  return (await world.seen(room)).map((message) => message.text);
}

/** The last message of a room. */
export async function last(world: World, room: string): Promise<Seen> {
  const message = (await world.seen(room)).at(-1);
  if (message === undefined) throw new Error(`nothing was said in ${room}`);
  return message;
}
