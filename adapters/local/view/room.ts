import { html, raw } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer, Web } from '../http/context.ts';
import type { Message, Room, RoomEntry } from '../store/types.ts';
import { composer } from './composer.ts';
import type { Html } from './html.ts';
import { keyList, skipLinks } from './keys.ts';
import { languageSwitch, layout } from './layout.ts';
import { messageList } from './message-list.ts';
import { pageData } from './page-data.ts';
import { letIn, roomName, roomsNav, whoLink } from './rooms-nav.ts';
import { countOf, threadsNav, type Unseen } from './threads.ts';

interface RoomPage {
  readonly web: Web;
  readonly viewer: Viewer;
  readonly room: Room;
  readonly rooms: readonly RoomEntry[];
  /** The main timeline, oldest first; `undefined` for who is not in the room yet. */
  readonly messages: readonly Message[] | undefined;
  /** All that is shown of messages, drawn. */
  readonly items: ReadonlyMap<string, Html>;
  readonly older: boolean;
  /** Not the newest messages: an older page of them. */
  readonly past: boolean;
  readonly thread?: { readonly root: Message; readonly messages: readonly Message[] };
  readonly refusal?: string | undefined;
  /** Who was just let in. */
  readonly guest?: string | undefined;
  /** Seen up to here. */
  readonly readSeq: number;
  /** The same in the open thread. */
  readonly threadReadSeq: number;
  readonly unseen: Unseen;
  /** The log's sequence that this page shows. */
  readonly seq: number;
}

/** A room: its main timeline, perhaps with a thread beside it. */
export function roomPage(page: RoomPage): Html {
  const { web, viewer, room } = page;
  const words = wordsOf(viewer.language).local;
  const name = roomName(viewer, room);
  const path = `/rooms/${room.id}${page.thread === undefined ? '' : `?thread=${page.thread.root.id}`}`;
  const elsewhere = page.rooms.reduce((sum, other) => sum + (other.id === room.id ? 0 : other.unread), 0);
  return layout({
    language: viewer.language,
    title: words.state.title(elsewhere + countOf(page.unseen), name),
    path,
    script: '/page/start.js',
    body: html`<body class="${['chat', ...(page.thread === undefined ? [] : ['with-thread']), ...(page.past ? ['past'] : [])].join(' ')}" data-room="${room.id}">
${skipLinks(viewer, { room, field: fieldOf(page), threadOpen: page.thread !== undefined, threads: page.unseen.threads })}
<header class="top"><p class="product">${words.product}</p>
<button type="button" class="rooms-button" aria-expanded="false" aria-controls="rooms">${words.rooms.list}<span class="unread" ${elsewhere === 0 ? 'hidden' : ''}>${elsewhere}</span></button>
<p class="who">${whoLink(viewer)}</p>${languageSwitch(viewer.language, path)}</header>
<nav id="rooms" tabindex="-1" aria-label="${words.rooms.label}">${roomsNav(viewer, page.rooms, room.id)}
${letIn(web, viewer, room)}
<p class="who-here">${whoLink(viewer)}</p>
${keyList(viewer)}</nav>
${page.messages === undefined ? '' : threadsNav(viewer, room, page.unseen, page.thread?.root.id)}
<div class="panes">
<main aria-labelledby="room-name">
<div class="room-head"><h1 id="room-name">${name}</h1><p class="hint">${words.rooms.kinds[room.kind]}</p></div>
${page.messages === undefined ? outside(page) : timeline(page, page.messages)}
</main>
${page.thread === undefined ? '' : threadPane(page, page.thread)}
</div>
<div id="state" class="state" role="status"${page.guest === undefined ? html` hidden>` : html`>${words.rooms.isIn(page.guest)}`}</div>
<p id="news" class="hidden" role="status" aria-live="polite"></p>
<noscript><p class="state">${words.state.noScript}</p>${seenImage(page)}</noscript>
<script type="application/json" id="data">${raw(pageData(page.viewer, page))}</script>
</body>`,
  });
}

/** The field of the pane that one came for; none where one cannot write. */
function fieldOf({ thread, messages, past }: RoomPage): string | undefined {
  if (thread !== undefined) return 'compose-thread-text';
  return messages === undefined || past ? undefined : 'compose-text';
}

/** Without JavaScript nothing tells the server what was seen, but that this was loaded. */
function seenImage({ room, thread, messages, past }: RoomPage): Html | string {
  const last = (thread?.messages ?? (past ? [] : messages))?.at(-1);
  if (last === undefined) return '';
  const of = thread === undefined ? '' : `&thread=${thread.root.id}`;
  return html`<img src="/rooms/${room.id}/seen?seq=${last.seq}${of}" alt="" />`;
}

/** What one sees of a group's room before entering it. */
function outside(page: RoomPage): Html {
  const words = wordsOf(page.viewer.language).local.rooms;
  return html`<div class="scroll"><form class="empty" method="post" action="/rooms/${page.room.id}/join">
<p>${words.notEntered}</p><p><button class="primary">${words.enter}</button></p></form></div>`;
}

function timeline(page: RoomPage, messages: readonly Message[]): Html {
  const { web, viewer, room } = page;
  const words = wordsOf(viewer.language).local;
  const first = messages[0];
  const root = page.thread?.root;
  return html`<div class="scroll" id="timeline" role="region" aria-label="${words.list.label}" tabindex="0">
<h2 class="hidden">${words.list.label}</h2>
${
  page.older && first !== undefined
    ? html`<p class="more"><a href="/rooms/${room.id}?before=${first.seq}">${words.list.older}</a></p>`
    : ''
}
${messageList({ web, viewer, room, messages, items: page.items, readSeq: page.readSeq, news: page.past ? [] : page.unseen.threads.filter(({ unread }) => unread > 0), empty: words.list.empty[room.kind], ...(root === undefined ? {} : { root }) })}
${page.past ? html`<p class="more"><a href="/rooms/${room.id}">${words.list.newest}</a></p>` : ''}
</div>
${
  page.past
    ? ''
    : composer({
        viewer,
        room: room.id,
        label: words.compose.label(roomName(viewer, room)),
        refusal: page.thread === undefined ? page.refusal : undefined,
      })
}`;
}

/** The thread beside the timeline (below its first message on a narrow screen). */
function threadPane(page: RoomPage, thread: { root: Message; messages: readonly Message[] }): Html {
  const { web, viewer, room } = page;
  const words = wordsOf(viewer.language).local;
  const title = thread.root.threadTitle ?? words.thread.untitled(thread.root.authorName);
  return html`<aside id="thread" tabindex="-1" aria-labelledby="thread-name" data-thread="${thread.root.id}">
<div class="room-head"><h2 id="thread-name">💬 ${words.thread.open(title)}</h2>
<p><a class="close" href="/rooms/${room.id}#m-${thread.root.id}">${words.thread.back}</a></p></div>
<div class="scroll" role="region" aria-labelledby="thread-name" tabindex="0">
${messageList({ web, viewer, room, messages: thread.messages, items: page.items, readSeq: page.threadReadSeq, empty: words.thread.empty })}
</div>
${composer({ viewer, room: room.id, thread: thread.root.id, label: words.compose.threadLabel, refusal: page.refusal })}
</aside>`;
}
