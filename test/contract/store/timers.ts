import { expect, it } from 'vitest';
import type { Timer } from '../../../src/domain/timer.ts';
import type { DueTimer } from '../../../src/ports/store.ts';
import { freshStore, hour, minute, type OpenFresh, put, say, start } from './fixtures.ts';

export function timersContract(open: OpenFresh): void {
  const current = freshStore(open);
  const subject = { kind: 'session', id: 'session-1' } as const;
  const timer = (kind: Timer['kind'], due: number, key = ''): Timer => ({
    courseId: 'course-1',
    subject,
    kind,
    key,
    due,
  });
  const plain = (timers: readonly DueTimer[]): Timer[] => timers.map(({ id: _id, ...rest }) => rest);

  it('gives what is due, oldest first, and when the next one is', async () => {
    const { store } = current;
    expect(await store.timers.next()).toBeUndefined();
    const [open, remind, close] = [
      timer('open', start),
      timer('remind', start - hour, 'eve'),
      timer('close', start + 1),
    ];
    await put(store, { timers: [{ subject, timers: [open, remind, close] }] });
    expect(plain(await store.timers.due(start, 10))).toEqual([remind, open]);
    expect(plain(await store.timers.due(start, 1))).toEqual([remind]);
    expect(await store.timers.next()).toBe(start - hour);
  });

  it('replaces the whole set of a subject and no other', async () => {
    const { store } = current;
    const other = { kind: 'course', id: 'session-1' } as const;
    const kept = { ...timer('closeCall', start), subject: other };
    await put(store, {
      timers: [
        { subject, timers: [timer('open', start), timer('close', start)] },
        { subject: other, timers: [kept] },
      ],
    });
    await put(store, { timers: [{ subject, timers: [timer('close', start + minute)] }] });
    expect(plain(await store.timers.due(start + hour, 10))).toEqual([kept, timer('close', start + minute)]);
    await put(store, { timers: [{ subject, timers: [] }] });
    expect(plain(await store.timers.due(start + hour, 10))).toEqual([kept]);
  });

  it('fires a timer once', async () => {
    const { store } = current;
    await put(store, { timers: [{ subject, timers: [timer('open', start), timer('close', start + hour)] }] });
    const [due] = await store.timers.due(start, 10);
    if (due === undefined) throw new Error('nothing is due');
    const fire = (key: string) =>
      store.apply({
        firedTimer: due.id,
        timers: [{ subject, timers: [timer('close', start + hour)] }],
        posts: [say(key)],
      });
    expect(await Promise.all([fire('one'), fire('two')])).toEqual(['applied', 'seen']);
    expect(await store.post('two')).toBeUndefined();
    expect(plain(await store.timers.due(start + hour, 10))).toEqual([timer('close', start + hour)]);
  });

  it('does not fire a timer that was replaced, nor another in its place', async () => {
    const { store } = current;
    await put(store, { timers: [{ subject, timers: [timer('open', start)] }] });
    const [due] = await store.timers.due(start, 10);
    await put(store, { timers: [{ subject, timers: [timer('open', start + hour)] }] });
    expect(await store.apply({ firedTimer: due?.id ?? '' })).toBe('seen');
    expect(plain(await store.timers.due(start + hour, 10))).toEqual([timer('open', start + hour)]);
  });

  it('writes no timers when the commit is refused', async () => {
    const { store } = current;
    const event = { account: 'local', id: 'event', at: start };
    await put(store, { event });
    await store.apply({ event, timers: [{ subject, timers: [timer('open', start)] }] });
    expect(await store.timers.next()).toBeUndefined();
  });
}
