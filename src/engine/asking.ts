import { type Course, classPlaces, roleIn } from '../domain/course.ts';
import { atLeast } from '../domain/role.ts';
import type { Session } from '../domain/session.ts';
import type { ChatAdapter, DeletionEvent, MessageEvent, ReactionEvent } from '../ports/chat.ts';
import { type Asked, askedOf, askedState, repliedState } from '../services/asked.ts';
import { settleEvent } from './course-event.ts';
import type { Heard } from './heard.ts';
import type { Inbox } from './inbox.ts';
import { isElsewhere } from './standing.ts';

const question = /^[❓❔]\ufe0f?$/u;
/** Under which a reaction to somebody's message is remembered, where a platform takes it away by its event alone. */
const message = 'message/';

/**
 * ❓ on a message of an open session, put or taken back: by its author or the staff it is a question, which the
 * session's end lists if nobody replied. Anybody else's is only a sign.
 */
export async function onQuestionMark(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<ReactionEvent>,
): Promise<void> {
  if (event.direct || (!event.removed && !question.test(event.sign))) return;
  const course = await inbox.deps.store.courseAt(adapter.account, event.room);
  if (course === undefined) return;
  await inbox.queues.run(`course:${course.id}`, () =>
    event.removed ? takeBack(inbox, adapter, event) : put(inbox, adapter, event, course),
  );
}

async function put(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: Heard<ReactionEvent>,
  course: Course,
): Promise<void> {
  const { store, admins } = inbox.deps;
  const { account } = adapter;
  const { written } = event;
  const at = written?.at ?? event.at;
  const session = await sessionOf(inbox, course, event.room, at);
  if (session === undefined || (await store.event(account, event.id)) !== undefined) return;
  const person = await inbox.people.of(adapter, event.user, event.name, event.room);
  const isStaff = atLeast(roleIn(course, person.id, admins.has(event.user)), 'assistant');
  if (!isStaff && written?.user !== event.user) return;
  if (!inbox.flood.passes(person.id, event.countsAt, event.id, event.heardAt)) return;
  const known = (await askedOf(store, { account, reference: event.message }))?.asked;
  const asked: Asked = known ?? {
    ...{ account, room: event.room, reference: event.message, at, by: [] },
    ...(written?.thread === undefined ? {} : { thread: written.thread }),
  };
  const by = [...new Set([...asked.by, person.id])];
  const reaction = { post: `${message}${event.message}`, person: person.id, sign: event.sign };
  const commit = {
    event: { account, id: event.id, at: event.at, room: event.room, reaction },
    state: [askedState(session, { ...asked, by })],
  };
  if ((await store.apply(commit)) === 'applied') inbox.applied(commit);
}

async function takeBack(inbox: Inbox, adapter: ChatAdapter, event: Heard<ReactionEvent>): Promise<void> {
  const { store } = inbox.deps;
  const { account } = adapter;
  const record = event.reaction === undefined ? undefined : await store.event(account, event.reaction);
  if (record !== undefined && isElsewhere(record, event)) return;
  const reference = record?.reaction?.post.startsWith(message)
    ? record.reaction.post.slice(message.length)
    : event.message;
  const sign = record?.reaction?.sign ?? event.sign;
  if (reference === '' || !question.test(sign)) return;
  const found = await askedOf(store, { account, reference });
  const session = found === undefined ? undefined : await store.session(found.session);
  if (found === undefined || session === undefined || found.asked.room !== event.room) return;
  // A moderator who takes another's sign away takes that one.
  const { id } =
    record?.reaction === undefined
      ? await inbox.people.of(adapter, event.user, event.name, event.room)
      : { id: record.reaction.person };
  const by = found.asked.by.filter((each) => each !== id);
  await settleEvent(inbox, adapter, event, () => ({ state: [askedState(session, { ...found.asked, by })] }));
}

/** A message that somebody deleted is no question any more. False if it was none. */
export async function forgetQuestion(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: DeletionEvent,
): Promise<boolean> {
  const found = await askedOf(inbox.deps.store, { account: adapter.account, reference: event.message });
  if (found === undefined || found.asked.room !== event.room) return false;
  await settleEvent(inbox, adapter, event, () => ({ state: [{ key: found.key, value: undefined }] }));
  return true;
}

/** An ordinary message that answers another one, or stands in a thread below it: that one has its reply. */
export async function noteReply(
  { deps }: Inbox,
  { account }: ChatAdapter,
  { replyTo, thread }: MessageEvent,
  session: Session,
): Promise<void> {
  const named = [...new Set([replyTo, thread].filter((each) => each !== undefined))];
  const news = await Promise.all(
    named.map(async (reference) => {
      const replied = repliedState(session, { account, reference });
      // Under what the bot said nothing is asked; and once is enough, however long a thread goes on.
      const isNew =
        (await deps.store.postAt(account, reference)) === undefined &&
        (await deps.store.state(replied.key)) === undefined;
      return isNew ? [replied] : [];
    }),
  );
  const state = news.flat();
  if (state.length > 0) await deps.store.apply({ state });
}

/** The open session that a message of this moment in this room belongs to. */
export async function sessionOf(
  { deps }: Inbox,
  course: Course,
  room: string,
  at: number,
): Promise<Session | undefined> {
  const open = await deps.store.openSessions(course.id);
  return open.find(
    (session) =>
      at >= (session.openedAt ?? 0) &&
      classPlaces(course, session.group).some((place) => place.room === room),
  );
}
