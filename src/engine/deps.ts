import type { Logger } from 'pino';
import type { CallProvider } from '../ports/calls.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { House, Moment } from '../services/scene.ts';
import { newId } from './ids.ts';
import type { PostGuard } from './post-guard.ts';
import type { RoomPool } from './room-pool.ts';
import type { ZoneRules } from './zone-rules.ts';

/** What the parts of the engine share. Ports only: main.ts chooses the implementations. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** By the bot's account. */
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  /** Platform → account. */
  readonly accounts: ReadonlyMap<string, string>;
  /** By instance id. */
  readonly providers: ReadonlyMap<string, CallProvider>;
  readonly house: House;
  /** The same that `house` shows to decisions; absent where no server is shared. */
  readonly pool?: RoomPool;
  /** Stops an effect that feeds itself; the engine has its own. */
  readonly guard?: PostGuard;
  /** The clock's rules by which dates became instants; the engine has its own. */
  readonly zones?: ZoneRules;
  /** User ids (COURS_ADMINS) that are hosts. */
  readonly admins: ReadonlySet<string>;
}

/** The moment of a decision: now, fresh ids, the house. */
export function momentOf(deps: Deps): Moment {
  return { now: deps.clock.now(), newId, house: deps.house };
}
