import { describe, expect, test } from 'vitest';
import { formatInstead, formatNear, needsYear } from '../../../../src/domain/time/instead.ts';
import type { ZonedStart } from '../../../../src/domain/time/types.ts';
import { toInstant } from '../../../../src/domain/time/zone.ts';

const zone = 'Europe/Paris';
const at = (local: string): ZonedStart => ({ local, zone });
const now = toInstant(at('2026-11-10T09:00'));
const old = at('2026-12-14T13:00');

describe('what a date replaces', () => {
  test.each([
    ['2026-12-14T14:00', '13 h', '13:00'],
    ['2026-12-15T13:00', 'lundi 14 décembre à 13 h', 'Monday 14 December at 13:00'],
    ['2027-12-14T13:00', 'lundi 14 décembre à 13 h', 'Monday 14 December at 13:00'],
  ])('%s', (by, french, english) => {
    expect(formatInstead(old, at(by), 'fr', now)).toBe(french);
    expect(formatInstead(old, at(by), 'en', now)).toBe(english);
  });

  test('says its zone where that has changed', () => {
    const by = { local: '2026-12-14T13:00', zone: 'Europe/London' };
    expect(formatInstead(old, by, 'fr', now)).toBe('13 h (heure de Paris)');
    expect(formatInstead(old, { ...by, local: '2026-12-15T13:00' }, 'en', now)).toBe(
      'Monday 14 December at 13:00 (Paris time)',
    );
  });

  test('says its year beyond nine months', () => {
    expect(formatInstead(at('2027-09-06T13:00'), at('2027-09-07T13:00'), 'fr', now)).toBe(
      'lundi 6 septembre 2027 à 13 h',
    );
  });
});

test.each([
  ['2026-11-10T00:00', false],
  ['2027-08-10T23:59', false],
  ['2027-08-11T00:00', true],
  ['2026-02-10T00:00', false],
  ['2026-02-09T23:59', true],
])('does %s need its year? %s', (local, needed) => {
  expect(needsYear(at(local), now)).toBe(needed);
  expect(/20\d\d/u.test(formatNear(at(local), 'fr', now))).toBe(needed);
});
