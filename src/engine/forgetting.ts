import type { Holder } from '../domain/holder.ts';
import { actionsOf } from '../message/document.ts';
import { withdraw } from '../message/post.ts';
import type { ChatAdapter, DeletionEvent } from '../ports/chat.ts';
import type { EventRecord, RequestMade, Store } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';
import { reasonForgotten } from '../services/request-room.ts';
import { decisionOf } from '../services/room-step.ts';
import { forgetQuestion } from './asking.ts';
import { inCourse, settleEvent } from './course-event.ts';
import { momentOf } from './deps.ts';
import type { Inbox } from './inbox.ts';
import { isElsewhere, standsHere } from './standing.ts';

/**
 * Someone deleted a message. A copy of ours is not posted again nor revised. Of a command, what repeats its text
 * goes with it: the answer that refused it or proposed its correction, the reason of its request.
 */
export async function onDeletion(inbox: Inbox, adapter: ChatAdapter, event: DeletionEvent): Promise<void> {
  const { store } = inbox.deps;
  const { account } = adapter;
  const record = await store.event(account, event.message);
  if (record?.command !== undefined && !isElsewhere(record, event)) {
    return forgetCommand(inbox, adapter, event, record.command);
  }
  if (await forgetQuestion(inbox, adapter, event)) return;
  const post = await store.postAt(account, event.message);
  if (post === undefined) return;
  if (!standsHere(await store.copies(post.key), account, event.message, event)) return;
  await settleEvent(inbox, adapter, event, () => ({
    posts: [{ op: 'deleted', account, reference: event.message }],
  }));
}

async function forgetCommand(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: DeletionEvent,
  command: NonNullable<EventRecord['command']>,
): Promise<void> {
  const { store } = inbox.deps;
  const { request, answer } = command;
  if (request !== undefined) {
    const forget = async () => {
      const holder = await holderOf(store, request);
      return holder && forgetReason(inbox, holder, request.id);
    };
    return inCourse(inbox, adapter, event, forget, () => store.course(request.courseId));
  }
  if (answer === undefined || !(await repeats(store, command.outcome, answer))) return;
  await settleEvent(inbox, adapter, event, () => ({ posts: [withdraw(answer)] }));
}

/** A refusal quotes what it refuses; a proposal goes on doing so once it was accepted. */
async function repeats(store: Store, outcome: 'refused' | 'done', answer: string): Promise<boolean> {
  const post = await store.post(answer);
  if (post === undefined || post.withdrawn) return false;
  return outcome === 'refused' || actionsOf(post.document).some(({ sign }) => sign === '✅');
}

async function holderOf(store: Store, request: RequestMade): Promise<Holder | undefined> {
  const course = await store.course(request.courseId);
  if (course === undefined) return undefined;
  if (request.sessionId === undefined) return { course };
  const session = await store.session(request.sessionId);
  return session === undefined ? undefined : { course, session };
}

function forgetReason({ deps }: Inbox, holder: Holder, id: string): Decision | undefined {
  const step = reasonForgotten(momentOf(deps), holder, id);
  return step && decisionOf(step);
}
