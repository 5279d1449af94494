import { expect, it } from 'vitest';
import { doc, line, mention } from '../../../src/message/document.ts';
import { course, freshStore, type OpenFresh, person, post, put, say, text } from './fixtures.ts';

export function personsContract(open: OpenFresh): void {
  const current = freshStore(open);
  const matrix = { platform: 'matrix', user: '@student:example.org' };
  const local = { platform: 'local', user: '@student' };

  it('finds a person by id and by any of their accounts, in the order given', async () => {
    const { store } = current;
    await put(store, { persons: [person('student', { accounts: [matrix, local] }), person('teacher')] });
    expect(await store.personByAccount('matrix', '@student:example.org')).toEqual(
      person('student', { accounts: [matrix, local], version: 1 }),
    );
    expect((await store.personByAccount('local', '@student'))?.id).toBe('student');
    expect(await store.personByAccount('discord', '@student')).toBeUndefined();
    const found = await store.persons(['teacher', 'nobody', 'student']);
    expect(found.map(({ id }) => id)).toEqual(['teacher', 'student']);
  });

  it('calls an account that another person got meanwhile a conflict', async () => {
    const { store } = current;
    await put(store, { persons: [person('student')] });
    const rival = person('rival', { accounts: [local] });
    expect(await store.apply({ persons: [rival] })).toBe('conflict');
    expect(await store.person('rival')).toBeUndefined();
  });

  it('merges two persons and parts them again', async () => {
    const { store } = current;
    const other = person('other', { accounts: [matrix] });
    await put(store, { persons: [person('student'), other] });
    await put(store, {
      persons: [
        person('student', { accounts: [local, matrix], version: 1 }),
        { ...other, accounts: [], version: 1 },
      ],
    });
    expect((await store.personByAccount('matrix', matrix.user))?.id).toBe('student');
    await put(store, {
      persons: [
        { ...other, accounts: [matrix], version: 2 },
        person('student', { accounts: [local], version: 2 }),
      ],
    });
    expect((await store.personByAccount('matrix', matrix.user))?.id).toBe('other');
  });

  it('erases a name and accounts by writing the person without them', async () => {
    const { store } = current;
    await put(store, { persons: [person('student')] });
    await put(store, { persons: [person('student', { name: '', accounts: [], version: 1 })] });
    expect(await store.person('student')).toEqual({ id: 'student', name: '', accounts: [], version: 2 });
    expect(await store.personByAccount('local', '@student')).toBeUndefined();
  });

  it.each([
    ['Étu "le" \\ 100 %_', (name: string) => text(`Bonjour ${name}.`)],
    ['Zenobie', (name: string) => text(`${name} : une ligne\nune autre`)],
    ['Zenobie', (_: string) => doc(line`Pour ${mention('student')} et ${mention('teacher')}`)],
  ])(
    'erases %s from posts, however many name them, and leaves the others as they are',
    async (name, said) => {
      const { store } = current;
      await put(store, { persons: [person('student', { name }), person('teacher')] });
      const key = (n: number) => `answer/local/${n}`;
      const named = Array.from({ length: 450 }, (_, n) => say(key(n), { document: said(name) }));
      const others = Array.from({ length: 50 }, (_, n) =>
        say(key(1_000 + n), { document: text('Bonjour Zeno.') }),
      );
      await post(store, ...named, ...others);
      await put(store, { erased: 'student' });
      for (const { key } of [...named.slice(0, 2), ...named.slice(-2), ...named.slice(198, 202)]) {
        const found = await store.post(key);
        expect(found?.revision).toBe(2);
        expect(JSON.stringify(found?.document)).not.toMatch(/student|Zenobie|Étu/);
      }
      for (const { key, document } of others)
        expect(await store.post(key)).toMatchObject({ document, revision: 1 });
    },
  );

  it('knows who is in the rooms of a course', async () => {
    const { store } = current;
    const joined = { account: 'local', room: 'room', person: 'student', change: 'joined' } as const;
    await put(store, { courses: [course()], persons: [person('student')], membership: [joined, joined] });
    expect((await store.personsIn('course-1')).map(({ id }) => id)).toEqual(['student']);
    await put(store, { membership: [{ ...joined, change: 'left' }] });
    expect(await store.personsIn('course-1')).toEqual([]);
    expect(await store.coursesOf('student')).toEqual([]);
  });
}
