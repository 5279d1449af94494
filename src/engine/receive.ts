import type { Batch, ChatAdapter } from '../ports/chat.ts';
import type { Commit } from '../ports/store.ts';
import { ActivityTally } from './activity.ts';
import { isFinal } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import { FloodGate } from './flood.ts';
import { onDeletion } from './forgetting.ts';
import { onMembership, onPlace } from './happenings.ts';
import { type Heard, Listening } from './heard.ts';
import { newReference } from './ids.ts';
import type { Inbox } from './inbox.ts';
import { onEdit, onMessage } from './messages.ts';
import { isPassing } from './passing.ts';
import { People } from './people.ts';
import { PrivateTalk } from './private-talk.ts';
import type { Queues } from './queues.ts';
import { onSign } from './signs.ts';
import { onUnreadable } from './unreadable.ts';
import { UnreadableGate } from './unreadable-gate.ts';

/** Takes batches from the adapters: every event decided in its course's queue, then the cursor. */
export class Receiver {
  readonly inbox: Inbox;
  readonly #listening: Listening;

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    const gates = { flood: new FloodGate(), unreadable: new UnreadableGate(), talk: new PrivateTalk() };
    this.inbox = { deps, queues, people: new People(deps), ...gates, applied };
    this.#listening = new Listening(deps.store);
  }

  /**
   * Resolves when every event is applied or parked and the cursor stands. Rejects only on I/O faults:
   * the adapter brings the same batch again, and what was applied is recognised by its id.
   */
  async receive(batch: Batch): Promise<void> {
    const { deps } = this.inbox;
    const adapter = deps.adapters.get(batch.account);
    if (adapter === undefined) throw new Error(`no adapter for account ${batch.account}`);
    const tally = new ActivityTally();
    const heard = await this.#listening.hear(batch, deps.clock.now());
    // A room's events one after the other; rooms side by side. Inside, each course has its own queue.
    const done = await Promise.allSettled(heard.events.map((event) => this.#inTurn(adapter, event, tally)));
    const failed = done.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    await deps.store.advance(batch.account, batch.stream, batch.cursor, tally.counts(), heard.until);
    this.#listening.taken(batch, heard);
  }

  #inTurn(adapter: ChatAdapter, event: Heard, tally: ActivityTally): Promise<void> {
    const { queues } = this.inbox;
    const queueOf = (room: string) => `room:${adapter.account}|${room}`;
    const done = queues.run(queueOf(event.room), () => this.#handle(adapter, event, tally));
    // A room that takes the place of another is the course's before anything in it is decided: a greeting, a command.
    if (event.kind === 'place' && event.replacement !== undefined)
      queues.run(queueOf(event.replacement), () => done).catch(() => {});
    return done;
  }

  async #handle(adapter: ChatAdapter, event: Heard, tally: ActivityTally): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        await dispatch(this.inbox, adapter, event, tally);
        return;
      } catch (error) {
        if (isPassing(error)) throw error;
        if (failures < mostFailures && !isFinal(error)) continue;
        // Commands park themselves with an apology; whatever else fails is left aside with its id.
        const reference = newReference();
        const { log } = this.inbox.deps;
        log.error({ err: error, reference, event: event.id, kind: event.kind }, 'an event is parked');
        return;
      }
    }
  }
}

/** An event that fails in our own code so often is parked. */
const mostFailures = 3;

async function dispatch(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard,
  tally: ActivityTally,
): Promise<void> {
  switch (event.kind) {
    case 'message':
      return onMessage(inbox, adapter, event, tally);
    case 'edit':
      return onEdit(inbox, adapter, event);
    case 'reaction':
    case 'button':
      return onSign(inbox, adapter, event);
    case 'deletion':
      return onDeletion(inbox, adapter, event);
    case 'membership':
      return onMembership(inbox, adapter, event);
    case 'place':
      return onPlace(inbox, adapter, event);
    case 'unreadable':
      return onUnreadable(inbox, adapter, event);
  }
}
