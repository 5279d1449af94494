import { describe, expect, it } from 'vitest';
import { noRooms } from '../../../src/domain/room.ts';
import type { Session } from '../../../src/domain/session.ts';
import { sessionTimers } from '../../../src/domain/session-timers.ts';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { makeCourse, makeSession } from '../../support/scene.ts';

const zone = 'Europe/Paris';
const at = (local: string) => toInstant({ local, zone });
const told = (session: Session): Session => ({
  ...session,
  told: { local: session.start.local, zone, minutes: session.minutes, status: 'planned' },
});

function planned(local = '2026-12-01T14:15', over: Partial<Session> = {}): Session {
  return told(makeSession({ start: { local, zone }, startsAt: at(local), ...over }));
}

/** The set as a table of `kind key` → local time of Paris. */
function table(session: Session, settings: Partial<Settings> = {}): Record<string, string> {
  const course = makeCourse({ settings: { ...defaultSettings, ...settings } });
  return Object.fromEntries(
    sessionTimers(session, course).map(({ kind, key, due }) => [
      `${kind} ${key}`.trim(),
      new Date(due).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16),
    ]),
  );
}

const filled = { characters: 10, files: 0, state: 'hidden' as const };

describe('the timers of a session', () => {
  it('of a planned one: reminders, warnings, opening', () => {
    expect(table(planned())).toEqual({
      'remind eve 18:00': '2026-11-30 18:00',
      'remind before 10': '2026-12-01 14:05',
      'warnMaterial 1440': '2026-11-30 14:15',
      'warnMaterial 30': '2026-12-01 13:45',
      open: '2026-12-01 14:15',
    });
  });

  it('warn nobody once there is material', () => {
    expect(table(planned(undefined, { material: filled }))).not.toHaveProperty(['warnMaterial 30']);
  });

  it('`ouverture main`: no opening; closed at its end if never started', () => {
    const timers = table(planned(), { opening: 'hand' });
    expect(timers).not.toHaveProperty('open');
    expect(timers.close).toBe('2026-12-01 16:15');
  });

  it('a quiet night delays a reminder, unless the session begins before its end', () => {
    const late = { reminders: [{ kind: 'eve', at: '22:00' }] } as const;
    expect(table(planned('2026-12-01T08:00'), late)['remind eve 22:00']).toBe('2026-12-01 07:00');
    expect(table(planned('2026-12-01T06:30'), late)['remind eve 22:00']).toBe('2026-11-30 22:00');
    expect(table(planned('2026-12-01T07:00'), late)['remind eve 22:00']).toBe('2026-11-30 22:00');
    expect(table(planned('2026-12-01T07:05'))['remind before 10']).toBe('2026-12-01 07:00');
  });

  it('a reminder whose moment was past at the planning, or at the setting, is not made up', () => {
    const eveAt1830 = at('2026-11-30T18:30');
    expect(table(planned(undefined, { changedAt: eveAt1830 }))).not.toHaveProperty(['remind eve 18:00']);
    expect(table(planned(undefined, { changedAt: eveAt1830 }))).toHaveProperty(['remind before 10']);
    expect(table(planned(), { remindersSince: eveAt1830 })).not.toHaveProperty(['remind eve 18:00']);
  });

  it('what was reminded stays so, also after a move away and back', () => {
    const reminded = planned(undefined, { reminded: ['2026-12-01T14:15|eve 18:00'] });
    expect(table(reminded)).not.toHaveProperty(['remind eve 18:00']);
    const away = {
      ...reminded,
      start: { local: '2026-12-02T14:15', zone },
      startsAt: at('2026-12-02T14:15'),
    };
    expect(table(away)['remind eve 18:00']).toBe('2026-12-01 18:00');
    expect(table({ ...away, start: reminded.start, startsAt: reminded.startsAt })).not.toHaveProperty([
      'remind eve 18:00',
    ]);
  });

  it('cancelled: nothing but the telling; restored: all of it again', () => {
    expect(Object.keys(table(planned(undefined, { status: 'cancelled', changedAt: 1 })))).toEqual([
      'announce',
    ]);
    expect(table(planned())).toHaveProperty('open');
  });

  it('the material is shown by the setting, by `publier`, or not while it is held', () => {
    const session = planned(undefined, { material: filled });
    expect(table(session)).not.toHaveProperty('showMaterial');
    expect(table(session, { showMaterial: { minutes: 2_880 } }).showMaterial).toBe('2026-11-29 14:15');
    const asked = { ...session, material: { ...filled, showAt: at('2026-11-20T10:01') } };
    expect(table(asked).showMaterial).toBe('2026-11-20 10:01');
    const held = { ...session, material: { ...filled, state: 'held' as const } };
    expect(table(held, { showMaterial: { minutes: 2_880 } })).not.toHaveProperty('showMaterial');
    const shown = { ...session, material: { ...filled, state: 'shown' as const } };
    expect(table(shown, { showMaterial: { minutes: 2_880 } })).not.toHaveProperty('showMaterial');
  });

  it('of an open one: closing 15 minutes after its end, later with younger messages, at most 2 h', () => {
    const open = planned(undefined, { status: 'open', openedAt: at('2026-12-01T14:15') });
    expect(table(open)).toEqual({ close: '2026-12-01 16:30' });
    expect(table({ ...open, closeAfter: at('2026-12-01T17:00') })).toEqual({ close: '2026-12-01 17:00' });
    expect(table({ ...open, closeAfter: at('2026-12-01T19:00') })).toEqual({ close: '2026-12-01 18:15' });
    expect(table({ ...open, endsAt: at('2026-12-01T15:00') })).toEqual({ close: '2026-12-01 15:15' });
  });

  it('requests lapse and rooms close; what is over has no timer', () => {
    const request = {
      id: 'r1',
      medium: 'audio',
      by: 'etu1',
      at: 0,
      voters: ['etu1'],
      post: 'request/r1',
    } as const;
    const call = {
      id: 'c1',
      medium: 'audio',
      by: 'etu1',
      instance: 'demo',
      tried: [],
      otherVotes: [],
      why: '',
      post: 'call/c1',
    } as const;
    const rooms = {
      requests: [
        { ...request, lapsesAt: at('2026-12-01T15:00'), status: 'waiting' as const },
        { ...request, id: 'r2', lapsesAt: at('2026-12-01T15:00'), status: 'granted' as const },
      ],
      calls: [
        { ...call, closesAt: at('2026-12-01T16:15'), status: 'open' as const },
        { ...call, id: 'c2', closesAt: at('2026-12-01T16:15'), status: 'closed' as const },
      ],
    };
    expect(table(planned(undefined, { status: 'closed', openedAt: 1, rooms }))).toEqual({
      'lapseRequest r1': '2026-12-01 15:00',
      'closeCall c1': '2026-12-01 16:15',
    });
    expect(table(planned(undefined, { status: 'closed', openedAt: 1, rooms: noRooms }))).toEqual({});
  });

  it('a course that is gone has none', () => {
    expect(sessionTimers(planned(), makeCourse({ status: 'gone' }))).toEqual([]);
  });

  it('is the same for the same state', () => {
    const course = makeCourse();
    expect(sessionTimers(planned(), course)).toEqual(sessionTimers(planned(), course));
  });
});
