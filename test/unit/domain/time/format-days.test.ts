import { expect, test } from 'vitest';
import { formatDates, formatDays } from '../../../../src/domain/time/format-days.ts';

test.each([
  [
    '2027-02-08',
    '2027-02-14',
    'du lundi 8 au dimanche 14 février 2027',
    'from Monday 8 to Sunday 14 February 2027',
  ],
  [
    '2027-03-01',
    '2027-03-03',
    'du lundi 1er au mercredi 3 mars 2027',
    'from Monday 1 to Wednesday 3 March 2027',
  ],
  [
    '2027-02-27',
    '2027-03-06',
    'du samedi 27 février au samedi 6 mars 2027',
    'from Saturday 27 February to Saturday 6 March 2027',
  ],
  [
    '2026-12-19',
    '2027-01-03',
    'du samedi 19 décembre 2026 au dimanche 3 janvier 2027',
    'from Saturday 19 December 2026 to Sunday 3 January 2027',
  ],
])('%s to %s', (from, to, french, english) => {
  expect(formatDays(from, to, 'fr')).toBe(french);
  expect(formatDays(from, to, 'en')).toBe(english);
});

test('without weekdays', () => {
  expect(formatDates('2027-02-08', '2027-02-14', 'fr')).toBe('du 8 au 14 février 2027');
  expect(formatDates('2026-12-19', '2027-01-03', 'en')).toBe('from 19 December 2026 to 3 January 2027');
});
