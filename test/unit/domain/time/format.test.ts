import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatDistance,
  formatDuration,
  formatHour,
  formatMoment,
  formatSession,
  zoneName,
} from '../../../../src/domain/time/format.ts';
import { toInstant } from '../../../../src/domain/time/zone.ts';

const paris = 'Europe/Paris';
const start = { local: '2026-12-01T14:15', zone: paris };
const first = { local: '2027-10-31T02:30', zone: paris };
const second = { ...first, fold: 1 as const };

describe('sessions', () => {
  test.each([
    [
      '2026-12-01T14:15',
      120,
      'mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris)',
      'Tuesday 1 December 2026, 14:15 to 16:15 (Paris time)',
    ],
    [
      '2026-12-09T10:00',
      120,
      'mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris)',
      'Wednesday 9 December 2026, 10:00 to 12:00 (Paris time)',
    ],
    [
      '2026-12-09T22:00',
      120,
      'mercredi 9 décembre 2026, de 22 h à minuit (heure de Paris)',
      'Wednesday 9 December 2026, 22:00 to midnight (Paris time)',
    ],
    [
      '2026-12-09T22:00',
      180,
      'mercredi 9 décembre 2026, de 22 h à 1 h (jeudi), heure de Paris',
      'Wednesday 9 December 2026, 22:00 to 01:00 (Thursday), Paris time',
    ],
    [
      '2027-10-31T01:00',
      90,
      "dimanche 31 octobre 2027, de 1 h à 2 h 30 du matin, heure d'été (heure de Paris)",
      'Sunday 31 October 2027, 01:00 to 02:30, summer time (Paris time)',
    ],
    [
      '2026-11-28T22:51',
      120,
      'samedi 28 novembre 2026, de 22 h 51 à 0 h 51 (dimanche), heure de Paris',
      'Saturday 28 November 2026, 22:51 to 00:51 (Sunday), Paris time',
    ],
    [
      '2026-11-28T00:15',
      30,
      'samedi 28 novembre 2026, de 0 h 15 à 0 h 45 (heure de Paris)',
      'Saturday 28 November 2026, 00:15 to 00:45 (Paris time)',
    ],
    [
      '2026-11-28T00:00',
      150,
      'samedi 28 novembre 2026, de 0 h à 2 h 30 (heure de Paris)',
      'Saturday 28 November 2026, 00:00 to 02:30 (Paris time)',
    ],
    [
      '2026-11-28T05:30',
      120,
      'samedi 28 novembre 2026, de 5 h 30 à 7 h 30 du matin (heure de Paris)',
      'Saturday 28 November 2026, 05:30 to 07:30 (Paris time)',
    ],
    [
      '2026-11-28T06:30',
      420,
      'samedi 28 novembre 2026, de 6 h 30 du matin à 13 h 30 (heure de Paris)',
      'Saturday 28 November 2026, 06:30 to 13:30 (Paris time)',
    ],
  ])('%s, %i minutes', (local, minutes, french, english) => {
    expect(formatSession({ local, zone: paris }, minutes, 'fr')).toBe(french);
    expect(formatSession({ local, zone: paris }, minutes, 'en')).toBe(english);
  });

  test('without the zone', () => {
    expect(formatSession(start, 120, 'fr', { zone: false })).toBe(
      'mardi 1er décembre 2026, de 14 h 15 à 16 h 15',
    );
  });
});

describe('moments', () => {
  test('a day and an hour', () => {
    expect(formatMoment(start, 'fr')).toBe('mardi 1er décembre 2026 à 14 h 15');
    expect(formatMoment(start, 'en')).toBe('Tuesday 1 December 2026 at 14:15');
    expect(formatDay(start, 'fr')).toBe('mardi 1er décembre 2026');
    expect(formatDay(start, 'en')).toBe('Tuesday 1 December 2026');
  });

  test.each([
    ['2026-12-01T14:15', '14 h 15', '14:15'],
    ['2026-12-01T10:00', '10 h', '10:00'],
    ['2026-12-01T07:05', '7 h 05', '07:05'],
    ['2026-12-01T02:30', '2 h 30 du matin', '02:30'],
    ['2026-12-01T00:30', '0 h 30', '00:30'],
  ])('%s', (local, french, english) => {
    expect(formatHour({ local, zone: paris }, 'fr')).toBe(french);
    expect(formatHour({ local, zone: paris }, 'en')).toBe(english);
  });

  test('an hour that comes twice says which', () => {
    expect(formatHour(first, 'fr')).toBe("2 h 30 du matin, heure d'été");
    expect(formatHour(second, 'fr')).toBe("2 h 30 du matin, heure d'hiver");
    expect(formatHour(first, 'en')).toBe('02:30, summer time');
    expect(formatHour(second, 'en')).toBe('02:30, winter time');
  });
});

test.each([
  [24, '24 min'],
  [60, '1 h'],
  [65, '1 h 05'],
  [90, '1 h 30'],
  [120, '2 h'],
])('%i minutes is %s', (minutes, text) => {
  expect(formatDuration(minutes, 'fr')).toBe(text);
});

describe('distances from Tuesday 10 November 2026, 9:00', () => {
  const now = toInstant({ local: '2026-11-10T09:00', zone: paris });
  test.each([
    ['2026-11-19T14:00', 'dans 9 jours', 'in 9 days'],
    ['2026-11-12T08:00', 'dans 2 jours', 'in 2 days'],
    ['2026-11-11T08:00', 'demain', 'tomorrow'],
    ['2026-11-10T11:15', 'dans 2 h 15', 'in 2 h 15'],
    ['2026-11-10T09:10', 'dans 10 minutes', 'in 10 minutes'],
    ['2026-11-10T09:01', 'dans 1 minute', 'in 1 minute'],
    ['2026-11-10T09:00', 'maintenant', 'now'],
    ['2026-11-10T08:30', 'il y a 30 minutes', '30 minutes ago'],
    ['2026-11-09T14:00', 'hier', 'yesterday'],
    ['2026-11-01T14:00', 'il y a 9 jours', '9 days ago'],
  ])('%s', (local, french, english) => {
    expect(formatDistance(now, { local, zone: paris }, 'fr')).toBe(french);
    expect(formatDistance(now, { local, zone: paris }, 'en')).toBe(english);
  });

  test('are counted on a clock without seconds', () => {
    const start = { local: '2026-11-10T09:03', zone: paris };
    for (const seconds of [0, 1, 40, 59])
      expect(formatDistance(now + seconds * 1000, start, 'fr')).toBe('dans 3 minutes');
    expect(formatDistance(now + 60_000, start, 'fr')).toBe('dans 2 minutes');
  });
});

test.each([
  ['Europe/Paris', 'heure de Paris', 'Paris time'],
  ['Europe/London', 'heure de Londres', 'London time'],
  ['America/Montreal', 'heure de Montréal', 'Montréal time'],
  ['Africa/Abidjan', "heure d'Abidjan", 'Abidjan time'],
  ['Africa/Cairo', 'heure du Caire', 'Cairo time'],
  ['Indian/Reunion', 'heure de La Réunion', 'Réunion time'],
  ['America/New_York', 'heure de New York', 'New York time'],
  ['America/Argentina/Buenos_Aires', 'heure de Buenos Aires', 'Buenos Aires time'],
  ['UTC', 'temps universel', 'universal time'],
  ['Etc/GMT+5', 'temps universel −5 h', 'universal time −5 h'],
])('%s is called %s', (zone, french, english) => {
  expect(zoneName(zone, 'fr')).toBe(french);
  expect(zoneName(zone, 'en')).toBe(english);
});
