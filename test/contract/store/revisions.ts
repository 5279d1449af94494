import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import {
  freshStore,
  head,
  heads,
  label,
  type OpenFresh,
  part,
  post,
  refuse,
  revise,
  say,
  send,
  sendAll,
  start,
  text,
} from './fixtures.ts';

export function revisionsContract(open: OpenFresh): void {
  const current = freshStore(open);

  it('edits what was sent, silently and after all the rest', async () => {
    const { store } = current;
    await post(store, say('p', { ring: true, mention: ['student'], mentionRoom: true }));
    await sendAll(store);
    await post(store, revise('p', 'p2', 'repost'), say('reminder', { urgency: urgency.reminder }));
    expect(await store.post('p')).toMatchObject({ revision: 2, document: text('p2') });
    expect(label(await head(store))).toBe('reminder');
    await send(store, await head(store));
    const row = await head(store);
    expect(row.urgency).toBe(urgency.revision);
    expect(row.work).toMatchObject({
      kind: 'copy',
      revision: 2,
      content: part('p2'),
      edits: '$p',
      withoutEdits: 'repost',
      ring: false,
      mention: [],
      mentionRoom: false,
    });
    await store.outbox.attempt([row.id], start);
    await store.outbox.settle({ row: row.id, ok: true, at: start });
    expect(await store.copies('p')).toMatchObject([{ shown: 2, reference: '$p', state: 'sent' }]);
  });

  it('keeps the content of a first revision that was not attempted, then edits it', async () => {
    const { store } = current;
    await post(store, say('p'));
    await post(store, revise('p', 'p2'));
    await post(store, revise('p', 'p3'));
    const first = await head(store);
    expect(first.work).toMatchObject({ revision: 1, content: part('p') });
    await send(store, first);
    expect((await head(store)).work).toMatchObject({ revision: 3, content: part('p3'), edits: '$p' });
    expect(await sendAll(store)).toEqual(['p@3']);
  });

  it('replaces a later revision only while it is not attempted', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, revise('p', 'p2'));
    await post(store, revise('p', 'p3', 'repost'));
    await post(store, revise('p', 'p4', 'skip'));
    const row = await head(store);
    // What one of them had to say even without edits is still said.
    expect(row.work).toMatchObject({ revision: 4, content: part('p4'), withoutEdits: 'repost' });
    await store.outbox.attempt([row.id], start);
    await post(store, revise('p', 'p5'));
    await post(store, revise('p', 'p6'));
    expect(await head(store)).toMatchObject({ id: row.id, key: row.key });
    expect(await sendAll(store)).toEqual(['p@4', 'p@6']);
    expect(await store.copies('p')).toMatchObject([{ shown: 6 }]);
  });

  it('waits for a first revision that is in flight', async () => {
    const { store } = current;
    await post(store, say('p'));
    const first = await head(store);
    await store.outbox.attempt([first.id], start);
    await post(store, revise('p', 'p2'));
    expect((await head(store)).id).toBe(first.id);
    expect(await sendAll(store)).toEqual(['p', 'p@2']);
  });

  it('revises only the accounts that it has words for', async () => {
    const { store } = current;
    const targets = ['local', 'other'].map((account) => ({ account, room: 'room' }));
    await post(store, say('p', { targets }));
    await sendAll(store);
    await post(store, revise('p', 'p2'));
    expect((await heads(store)).map(({ lane }) => lane)).toEqual(['local|room']);
  });

  it('gives up a copy that could not be sent', async () => {
    const { store } = current;
    const targets = ['room', 'other'].map((room) => ({ account: 'local', room }));
    await post(store, say('p', { targets }));
    await post(store, revise('p', 'p2'));
    const [first] = await heads(store);
    if (first === undefined) throw new Error('no head');
    await refuse(store, first);
    expect(await sendAll(store)).toEqual(['p', 'p@2']);
    await post(store, revise('p', 'p3'));
    expect((await heads(store)).map(({ lane }) => lane)).toEqual(['local|other']);
    expect((await store.copies('p')).map(({ state }) => state)).toEqual(['failed', 'sent']);
  });

  it('takes an edit that finds no message for a deletion', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, revise('p', 'p2'));
    await refuse(store, await head(store), 'notFound');
    expect(await store.copies('p')).toMatchObject([{ state: 'deleted', shown: 1 }]);
    await post(store, revise('p', 'p3'));
    expect(await heads(store)).toEqual([]);
  });

  it('keeps a copy whose edit was refused, for the next one', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, revise('p', 'p2'));
    await refuse(store, await head(store), 'rejected');
    expect(await store.copies('p')).toMatchObject([{ state: 'sent', shown: 1 }]);
    await post(store, revise('p', 'p3'));
    expect(await sendAll(store)).toEqual(['p@3']);
  });

  it('knows both messages of a revision that was sent anew', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, revise('p', 'p2', 'repost'));
    await sendAll(store);
    expect(await store.copies('p')).toMatchObject([{ reference: '$p@2', shown: 2 }]);
    expect((await store.postAt('local', '$p'))?.key).toBe('p');
    expect((await store.postAt('local', '$p@2'))?.key).toBe('p');
    await post(store, revise('p', 'p3', 'repost'));
    expect((await head(store)).work).toMatchObject({ edits: '$p@2' });
  });

  it('ignores a post that it does not know', async () => {
    const { store } = current;
    await post(store, revise('nothing', 'p2'));
    expect(await store.post('nothing')).toBeUndefined();
    expect(await heads(store)).toEqual([]);
  });
}
