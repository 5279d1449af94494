import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import type { OutboxWork } from '../../../src/ports/store.ts';
import {
  file,
  freshStore,
  head,
  heads,
  label,
  type OpenFresh,
  part,
  post,
  revise,
  say,
  send,
  sendAll,
  start,
  text,
} from './fixtures.ts';

export function postsContract(open: OpenFresh): void {
  const current = freshStore(open);
  const matrix = 'matrix:@cours:example.org';
  const pdf = { blob: 'f'.repeat(64), name: 'arbres.pdf', type: 'application/pdf', size: 4 };

  it('makes one copy a target and part', async () => {
    const { store } = current;
    const targets = [
      { account: 'local', room: 'room' },
      { account: matrix, room: 'room' },
      { account: matrix, user: '@student:example.org' },
      { account: 'local', room: 'room' },
    ];
    const parts = { local: [part('p'), file('arbres.pdf')], [matrix]: [part('longer'), file('arbres.pdf')] };
    await post(store, say('p', { targets, parts, files: [pdf] }));
    const copies = await store.copies('p');
    expect(copies).toHaveLength(6);
    expect(copies.slice(0, 3)).toEqual(
      targets.slice(0, 3).map((target) => ({ post: 'p', part: 0, target, shown: 0, state: 'waiting' })),
    );
    expect(copies.slice(3).map((copy) => copy.part)).toEqual([1, 1, 1]);
    const rows = await heads(store);
    expect(rows.map(({ lane }) => lane)).toEqual([
      'local|room',
      `${matrix}|room`,
      `${matrix}|@@student:example.org`,
    ]);
    expect(rows.map(({ work }) => work.kind === 'copy' && work.content)).toEqual([
      part('p'),
      part('longer'),
      part('longer'),
    ]);
  });

  it('stores what the post is', async () => {
    const { store } = current;
    const subject = { kind: 'notice', id: 'notice-1' } as const;
    const target = { account: 'local', room: 'room', thread: '$root' };
    await post(store, say('p', { subject, files: [pdf], targets: [target] }));
    expect(await store.post('p')).toStrictEqual({
      key: 'p',
      subject,
      document: text('p'),
      files: [pdf],
      revision: 1,
      accounts: ['local'],
      targets: [target],
      withdrawn: false,
    });
    expect(await store.post('q')).toBeUndefined();
    expect(await store.copies('q')).toEqual([]);
  });

  it('changes nothing when it says a key again', async () => {
    const { store } = current;
    await post(store, say('p'));
    const again = [{ account: 'local', room: 'other' }];
    await post(store, say('p', { document: text('else'), targets: again, parts: { local: [part('else')] } }));
    expect((await store.post('p'))?.document).toEqual(text('p'));
    expect(await sendAll(store)).toEqual(['p']);
  });

  it('hands the engine everything that sending needs', async () => {
    const { store } = current;
    await post(
      store,
      say('p', {
        ring: true,
        mention: ['student'],
        mentionRoom: true,
        replyTo: '$question',
        urgency: urgency.answer,
        parts: { local: [part('p'), file('arbres.pdf')] },
      }),
    );
    const first = await head(store);
    const work: OutboxWork = {
      kind: 'copy',
      post: 'p',
      part: 0,
      revision: 1,
      target: { account: 'local', room: 'room' },
      content: part('p'),
      subject: { kind: 'command', id: 'p', courseId: 'course-1' },
      ring: true,
      mention: ['student'],
      mentionRoom: true,
      replyTo: '$question',
      withoutEdits: 'skip',
    };
    expect(first).toMatchObject({ lane: 'local|room', urgency: urgency.answer, tries: 0 });
    expect(first).not.toHaveProperty('attemptedAt');
    expect(first.work).toStrictEqual(work);
    await send(store, first);
    // One post rings once: its files are silent.
    const silent = { ring: false, mention: [], mentionRoom: false, part: 1, content: file('arbres.pdf') };
    expect((await head(store)).work).toMatchObject(silent);
  });

  it('gives each part of each copy at each revision a transaction id of its own, the same every time', async () => {
    const { store } = current;
    const targets = ['room', 'other'].map((room) => ({ account: 'local', room }));
    const parts = { local: [part('p'), file('arbres.pdf')] };
    await post(store, say('p', { targets, parts, thread: 'S1', signs: ['👍', '✅'] }));
    await post(store, revise('p', 'p2'));
    const keys = new Map<string, string>();
    for (;;) {
      const [row] = await heads(store);
      if (row === undefined) break;
      const [again] = await heads(store);
      expect(again?.key).toBe(row.key);
      const sign = row.work.kind === 'react' ? row.work.sign : '';
      keys.set(row.key, `${row.lane} ${label(row)} ${sign}`);
      await send(store, row);
    }
    expect([...keys.values()].sort()).toEqual(
      ['local|other', 'local|room'].flatMap((lane) =>
        ['p ', 'p#1 ', 'p@2 ', 'react p ✅', 'react p 👍', 'thread p '].map((row) => `${lane} ${row}`),
      ),
    );
  });

  it('leads from a message of ours to its post', async () => {
    const { store } = current;
    const targets = [
      { account: 'local', room: 'room' },
      { account: matrix, user: '@student:example.org' },
    ];
    await post(store, say('p', { targets }));
    expect(await store.postAt('local', '$p')).toBeUndefined();
    await sendAll(store);
    expect((await store.postAt('local', '$p'))?.key).toBe('p');
    expect((await store.postAt(matrix, '$p'))?.key).toBe('p');
    expect(await store.postAt('discord', '$p')).toBeUndefined();
    expect(await store.copies('p')).toMatchObject([
      { reference: '$p', shown: 1, state: 'sent' },
      { reference: '$p', shown: 1, state: 'sent' },
    ]);
  });

  it('adds missing targets at the current revision', async () => {
    const { store } = current;
    const late = { account: 'local', room: 'late' };
    await post(store, say('p', { thread: 'S1', ring: true }));
    await sendAll(store);
    await post(store, revise('p', 'p2'));
    await sendAll(store);
    const parts = { local: [part('p2'), file('arbres.pdf')] };
    const targets = [{ account: 'local', room: 'room' }, late];
    await post(store, { op: 'addTargets', key: 'p', targets, parts });
    const row = await head(store);
    expect(row.work).toMatchObject({ target: late, revision: 2, content: part('p2'), ring: true });
    expect(row.work).not.toHaveProperty('edits');
    expect(await sendAll(store)).toEqual(['p@2', 'p#1@2', 'thread p']);
    expect((await store.post('p'))?.targets).toEqual(targets);
    await post(store, revise('p', 'p3'));
    expect(await heads(store)).toHaveLength(2);
  });

  it('adds no targets to a post that is unknown or withdrawn', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, { op: 'withdraw', key: 'p' });
    await sendAll(store);
    const added = {
      op: 'addTargets',
      targets: [{ account: 'local', room: 'late' }],
      parts: { local: [part('p')] },
    } as const;
    await post(store, { ...added, key: 'p' }, { ...added, key: 'q' });
    expect(await heads(store)).toEqual([]);
  });

  it('counts what is pending', async () => {
    const { store } = current;
    await post(store, say('p', { parts: { local: [part('p'), file('arbres.pdf')] } }), say('q'));
    expect(await store.outbox.pending()).toBe(3);
    await send(store, await head(store), start);
    expect(await store.outbox.pending()).toBe(2);
  });
}
