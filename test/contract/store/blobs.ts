import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { limits } from '../../../src/domain/limits.ts';
import {
  course,
  day,
  file,
  freshStore,
  head,
  heads,
  hour,
  label,
  material,
  type OpenFresh,
  post,
  put,
  say,
  sendAll,
  session,
  start,
} from './fixtures.ts';

export function blobsContract(open: OpenFresh): void {
  const current = freshStore(open);
  const bytes = new TextEncoder().encode('%PDF-1.7');
  const fileOf = (blob: string) => ({ blob, name: 'arbres.pdf', type: 'application/pdf', size: 8 });

  it('keeps bytes under their SHA-256', async () => {
    const { store } = current;
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await Promise.all([store.putBlob(bytes), store.putBlob(bytes)])).toEqual([hash, hash]);
    expect([...((await store.readBlob(hash)) ?? [])]).toEqual([...bytes]);
    expect(await store.readBlob('0'.repeat(64))).toBeUndefined();
    expect(await store.readBlob(await store.putBlob(new Uint8Array()))).toHaveLength(0);
  });

  it('keeps files with the commit that gives them, and tells how much course and person keep', async () => {
    const { store } = current;
    const blob = createHash('sha256').update(bytes).digest('hex');
    const given = { blob, size: 8, courseId: 'course-1', person: 'prof', bytes };
    await put(store, { courses: [course()] });
    // A conflict keeps nothing.
    expect(await store.apply({ courses: [course({ version: 7 })], files: [given] })).toBe('conflict');
    expect(await store.readBlob(blob)).toBeUndefined();
    await put(store, { files: [given] });
    expect([...((await store.readBlob(blob)) ?? [])]).toEqual([...bytes]);
    expect(await store.filesKept('course-1', 'prof', [])).toEqual({ course: 8, person: 8 });
    expect(await store.filesKept('course-1', 'prof', [blob])).toEqual({ course: 0, person: 0 });
    // The same file again, in another course and by another: once for each.
    const { bytes: _, ...again } = given;
    await put(store, { files: [again, { ...again, courseId: 'course-2' }, { ...again, person: 'tuteur' }] });
    expect(await store.filesKept('course-1', 'prof', [])).toEqual({ course: 8, person: 8 });
    expect(await store.filesKept('course-2', 'tuteur', [])).toEqual({ course: 8, person: 8 });
    await store.prune(start);
    await store.prune(start + 2 * day);
    expect(await store.filesKept('course-1', 'prof', [])).toEqual({ course: 0, person: 0 });
  });

  it('lets go of what a refused command said after a day, and of answers with their rows', async () => {
    const { store } = current;
    const key = 'answer/local/$e';
    const event = { account: 'local', id: '$e', at: start };
    const command = { person: 'ana', outcome: 'refused', answer: key } as const;
    const subject = { kind: 'command', id: '$e', courseId: 'course-1' } as const;
    await put(store, { event: { ...event, command }, posts: [say(key, { subject })] });
    await sendAll(store);
    await store.prune(start + 23 * hour);
    expect((await store.post(key))?.document.blocks).not.toHaveLength(0);
    await store.prune(start + 25 * hour);
    expect((await store.post(key))?.document.blocks).toHaveLength(0);
    expect(await store.copies(key)).toHaveLength(1);
    await store.prune(start + 31 * day);
    expect(await store.post(key)).toBeUndefined();
    expect(await store.postAt('local', `$${key}`)).toBeUndefined();
  });

  it('refuses more than 25 MB', async () => {
    const { store } = current;
    await expect(store.putBlob(new Uint8Array(limits.fileBytes + 1))).rejects.toThrow(RangeError);
  });

  it('forgets blobs that nothing has used for a day', async () => {
    const { store } = current;
    const blob = await store.putBlob(bytes);
    expect((await store.prune(start)).blobs).toBe(0);
    expect((await store.prune(start + 23 * hour)).blobs).toBe(0);
    expect((await store.prune(start + 25 * hour)).blobs).toBe(1);
    expect(await store.readBlob(blob)).toBeUndefined();
  });

  it('keeps blobs that a material uses, and those that come back in time', async () => {
    const { store } = current;
    const blob = await store.putBlob(bytes);
    const files = [fileOf(blob)];
    await put(store, { courses: [course()], sessions: [session(1)], materials: [material({ files })] });
    await store.prune(start);
    await store.prune(start + 2 * day);
    await put(store, { materials: [material({ version: 1 })] });
    await store.prune(start + 3 * day);
    await put(store, { materials: [material({ files, version: 2 })] });
    expect((await store.prune(start + 5 * day)).blobs).toBe(0);
    expect(await store.readBlob(blob)).toBeDefined();
    await put(store, { materials: [material({ version: 3 })] });
    await store.prune(start + 6 * day);
    expect((await store.prune(start + 8 * day)).blobs).toBe(1);
  });

  it('keeps the files of posts, and the others that their rows still send', async () => {
    const { store } = current;
    const kept = await store.putBlob(bytes);
    const summary = await store.putBlob(new Uint8Array([1, 2, 3]));
    await post(
      store,
      say('p', { files: [fileOf(kept)], parts: { local: [file('p.pdf', kept), file('p.txt', summary)] } }),
    );
    await store.prune(start + 40 * day);
    expect((await store.prune(start + 50 * day)).blobs).toBe(0);
    await sendAll(store, start + 50 * day);
    await store.prune(start + 81 * day);
    expect((await store.prune(start + 83 * day)).blobs).toBe(1);
    expect(await store.readBlob(summary)).toBeUndefined();
    expect(await store.readBlob(kept)).toBeDefined();
  });

  it('forgets event ids after 30 days', async () => {
    const { store } = current;
    const event = { account: 'local', id: 'event', at: start };
    await put(store, { event });
    expect((await store.prune(start + 29 * day)).events).toBe(0);
    expect(await store.apply({ event })).toBe('seen');
    expect((await store.prune(start + 31 * day)).events).toBe(1);
    expect(await store.event('local', 'event')).toBeUndefined();
  });

  it('forgets settled rows after 30 days, never unsettled ones nor the copies', async () => {
    const { store } = current;
    await post(store, say('p', { signs: ['👍'] }));
    await sendAll(store);
    await post(store, say('q'));
    expect((await store.prune(start + 29 * day)).rows).toBe(0);
    expect((await store.prune(start + 31 * day)).rows).toBe(2);
    expect(await store.copies('p')).toMatchObject([{ state: 'sent', reference: '$p' }]);
    expect((await store.postAt('local', '$p'))?.key).toBe('p');
    expect((await heads(store)).map(label)).toEqual(['q']);
    await post(store, say('r'));
    await store.outbox.settle({ row: (await head(store)).id, ok: true, at: start, reference: '$q' });
    expect(label(await head(store))).toBe('r');
  });

  it('forgets journal entries after 30 days', async () => {
    const { store } = current;
    const entry = {
      id: 'entry',
      courseId: 'course-1',
      person: 'teacher',
      at: start,
      verb: 'plan',
      writes: [],
    };
    await put(store, { journal: [entry] });
    await store.prune(start + 29 * day);
    expect(await store.journalEntry('entry')).toBeDefined();
    await store.prune(start + 31 * day);
    expect(await store.journalEntry('entry')).toBeUndefined();
  });
}
