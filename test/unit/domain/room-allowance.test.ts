import { describe, expect, it } from 'vitest';
import { notGiven, type OutsideRoom } from '../../../src/domain/room-allowance.ts';
import { groupedCourse, groupPlace, makeCourse, makeSession, staffPlace } from '../../support/scene.ts';

const course = makeCourse();
const held = (id: string, creator: string, by: string): OutsideRoom => ({ id, creator, by });
const ask = { by: 'etu1', shared: false };
const two = [held('r1', 'prof', 'etu2'), held('r2', 'prof', 'etu3')];

describe("a server's room", () => {
  it('is for a course with a place of its class, also of a group, in a session too', () => {
    for (const places of [[], [staffPlace]]) {
      expect(notGiven({ course: makeCourse({ places }) }, ask, [])).toBe('noPlace');
      expect(notGiven({ course: makeCourse({ places }), session: makeSession() }, ask, [])).toBe('noPlace');
    }
    expect(notGiven({ course: { ...groupedCourse, places: [groupPlace] } }, ask, [])).toBeUndefined();
  });

  it('is the only one of who asks alone outside of a session', () => {
    const one = [held('r1', 'somebody', 'etu1')];
    expect(notGiven({ course }, ask, one)).toBe('personHas');
    expect(notGiven({ course }, { ...ask, by: 'etu2' }, one)).toBeUndefined();
    expect(notGiven({ course }, { ...ask, shared: true }, one)).toBeUndefined();
    expect(notGiven({ course }, { ...ask, replaces: 'r1' }, one)).toBeUndefined();
  });

  it("is one of two for a creator's courses, whoever asks, alone or not", () => {
    expect(notGiven({ course }, ask, two.slice(1))).toBeUndefined();
    expect(notGiven({ course }, ask, two)).toBe('creatorHas');
    expect(notGiven({ course }, { ...ask, shared: true }, two)).toBe('creatorHas');
    expect(notGiven({ course }, { ...ask, replaces: 'r2' }, two)).toBeUndefined();
    expect(notGiven({ course: makeCourse({ createdBy: 'ana' }) }, ask, two)).toBeUndefined();
  });

  it('is never counted in a session', () => {
    const many = Array.from({ length: 20 }, (_, n) => held(`r${n}`, 'prof', 'etu1'));
    expect(notGiven({ course, session: makeSession({ status: 'open' }) }, ask, many)).toBeUndefined();
  });
});
