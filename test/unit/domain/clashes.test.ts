import { describe, expect, it } from 'vitest';
import { clashes, clashRange } from '../../../src/domain/clashes.ts';
import type { Session } from '../../../src/domain/session.ts';
import { makeSession } from '../../support/scene.ts';

const hour = 3_600_000;
const base = makeSession();
const at = (number: number, hours: number, over: Partial<Session> = {}) =>
  makeSession({ number, startsAt: base.startsAt + hours * hour, minutes: 120, ...over });

describe('clashes', () => {
  it.each<[string, Session, boolean]>([
    ['overlapping the end', at(2, 1), true],
    ['overlapping the beginning', at(2, -1), true],
    ['within', at(2, 0.5, { minutes: 30 }), true],
    ['back to back after', at(2, 2), false],
    ['back to back before', at(2, -2), false],
    ['cancelled', at(2, 1, { status: 'cancelled' }), false],
    ['closed', at(2, 1, { status: 'closed' }), false],
    ['open and still running', at(2, -1, { status: 'open' }), true],
    ['for one group of the class', at(2, 1, { group: 'td1' }), true],
  ])('with one %s', (_name, other, clash) => {
    expect(clashes([base], [other])).toEqual(clash ? [{ session: base, other }] : []);
  });

  it('are none between different groups', () => {
    expect(clashes([at(1, 0, { group: 'td1' })], [at(2, 0, { group: 'td2' })])).toEqual([]);
  });
  it('are found among the new sessions, each pair once', () => {
    const [one, two] = [at(1, 0), at(2, 1)];
    expect(clashes([one, two], [])).toEqual([{ session: one, other: two }]);
  });
  it('are not with what the session was before', () => {
    expect(clashes([{ ...base, minutes: 180 }], [base])).toEqual([]);
  });
  it('are looked for around the sessions, 12 h before for the longest', () => {
    const { from, to } = clashRange([base]);
    expect(base.startsAt - from).toBe(12 * hour);
    expect(to - base.startsAt).toBe(2 * hour);
  });
});
