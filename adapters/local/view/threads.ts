import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { keepTogether } from '../../../src/message/typography.ts';
import type { Viewer, Web } from '../http/context.ts';
import type { Room, ThreadEntry } from '../store/types.ts';
import type { Html } from './html.ts';

/** Beside those that are pinned, so many threads with something new are named above the room. */
const mostNamed = 2;

/** What the reader of a room cannot see on the page itself. */
export interface Unseen {
  readonly threads: readonly ThreadEntry[];
  /** New messages of the main timeline, where the page may not show them. */
  readonly inRoom: number;
}

/** What a page of a room shows. */
export interface Shown {
  /** The root of the thread that is open. */
  readonly open?: string | undefined;
  /** An older page of the timeline. */
  readonly past?: boolean;
}

/** What is unseen in the room beside what its page shows: an open thread, and the newest messages unless a thread may cover them. */
export function unseenIn({ store }: Web, { user }: Viewer, room: Room, { open, past }: Shown): Unseen {
  const threads = store.threads
    .listFor(user, room.id)
    .map((thread) => (thread.root === open ? { ...thread, unread: 0 } : thread))
    .filter(({ pinned, unread }) => pinned || unread > 0);
  const covered = open !== undefined || past === true;
  return { threads, inRoom: covered ? store.rooms.unreadIn(user, room.id) : 0 };
}

/** How many of them wait in threads. */
export function countOf({ threads }: Unseen): number {
  return threads.reduce((sum, { unread }) => sum + unread, 0);
}

/** How a thread is called. */
function threadTitle(viewer: Viewer, thread: Pick<ThreadEntry, 'title' | 'authorName'>): string {
  return thread.title ?? wordsOf(viewer.language).local.thread.untitled(thread.authorName);
}

/**
 * The line above the room, whatever is scrolled where: the threads of sessions that are open, others with something
 * new, and (shown only where the timeline is not) what is new in the room.
 */
export function threadsNav(viewer: Viewer, room: Room, unseen: Unseen, open: string | undefined): Html {
  const words = wordsOf(viewer.language).local.thread;
  const named = unseen.threads.filter(({ pinned }) => pinned);
  const others = unseen.threads.filter(({ pinned }) => !pinned).slice(0, mostNamed);
  const links = [...named, ...others].map((thread) => {
    const title = threadTitle(viewer, thread);
    return html`<a href="${addressOf(room, thread)}" data-thread="${thread.root}" data-count="${thread.unread}"
 ${thread.root === open ? html`aria-current="true"` : ''} title="${title}">💬 <span class="name">${thread.pinned ? words.running(title) : keepTogether(words.open(title))}</span>
${unreadBadge(viewer, thread.unread)}</a>${thread.pinned ? materialLink(viewer, room, thread, title) : ''}`;
  });
  const { inRoom } = unseen;
  const back =
    inRoom === 0
      ? ''
      : html`<a class="in-room" href="/rooms/${room.id}" data-count="${inRoom}">↑ ${words.inRoom(inRoom)}</a>`;
  return html`<nav id="threads" class="threads" aria-label="${words.list}" ${links.length === 0 && inRoom === 0 ? 'hidden' : ''}>${links}${back}</nav>`;
}

/** The way to the message that the thread hangs from, which opened the session, however much was said since. */
function materialLink(viewer: Viewer, room: Room, { root }: ThreadEntry, title: string): Html {
  const words = wordsOf(viewer.language).local.thread;
  const said = words.materialOf(title);
  return html`<a href="/rooms/${room.id}?thread=${root}#m-${root}" title="${said}" aria-label="${said}">${words.material}</a>`;
}

/** In the timeline: what is new in a thread that is not open, one click away. */
export function newsLine(viewer: Viewer, room: Room, thread: ThreadEntry): Html {
  const words = wordsOf(viewer.language).local.thread;
  const news = keepTogether(words.news(thread.unread, threadTitle(viewer, thread)));
  return html`<li class="thread-news" data-thread="${thread.root}" data-last="${thread.last}"><a href="${addressOf(room, thread)}">💬 ${news}</a></li>`;
}

/** How many messages of a thread are new, said in words too. */
export function unreadBadge(viewer: Viewer, unread: number): Html | string {
  if (unread === 0) return '';
  const said = wordsOf(viewer.language).local.thread.newReplies(unread);
  return html`<span class="unread" title="${said}"><span aria-hidden="true">${unread}</span><span class="hidden">${said}</span></span>`;
}

function addressOf(room: Room, thread: ThreadEntry): string {
  return `/rooms/${room.id}?thread=${thread.root}#thread`;
}
