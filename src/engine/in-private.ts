import { soundsLike } from '../commands/sounds-like.ts';
import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import { withCourseCode } from '../message/course-code.ts';
import type { Document } from '../message/document.ts';
import { guessLanguage } from '../message/language-guess.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import type { Commit, EventRecord } from '../ports/store.ts';
import { collectingOver, collectState } from '../services/collect-material.ts';
import { answeredIn, ownLanguage } from '../services/own-language.ts';
import { mayHandIn } from './collecting.ts';
import type { Inbox } from './inbox.ts';
import { placeOf, roomNotice } from './room-notice.ts';

/** Of each such time, as the clock has it, the first message is answered in full; older messages are not at all. */
const quiet = 60 * 60_000;

/**
 * Ordinary words in private that are no part of a material: the bot passes nothing on, so whoever
 * meant the teachers, or a material whose time is over, is told so, in full once, then in a few words, so often and
 * no more. What people say to each other there is not answered. The text is not stored.
 */
export async function answerInPrivate(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  person: Person,
  courses: readonly Course[],
): Promise<void> {
  const { deps } = inbox;
  const { store } = deps;
  if ((await store.event(adapter.account, event.id)) !== undefined) return;
  const over = await collectingOver(store, person.id, event.at);
  const course = over && courses.find((each) => each.id === over.courseId && mayHandIn(deps, each, person));
  const session = over && (await store.session(over.sessionId));
  if (over === undefined || course === undefined || session === undefined) {
    const now = deps.clock.now();
    if (
      now - event.at > quiet ||
      !(await isMeant(inbox, adapter, event)) ||
      !inbox.talk.mayAnswer(lane(adapter, event), now)
    ) {
      await store.apply({ event: notedAs(adapter, event) });
      return;
    }
    const full = `private/${adapter.account}/${event.room}/${Math.floor(event.at / quiet)}`;
    const isFirst = (await store.post(full)) === undefined;
    const key = isFirst ? full : `private/${adapter.account}/${event.id}`;
    const own = await ownLanguage(store, person);
    const language = answeredIn(own, guessLanguage(event.text)) ?? languageOf(courses);
    return tell(inbox, adapter, event, key, language, ({ engine }) =>
      isFirst ? engine.commandsOnly(absentFrom(event.text, courses)) : engine.commandsOnlyAgain(),
    );
  }
  const key = `collected/${adapter.account}/${event.id}`;
  const say = ({ material }: Words) => {
    const said = material.collectingOver(session.number);
    return courses.length > 1 ? withCourseCode(said, course.code) : said;
  };
  await tell(inbox, adapter, event, key, course.language, say, {
    state: collectState(person.id, undefined),
  });
}

/** The room, as its conversation is counted. */
export function lane({ account }: ChatAdapter, { room }: MessageEvent): string {
  return `${account} ${room}`;
}

/** Is it said to the bot: alone with it, or in answer to a message of its own? */
export async function isMeant(
  { deps, talk }: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
): Promise<boolean> {
  if (!talk.isShared(lane(adapter, event), event.user, deps.clock.now())) return true;
  return (
    event.replyTo !== undefined && (await deps.store.postAt(adapter.account, event.replyTo)) !== undefined
  );
}

/** The language that all of these courses speak. */
function languageOf(courses: readonly Course[]): Course['language'] | undefined {
  const [first, ...others] = courses;
  return others.every(({ language }) => language === first?.language) ? first?.language : undefined;
}

/** Whoever writes that they will not come is told whom to tell. */
function absentFrom(text: string, courses: readonly Course[]): boolean {
  return courses.length > 0 && soundsLike(text)?.act === 'absent';
}

async function tell(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  key: string,
  language: Course['language'] | undefined,
  document: (words: Words) => Document,
  more: Commit = {},
): Promise<void> {
  const place = { ...placeOf(adapter, event, key), replyTo: event.id };
  const notice = await roomNotice(inbox.deps, place, language, document);
  const commit = { ...more, event: notedAs(adapter, event), posts: [notice] };
  if ((await inbox.deps.store.apply(commit)) === 'applied') inbox.applied(commit);
}

/** With its id: should the message come again, it is no part of a material that is handed in since. */
function notedAs({ account }: ChatAdapter, { id, at }: MessageEvent): EventRecord {
  return { account, id, at };
}
