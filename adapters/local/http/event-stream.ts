import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { givingWay } from '../../../src/ports/give-way.ts';
import { isFor } from '../store/message-reader.ts';
import type { LogEntry, Message } from '../store/types.ts';
import { drawAhead } from '../view/message.ts';
import { type LocalEnv, type Viewer, viewerOf, type Web } from './context.ts';
import { tokenOf } from './identity.ts';
import { type MessageJson, messageJson } from './message-json.ts';

const heartbeat = 15_000;
const most = 200;
/** Streams of one person at a time; browsers hold no more than six connections to one address. */
const mostStreams = 4;
/** When the page whose stream was closed for a newer one may come back (ms). */
const comeBackAfter = 30_000;

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
  const streams = new Streams();
  app.get('/events', (c) => {
    const { user, language } = viewerOf(c);
    const token = tokenOf(c) ?? '';
    const asked = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? Number.NaN);
    // What is beyond the end was lost with it, and the same numbers are given again.
    const last = web.store.log.last();
    let seq = Number.isSafeInteger(asked) ? Math.min(asked, last) : last;
    // Proxies must not gather what should arrive at once.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      let open = true;
      let wake: () => void = () => {};
      const close = () => {
        open = false;
        wake();
      };
      let patience: NodeJS.Timeout | undefined;
      const replaced = () => {
        void stream.writeSSE({ event: 'alive', data: '{}', retry: comeBackAfter }).finally(close);
        // Whoever does not read what is written to them cannot be told.
        const { outgoing } = (c.env ?? {}) as { readonly outgoing?: { destroy(): void } };
        patience = setTimeout(() => {
          close();
          outgoing?.destroy();
        }, 5_000);
      };
      const subscriptions = [
        web.store.log.onWrite(() => wake()),
        web.onStop(close),
        streams.open(user.id, replaced),
      ];
      stream.onAbort(close);
      try {
        await stream.writeSSE({ event: 'alive', data: '{}', id: String(seq), retry: 1000 });
        while (open) {
          // Who left, took another name or another role since: as they are now, or not at all.
          const now = web.store.browsers.byToken(token);
          if (now === undefined) break;
          const viewer = { user: now, language };
          const entries = web.store.log.after(seq, most, false);
          for (const event of await eventsFrom(web, viewer, entries)) {
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
        clearTimeout(patience);
        for (const end of subscriptions) end();
      }
    });
  });
  return app;
}

/** Who listens: beyond a few streams a person the oldest is closed. */
class Streams {
  readonly #open = new Map<string, (() => void)[]>();

  /** One more; `close` is called when it has to go. Returns what notes its end. */
  open(user: string, close: () => void): () => void {
    const theirs = [...(this.#open.get(user) ?? []), close];
    this.#open.set(user, theirs.slice(-mostStreams));
    for (const oldest of theirs.slice(0, -mostStreams)) oldest();
    return () => {
      const rest = (this.#open.get(user) ?? []).filter((other) => other !== close);
      if (rest.length === 0) this.#open.delete(user);
      else this.#open.set(user, rest);
    };
  }
}

interface StreamEvent {
  readonly seq: number;
  readonly name: 'message' | 'rooms';
  readonly data: object;
}

/** What these log entries mean for one person: each message once, as it is now. */
async function eventsFrom(
  web: Web,
  viewer: Viewer,
  entries: readonly LogEntry[],
): Promise<readonly StreamEvent[]> {
  const { rooms, messages } = web.store;
  const shown = new Map<string, StreamEvent>();
  const giveWay = givingWay();
  const tell = async (message: Message, seq: number, fresh: boolean) => {
    await drawAhead(web, message, giveWay);
    await giveWay();
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
    if (message === undefined || !isFor(viewer.user.id, message)) continue;
    const fresh = entry.kind === 'message';
    await tell(message, entry.seq, fresh);
    // A root shows how many replies hang from it; material shows the images that come after it.
    const root = message.thread === undefined ? undefined : messages.reader.find(message.thread);
    if (root !== undefined && message.onlyFor === undefined && (fresh || entry.kind === 'deletion'))
      await tell(root, entry.seq, false);
    for (const material of fresh ? messages.reader.showing(message) : [])
      await tell(material, entry.seq, false);
  }
  return [...shown.values()];
}

/** With the words that a screen reader says when it is new. */
function streamed(message: MessageJson, fresh: boolean) {
  const text = message.text.split('\n').find((part) => part.trim() !== '') ?? message.files[0]?.name ?? '';
  return { ...message, fresh, announce: `${message.author.name} : ${text.slice(0, 300)}` };
}
