import { expect, it } from 'vitest';
import { freshStore, hour, minute, type OpenFresh, put, start } from './fixtures.ts';

export function arrivalsContract(open: OpenFresh): void {
  const current = freshStore(open);

  it('keeps who wrote a command, how it ended and its answer', async () => {
    const { store } = current;
    const event = {
      account: 'local',
      id: 'event',
      at: start,
      command: { person: 'teacher', outcome: 'refused', answer: 'answer/event' },
    } as const;
    await put(store, { event });
    expect(await store.event('local', 'event')).toStrictEqual(event);
    await put(store, {
      event: {
        account: 'local',
        id: 'edit',
        at: start + minute,
        command: { person: 'teacher', outcome: 'done' },
      },
      markDone: [{ account: 'local', id: 'event' }],
    });
    expect((await store.event('local', 'event'))?.command).toEqual({ ...event.command, outcome: 'done' });
    expect((await store.event('local', 'edit'))?.command).toStrictEqual({
      person: 'teacher',
      outcome: 'done',
    });
  });

  it('keeps the post, person and sign of a reaction', async () => {
    const { store } = current;
    const event = {
      account: 'local',
      id: 'event',
      at: start,
      reaction: { post: 'request/1', person: 'student', sign: '👍' },
    } as const;
    await put(store, { event });
    expect(await store.event('local', 'event')).toStrictEqual(event);
    expect(await store.event('other', 'event')).toBeUndefined();
  });

  it('moves the cursor of each stream on its own', async () => {
    const { store } = current;
    expect(await store.cursor('local', 'sync')).toBeUndefined();
    await store.advance('local', 'sync', 'one', []);
    await store.advance('local', 'other', 'x', []);
    await store.advance('local', 'sync', 'two', []);
    expect(await store.cursor('local', 'sync')).toBe('two');
    expect(await store.cursor('local', 'other')).toBe('x');
    expect(await store.cursor('other', 'sync')).toBeUndefined();
  });

  it('keeps until when each stream was listened to, also where its cursor stays', async () => {
    const { store } = current;
    expect(await store.heardAt('local', 'sync')).toBeUndefined();
    await store.advance('local', 'sync', 'one', []);
    expect(await store.heardAt('local', 'sync')).toBeUndefined();
    await store.advance('local', 'sync', 'one', [], 5_000);
    await store.advance('local', 'sync', 'two', []);
    expect(await store.heardAt('local', 'sync')).toBe(5_000);
    expect(await store.heardAt('local', 'other')).toBeUndefined();
  });

  it('counts the activity of a batch once, with its cursor', async () => {
    const { store } = current;
    const count = (person: string, messages: number, lastAt: number) => ({
      sessionId: 'session-1',
      person,
      count: messages,
      lastAt,
    });
    expect(await store.activity('session-1')).toStrictEqual({ persons: 0, messages: 0 });
    const batch = [count('student', 3, start + hour), count('tutor', 1, start)];
    await store.advance('local', 'sync', 'one', batch);
    await store.advance('local', 'sync', 'one', batch);
    expect(await store.activity('session-1')).toEqual({ persons: 2, messages: 4, lastAt: start + hour });
    await store.advance('local', 'sync', 'two', [count('student', 2, start + minute)]);
    expect(await store.activity('session-1')).toEqual({ persons: 2, messages: 6, lastAt: start + hour });
    expect((await store.activity('session-2')).messages).toBe(0);
  });

  it('says how much a person wrote, over all sessions', async () => {
    const { store } = current;
    const counts = ['session-1', 'session-2'].map((sessionId) => ({
      sessionId,
      person: 'student',
      count: 2,
      lastAt: start,
    }));
    await store.advance('local', 'sync', 'one', counts);
    expect(await store.activityOf('student')).toStrictEqual({ sessions: 2, messages: 4 });
    expect(await store.activityOf('nobody')).toStrictEqual({ sessions: 0, messages: 0 });
  });
}
