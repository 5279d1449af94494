import type { Course } from '../domain/course.ts';
import type { ChatAdapter, InboundEvent } from '../ports/chat.ts';
import type { Commit, EventRecord } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Inbox } from './inbox.ts';

/**
 * Decides an event on a course (that of its room unless told otherwise), in that course's queue (decide-and-commit.ts).
 * Without a course, or a decision, nothing is written.
 */
export async function inCourse(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: InboundEvent,
  decide: (course: Course) => Promise<Decision | undefined>,
  find: () => Promise<Course | undefined> = () => inbox.deps.store.courseAt(adapter.account, event.room),
): Promise<void> {
  const { deps, queues } = inbox;
  const found = await find();
  if (found === undefined) return;
  await queues.run(`course:${found.id}`, async () => {
    const step = async (): Promise<Commit | undefined> => {
      const course = await find();
      const decision = course === undefined ? undefined : await decide(course);
      if (decision === undefined) return undefined;
      return commitOf(deps, decision, course, { event: recordOf(adapter, event) });
    };
    await decideAndCommit(deps, { decide: step, cause: 'event' }, inbox.applied);
  });
}

/** Applies what an event changes without a course to decide on, decided as things stand. */
export async function settleEvent(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: InboundEvent,
  decide: () => Promise<Commit> | Commit,
): Promise<void> {
  const step = async () => ({ ...(await decide()), event: recordOf(adapter, event) });
  await decideAndCommit(inbox.deps, { decide: step }, inbox.applied);
}

function recordOf(adapter: ChatAdapter, event: InboundEvent): EventRecord {
  return { account: adapter.account, id: event.id, at: event.at };
}
