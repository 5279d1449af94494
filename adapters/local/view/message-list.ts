import { html, raw } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { escapeHtml } from '../../../src/message/html.ts';
import type { Viewer, Web } from '../http/context.ts';
import type { Message, Room, ThreadEntry } from '../store/types.ts';
import type { Html } from './html.ts';
import { newsLine } from './threads.ts';
import { shownTime } from './times.ts';

interface MessageList {
  readonly web: Web;
  readonly viewer: Viewer;
  readonly room: Room;
  readonly messages: readonly Message[];
  /** These messages as items, and the root's. */
  readonly items: ReadonlyMap<string, Html>;
  /** Said while there is none; a command in backticks becomes one to press. */
  readonly empty: string;
  /** The divider « new messages » stands before the first one behind this. */
  readonly readSeq: number;
  /** The message whose thread is open beside the list. */
  readonly root?: Message;
  /** Threads that are not open, with something new: a line each, where it was said. */
  readonly news?: readonly ThreadEntry[];
}

/** Messages in order, with a line for each day and one before what is new. */
export function messageList(list: MessageList): Html {
  const { web, viewer, messages, items: drawn } = list;
  const words = wordsOf(viewer.language).local.list;
  let day = '';
  const firstNew = messages.find(
    (message) => message.seq > list.readSeq && message.author !== viewer.user.id,
  );
  const waiting = [...(list.news ?? [])].sort((a, b) => a.last - b.last);
  const newsBefore = (seq: number) => {
    const count = waiting.filter(({ last }) => last < seq).length;
    return waiting.splice(0, count).map((thread) => newsLine(viewer, list.room, thread));
  };
  const items = messages.map((message) => {
    const news = newsBefore(message.seq);
    const time = shownTime(message.at, web.zone, viewer.language);
    const separator =
      time.day === day ? '' : html`<li class="day" data-day="${time.day}"><span>${time.dayLabel}</span></li>`;
    day = time.day;
    const divider = message === firstNew ? html`<li class="new-line"><span>${words.unread}</span></li>` : '';
    return html`${news}${separator}${divider}${drawn.get(message.id)}`;
  });
  const missing = list.root !== undefined && !messages.some((message) => message.id === list.root?.id);
  const root = missing && list.root !== undefined ? drawn.get(list.root.id) : '';
  return html`<ol class="messages" ${list.root === undefined ? '' : html`data-root="${list.root.id}"`}>${root}${items}${newsBefore(Number.MAX_SAFE_INTEGER)}</ol>
<p class="empty" ${messages.length > 0 ? 'hidden' : ''}>${raw(withCommands(list.empty))}</p>`;
}

function withCommands(text: string): string {
  return escapeHtml(text).replace(/`(!cours[^`]*)`/g, '<code class="command">$1</code>');
}
