import { expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/journal.ts';
import { freshStore, hour, type OpenFresh, put, start } from './fixtures.ts';

export function journalContract(open: OpenFresh): void {
  const current = freshStore(open);
  const entry = (id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
    id,
    courseId: 'course-1',
    person: 'teacher',
    at: start,
    verb: 'plan',
    writes: [{ kind: 'session', id: 'session-1', field: 'title', before: 'A', after: { words: ['B'] } }],
    ...more,
  });
  const ids = (entries: readonly JournalEntry[]) => entries.map(({ id }) => id);

  it('keeps the order in which entries were committed, whatever their clocks say', async () => {
    const { store } = current;
    await put(store, { journal: [entry('first', { at: start + hour }), entry('second', { at: start })] });
    await put(store, { journal: [entry('third', { at: start - hour })] });
    expect(ids(await store.journalOf('teacher', 'course-1', start - hour, 10))).toEqual([
      'third',
      'second',
      'first',
    ]);
    expect(ids(await store.journalOf('teacher', 'course-1', start, 10))).toEqual(['second', 'first']);
    expect(ids(await store.journalOf('teacher', 'course-1', 0, 1))).toEqual(['third']);
    expect(ids(await store.journalAfter(entry('first')))).toEqual(['second', 'third']);
    expect(await store.journalEntry('first')).toStrictEqual(entry('first', { at: start + hour }));
  });

  it('tells persons and courses apart', async () => {
    const { store } = current;
    await put(store, {
      journal: [
        entry('mine'),
        entry('theirs', { person: 'tutor' }),
        entry('elsewhere', { courseId: 'course-2' }),
      ],
    });
    expect(ids(await store.journalOf('teacher', 'course-1', 0, 10))).toEqual(['mine']);
    expect(ids(await store.journalAfter(entry('mine')))).toEqual(['theirs']);
  });

  it('leaves out what was taken back, and remembers when', async () => {
    const { store } = current;
    await put(store, { journal: [entry('first'), entry('second')] });
    await put(store, { undone: [{ id: 'second', at: start + hour }] });
    expect(ids(await store.journalOf('teacher', 'course-1', 0, 10))).toEqual(['first']);
    expect(await store.journalAfter(entry('first'))).toEqual([]);
    expect(await store.journalEntry('second')).toEqual(entry('second', { undoneAt: start + hour }));
  });
}
