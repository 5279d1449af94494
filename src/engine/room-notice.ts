import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import type { Say } from '../message/post.ts';
import type { ChatAdapter, EditEvent, MessageEvent } from '../ports/chat.ts';
import type { PostWrite } from '../ports/store.ts';
import { asideOf } from './aside.ts';
import type { Deps } from './deps.ts';
import { sayWrite } from './posts.ts';

/** Where a notice goes, and what it is known by. */
interface NoticePlace {
  readonly key: string;
  readonly account: string;
  readonly room: string;
  readonly thread?: string;
  /** The message that it answers. */
  readonly replyTo?: string;
  /** It is for this person, in this course: aside while a session is open there. */
  readonly to?: { readonly person: string; readonly course: Course | undefined };
}

/** Where somebody wrote. */
export function placeOf(adapter: ChatAdapter, event: MessageEvent | EditEvent, key: string): NoticePlace {
  const thread = event.thread === undefined ? {} : { thread: event.thread };
  return { key, account: adapter.account, room: event.room, ...thread };
}

/** A silent sentence about what somebody wrote, where they wrote it. */
export async function roomNotice(
  deps: Deps,
  { key, account, room, thread, replyTo, to }: NoticePlace,
  language: Parameters<typeof wordsOf>[0] | undefined,
  document: (words: Words) => Document,
): Promise<PostWrite> {
  const words = wordsOf(language ?? deps.house.language);
  const target = { account, room, ...(thread === undefined ? {} : { thread }) };
  const alone = to === undefined ? {} : await asideOf(deps, to.course, target, to.person, false);
  const post: Say = {
    op: 'say',
    key,
    subject: { kind: 'notice', id: key },
    audience: { kind: 'room', ...target },
    document: document(words),
    urgency: urgency.answer,
    ring: false,
    ...alone,
  };
  return sayWrite(deps, post, [target], words, replyTo);
}
