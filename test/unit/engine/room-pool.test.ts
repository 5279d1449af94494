import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/domain/room.ts';
import { RoomPool } from '../../../src/engine/room-pool.ts';
import { makeCourse, makeSession } from '../../support/scene.ts';

const call = (id: string, status: Call['status'], instance: string, persons: number): Call => ({
  ...{ id, status, instance, persons, medium: 'audio', by: 'p', tried: [], closesAt: 0, otherVotes: [] },
  ...{ why: '', post: `call/${id}` },
});
const course = (id: string, ...calls: Call[]) => makeCourse({ id, rooms: { requests: [], calls } });

describe('what is held on call servers', () => {
  it('is the people of the rooms that are open or on their way', () => {
    const pool = new RoomPool(() => Date.now());
    pool.note({ course: course('c1', call('1', 'open', 'a', 30), call('2', 'closed', 'a', 50)) });
    pool.note({ courses: [course('c2', call('3', 'wanted', 'a', 20), call('4', 'open', 'b', 5))] });
    expect([pool.held('a'), pool.held('b'), pool.held('c')]).toEqual([50, 5, 0]);
    pool.note({ course: course('c1', call('1', 'closed', 'a', 30)) });
    expect(pool.held('a')).toBe(20);
  });

  it('is also what is still being made', () => {
    const pool = new RoomPool(() => Date.now());
    pool.note({ courses: [course('c1', call('1', 'wanted', 'a', 20), call('2', 'open', 'b', 5))] });
    expect([pool.isMaking('a'), pool.isMaking('b')]).toEqual([true, false]);
    pool.note({ course: course('c1', call('1', 'open', 'a', 20)) });
    expect(pool.isMaking('a')).toBe(false);
  });

  it('is the same however often it is noted', () => {
    const pool = new RoomPool(() => Date.now());
    for (let n = 0; n < 3; n += 1) pool.note({ course: course('c1', call('1', 'open', 'a', 30)) });
    expect(pool.held('a')).toBe(30);
  });

  it('is read again from the store', async () => {
    const pool = new RoomPool(() => Date.now());
    pool.note({ course: course('gone', call('1', 'open', 'a', 30)) });
    await pool.refill(
      {
        allCourses: async () => [course('c1', call('2', 'open', 'b', 7))],
        openSessions: async () => [],
        sessionsBetween: async () => [
          makeSession({ rooms: { requests: [], calls: [call('3', 'open', 'b', 4)] } }),
        ],
      },
      0,
    );
    expect([pool.held('a'), pool.held('b')]).toEqual([0, 11]);
  });
});

describe('the seats of a room that was opened', () => {
  const minute = 60_000;
  const at = (id: string, over: Partial<Call>): Call => ({
    ...call(id, 'open', 'a', 60),
    openedAt: 0,
    ...over,
  });

  it('are given back where few come, as the server counts, and the most at once count', () => {
    let now = 0;
    const pool = new RoomPool(() => now);
    pool.note({ courses: ['1', '2'].map((id) => course(`c${id}`, at(id, {}))) });
    pool.count('1', 0);
    expect(pool.held('a')).toBe(120);
    now = 11 * minute;
    expect(pool.held('a')).toBe(65);
    pool.count('1', 20);
    pool.count('1', 2);
    expect(pool.held('a')).toBe(85);
    pool.count('1', undefined);
    expect(pool.held('a')).toBe(85);
    pool.note({ course: course('c1', at('1', { status: 'closed' })) });
    expect(pool.held('a')).toBe(60);
  });

  it('of a session wait for its start, and pass with it to the next', () => {
    let now = 20 * minute;
    const pool = new RoomPool(() => now);
    const session = (number: number, calls: Call[]) =>
      makeSession({ number, startsAt: 15 * minute, rooms: { requests: [], calls } });
    pool.note({ sessions: [session(1, [at('1', {})])] });
    pool.count('1', 1);
    expect(pool.held('a')).toBe(60);
    now = 25 * minute;
    expect(pool.held('a')).toBe(6);
    pool.note({ sessions: [session(2, [at('1', {})]), session(1, [])] });
    expect(pool.held('a')).toBe(6);
  });
});

it('the rooms of courses alone are told with who created and asked, but for links', () => {
  const pool = new RoomPool(() => 0);
  const session = makeSession({ rooms: { requests: [], calls: [call('1', 'open', 'a', 5)] } });
  pool.note({
    course: course('c1', call('2', 'wanted', 'a', 5), call('3', 'open', 'link', 0)),
    sessions: [session],
  });
  expect(pool.outside()).toEqual([{ id: '2', by: 'p', creator: 'prof' }]);
  pool.note({ course: course('c1', call('2', 'closed', 'a', 5)) });
  expect(pool.outside()).toEqual([]);
});

it('what is noted while the store is read is not forgotten', async () => {
  const pool = new RoomPool(() => Date.now());
  const { promise, resolve } = Promise.withResolvers<readonly ReturnType<typeof course>[]>();
  const refilled = pool.refill(
    { allCourses: () => promise, openSessions: async () => [], sessionsBetween: async () => [] },
    0,
  );
  pool.note({ course: course('c1', call('1', 'open', 'a', 30)) });
  resolve([course('c1')]);
  await refilled;
  expect(pool.held('a')).toBe(30);
});

describe('a server that is probed', () => {
  const down = { ok: false, reason: 'timeout' } as const;
  it('is set aside after three failures in a row, and back after one good answer', () => {
    const pool = new RoomPool(() => Date.now());
    expect([1, 2, 3, 4].map((at) => pool.probed('a', down, at))).toEqual([
      'failing',
      undefined,
      'aside',
      undefined,
    ]);
    expect(pool.asideSince('a')).toBe(4);
    expect(pool.probed('a', { ok: true, latency: 5 }, 5)).toBe('back');
    expect(pool.asideSince('a')).toBeUndefined();
  });

  it('is judged anew when another took its place', () => {
    const pool = new RoomPool(() => 5);
    for (const at of [1, 2, 3]) pool.probed('a', down, at);
    pool.failed('a');
    pool.forgetHealth('a');
    expect([pool.asideSince('a'), pool.failedAt('a')]).toEqual([undefined, undefined]);
  });

  it('stays with two, and with failures that are not in a row', () => {
    const pool = new RoomPool(() => Date.now());
    for (const ok of [false, false, true, false, false]) pool.probed('a', ok ? { ok, latency: 1 } : down, 1);
    expect(pool.asideSince('a')).toBeUndefined();
  });
});
