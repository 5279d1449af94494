import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LogEntry, Message } from '../store/types.ts';
import { type LocalEnv, type Viewer, viewerOf, type Web } from './context.ts';
import { type MessageJson, messageJson } from './message-json.ts';

const heartbeat = 15_000;
const most = 200;

/**
 * GET /api/events: what happens in the rooms of who asks, as server-sent events whose id is the log's
 * sequence; `Last-Event-ID` (or `after`) goes on behind it, without either it starts now.
 *
 *   message {…message, fresh, announce}   a message, new (`fresh`) or changed in any way
 *   rooms {}                              the list of rooms changed
 *   alive {}                              every 15 s, so that a page can tell a dead connection
 */
export function eventStream(web: Web): Hono<LocalEnv> {
  const app = new Hono<LocalEnv>();
  app.get('/events', (c) => {
    const viewer = viewerOf(c);
    const asked = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? Number.NaN);
    let seq = Number.isSafeInteger(asked) ? asked : web.store.log.last();
    // Proxies must not gather what should arrive at once.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      let open = true;
      let wake: () => void = () => {};
      const close = () => {
        open = false;
        wake();
      };
      const subscriptions = [web.store.log.onWrite(() => wake()), web.onStop(close)];
      stream.onAbort(close);
      try {
        await stream.writeSSE({ event: 'alive', data: '{}', id: String(seq), retry: 1000 });
        while (open) {
          const entries = web.store.log.after(seq, most, false);
          for (const event of eventsFrom(web, viewer, entries)) {
            await stream.writeSSE({
              event: event.name,
              data: JSON.stringify(event.data),
              id: String(event.seq),
            });
          }
          seq = entries.at(-1)?.seq ?? seq;
          if (entries.length > 0) continue;
          const woken = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(false), heartbeat);
            wake = () => {
              clearTimeout(timer);
              resolve(true);
            };
          });
          wake = () => {};
          if (!woken) await stream.writeSSE({ event: 'alive', data: '{}', id: String(seq) });
        }
      } finally {
        for (const end of subscriptions) end();
      }
    });
  });
  return app;
}

interface StreamEvent {
  readonly seq: number;
  readonly name: 'message' | 'rooms';
  readonly data: object;
}

/** What these log entries mean for one person: each message once, as it is now. */
function eventsFrom(web: Web, viewer: Viewer, entries: readonly LogEntry[]): readonly StreamEvent[] {
  const { rooms, messages } = web.store;
  const shown = new Map<string, StreamEvent>();
  const tell = (message: Message, seq: number, fresh: boolean) => {
    const before = shown.get(message.id)?.data as { fresh?: boolean } | undefined;
    shown.delete(message.id);
    const data = streamed(messageJson(web, viewer, message), fresh || before?.fresh === true);
    shown.set(message.id, { seq, name: 'message', data });
  };
  for (const entry of entries) {
    if (entry.kind === 'button') continue;
    const room = rooms.byId(entry.room);
    const member = rooms.isMember(entry.room, viewer.user.id);
    if (entry.kind === 'room' || entry.kind === 'membership') {
      const concerns = member || room?.kind === 'group';
      if (concerns) shown.set('rooms', { seq: entry.seq, name: 'rooms', data: {} });
      continue;
    }
    const message = member && entry.message !== null ? messages.reader.find(entry.message) : undefined;
    if (message === undefined) continue;
    const fresh = entry.kind === 'message';
    tell(message, entry.seq, fresh);
    // A root shows how many replies hang from it; material shows the images that come after it.
    const root = message.thread === undefined ? undefined : messages.reader.find(message.thread);
    if (root !== undefined && (fresh || entry.kind === 'deletion')) tell(root, entry.seq, false);
    for (const material of fresh ? messages.reader.showing(message) : []) tell(material, entry.seq, false);
  }
  return [...shown.values()];
}

/** With the words that a screen reader says when it is new. */
function streamed(message: MessageJson, fresh: boolean) {
  const text = message.text.split('\n').find((part) => part.trim() !== '') ?? message.files[0]?.name ?? '';
  return { ...message, fresh, announce: `${message.author.name} : ${text.slice(0, 300)}` };
}
