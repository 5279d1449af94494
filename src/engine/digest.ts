import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Block } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Commit, OutboxRow } from '../ports/store.ts';
import { commitOf } from './commit.ts';
import type { Deps } from './deps.ts';
import { hashKey } from './ids.ts';

/** More unattempted reminders and announcements than this in one lane become one message. */
const most = 20;

/**
 * The commit that replaces a lane's waiting reminders and announcements by one digest, or undefined
 * when there is no need. Never an opening: those have another class.
 */
export async function digestOf(deps: Deps, row: OutboxRow): Promise<Commit | undefined> {
  const { work } = row;
  const late = row.urgency === urgency.announcement || row.urgency === urgency.reminder;
  if (!late || row.attemptedAt !== undefined || work.kind !== 'copy') return undefined;
  const { target } = work;
  if (!('room' in target)) return undefined;
  const waiting = await deps.store.outbox.waiting(row.lane, deps.clock.now(), most);
  if (waiting.length <= most) return undefined;
  const course =
    work.subject.courseId === undefined ? undefined : await deps.store.course(work.subject.courseId);
  const words = wordsOf(course?.language ?? deps.house.language);
  const blocks: Block[] = [words.engine.digest(waiting.length)];
  for (const { post } of waiting) {
    const [first, ...more] = (await deps.store.post(post))?.document.blocks ?? [];
    if (first?.kind === 'line') blocks.push({ kind: 'list', items: [first.inlines] });
    else if (first !== undefined) blocks.push(first);
    // What can be acted upon by a sign cannot in a digest: the words beside it still say how.
    blocks.push(...more.filter((block) => block.kind !== 'actions'));
  }
  const id = `digest/${hashKey(row.lane, ...waiting.map((one) => one.id))}`;
  const digest = say({
    key: id,
    subject: { kind: 'notice', id, ...(course === undefined ? {} : { courseId: course.id }) },
    audience: { kind: 'room', account: target.account, room: target.room },
    document: { blocks },
    urgency: urgency.announcement,
    ring: true,
  });
  return commitOf(deps, { posts: [digest] }, course, { dropped: waiting.map((one) => one.id) });
}
