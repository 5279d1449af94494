import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import type { Store } from '../../../src/ports/store.ts';
import {
  file,
  freshStore,
  head,
  heads,
  label,
  type OpenFresh,
  part,
  post,
  refuse,
  say,
  send,
  sendAll,
  sendUntil,
  start,
} from './fixtures.ts';

export function hangingContract(open: OpenFresh): void {
  const current = freshStore(open);
  const threaded = (key: string, more: Parameters<typeof say>[1] = {}) => say(key, { thread: 'S1', ...more });

  /** Sends an opening and its thread, which gets the name `$root`. */
  async function openThread(store: Store): Promise<void> {
    await post(store, threaded('opening'));
    await send(store, await head(store));
    const row = await head(store);
    await store.outbox.attempt([row.id], start);
    await store.outbox.settle({ row: row.id, ok: true, at: start, reference: '$root' });
  }

  /** The thread that the next row goes into. */
  async function nextThread(store: Store): Promise<string | undefined> {
    const { work } = await head(store);
    return work.kind === 'copy' ? work.thread : 'not a copy';
  }

  it('sends later parts, the thread and the signs after the text', async () => {
    const { store } = current;
    const parts = { local: [part('a'), file('one.pdf'), file('two.pdf')] };
    await post(store, threaded('opening', { parts, signs: ['👍', '🔔'] }));
    const first = await head(store);
    expect(label(first)).toBe('opening');
    await send(store, first);
    const sent: string[] = [];
    for (;;) {
      const [row] = await heads(store);
      if (row === undefined) break;
      sent.push(label(row));
      const { work } = row;
      if (work.kind === 'thread') expect(work).toMatchObject({ root: '$opening', title: 'S1' });
      if (work.kind === 'react') expect(work.reference).toBe('$opening');
      if (work.kind === 'react') sent.push(work.sign);
      await send(store, row);
    }
    const react = 'react opening';
    expect(sent).toEqual(['opening#1', 'opening#2', 'thread opening', react, '👍', react, '🔔']);
    expect((await store.copies('opening'))[0]).toMatchObject({ thread: '$thread opening' });
  });

  it('pins the text after everything more urgent, once it is sent', async () => {
    const { store } = current;
    await post(store, threaded('opening', { pin: true }));
    await send(store, await head(store));
    await post(store, say('news', { urgency: urgency.announcement }));
    const pin = await sendUntil(store, 'pin opening');
    expect(pin).toMatchObject({ urgency: urgency.revision, work: { kind: 'pin', reference: '$opening' } });
    expect((await store.copies('news'))[0]?.state).toBe('sent');
    await refuse(store, pin);
    expect((await store.copies('opening'))[0]).toMatchObject({ state: 'sent', reference: '$opening' });
  });

  it('lets go of what is pinned, each time as an act of its own, in places linked later too', async () => {
    const { store } = current;
    await post(store, threaded('opening', { pin: true }));
    await sendAll(store);
    const keys: string[] = [];
    const acts = async (): Promise<readonly string[]> => {
      const done: string[] = [];
      for (;;) {
        const [row] = await heads(store);
        if (row === undefined) return done;
        done.push(row.work.kind);
        if (row.work.kind === 'pin' || row.work.kind === 'unpin') keys.push(row.key);
        await send(store, row);
      }
    };
    const pinned = (on: boolean) => post(store, { op: 'pin', key: 'opening', pinned: on });
    await pinned(false);
    expect(await acts()).toEqual(['unpin']);
    const parts = { local: [part('a')] };
    await post(store, {
      op: 'addTargets',
      key: 'opening',
      targets: [{ account: 'local', room: 'late' }],
      parts,
    });
    expect(await acts()).toEqual(['copy', 'thread']);
    await pinned(true);
    expect(await acts()).toEqual(['pin', 'pin']);
    // What nobody has begun to do is void once the contrary is asked.
    await pinned(false);
    await pinned(true);
    expect(await acts()).toEqual(['pin', 'pin']);
    await post(
      store,
      { op: 'unlink', account: 'local', room: 'late' },
      {
        op: 'pin',
        key: 'opening',
        pinned: false,
        rooms: [{ account: 'local', room: 'late' }],
      },
    );
    expect(await acts()).toEqual(['unpin']);
    await pinned(false);
    expect(await acts()).toEqual(['unpin']);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says what repeats the main timeline only where there is a thread', async () => {
    const { store } = current;
    await post(store, threaded('opening'), say('echo', { under: 'opening', threadOnly: true }));
    await send(store, await sendUntil(store, 'thread opening'));
    const [row] = await heads(store);
    expect(row?.work).toMatchObject({ kind: 'copy', post: 'echo', threadOnly: true });
  });

  it('pins nothing where the text was refused', async () => {
    const { store } = current;
    await post(store, threaded('opening', { pin: true }));
    await refuse(store, await head(store));
    expect(await heads(store)).toEqual([]);
  });

  it('waits for the thread of the post that it goes under', async () => {
    const { store } = current;
    await post(
      store,
      threaded('opening'),
      say('hint', { under: 'opening', parts: { local: [part('a'), part('b')] } }),
    );
    await post(store, say('beside'));
    expect(await sendAll(store)).toEqual(['opening', 'thread opening', 'hint', 'hint#1', 'beside']);
  });

  it('resolves the thread at sending, for every part', async () => {
    const { store } = current;
    await openThread(store);
    await post(store, say('hint', { under: 'opening', parts: { local: [part('a'), part('b')] } }));
    expect(await nextThread(store)).toBe('$root');
    await send(store, await head(store));
    expect(await nextThread(store)).toBe('$root');
  });

  it('goes into the main timeline of a place where the root has no thread', async () => {
    const { store } = current;
    await openThread(store);
    await post(store, say('plain'));
    await sendAll(store);
    const elsewhere = [{ account: 'local', room: 'other' }];
    for (const post of [
      say('under nothing', { under: 'unknown' }),
      say('under plain', { under: 'plain' }),
      say('elsewhere', { under: 'opening', targets: elsewhere }),
    ]) {
      await store.apply({ posts: [post] });
      expect(await nextThread(store)).toBeUndefined();
      await sendAll(store);
    }
  });

  it('goes to the main timeline once the root is withdrawn', async () => {
    const { store } = current;
    await openThread(store);
    await post(store, { op: 'withdraw', key: 'opening' }, say('hint', { under: 'opening' }));
    expect(label(await head(store))).toBe('hint');
    expect(await nextThread(store)).toBeUndefined();
  });

  it('answers in the thread that the target names', async () => {
    const { store } = current;
    await openThread(store);
    const target = { account: 'local', room: 'room', thread: '$other' };
    await post(store, say('answer', { under: 'opening', targets: [target] }));
    expect((await head(store)).work).toMatchObject({ target, thread: '$other' });
  });

  it('lends the class of what hangs to all that it hangs from', async () => {
    const { store } = current;
    await post(store, say('before', { urgency: urgency.answer }));
    await post(store, threaded('opening', { urgency: urgency.reminder }));
    expect(label(await head(store))).toBe('before');
    await post(store, say('link', { under: 'opening', urgency: urgency.urgent }));
    const first = await head(store);
    expect([label(first), first.urgency]).toEqual(['opening', urgency.urgent]);
    expect(await sendAll(store)).toEqual(['opening', 'thread opening', 'link', 'before']);
  });

  it('does not lend a less urgent class', async () => {
    const { store } = current;
    await post(store, threaded('opening', { urgency: urgency.announcement, signs: ['👍'] }));
    await post(store, say('opening-2', { urgency: urgency.urgent }));
    expect(await sendAll(store)).toEqual(['opening-2', 'opening', 'thread opening', 'react opening']);
  });

  it.each(['opening', 'thread opening'])(
    'goes to the main timeline when « %s » is parked',
    async (parked) => {
      const { store } = current;
      const parts = { local: [part('a'), file('one.pdf')] };
      await post(store, threaded('opening', { parts, signs: ['👍'] }), say('hint', { under: 'opening' }));
      await refuse(store, await sendUntil(store, parked));
      const left: string[] = [];
      for (;;) {
        const [row] = await heads(store);
        if (row === undefined) break;
        left.push(label(row));
        if (label(row) === 'hint') expect(row.work).not.toHaveProperty('thread');
        await send(store, row);
      }
      expect(left).toEqual(parked === 'opening' ? ['opening#1', 'hint'] : ['hint', 'react opening']);
    },
  );

  it('goes to the main timeline when the root is deleted or expires before', async () => {
    const { store } = current;
    await openThread(store);
    await post(store, say('hint', { under: 'opening' }));
    await post(store, { op: 'deleted', account: 'local', reference: '$opening' });
    expect(await nextThread(store)).toBeUndefined();
    await sendAll(store);
    await post(store, threaded('brief', { expiresAt: start }), say('hint-2', { under: 'brief' }));
    expect(await store.outbox.attempt([(await head(store)).id], start)).toEqual([]);
    expect(await nextThread(store)).toBeUndefined();
  });

  it('asks for no thread, sign or edit below a text that has no reference', async () => {
    const { store } = current;
    await post(store, threaded('opening', { signs: ['👍'] }), say('hint', { under: 'opening' }));
    const row = await head(store);
    await store.outbox.attempt([row.id], start);
    await store.outbox.settle({ row: row.id, ok: true, at: start });
    expect(await sendAll(store)).toEqual(['hint']);
  });
}
