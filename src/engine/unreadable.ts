import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { ChatAdapter, UnreadableEvent } from '../ports/chat.ts';
import { commitOf } from './commit.ts';
import { settleEvent } from './course-event.ts';
import type { Heard } from './heard.ts';
import type { Inbox } from './inbox.ts';

/** A message that could not be decrypted: one sentence for each sender and device, within bounds. It counts as a command. */
export async function onUnreadable(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<UnreadableEvent>,
): Promise<void> {
  const { deps } = inbox;
  const person = await inbox.people.of(adapter, event.user, undefined);
  if (!inbox.flood.passes(person.id, event.countsAt, event.id, event.heardAt)) return;
  const key = `unreadable/${adapter.account}/${event.user}/${event.device ?? ''}`;
  if ((await deps.store.post(key)) !== undefined) return;
  if (!inbox.unreadable.passes(adapter.account, event, person.id)) {
    deps.log.debug({ event: event.id, room: event.room }, 'a message that cannot be read is passed over');
    return;
  }
  const course = await deps.store.courseAt(adapter.account, event.room);
  const words = wordsOf(course?.language ?? deps.house.language);
  const told = say({
    key,
    subject: { kind: 'notice', id: key },
    audience: { kind: 'room', account: adapter.account, room: event.room },
    document: words.engine.unreadable(person.name),
    urgency: urgency.answer,
    ring: false,
  });
  await settleEvent(inbox, adapter, event, () => commitOf(deps, { posts: [told] }, course));
}
