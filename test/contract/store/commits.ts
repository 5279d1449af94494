import { expect, it } from 'vitest';
import {
  course,
  freshStore,
  heads,
  label,
  material,
  type OpenFresh,
  person,
  post,
  put,
  say,
  send,
  session,
  start,
} from './fixtures.ts';

export function commitsContract(open: OpenFresh): void {
  const current = freshStore(open);

  it('writes each aggregate with the next version', async () => {
    const { store } = current;
    await put(store, { courses: [course()], sessions: [session(1)] });
    await put(store, { materials: [material()], persons: [person('teacher')] });
    expect(await store.course('course-1')).toEqual({ ...course(), version: 1 });
    expect(await store.session('session-1')).toEqual({ ...session(1), version: 1 });
    expect(await store.material('session-1')).toEqual({ ...material(), version: 1 });
    expect(await store.person('teacher')).toEqual({ ...person('teacher'), version: 1 });
    await put(store, { courses: [course({ title: 'Graphes', version: 1 })] });
    expect(await store.course('course-1')).toEqual(course({ title: 'Graphes', version: 2 }));
  });

  it.each([
    ['a course', { courses: [course({ title: 'other', version: 0 })] }],
    ['a course that is not there', { courses: [course({ id: 'course-2', code: 'X2', version: 1 })] }],
    ['a session', { sessions: [session(1, { title: 'other', version: 2 })] }],
    ['a material', { materials: [material({ body: 'other', version: 3 })] }],
    ['a person', { persons: [person('teacher', { name: 'other', version: 0 })] }],
  ])('refuses a stale version of %s and writes nothing', async (_what, stale) => {
    const { store } = current;
    await put(store, {
      courses: [course()],
      sessions: [session(1)],
      materials: [material()],
      persons: [person('teacher')],
    });
    const event = { account: 'local', id: 'event', at: start };
    const result = await store.apply({
      ...stale,
      event,
      posts: [say('answer')],
      state: [{ key: 'key', value: 'value' }],
    });
    expect(result).toBe('conflict');
    expect(await store.event('local', 'event')).toBeUndefined();
    expect(await store.post('answer')).toBeUndefined();
    expect(await store.state('key')).toBeUndefined();
    expect(await store.course('course-1')).toEqual(course({ version: 1 }));
    expect(await store.session('session-1')).toEqual(session(1, { version: 1 }));
    expect(await store.material('session-1')).toEqual(material({ version: 1 }));
    expect(await store.person('teacher')).toEqual(person('teacher', { version: 1 }));
  });

  it('takes back one of several commits at once, and nothing of the others', async () => {
    const { store } = current;
    const event = { account: 'local', id: 'event', at: start };
    await put(store, { event });
    const inRoom = (room: string) => ({ targets: [{ account: 'local', room }] });
    const results = await Promise.all([
      store.apply({ posts: [say('one', inRoom('a'))], persons: [person('ana')] }),
      store.apply({ event, posts: [say('never', inRoom('b'))] }),
      store.apply({ posts: [say('two', inRoom('b'))] }),
      store.apply({ posts: [say('three', inRoom('a'))] }),
    ]);
    expect(results).toEqual(['applied', 'seen', 'applied', 'applied']);
    expect((await heads(store)).map(label).sort()).toEqual(['one', 'two']);
    expect(await store.post('never')).toBeUndefined();
    expect(await store.person('ana')).toMatchObject({ version: 1 });
    for (const row of await heads(store)) await send(store, row);
    expect((await heads(store)).map(label)).toEqual(['three']);
  });

  it('lets one of two concurrent commits on the same version through', async () => {
    const { store } = current;
    await put(store, { courses: [course()] });
    const results = await Promise.all([
      store.apply({ courses: [course({ title: 'one', version: 1 })], posts: [say('one')] }),
      store.apply({ courses: [course({ title: 'two', version: 1 })], posts: [say('two')] }),
      store.apply({ state: [{ key: 'beside', value: 'yes' }] }),
    ]);
    expect(results).toEqual(['applied', 'conflict', 'applied']);
    expect((await store.course('course-1'))?.title).toBe('one');
    expect(await store.post('two')).toBeUndefined();
    expect(await store.state('beside')).toBe('yes');
  });

  it('sees an event once', async () => {
    const { store } = current;
    const event = { account: 'local', id: 'event', at: start };
    await put(store, { event, posts: [say('first')] });
    expect(await store.apply({ event, posts: [say('second')] })).toBe('seen');
    expect(await store.post('second')).toBeUndefined();
    await put(store, { event: { ...event, account: 'matrix:@cours:example.org' } });
  });

  it('calls an event seen even when its versions are stale', async () => {
    const { store } = current;
    const event = { account: 'local', id: 'event', at: start };
    await put(store, { event, courses: [course()] });
    expect(await store.apply({ event, courses: [course()] })).toBe('seen');
  });

  it('settles a row in the commit that decides it, once', async () => {
    const { store } = current;
    await post(store, say('one'));
    const [row] = await heads(store);
    if (row === undefined) throw new Error('no head');
    await store.outbox.attempt([row.id], start);
    const settled = { row: row.id, ok: true, at: start, reference: '$one' } as const;
    await put(store, { settled, posts: [say('after')] });
    expect(await store.copies('one')).toMatchObject([{ state: 'sent', reference: '$one' }]);
    expect((await heads(store)).map(label)).toEqual(['after']);
    expect(await store.apply({ settled, posts: [say('again')] })).toBe('seen');
    expect(await store.post('again')).toBeUndefined();
  });

  it('keeps everything when it is opened again', async () => {
    await put(current.store, {
      courses: [course()],
      event: { account: 'local', id: 'event', at: start },
      posts: [say('one'), say('two')],
      state: [{ key: 'device', value: 'ABCDEF' }],
    });
    const [first] = await heads(current.store);
    if (first !== undefined) await send(current.store, first);
    await current.reopen();
    const { store } = current;
    expect(await store.courseByCode('lo21')).toEqual(course({ version: 1 }));
    expect((await heads(store)).map(label)).toEqual(['two']);
    expect(await store.state('device')).toBe('ABCDEF');
    expect(await store.apply({ event: { account: 'local', id: 'event', at: start } })).toBe('seen');
  });

  it('lists small state by the beginning of its keys, in their order', async () => {
    const { store } = current;
    const keys = ['a/b', 'a', 'a/a%', 'A/c', 'a/é', 'a0', 'b'];
    await put(store, { state: keys.map((key) => ({ key, value: `of ${key}` })) });
    const found = async (prefix: string) => (await store.states(prefix)).map(({ key }) => key);
    expect(await store.states('a/a')).toEqual([{ key: 'a/a%', value: 'of a/a%' }]);
    expect(await found('a/')).toEqual(['a/a%', 'a/b', 'a/é']);
    expect(await found('a/_')).toEqual([]);
    expect(await found('')).toHaveLength(keys.length);
  });

  it('keeps and drops small state', async () => {
    const { store } = current;
    await put(store, {
      state: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    });
    await put(store, {
      state: [
        { key: 'a', value: '3' },
        { key: 'b', value: undefined },
      ],
    });
    expect(await store.state('a')).toBe('3');
    expect(await store.state('b')).toBeUndefined();
  });

  it('fails as a whole when a part of it cannot be written, and leaves its neighbours alone', async () => {
    const { store } = current;
    const orphan = store.apply({ sessions: [session(1)], posts: [say('orphan')] });
    const neighbour = store.apply({ posts: [say('neighbour')] });
    await expect(orphan).rejects.toThrow();
    expect(await neighbour).toBe('applied');
    expect(await store.post('orphan')).toBeUndefined();
    expect(await store.post('neighbour')).toBeDefined();
  });
}
