import { expect, it } from 'vitest';
import { noRooms } from '../../../src/domain/room.ts';
import {
  course,
  day,
  freshStore,
  material,
  type OpenFresh,
  person,
  place,
  put,
  session,
  start,
} from './fixtures.ts';

export function aggregatesContract(open: OpenFresh): void {
  const current = freshStore(open);
  const second = course({
    id: 'course-2',
    code: 'NF16',
    places: [place('other')],
    createdBy: 'colleague',
    staff: [],
  });

  it('finds a course by its code without case, by its places and by its people', async () => {
    const { store } = current;
    const persons = [person('student')];
    const membership = [{ account: 'local', room: 'other', person: 'student', change: 'joined' }] as const;
    await put(store, { courses: [course({ code: 'Éco-1' }), second], persons, membership });
    expect((await store.courseByCode('éCO-1'))?.id).toBe('course-1');
    expect(await store.courseByCode('ÉCO')).toBeUndefined();
    expect((await store.courseAt('local', 'other'))?.id).toBe('course-2');
    expect(await store.courseAt('matrix:@cours:example.org', 'other')).toBeUndefined();
    expect((await store.allCourses()).map(({ id }) => id).sort()).toEqual(['course-1', 'course-2']);
    expect((await store.coursesOf('teacher')).map(({ id }) => id)).toEqual(['course-1']);
    expect((await store.coursesOf('student')).map(({ id }) => id)).toEqual(['course-2']);
    expect((await store.personsIn('course-2')).map(({ id }) => id)).toEqual(['student']);
    expect(await store.coursesCreatedBy('teacher')).toBe(1);
  });

  it('lets the code and the rooms of a course that is gone be used again', async () => {
    const { store } = current;
    await put(store, { courses: [course()] });
    await put(store, { courses: [course({ status: 'gone', version: 1 })] });
    expect(await store.courseByCode('LO21')).toBeUndefined();
    expect(await store.courseAt('local', 'room')).toBeUndefined();
    expect(await store.coursesOf('teacher')).toEqual([]);
    expect(await store.allCourses()).toEqual([]);
    expect(await store.coursesCreatedBy('teacher')).toBe(0);
    expect((await store.course('course-1'))?.status).toBe('gone');
    await put(store, { courses: [course({ id: 'course-2' })] });
    expect((await store.courseAt('local', 'room'))?.id).toBe('course-2');
    expect(await store.apply({ courses: [course({ version: 2 })] })).toBe('conflict');
  });

  it.each([
    ['code', course({ id: 'course-2', code: 'lo21', places: [] })],
    ['room', course({ id: 'course-2', code: 'NF16' })],
  ])('calls a %s that another course took meanwhile a conflict', async (_what, rival) => {
    const { store } = current;
    await put(store, { courses: [course()] });
    expect(await store.apply({ courses: [rival] })).toBe('conflict');
    expect(await store.course('course-2')).toBeUndefined();
  });

  it('moves a room from one course to another in one commit', async () => {
    const { store } = current;
    await put(store, { courses: [course(), second] });
    await put(store, {
      courses: [{ ...second, places: [place('room')], version: 1 }, course({ places: [], version: 1 })],
    });
    expect((await store.courseAt('local', 'room'))?.id).toBe('course-2');
    expect(await store.courseAt('local', 'other')).toBeUndefined();
  });

  it('lists sessions by number and by start, without the removed ones', async () => {
    const { store } = current;
    const removed = session(2, { status: 'removed' });
    await put(store, {
      courses: [course()],
      sessions: [
        session(3),
        session(1),
        removed,
        session(4, { status: 'open' }),
        session(5, { status: 'cancelled' }),
      ],
    });
    const numbers = (sessions: readonly { readonly number: number }[]) =>
      sessions.map(({ number }) => number);
    const between = async (from: number, to: number, limit: number, newestFirst?: boolean) =>
      numbers(
        await store.sessionsBetween('course-1', {
          from,
          to,
          limit,
          ...(newestFirst === undefined ? {} : { newestFirst }),
        }),
      );
    expect(numbers(await store.sessionsByNumber('course-1', [4, 9, 2, 1, 4]))).toEqual([1, 4]);
    expect(await between(-Infinity, Infinity, 10)).toEqual([1, 3, 4, 5]);
    expect(await between(-Infinity, Infinity, 2)).toEqual([1, 3]);
    expect(await between(-Infinity, Infinity, 2, true)).toEqual([5, 4]);
    expect(await between(start + 14 * day, start + 21 * day, 10)).toEqual([3]);
    expect(numbers(await store.openSessions('course-1'))).toEqual([4]);
    expect(await store.countSessions('course-1')).toBe(4);
    expect((await store.session('session-2'))?.status).toBe('removed');
    expect(await store.countSessions('course-2')).toBe(0);
  });

  it('finds the sessions that are to be announced, removed ones too', async () => {
    const { store } = current;
    const timer = (id: string, kind: 'announce' | 'open') => ({
      subject: { kind: 'session', id } as const,
      timers: [
        { courseId: 'course-1', subject: { kind: 'session', id }, kind, key: '', due: start } as const,
      ],
    });
    await put(store, {
      courses: [course()],
      sessions: [session(1), session(2), session(3, { status: 'removed' })],
      timers: [timer('session-3', 'announce'), timer('session-1', 'announce'), timer('session-2', 'open')],
    });
    expect((await store.sessionsToAnnounce('course-1')).map(({ number }) => number)).toEqual([1, 3]);
  });

  it('calls a session number that was taken meanwhile a conflict', async () => {
    const { store } = current;
    await put(store, { courses: [course()], sessions: [session(1)] });
    expect(await store.apply({ sessions: [session(1, { id: 'rival' })] })).toBe('conflict');
    expect(await store.session('rival')).toBeUndefined();
  });

  it('gives back nested and absent fields as they were', async () => {
    const { store } = current;
    const rooms = { ...noRooms, requests: [] };
    const full = session(1, {
      group: 'group-1',
      location: 'B204',
      told: { local: '2026-12-01T14:15', zone: 'Europe/Paris', minutes: 120, status: 'planned' },
      rooms,
      reminded: ['2026-12-01T14:15|eve'],
    });
    await put(store, { courses: [course()], sessions: [full], materials: [material({ body: 'é — 🎓' })] });
    expect(await store.session('session-1')).toStrictEqual({ ...full, version: 1 });
    expect((await store.material('session-1'))?.body).toBe('é — 🎓');
    expect(await store.material('session-2')).toBeUndefined();
  });
}
