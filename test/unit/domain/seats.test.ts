import { describe, expect, it } from 'vitest';
import { seatsHeld } from '../../../src/domain/seats.ts';

const minute = 60_000;
const opened = 1_000 * minute;
const room = (persons: number) => ({ persons, openedAt: opened });

describe('the seats of a room', () => {
  it.each([
    ['are those expected while it is being made', { persons: 60 }, 0, opened, 60],
    ['are those expected where nobody can tell', room(60), undefined, opened + 90 * minute, 60],
    ['are those expected as long as people arrive', room(60), 3, opened + 9 * minute, 60],
    ['go down to a few where nobody came', room(60), 0, opened + 10 * minute, 5],
    ['go down to who came and some', room(60), 12, opened + 10 * minute, 17],
    ['keep a quarter more of many', room(200), 100, opened + 10 * minute, 125],
    ['are never more than expected for latecomers', room(60), 58, opened + 10 * minute, 60],
    ['are never fewer than who is there', room(20), 45, opened + 10 * minute, 45],
    ['are who is there, early too', room(20), 45, opened + minute, 45],
    ['of a small room stay its own', room(3), 0, opened + 10 * minute, 3],
  ] as const)('%s', (_, call, most, now, seats) => {
    expect(seatsHeld(call, most, { now })).toBe(seats);
  });

  it('wait for the start of a session that it was opened before', () => {
    const startsAt = opened + 25 * minute;
    expect(seatsHeld(room(60), 2, { startsAt, now: startsAt + 9 * minute })).toBe(60);
    expect(seatsHeld(room(60), 2, { startsAt, now: startsAt + 10 * minute })).toBe(7);
  });
});
