import type { Target } from '../domain/post.ts';
import type { RoomEntry } from '../domain/room.ts';
import { CallFault } from '../ports/calls.ts';
import { type ChatAdapter, ChatFault, type OutPart, type PostOptions } from '../ports/chat.ts';
import type { OutboxRow, OutboxWork, Settlement } from '../ports/store.ts';
import { withDocuments } from './call-documents.ts';
import type { Deps } from './deps.ts';
import { awaitsAnother, resolved, usersOf } from './resolve.ts';

/** A pause that the platform (or its silence) asks for. */
export interface Fault {
  readonly code: string;
  /** Milliseconds as the platform told; 0 = back off by our own rule. */
  readonly after: number;
  readonly scope: 'lane' | 'account';
  /** It is tried a last time then (epoch ms), however long the pause would be. */
  readonly lastAt?: number;
}

export type Delivery = { readonly settlement: Settlement } | { readonly fault: Fault };

type Work<Kind extends OutboxWork['kind']> = Extract<OutboxWork, { kind: Kind }>;

/** A provider that does not answer in this time has failed: the next one shall be tried within seconds. */
const callPatience = 5_000;
/** A room is asked to end in at most so long; what comes later is seen at the next try. */
const closePatience = 30_000;
/** Rows that do not say how long a room's end is tried. */
const usualClosing = 2 * 60 * 60_000;
/** Unknown errors of an adapter are tried so often before the row is parked. */
const mostUnknown = 8;
/** So often, and so long each time (ms), a message waits for what it links to in another room. */
const mostWaits = 20;
const linkPause = 250;

/**
 * Does what a row says, once. Returns how it ended, or the fault for which it must wait; never throws
 * for what a platform does.
 */
export async function deliver(deps: Deps, row: OutboxRow, now: number): Promise<Delivery> {
  try {
    return { settlement: await attempt(deps, row, now) };
  } catch (error) {
    return failureOf(deps, row, error);
  }
}

async function attempt(deps: Deps, row: OutboxRow, now: number): Promise<Settlement> {
  const { work } = row;
  const done = (more: { reference?: string; entry?: RoomEntry } = {}): Settlement => ({
    row: row.id,
    ok: true,
    at: deps.clock.now(),
    ...more,
  });
  switch (work.kind) {
    case 'copy':
      return copy(deps, row, work, now, done);
    case 'delete': {
      const adapter = adapterOf(deps, work.target.account);
      await adapter.edits?.delete(work.target, work.reference, row.key);
      return done();
    }
    case 'thread': {
      const adapter = adapterOf(deps, work.target.account);
      if (adapter.threads === undefined)
        return failed(deps, row, 'noThreads', 'this platform has no threads');
      return done({ reference: await adapter.threads.open(work.target, work.root, work.title) });
    }
    case 'react':
    case 'unreact': {
      const { reactions } = adapterOf(deps, work.target.account);
      await reactions?.[work.kind](work.target, work.reference, work.sign, row.key);
      return done();
    }
    case 'pin':
    case 'unpin': {
      await adapterOf(deps, work.target.account).pins?.[work.kind](work.target, work.reference, row.key);
      return done();
    }
    case 'callCreate': {
      const provider = deps.providers.get(work.instance);
      if (provider === undefined) return failed(deps, row, 'configuration', `no instance ${work.instance}`);
      const order = await withDocuments(deps, work);
      return done(await patiently(provider.patience, (signal) => provider.create(order, row.key, signal)));
    }
    case 'callClose': {
      const provider = deps.providers.get(work.instance);
      if (provider === undefined) throw new CallFault('configuration', `no instance ${work.instance}`);
      const state = await patiently(closePatience, () => provider.close(work.reference));
      if (state === 'leaving') throw new Leaving('people are leaving it');
      return done();
    }
    case 'widget': {
      const { account, room, callId, widget } = work;
      const { widgets } = adapterOf(deps, account);
      await (widget === undefined ? widgets?.hide(room, callId) : widgets?.show(room, callId, widget));
      return done();
    }
    case 'leave': {
      await adapterOf(deps, work.account).leaves?.leave(work.room);
      return done();
    }
  }
}

async function copy(
  deps: Deps,
  row: OutboxRow,
  work: Work<'copy'>,
  now: number,
  done: (more?: { reference?: string }) => Settlement,
): Promise<Settlement> {
  const adapter = adapterOf(deps, work.target.account);
  if (work.threadOnly === true && work.thread === undefined) return done();
  const target =
    work.thread !== undefined && 'room' in work.target
      ? { ...work.target, thread: work.thread }
      : work.target;
  const options: PostOptions = {
    key: row.key,
    // An edit keeps the look of what it replaces; said anew, for want of edits, it is silent.
    ring: work.ring && (work.edits === undefined || adapter.edits !== undefined),
    mention: work.edits === undefined ? await usersOf(deps, adapter, work.mention) : [],
    mentionRoom: work.mentionRoom && work.edits === undefined,
    ...(work.replyTo === undefined ? {} : { replyTo: work.replyTo }),
    ...(row.attemptedAt === undefined || row.attemptedAt === now ? {} : { firstAttempt: row.attemptedAt }),
  };
  if (work.content.kind === 'text' && work.edits === undefined && row.tries < mostWaits) {
    // Lanes go their own ways; a link leads only to what is there.
    if (await awaitsAnother(deps, work.content.document, work.target))
      throw new ChatFault('temporary', 'what it links to is on its way', { after: linkPause, scope: 'lane' });
  }
  const content = await resolvedPart(deps, adapter, work.content, work);
  if (work.edits === undefined) {
    const reference = await sent(deps, adapter, work, target, content, options);
    return done(reference === undefined ? {} : { reference });
  }
  if (content.kind !== 'text') return done();
  if (adapter.edits !== undefined) {
    await adapter.edits.edit(target, work.edits, content.document, options);
    return done();
  }
  // No edits here: news is said again, silently; a counter is left as it was.
  if (work.withoutEdits === 'skip') return done();
  const reference = await sent(deps, adapter, work, target, content, options);
  return done(reference === undefined ? {} : { reference });
}

/** Posts it, for one person alone where it is for them; nothing where they have no account here any more. */
async function sent(
  deps: Deps,
  adapter: ChatAdapter,
  { only }: Work<'copy'>,
  target: Target,
  content: OutPart,
  options: PostOptions,
): Promise<string | undefined> {
  if (only === undefined || adapter.ephemeral === undefined || !('room' in target))
    return adapter.post(target, content, options);
  const [user] = await usersOf(deps, adapter, [only]);
  return user === undefined ? undefined : adapter.ephemeral.show(target, user, content, options);
}

async function resolvedPart(
  deps: Deps,
  adapter: ChatAdapter,
  part: OutPart,
  work: Work<'copy'>,
): Promise<OutPart> {
  if (part.kind === 'file') return part;
  return { kind: 'text', document: await resolved(deps, adapter, part.document, work.target) };
}

function adapterOf(deps: Deps, account: string): ChatAdapter {
  const adapter = deps.adapters.get(account);
  if (adapter === undefined) {
    throw new ChatFault('temporary', `account ${account} is not served now`, { after: 60_000 });
  }
  return adapter;
}

function failed(deps: Deps, row: OutboxRow, code: string, reason: string): Settlement {
  return { row: row.id, ok: false, at: deps.clock.now(), code, reason };
}

function failureOf(deps: Deps, row: OutboxRow, error: unknown): Delivery {
  if (error instanceof ChatFault) {
    if (error.code === 'rateLimited' || error.code === 'temporary') {
      const { code, after, scope } = error;
      return { fault: { code, after, scope } };
    }
    return { settlement: failed(deps, row, error.code, error.message) };
  }
  if (row.work.kind === 'callClose') return notClosed(deps, row, row.work, error);
  // A provider that fails is not waited for: settling tries the next one.
  if (row.work.kind === 'callCreate') {
    const code = error instanceof CallFault ? error.code : 'unexpected';
    deps.log.warn({ err: error, instance: row.work.instance }, 'a room could not be made');
    return { settlement: failed(deps, row, code, error instanceof Error ? error.message : String(error)) };
  }
  // One line a trouble, not one a try.
  deps.log[row.tries === 0 ? 'error' : 'debug'](
    { err: error, row: row.id, kind: row.work.kind },
    'a row failed unexpectedly',
  );
  if (row.tries >= mostUnknown) {
    return { settlement: failed(deps, row, 'rejected', error instanceof Error ? error.message : 'unknown') };
  }
  return { fault: { code: 'temporary', after: 0, scope: 'lane' } };
}

/** A room that is closing as it should, and has not ended yet. */
class Leaving extends Error {}

/**
 * People may be in the room as long as it has not ended: it is tried with growing pauses until the row's own
 * time. One line in the log at the first failure, one when it is given up.
 */
function notClosed(deps: Deps, row: OutboxRow, work: Work<'callClose'>, error: unknown): Delivery {
  const now = deps.clock.now();
  const code = error instanceof CallFault ? error.code : 'unexpected';
  const reason = error instanceof Error ? error.message : String(error);
  const about = { instance: work.instance, code, reason };
  const lastAt = work.until ?? (row.attemptedAt ?? now) + usualClosing;
  if (now >= lastAt) {
    deps.log.warn(about, 'a room could not be closed, and people may be in it');
    return { settlement: failed(deps, row, code, reason) };
  }
  const news = row.tries === 0 && !(error instanceof Leaving);
  deps.log[news ? 'warn' : 'debug'](about, 'a room could not be closed; it is tried again');
  return { fault: { code, after: 0, scope: 'lane', lastAt } };
}

async function patiently<T>(
  patience: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new AbortController();
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CallFault('timeout', 'no answer in time'));
      over.abort();
    }, patience ?? callPatience);
  });
  try {
    return await Promise.race([work(over.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
