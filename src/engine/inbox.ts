import type { Commit } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import type { FloodGate } from './flood.ts';
import type { People } from './people.ts';
import type { PrivateTalk } from './private-talk.ts';
import type { Queues } from './queues.ts';
import type { UnreadableGate } from './unreadable-gate.ts';

/** What the handlers of inbound events share. */
export interface Inbox {
  readonly deps: Deps;
  readonly queues: Queues;
  readonly people: People;
  readonly flood: FloodGate;
  readonly unreadable: UnreadableGate;
  readonly talk: PrivateTalk;
  /** Told of every commit that went through: wakes timers and outbox. */
  readonly applied: (commit: Commit) => void;
}
