/**
 * The local chat's HTTP interface, for its page, for tests and for other programs on this machine.
 * Bodies are JSON (or a form where files go along); a refusal is `{error: {code, message}}` with one
 * clear sentence. The identity is the cookie that `enter` sets.
 *
 *   POST   /api/enter {name, role: teach | study}       201 {user}; 409 when the name is in use
 *   GET    /api/me                                      {user}; to change it: me.ts
 *   GET    /api/rooms                                   {rooms: [{id, kind, name, member, unread}]}
 *   POST   /api/rooms {name, for: class | group | staff}   201 {room}; only who teaches
 *   POST   /api/rooms/:room/members {user}              {room}; who is in a staff room lets a colleague in
 *   POST   /api/rooms/:room/join                        {room}
 *   POST   /api/rooms/:room/read {seq, thread?}         204; seen up to this message, in the room or in a thread
 *   GET    /api/rooms/:room/threads?open=&past=         {threads: [{root, title?, pinned, unread}], inRoom}: what is not
 *                                                       seen on a page of the room, with this thread open, or an older one
 *   GET    /api/rooms/:room/messages?after=&before=&thread=&limit=   {messages}, oldest first, threads included;
 *                                                       fewer than `limit` where they are long
 *   POST   /api/rooms/:room/messages {id, text, thread?, replyTo?}   201 {message}; a form may add `files`;
 *                                                       the same id again gives the same message
 *   PATCH  /api/messages/:message {text}                {message}
 *   DELETE /api/messages/:message                       204
 *   PUT    /api/messages/:message/reactions/:sign       204   (DELETE takes it away)
 *   POST   /api/messages/:message/buttons {id, sign}    204; the same id again counts once
 *   GET    /api/verbs?lang=fr                           {verbs: [{line, does, role}]}
 *   GET    /api/events?after=                           server-sent events (event-stream.ts)
 *   GET    /files/:file                                 the bytes
 */
import { Hono } from 'hono';
import { z } from 'zod';
import { givingWay } from '../../../src/ports/give-way.ts';
import { signs } from '../store/limits.ts';
import { Refused } from '../store/types.ts';
import { drawAhead } from '../view/message.ts';
import { newsLine, threadsNav, unreadBadge, unseenIn } from '../view/threads.ts';
import {
  bodyOf,
  editBody,
  enterBody,
  filesOf,
  guestBody,
  messageBody,
  messageSize,
  pressBody,
  readBody,
  roomBody,
  saidTeaches,
  smallSize,
} from './bodies.ts';
import { type LocalEnv, viewerOf, type Web } from './context.ts';
import { remember } from './identity.ts';
import { type MessageJson, messageJson } from './message-json.ts';
import { markSeen } from './seen.ts';

const range = z.object({
  after: z.coerce.number().int().exactOptional(),
  before: z.coerce.number().int().exactOptional(),
  thread: z.string().exactOptional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** The routes above, but for events and files. */
export function api(web: Web): Hono<LocalEnv> {
  const { browsers, people, rooms, messages } = web.store;
  const app = new Hono<LocalEnv>();

  app.post('/enter', smallSize, async (c) => {
    const body = await bodyOf(c, enterBody);
    const { user, token } = browsers.enter(body.name, saidTeaches(body), web.now());
    remember(c, token);
    return c.json({ user }, 201);
  });
  app.get('/me', (c) => c.json({ user: viewerOf(c).user }));
  app.get('/verbs', (c) => c.json({ verbs: web.verbs(c.get('language')) }));

  app.get('/rooms', (c) => c.json({ rooms: rooms.listFor(viewerOf(c).user) }));
  app.post('/rooms', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const body = await bodyOf(c, roomBody);
    return c.json({ room: rooms.add(user, body.name, body.for, web.now()) }, 201);
  });
  app.post('/rooms/:room/join', (c) =>
    c.json({ room: rooms.join(viewerOf(c).user, c.req.param('room'), web.now()) }),
  );
  app.post('/rooms/:room/members', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const guest = people.byId((await bodyOf(c, guestBody)).user);
    return c.json({ room: rooms.letIn(user, c.req.param('room'), guest, web.now()) });
  });
  app.post('/rooms/:room/read', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const seen = await bodyOf(c, readBody);
    markSeen(web, user, rooms.entered(user, c.req.param('room')), seen);
    return c.body(null, 204);
  });
  app.get('/rooms/:room/threads', (c) => {
    const viewer = viewerOf(c);
    const room = rooms.entered(viewer.user, c.req.param('room'));
    const open = c.req.query('open');
    const unseen = unseenIn(web, viewer, room, { open, past: c.req.query('past') !== undefined });
    const threads = unseen.threads.map((thread) => ({
      ...thread,
      badge: String(unreadBadge(viewer, thread.unread)),
      line: thread.unread === 0 ? '' : String(newsLine(viewer, room, thread)),
    }));
    return c.json({ threads, inRoom: unseen.inRoom, nav: String(threadsNav(viewer, room, unseen, open)) });
  });

  app.get('/rooms/:room/messages', async (c) => {
    const viewer = viewerOf(c);
    const room = rooms.entered(viewer.user, c.req.param('room'));
    const wanted = range.safeParse(c.req.query());
    if (!wanted.success) throw new Refused('unreadable');
    const found = messages.reader.list(room.id, { ...wanted.data, viewer: viewer.user.id });
    const giveWay = givingWay();
    const shown: MessageJson[] = [];
    for (const message of found) {
      await drawAhead(web, message, giveWay);
      shown.push(messageJson(web, viewer, message));
      await giveWay();
    }
    return c.json({ messages: shown });
  });
  app.post('/rooms/:room/messages', messageSize, async (c) => {
    const viewer = viewerOf(c);
    const room = rooms.entered(viewer.user, c.req.param('room'));
    const { id, text, thread, replyTo } = await bodyOf(c, messageBody);
    const message = messages.write(
      viewer.user,
      id,
      {
        room: room.id,
        text,
        files: await filesOf(c),
        ...(thread === undefined ? {} : { thread }),
        ...(replyTo === undefined ? {} : { replyTo }),
      },
      web.now(),
    );
    return c.json({ message: messageJson(web, viewer, message) }, 201);
  });

  app.use('/messages/:message/*', async (c, next) => {
    const { user } = viewerOf(c);
    rooms.entered(user, messages.reader.seenBy(user.id, c.req.param('message')).room);
    await next();
  });
  app.patch('/messages/:message', smallSize, async (c) => {
    const viewer = viewerOf(c);
    const { text } = await bodyOf(c, editBody);
    const message = messages.edit(viewer.user, c.req.param('message'), text, web.now());
    return c.json({ message: messageJson(web, viewer, message) });
  });
  app.delete('/messages/:message', (c) => {
    messages.remove(viewerOf(c).user, c.req.param('message'), web.now());
    return c.body(null, 204);
  });
  app.on(['PUT', 'DELETE'], '/messages/:message/reactions/:sign', (c) => {
    const sign = signs.find((known) => known === c.req.param('sign'));
    if (sign === undefined) throw new Refused('unknownSign');
    messages.react(viewerOf(c).user.id, c.req.param('message'), sign, c.req.method === 'PUT', web.now());
    return c.body(null, 204);
  });
  app.post('/messages/:message/buttons', smallSize, async (c) => {
    const { user } = viewerOf(c);
    const { id, sign } = await bodyOf(c, pressBody);
    messages.press(user, c.req.param('message'), sign, id, web.now());
    return c.body(null, 204);
  });
  return app;
}
