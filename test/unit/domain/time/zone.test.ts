import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterQuiet,
  classifyLocal,
  dayBounds,
  fromInstant,
  isZone,
  nextLocal,
  plusMinutes,
  reminderInstant,
  sameDay,
  toInstant,
} from '../../../../src/domain/time/zone.ts';

const paris = 'Europe/Paris';
const at = (local: string, zone = paris) => toInstant({ local, zone });

describe('instants and wall clocks', () => {
  test.each([
    ['2026-12-01T14:15', paris, '2026-12-01T13:15Z'],
    ['2026-07-01T14:15', paris, '2026-07-01T12:15Z'],
    ['2026-12-01T14:15', 'America/Montreal', '2026-12-01T19:15Z'],
    ['2026-12-01T14:15', 'Pacific/Auckland', '2026-12-01T01:15Z'],
    ['2026-12-01T14:15', 'Asia/Kolkata', '2026-12-01T08:45Z'],
    ['2026-12-01T14:15', 'UTC', '2026-12-01T14:15Z'],
  ])('%s in %s is %s', (local, zone, utc) => {
    expect(toInstant({ local, zone })).toBe(Date.parse(utc));
    expect(fromInstant(Date.parse(utc), zone)).toEqual({ local, zone });
  });

  test('of a doubled hour the fold tells which', () => {
    const first = { local: '2027-10-31T02:30', zone: paris };
    const second = { ...first, fold: 1 as const };
    expect(toInstant(second) - toInstant(first)).toBe(3_600_000);
    expect(fromInstant(toInstant(first), paris)).toEqual(first);
    expect(fromInstant(toInstant(second), paris)).toEqual(second);
  });

  test('a skipped hour is read as if the clock had not moved', () => {
    expect(fromInstant(at('2027-03-28T02:30'), paris).local).toBe('2027-03-28T03:30');
  });

  test('every instant comes back, around clock changes too', () => {
    const zones = [paris, 'America/St_Johns', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    const minutes = fc.integer({
      min: Date.parse('2026-01-01') / 60_000,
      max: Date.parse('2031-01-01') / 60_000,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        expect(toInstant(fromInstant(minute * 60_000, zone))).toBe(minute * 60_000);
      }),
    );
  });

  test.each([
    ['2027-03-28T01:59', paris, 'ok'],
    ['2027-03-28T02:00', paris, 'skipped'],
    ['2027-03-28T02:59', paris, 'skipped'],
    ['2027-03-28T03:00', paris, 'ok'],
    ['2027-10-31T01:59', paris, 'ok'],
    ['2027-10-31T02:00', paris, 'doubled'],
    ['2027-10-31T02:59', paris, 'doubled'],
    ['2027-10-31T03:00', paris, 'ok'],
    ['2027-03-14T02:30', 'America/Montreal', 'skipped'],
    ['2027-11-07T01:30', 'America/Montreal', 'doubled'],
    ['2027-09-26T02:30', 'Pacific/Auckland', 'skipped'],
    ['2027-04-04T02:30', 'Pacific/Auckland', 'doubled'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe', 'skipped'],
    ['2027-10-03T02:30', 'Australia/Lord_Howe', 'ok'],
    ['2027-03-28T02:30', 'Pacific/Noumea', 'ok'],
  ])('%s in %s is %s', (local, zone, what) => {
    expect(classifyLocal(local, zone)).toBe(what);
  });

  test('minutes are real ones', () => {
    expect(plusMinutes({ local: '2027-03-28T01:30', zone: paris }, 60).local).toBe('2027-03-28T03:30');
    expect(plusMinutes({ local: '2027-10-31T02:30', zone: paris }, 60)).toEqual({
      local: '2027-10-31T02:30',
      zone: paris,
      fold: 1,
    });
    expect(plusMinutes({ local: '2026-12-31T23:30', zone: paris }, 45).local).toBe('2027-01-01T00:15');
  });
});

test.each([
  ['Europe/Paris', true],
  ['America/Montreal', true],
  ['UTC', true],
  ['Europe/Nowhere', false],
  ['+02:00', false],
  ['', false],
  ['paris', false],
])('is %s a zone? %s', (text, known) => {
  expect(isZone(text)).toBe(known);
});

describe('days', () => {
  test('a day lasts 23, 24 or 25 hours', () => {
    const hours = (local: string) => {
      const { from, to } = dayBounds(at(local), paris);
      return (to - from) / 3_600_000;
    };
    expect([hours('2027-03-28T12:00'), hours('2027-03-29T12:00'), hours('2027-10-31T12:00')]).toEqual([
      23, 24, 25,
    ]);
  });

  test('the same day is that of the zone', () => {
    const ten = Date.parse('2026-11-10T22:30Z');
    const midnight = Date.parse('2026-11-10T23:30Z');
    expect(sameDay(ten, midnight, paris)).toBe(false);
    expect(sameDay(ten, midnight, 'UTC')).toBe(true);
  });

  test('the next 7:00 is today’s or tomorrow’s', () => {
    expect(nextLocal(at('2026-11-10T06:00'), paris, '07:00')).toBe(at('2026-11-10T07:00'));
    expect(nextLocal(at('2026-11-10T07:00'), paris, '07:00')).toBe(at('2026-11-11T07:00'));
  });
});

describe('reminders', () => {
  const start = { local: '2027-03-29T14:15', zone: paris };
  test.each([
    [{ kind: 'eve', at: '18:00' }, '2027-03-28T18:00'],
    [{ kind: 'before', minutes: 10 }, '2027-03-29T14:05'],
    [{ kind: 'before', minutes: 1440 }, '2027-03-28T14:15'],
    [{ kind: 'before', minutes: 2880 }, '2027-03-27T14:15'],
  ] as const)('%o is due at %s', (rule, local) => {
    expect(reminderInstant(start, rule)).toBe(at(local));
  });

  test('days before keep the hour across a clock change, hours before are real ones', () => {
    const morning = { local: '2027-03-28T08:00', zone: paris };
    expect(reminderInstant(morning, { kind: 'before', minutes: 1440 })).toBe(at('2027-03-27T08:00'));
    expect(reminderInstant(morning, { kind: 'before', minutes: 480 })).toBe(at('2027-03-27T23:00'));
  });
});

describe('quiet nights', () => {
  const night = { from: '21:00', to: '07:00' };
  test.each([
    ['2026-11-10T20:59', '2026-11-10T20:59'],
    ['2026-11-10T21:00', '2026-11-11T07:00'],
    ['2026-11-11T00:30', '2026-11-11T07:00'],
    ['2026-11-11T06:59', '2026-11-11T07:00'],
    ['2026-11-11T07:00', '2026-11-11T07:00'],
  ])('what rings at %s rings at %s', (asked, rings) => {
    expect(afterQuiet(at(asked), paris, night)).toBe(at(rings));
  });

  test('by day, or never', () => {
    expect(afterQuiet(at('2026-11-10T12:30'), paris, { from: '12:00', to: '14:00' })).toBe(
      at('2026-11-10T14:00'),
    );
    expect(afterQuiet(at('2026-11-10T22:00'), paris, { from: '12:00', to: '14:00' })).toBe(
      at('2026-11-10T22:00'),
    );
    expect(afterQuiet(at('2026-11-10T22:00'), paris, 'none')).toBe(at('2026-11-10T22:00'));
  });
});
