import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/domain/session.ts';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { announceDue, asTold, changeOf } from '../../../src/domain/told.ts';
import { makeSession, now } from '../../support/scene.ts';

const minute = 60_000;
const told = asTold({ ...makeSession(), changedAt: now }, 'post');
const wednesday = {
  start: { local: '2026-12-09T10:00', zone: 'Europe/Paris' },
  startsAt: Date.UTC(2026, 11, 9, 9, 0),
};
/** Ten in Paris, an hour from now. */
const soon = {
  start: { local: '2026-11-10T10:00', zone: 'Europe/Paris' },
  startsAt: Date.UTC(2026, 10, 10, 9, 0),
};

describe('what the class has yet to learn', () => {
  const cases: readonly [string, Session, ReturnType<typeof changeOf>][] = [
    ['never told, planned', makeSession(), 'planned'],
    ['told as it is', told, undefined],
    ['moved', { ...told, ...wednesday }, 'moved'],
    [
      'in another zone',
      { ...told, start: { ...told.start, zone: 'Europe/London' }, startsAt: told.startsAt + 60 * minute },
      'moved',
    ],
    [
      'as told, by a clock that has changed its rules',
      { ...told, startsAt: told.startsAt - 60 * minute },
      undefined,
    ],
    [
      'the same moment by another clock',
      { ...told, start: { local: '2026-12-01T13:15', zone: 'Europe/London' } },
      'moved',
    ],
    ['the second of two equal hours', { ...told, start: { ...told.start, fold: 1 } }, 'moved'],
    [
      'the first of them, which goes without saying',
      { ...told, start: { ...told.start, fold: 0 } },
      undefined,
    ],
    ['another length', { ...told, minutes: 90 }, 'length'],
    ['cancelled', { ...told, status: 'cancelled' }, 'cancelled'],
    ['moved, then cancelled', { ...told, ...wednesday, status: 'cancelled' }, 'cancelled'],
    ['never told and cancelled', makeSession({ status: 'cancelled' }), undefined],
    ['never told and removed', makeSession({ status: 'removed' }), undefined],
    ['told and removed', { ...told, status: 'removed' }, 'removed'],
    [
      'cancelled, told so, then removed',
      { ...asTold({ ...told, status: 'cancelled' }), status: 'removed' },
      undefined,
    ],
    ['restored', { ...asTold({ ...told, status: 'cancelled' }), status: 'planned' }, 'restored'],
    ['open, whatever was told', { ...told, ...wednesday, status: 'open' }, undefined],
    [
      'opened without having been told, then cancelled',
      makeSession({ status: 'cancelled', openedAt: now }),
      'cancelled',
    ],
  ];
  it.each(cases)('%s', (_name, session, change) => {
    expect(changeOf(session)).toBe(change);
  });
});

describe('when it is told', () => {
  it('is 60 s after the change', () => {
    expect(announceDue({ ...told, ...wednesday })).toBe(now + minute);
  });
  it('is at once if the new start is near', () => {
    expect(announceDue({ ...told, ...soon })).toBe(now);
  });
  it('is at once if the old start is near', () => {
    const near = asTold({ ...makeSession(soon), changedAt: now }, 'post');
    expect(announceDue({ ...near, ...wednesday })).toBe(now);
    expect(announceDue({ ...near, status: 'cancelled' })).toBe(now);
  });
  it('is still a minute later two hours before', () => {
    const start = { local: '2026-11-10T11:00', zone: 'Europe/Paris' };
    expect(announceDue({ ...told, start, startsAt: now + 120 * minute })).toBe(now + minute);
    expect(announceDue({ ...told, start, startsAt: now + 120 * minute, changedAt: now + 1 })).toBe(now + 1);
  });
  it('is never for what is back to what was told', () => {
    expect(announceDue({ ...told, changedAt: now + minute })).toBeUndefined();
  });
});

describe('asTold', () => {
  it('remembers every post that showed the date', () => {
    expect(asTold(asTold(makeSession(), 'a'), 'b').told?.posts).toEqual(['a', 'b']);
    expect(asTold(makeSession()).told).not.toHaveProperty('posts');
  });
});

it('knows, whatever instant is stored, that what was told is told', () => {
  const zones = [
    'Europe/Paris',
    'Africa/Casablanca',
    'America/Edmonton',
    'America/Vancouver',
    'Pacific/Apia',
    'UTC',
  ];
  // Hours that are skipped or doubled somewhere among them, and an ordinary one.
  const locals = [
    '2026-03-08T02:30',
    '2026-03-29T02:30',
    '2026-10-25T02:30',
    '2026-11-01T01:30',
    '2026-12-01T14:15',
  ];
  const offBy = [0, 60 * minute, -60 * minute, 24 * 60 * minute, 1];
  const statuses = ['planned', 'cancelled', 'removed', 'open', 'closed'] as const;
  for (const zone of zones)
    for (const local of locals)
      for (const fold of [undefined, 0, 1] as const)
        for (const off of offBy)
          for (const status of statuses) {
            const start = { local, zone, ...(fold === undefined ? {} : { fold }) };
            const session = makeSession({ start, startsAt: toInstant(start) + off, status, changedAt: now });
            const once = asTold(session, 'post');
            expect(changeOf(once)).toBeUndefined();
            expect(announceDue(once)).toBeUndefined();
            expect(changeOf(asTold(JSON.parse(JSON.stringify(once))))).toBeUndefined();
          }
});
