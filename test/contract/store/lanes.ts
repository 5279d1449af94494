import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import type { OutsideWrite } from '../../../src/ports/store.ts';
import {
  freshStore,
  head,
  heads,
  hour,
  label,
  minute,
  type OpenFresh,
  part,
  post,
  put,
  refuse,
  revise,
  say,
  send,
  sendAll,
  start,
} from './fixtures.ts';

export function lanesContract(open: OpenFresh): void {
  const current = freshStore(open);
  const inRoom = (key: string, room: string, more: Parameters<typeof say>[1] = {}) =>
    say(key, { ...more, targets: [{ account: 'local', room }] });

  it('goes by class, then by sequence', async () => {
    const { store } = current;
    await post(
      store,
      say('reminder', { urgency: urgency.reminder }),
      say('news', { urgency: urgency.announcement }),
    );
    await post(store, say('answer', { urgency: urgency.answer }));
    await post(store, say('opening-1'), say('opening-2'));
    expect(await sendAll(store)).toEqual(['opening-1', 'opening-2', 'answer', 'news', 'reminder']);
  });

  it('keeps a place and its threads in one lane, other places and persons in others', async () => {
    const { store } = current;
    const room = { account: 'local', room: 'room' };
    await post(
      store,
      say('one', { targets: [room] }),
      say('two', { targets: [{ ...room, thread: '$root' }] }),
      say('three', { targets: [{ account: 'local', user: '@student' }] }),
      say('four', { targets: [{ account: 'other', room: 'room' }] }),
    );
    expect((await heads(store)).map(label)).toEqual(['one', 'three', 'four']);
    expect((await sendAll(store)).filter((key) => key === 'one' || key === 'two')).toEqual(['one', 'two']);
  });

  it('gives the most urgent heads first, as many as wanted, without the busy lanes and accounts', async () => {
    const { store } = current;
    const later = { urgency: urgency.answer };
    await post(store, inRoom('b', 'b', later), inRoom('a', 'a'), inRoom('c', 'c', later));
    await post(store, say('d', { targets: [{ account: 'other', room: 'd' }] }));
    const ask = async (lanes: string[], accounts: Record<string, number>, limit: number) => {
      const busy = { lanes: new Set(lanes), accounts: new Map(Object.entries(accounts)) };
      return (await store.outbox.heads(start, busy, limit)).map(label);
    };
    expect(await ask([], {}, 10)).toEqual(['a', 'd', 'b', 'c']);
    expect(await ask([], {}, 2)).toEqual(['a', 'd']);
    expect(await ask(['local|a'], { other: 0 }, 1)).toEqual(['b']);
    expect(await ask([], { local: 0 }, 10)).toEqual(['d']);
    expect(await ask([], { local: 2 }, 10)).toEqual(['a', 'd', 'b']);
    expect(await ask(['local|a'], { local: 1 }, 10)).toEqual(['d', 'b']);
  });

  it('of an account that is held back lets openings and answers to staff take turns', async () => {
    const { store } = current;
    const answer = { subject: { kind: 'command', id: 'q' } } as const;
    const reply = { subject: { kind: 'session', id: 's' }, replyTo: '$q' } as const;
    const opening = { subject: { kind: 'session', id: 's' } } as const;
    await post(store, inRoom('o1', 'a', opening), inRoom('o2', 'b', opening), inRoom('o3', 'c', opening));
    await post(store, inRoom('a1', 'd', answer), inRoom('a2', 'e', reply), inRoom('a3', 'c', answer));
    await post(store, inRoom('later', 'f', { urgency: urgency.answer }));
    const ask = async (room: number, answerNext: boolean, lanes: string[] = []) => {
      const accounts = new Map([['local', room]]);
      const busy = { lanes: new Set(lanes), accounts, answerNext: new Set(answerNext ? ['local'] : []) };
      return (await store.outbox.heads(start, busy, 10)).map(label);
    };
    // The opening that holds an answer up in its own room goes first; nothing is overtaken there.
    expect(await ask(1, false)).toEqual(['o3']);
    expect(await ask(1, true)).toEqual(['a1']);
    expect(await ask(1, false, ['local|c'])).toEqual(['o1']);
    expect(await ask(3, false)).toEqual(['o1', 'o3', 'a1']);
    expect(await ask(6, false)).toEqual(['o1', 'o2', 'o3', 'a1', 'a2', 'later']);
    expect(await ask(0, true)).toEqual([]);
    expect(await heads(store)).toHaveLength(6);
  });

  it('never overtakes, replaces or drops a row that was attempted', async () => {
    const { store } = current;
    await post(store, say('reminder', { urgency: urgency.reminder, expiresAt: start + minute }));
    const row = await head(store);
    expect(await store.outbox.attempt([row.id], start)).toEqual([row.id]);
    await post(store, say('answer', { urgency: urgency.answer }), say('q'));
    await put(store, { dropped: [row.id], posts: [{ op: 'withdraw', key: 'q' }] });
    const again = await head(store);
    expect(again).toMatchObject({ id: row.id, key: row.key, attemptedAt: start, tries: 1 });
    expect(await store.outbox.waiting('local|room', start)).toEqual([]);
    // Past its end it still stands: it may have been sent.
    expect(await store.outbox.attempt([row.id], start + hour)).toEqual([row.id]);
    expect(await head(store)).toMatchObject({ id: row.id, attemptedAt: start, tries: 2 });
    await store.outbox.settle({ row: row.id, ok: true, at: start, reference: '$r' });
    expect(label(await head(store))).toBe('answer');
  });

  it('lets an attempted row be as urgent as what it holds up, from then on and after a restart', async () => {
    const { store } = current;
    await post(store, say('reminder', { urgency: urgency.reminder }));
    await store.outbox.attempt([(await head(store)).id], start);
    await post(store, inRoom('news', 'b', { urgency: urgency.announcement }));
    expect((await heads(store)).map(label)).toEqual(['news', 'reminder']);
    await post(store, say('answer', { urgency: urgency.answer }));
    expect((await heads(store)).map(label)).toEqual(['reminder', 'news']);
    expect((await heads(store)).map((row) => row.urgency)).toEqual([urgency.answer, urgency.announcement]);
    await current.reopen();
    expect((await heads(current.store)).map(label)).toEqual(['reminder', 'news']);
  });

  it('lets an attempted row be as urgent as what waited already when it was put off', async () => {
    const { store } = current;
    await post(store, say('reminder', { urgency: urgency.reminder }));
    const { id } = await head(store);
    await post(store, say('opening'));
    await post(store, inRoom('answer', 'b', { urgency: urgency.answer }));
    await store.outbox.putOff(id, start + minute);
    expect((await heads(store, start + minute)).map(label)).toEqual(['reminder', 'answer']);
  });

  it('holds the whole lane of a row that was put off, and no other', async () => {
    const { store } = current;
    await post(store, say('one'), inRoom('elsewhere', 'other', { urgency: urgency.answer }));
    const [row] = await heads(store);
    if (row === undefined) throw new Error('no head');
    await store.outbox.attempt([row.id], start);
    await store.outbox.putOff(row.id, start + minute);
    await post(store, say('two'));
    expect((await heads(store, start + minute - 1)).map(label)).toEqual(['elsewhere']);
    expect(await store.outbox.nextDue(start)).toBe(start + minute);
    expect((await heads(store, start + minute)).map(label)).toEqual(['one', 'elsewhere']);
    expect(await store.outbox.nextDue(start + minute)).toBeUndefined();
    await store.outbox.attempt([row.id], start + minute);
    await store.outbox.settle({ row: row.id, ok: true, at: start + minute, reference: '$one' });
    expect((await heads(store)).map(label)).toEqual(['two', 'elsewhere']);
  });

  it('keeps a row at the head that was put off before it was attempted', async () => {
    const { store } = current;
    await post(store, say('one'));
    await store.outbox.putOff((await head(store)).id, start + minute);
    await post(store, say('answer', { urgency: urgency.answer }));
    expect(await heads(store)).toEqual([]);
    expect(label(await head(store, start + minute))).toBe('one');
  });

  it('takes an attempt back by which nothing was sent: it is overtaken, dropped and expires as if there had been none', async () => {
    const { store } = current;
    await post(store, say('reminder', { urgency: urgency.reminder, expiresAt: start + minute }));
    const { id } = await head(store);
    await store.outbox.attempt([id], start);
    await post(store, say('answer', { urgency: urgency.answer }));
    await store.outbox.takeBack(id);
    expect(label(await head(store))).toBe('answer');
    expect((await store.outbox.waiting('local|room', start)).map((row) => row.post)).toEqual(['reminder']);
    await send(store, await head(store));
    const again = await head(store);
    expect(again).toMatchObject({ id, tries: 0 });
    expect(again).not.toHaveProperty('attemptedAt');
    expect(await store.outbox.attempt([id], start + hour)).toEqual([]);
    expect(await store.outbox.pending()).toBe(0);
  });

  it('wakes what was put off on one account', async () => {
    const { store } = current;
    await post(
      store,
      inRoom('a', 'a'),
      inRoom('b', 'b'),
      say('c', { targets: [{ account: 'other', room: 'c' }] }),
    );
    for (const { id } of await heads(store)) await store.outbox.putOff(id, start + hour);
    expect(await heads(store)).toEqual([]);
    await store.outbox.wake('local', start);
    expect((await heads(store)).map(label)).toEqual(['a', 'b']);
    expect(await store.outbox.nextDue(start)).toBe(start + hour);
  });

  it('settles an expired row instead of attempting it', async () => {
    const { store } = current;
    await post(
      store,
      say('stale', {
        urgency: urgency.reminder,
        expiresAt: start + minute,
        parts: { local: [part('a'), part('b')] },
      }),
      say('fresh', { urgency: urgency.reminder, expiresAt: start + hour }),
    );
    const row = await head(store);
    expect(await store.outbox.attempt([row.id], start + minute)).toEqual([]);
    expect((await store.copies('stale')).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(await sendAll(store)).toEqual(['fresh']);
  });

  it('does not attempt a row that is settled', async () => {
    const { store } = current;
    await post(store, say('one'));
    const row = await head(store);
    await send(store, row);
    expect(await store.outbox.attempt([row.id], start)).toEqual([]);
    await store.outbox.settle({ row: row.id, ok: false, at: start, code: 'forbidden', reason: '' });
    expect(await store.copies('one')).toMatchObject([{ state: 'sent' }]);
  });

  it('goes on after a row that was parked', async () => {
    const { store } = current;
    await post(store, say('one'), say('two'));
    await refuse(store, await head(store));
    expect(await store.copies('one')).toMatchObject([{ state: 'failed', shown: 0 }]);
    expect(await sendAll(store)).toEqual(['two']);
  });

  it('shows the reminders and announcements that wait, and drops those in a digest', async () => {
    const { store } = current;
    const subject = { kind: 'session', id: 'session-1', courseId: 'course-1' } as const;
    await post(
      store,
      say('opening'),
      say('reminder', {
        subject,
        urgency: urgency.reminder,
        signs: ['🔔'],
        expiresAt: start + minute,
        parts: { local: [part('a'), part('b')] },
      }),
      say('news', { urgency: urgency.announcement }),
      inRoom('elsewhere', 'other', { urgency: urgency.reminder }),
    );
    const waiting = await store.outbox.waiting('local|room', start);
    expect(waiting.map((row) => [row.post, row.urgency])).toEqual([
      ['news', urgency.announcement],
      ['reminder', urgency.reminder],
    ]);
    expect(waiting[1]?.subject).toEqual(subject);
    const later = await store.outbox.waiting('local|room', start + hour);
    expect(later.map((row) => row.post)).toEqual(['news']);
    const digest = say('digest', { urgency: urgency.announcement });
    await put(store, { dropped: waiting.map(({ id }) => id), posts: [digest] });
    expect(await store.outbox.waiting('local|room', start)).toHaveLength(1);
    expect((await sendAll(store)).sort()).toEqual(['digest', 'elsewhere', 'opening']);
    await post(store, revise('reminder', 'later'));
    expect(await heads(store)).toEqual([]);
  });

  it('gives acts outside a lane each call, once a key', async () => {
    const { store } = current;
    const about = { subject: 'LO21', language: 'fr', path: ['LO21'], until: 1_000 } as const;
    const order = { id: 'call-1', medium: 'audio', ...about } as const;
    const create: OutsideWrite = {
      kind: 'callCreate',
      key: 'create/1',
      courseId: 'course-1',
      instance: 'demo',
      order,
    };
    const close: OutsideWrite = {
      kind: 'callClose',
      key: 'close/1',
      courseId: 'course-1',
      sessionId: 'session-1',
      instance: 'demo',
      callId: 'call-1',
      reference: 'room-1',
    };
    await put(store, { outside: [create] });
    await put(store, {
      outside: [create, close, { ...create, key: 'create/2', order: { ...order, id: 'call-2' } }],
    });
    const rows = await heads(store);
    expect(rows.map(({ lane }) => lane)).toEqual(['call:demo:call-1', 'call:demo:call-2']);
    expect(rows[0]).toMatchObject({ key: 'create/1', urgency: urgency.urgent });
    expect(rows[0]?.work).toStrictEqual(create);
    expect(await sendAll(store)).toEqual(['callCreate create/1', 'callClose close/1', 'callCreate create/2']);
    await put(store, { outside: [create] });
    expect(await heads(store)).toEqual([]);
  });

  it('leaves a room after all that is still to be said there', async () => {
    const { store } = current;
    const leave: OutsideWrite = { kind: 'leave', key: 'leave/room', account: 'local', room: 'room' };
    await post(store, say('old'));
    await put(store, {
      outside: [leave],
      posts: [
        say('goodbye', { urgency: urgency.reminder }),
        { op: 'unlink', account: 'local', room: 'room' },
      ],
    });
    const goodbye = await head(store);
    expect(label(goodbye)).toBe('goodbye');
    await send(store, goodbye);
    await post(store, { op: 'unlink', account: 'local', room: 'room' });
    expect(await sendAll(store)).toEqual(['leave leave/room']);
    expect(await heads(store)).toEqual([]);
  });
}
