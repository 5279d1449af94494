import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import { withCourseCode } from '../message/course-code.ts';
import type { Document } from '../message/document.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import type { Commit, EventRecord } from '../ports/store.ts';
import { collectingOver, collectState } from '../services/collect-material.ts';
import { mayHandIn } from './collecting.ts';
import type { Inbox } from './inbox.ts';
import { placeOf, roomNotice } from './room-notice.ts';

/** Of each such time, as the clock has it, only the first message is answered; older messages are not. */
const quiet = 60 * 60_000;

/**
 * Ordinary words in private that are no part of a material: the bot passes nothing on, so whoever
 * meant the teachers, or a material whose time is over, is told so. Once, not at every line: two robots
 * would never end. The text is not stored.
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
    if (deps.clock.now() - event.at > quiet) {
      await store.apply({ event: notedAs(adapter, event) });
      return;
    }
    const key = `private/${adapter.account}/${event.room}/${Math.floor(event.at / quiet)}`;
    return tell(inbox, adapter, event, key, languageOf(courses), ({ engine }) => engine.commandsOnly());
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

/** The language that all of these courses speak. */
function languageOf(courses: readonly Course[]): Course['language'] | undefined {
  const [first, ...others] = courses;
  return others.every(({ language }) => language === first?.language) ? first?.language : undefined;
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
