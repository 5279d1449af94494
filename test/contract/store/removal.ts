import { expect, it } from 'vitest';
import type { PostWrite } from '../../../src/ports/store.ts';
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
} from './fixtures.ts';

export function removalContract(open: OpenFresh): void {
  const current = freshStore(open);
  const withdraw: PostWrite = { op: 'withdraw', key: 'p' };
  const deleted: PostWrite = { op: 'deleted', account: 'local', reference: '$p' };
  const unlink: PostWrite = { op: 'unlink', account: 'local', room: 'room' };
  const target = { account: 'local', room: 'room' };
  const twoParts = { parts: { local: [part('a'), part('b')] } };

  it('sends nothing of a post withdrawn before it was attempted', async () => {
    const { store } = current;
    await post(
      store,
      say('p', { ...twoParts, thread: 'S1', signs: ['👍'] }),
      say('hint', { under: 'p' }),
      say('q'),
    );
    await post(store, withdraw);
    expect(await store.post('p')).toMatchObject({ withdrawn: true });
    expect(await store.copies('p')).toMatchObject([{ state: 'deleted' }, { state: 'deleted' }]);
    expect(await sendAll(store)).toEqual(['hint', 'q']);
  });

  it('deletes every part that was sent', async () => {
    const { store } = current;
    await post(store, say('p', twoParts));
    await sendAll(store);
    await post(store, revise('p', 'p2'), withdraw, withdraw);
    const row = await head(store);
    expect(row.work).toEqual({ kind: 'delete', post: 'p', part: 0, target, reference: '$p' });
    expect(await sendAll(store)).toEqual(['delete p', 'delete p']);
    expect(await store.copies('p')).toMatchObject([{ state: 'deleted' }, { state: 'deleted' }]);
    await post(store, revise('p', 'p3'));
    expect(await heads(store)).toEqual([]);
  });

  it('deletes what is in flight once it has arrived', async () => {
    const { store } = current;
    await post(store, say('p', { ...twoParts, signs: ['👍'] }));
    await store.outbox.attempt([(await head(store)).id], start);
    await post(store, withdraw);
    await send(store, await head(store));
    expect((await head(store)).work).toMatchObject({ kind: 'delete', reference: '$p' });
    expect(await sendAll(store)).toEqual(['delete p']);
  });

  it('has nothing to delete when what was in flight is refused', async () => {
    const { store } = current;
    await post(store, say('p'));
    const row = await head(store);
    await store.outbox.attempt([row.id], start);
    await post(store, withdraw);
    await refuse(store, row);
    expect(await heads(store)).toEqual([]);
  });

  it('counts a message that is gone already as deleted', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, withdraw);
    await refuse(store, await head(store), 'notFound');
    expect(await store.copies('p')).toMatchObject([{ state: 'deleted' }]);
  });

  it('neither revises nor posts again what a moderator deleted', async () => {
    const { store } = current;
    const targets = [target, { account: 'local', room: 'other' }];
    await post(store, say('p', { targets: [target] }));
    await sendAll(store);
    await post(store, revise('p', 'p2'), deleted);
    expect(await heads(store)).toEqual([]);
    expect(await store.copies('p')).toMatchObject([{ state: 'deleted' }]);
    await post(store, revise('p', 'p3'), say('p'));
    await post(store, { op: 'addTargets', key: 'p', targets, parts: { local: [part('p3')] } });
    expect((await heads(store)).map(({ lane }) => lane)).toEqual(['local|other']);
  });

  it('ignores the deletion of what is none of ours', async () => {
    const { store } = current;
    await post(store, say('p'));
    await sendAll(store);
    await post(store, { ...deleted, reference: '$x' }, { ...deleted, account: 'other' });
    expect(await store.copies('p')).toMatchObject([{ state: 'sent' }]);
  });

  it('drops what was not attempted in a room let go, and revises nothing there', async () => {
    const { store } = current;
    const other = { account: 'local', room: 'other' };
    await post(store, say('p', { targets: [target, other] }));
    await sendAll(store);
    await post(store, revise('p', 'p2'), say('q', { targets: [target, other] }), say('in flight'));
    const rows = await heads(store);
    const flying = rows.find((row) => row.lane === 'local|room');
    await store.outbox.attempt([flying?.id ?? ''], start);
    await post(store, unlink);
    await post(store, revise('p', 'p3'));
    const left = (await heads(store)).map((row) => `${row.lane} ${label(row)}`);
    expect(left).toEqual(['local|room q', 'local|other q']);
    expect((await sendAll(store)).sort()).toEqual(['p@3', 'q', 'q']);
    expect((await store.post('p'))?.targets).toEqual([other]);
    expect((await store.copies('p')).map(({ shown }) => shown)).toEqual([1, 3]);
  });

  it('still says there what the same commit or a later one says', async () => {
    const { store } = current;
    await post(store, say('goodbye'), unlink);
    await post(store, say('help'));
    expect(await sendAll(store)).toEqual(['goodbye', 'help']);
    await post(store, revise('help', 'help2'));
    expect(await sendAll(store)).toEqual(['help@2']);
  });

  it('brings a room that is linked again up to date', async () => {
    const { store } = current;
    const add: PostWrite = { op: 'addTargets', key: 'p', targets: [target], parts: { local: [part('p2')] } };
    await post(store, say('p'), say('q'));
    await send(store, await head(store));
    await post(store, unlink, revise('p', 'p2'));
    expect(await heads(store)).toEqual([]);
    await post(store, add, { ...add, key: 'q', parts: { local: [part('q')] } });
    expect((await head(store)).work).toMatchObject({ post: 'q', revision: 1 });
    expect(await sendAll(store)).toEqual(['q', 'p@2']);
    expect(await store.copies('p')).toMatchObject([{ shown: 2, state: 'sent' }]);
    expect((await store.post('q'))?.targets).toEqual([target]);
    await post(store, add);
    expect(await heads(store)).toEqual([]);
  });
}
