import { Hono } from 'hono';
import { html } from 'hono/html';
import { wordsOf } from '../../../src/i18n/words.ts';
import { type Message, Refused, type Room } from '../store/types.ts';
import { entryPage } from '../view/entry.ts';
import { layout } from '../view/layout.ts';
import { drawAll } from '../view/message.ts';
import { roomPage } from '../view/room.ts';
import { roomsNav } from '../view/rooms-nav.ts';
import { unseenIn } from '../view/threads.ts';
import {
  bodyOf,
  enterBody,
  filesOf,
  guestBody,
  messageBody,
  messageSize,
  pressBody,
  returnBody,
  roomBody,
  saidTeaches,
  seenQuery,
  smallSize,
} from './bodies.ts';
import { type LocalEnv, type Viewer, viewerOf, type Web } from './context.ts';
import { remember } from './identity.ts';
import { sentenceOf, statusOf } from './refusals.ts';
import { markSeen } from './seen.ts';

/** Messages on one page of a room. */
const pageLength = 100;

/** The pages, and the forms that work without JavaScript (answered by 303 to a page). */
export function pages(web: Web): Hono<LocalEnv> {
  const { browsers, people, rooms, messages } = web.store;
  const app = new Hono<LocalEnv>();

  app.get('/', (c) => {
    const user = c.get('user');
    const [first] = user === undefined ? [] : rooms.listFor(user);
    if (first !== undefined) return c.redirect(`/rooms/${first.id}`, 303);
    return c.html(entryPage({ language: c.get('language'), room: rooms.classRoom().name }));
  });
  app.post('/enter', smallSize, async (c) => {
    const given = await bodyOf(c, enterBody);
    try {
      remember(c, browsers.enter(given.name, saidTeaches(given), web.now()).token);
      return c.redirect('/', 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const language = c.get('language');
      const refusal = { code: error.code, sentence: sentenceOf(error.code, language) ?? error.code };
      return c.html(
        entryPage({ language, room: rooms.classRoom().name, ...given, refusal }),
        statusOf(error.code),
      );
    }
  });
  app.post('/return', smallSize, async (c) => {
    const { code } = await bodyOf(c, returnBody);
    try {
      remember(c, browsers.comeBack(code, web.now()).token);
      return c.redirect('/', 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const language = c.get('language');
      const refusal = { code: error.code, sentence: sentenceOf(error.code, language) ?? error.code };
      return c.html(entryPage({ language, room: rooms.classRoom().name, refusal }), statusOf(error.code));
    }
  });

  app.get('/rooms/list', (c) => {
    const viewer = viewerOf(c);
    return c.html(roomsNav(viewer, rooms.listFor(viewer.user), c.req.query('current') ?? ''));
  });
  app.post('/rooms', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const body = await bodyOf(c, roomBody);
    return c.redirect(`/rooms/${rooms.add(user, body.name, body.for, web.now()).id}`, 303);
  });
  app.post('/rooms/:room/join', (c) => {
    const room = rooms.join(viewerOf(c).user, c.req.param('room'), web.now());
    return c.redirect(`/rooms/${room.id}`, 303);
  });
  app.post('/rooms/:room/members', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const guest = people.byId((await bodyOf(c, guestBody)).user);
    const room = rooms.letIn(user, c.req.param('room'), guest, web.now());
    return c.redirect(`/rooms/${room.id}?in=${guest?.id ?? ''}`, 303);
  });
  app.get('/rooms/:room', async (c) => {
    const viewer = viewerOf(c);
    const room = rooms.visible(viewer.user, c.req.param('room'));
    const member = rooms.isMember(room.id, viewer.user.id);
    const seq = web.store.log.last();
    const linked = member ? messages.reader.find(c.req.query('message') ?? '') : undefined;
    const asked = c.req.query('before') ?? (linked && beforeLinked(web, viewer, room, linked));
    const before = Number(asked ?? Number.MAX_SAFE_INTEGER);
    const found = member
      ? messages.reader.list(room.id, {
          viewer: viewer.user.id,
          thread: null,
          before: Number.isSafeInteger(before) ? before : 0,
          limit: pageLength,
        })
      : undefined;
    const root = member ? messages.reader.find(c.req.query('thread') ?? '') : undefined;
    const thread =
      root?.room === room.id && root.thread === undefined && root.onlyFor === undefined
        ? {
            root,
            messages: messages.reader.list(room.id, { thread: root.id, limit: 500, viewer: viewer.user.id }),
          }
        : undefined;
    const [first] = found ?? [];
    const items = await drawAll(web, viewer, [
      ...(found ?? []),
      ...(thread === undefined ? [] : [thread.root, ...thread.messages]),
    ]);
    const code = c.req.query('refused');
    const guest = people.byId(c.req.query('in') ?? '');
    return c.html(
      roomPage({
        web,
        viewer,
        room,
        rooms: rooms.listFor(viewer.user),
        messages: found,
        items,
        older:
          first !== undefined &&
          messages.reader.list(room.id, { thread: null, before: first.seq, limit: 1, viewer: viewer.user.id })
            .length > 0,
        past: asked !== undefined,
        ...(thread === undefined ? {} : { thread }),
        refusal: code === undefined ? undefined : sentenceOf(code, viewer.language),
        // Said only where it is true: the address may be an old one.
        guest: member && guest !== undefined && rooms.isMember(room.id, guest.id) ? guest.name : undefined,
        readSeq: rooms.readSeq(viewer.user, room.id),
        threadReadSeq: thread === undefined ? 0 : web.store.threads.readSeq(viewer.user, thread.root.id),
        unseen: unseenIn(web, viewer, room, {
          open: thread?.root.id,
          past: asked !== undefined,
        }),
        seq,
      }),
    );
  });
  app.get('/rooms/:room/seen', (c) => {
    const { user } = viewerOf(c);
    const room = rooms.entered(user, c.req.param('room'));
    const seen = seenQuery.safeParse(c.req.query());
    if (!seen.success) throw new Refused('unreadable');
    markSeen(web, user, room, seen.data);
    return c.body(null, 204);
  });
  app.post('/rooms/:room', messageSize, async (c) => {
    const { user } = viewerOf(c);
    const room = rooms.entered(user, c.req.param('room'));
    const { id, text, thread } = await bodyOf(c, messageBody);
    const back = thread === undefined ? `/rooms/${room.id}?` : `/rooms/${room.id}?thread=${thread}&`;
    try {
      const files = await filesOf(c);
      messages.write(
        user,
        id,
        { room: room.id, text, files, ...(thread === undefined ? {} : { thread }) },
        web.now(),
      );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return c.redirect(`${back}refused=${error.code}#compose`, 303);
    }
    return c.redirect(`${back}#compose`, 303);
  });
  app.post('/messages/:message/buttons', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const message = messages.reader.seenBy(user.id, c.req.param('message'));
    rooms.entered(user, message.room);
    const { id, sign } = await bodyOf(c, pressBody);
    messages.press(user, message.id, sign, id, web.now());
    const thread = message.thread === undefined ? '' : `?thread=${message.thread}`;
    return c.redirect(`/rooms/${message.room}${thread}#m-${message.id}`, 303);
  });
  return app;
}

/** A link may lead to what is too old for the newest page: the page that ends some messages behind it. */
function beforeLinked(web: Web, viewer: Viewer, room: Room, linked: Message): number | undefined {
  if (linked.room !== room.id || linked.thread !== undefined) return undefined;
  const behind = web.store.messages.reader.list(room.id, {
    viewer: viewer.user.id,
    thread: null,
    after: linked.seq,
    limit: pageLength,
  });
  return behind.length < pageLength ? undefined : behind[pageLength / 2]?.seq;
}

/** A page for what was refused: the sentence, and the way back. */
export function refusalPage(language: 'fr' | 'en', sentence: string) {
  const { product, state } = wordsOf(language).local;
  return layout({
    language,
    title: product,
    path: '/',
    body: html`<body class="entry"><header class="top"><p class="product">${product}</p></header>
<main><h1>${sentence}</h1><p><a href="/">${state.home}</a></p></main></body>`,
  });
}
