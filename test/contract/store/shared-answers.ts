import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import type { PostWrite } from '../../../src/ports/store.ts';
import {
  freshStore,
  head,
  heads,
  type OpenFresh,
  part,
  post,
  put,
  say,
  send,
  start,
  text,
} from './fixtures.ts';

export function sharedAnswersContract(open: OpenFresh): void {
  const current = freshStore(open);
  const room = { account: 'local', room: 'room' };
  const answer = (key: string, question: string, more: Parameters<typeof say>[1] = {}) =>
    say(key, { urgency: urgency.answer, question, ...more });
  const replace = (key: string, words: string): PostWrite => ({
    ...{ op: 'replace', key, account: 'local', document: text(words), part: part(words) },
  });
  const waiting = (
    question: string,
    target: Parameters<typeof current.store.outbox.waitingAnswer>[0] = room,
  ) => current.store.outbox.waitingAnswer(target, question);

  it('are found by their question in their room or thread, as long as nobody was sent them', async () => {
    const { store } = current;
    await post(
      store,
      answer('a', 'q'),
      answer('b', 'q', { targets: [{ ...room, thread: '$t' }] }),
      answer('c', 'r'),
    );
    expect(await waiting('q')).toBe('a');
    expect(await waiting('q', { ...room, thread: '$t' })).toBe('b');
    expect(await waiting('r')).toBe('c');
    expect(await waiting('s')).toBeUndefined();
    expect(await waiting('q', { account: 'local', room: 'other' })).toBeUndefined();
    expect(await waiting('q', { account: 'local', user: '@student' })).toBeUndefined();
    const { id } = await head(store);
    await store.outbox.attempt([id], start);
    expect(await waiting('q')).toBeUndefined();
    await store.outbox.takeBack(id);
    expect(await waiting('q')).toBe('a');
    await put(store, { posts: [{ op: 'withdraw', key: 'a' }] });
    expect(await waiting('q')).toBeUndefined();
  });

  it('change in place: the same row, key, revision and turn, one message', async () => {
    const { store } = current;
    await post(store, answer('a', 'q'), answer('later', 'r'));
    const before = await head(store);
    await put(store, { posts: [replace('a', 'newer')] });
    const row = await head(store);
    expect(row).toMatchObject({
      id: before.id,
      key: before.key,
      work: { revision: 1, shared: true, content: part('newer') },
    });
    expect((await store.outbox.row(row.id))?.work).toEqual(row.work);
    expect((await store.post('a'))?.document).toEqual(text('newer'));
    await send(store, row);
    expect((await heads(store)).map(({ work }) => 'post' in work && work.post)).toEqual(['later']);
  });

  it('are a conflict once attempted, and nothing of the commit stands', async () => {
    const { store } = current;
    await post(store, answer('a', 'q'));
    await store.outbox.attempt([(await head(store)).id], start);
    const event = { account: 'local', id: '$later', at: start };
    expect(await store.apply({ event, posts: [replace('a', 'newer')] })).toBe('conflict');
    expect(await store.event('local', '$later')).toBeUndefined();
    expect(await store.apply({ event, posts: [replace('unknown', 'newer')] })).toBe('conflict');
    expect((await store.post('a'))?.document).toEqual(text('a'));
  });
}
