import { expect, test } from 'vitest';
import { holidayName, isRegion } from '../../../../src/domain/time/holidays.ts';

test.each([
  ['2026-11-11', 'FR', 'Armistice', 'Armistice Day'],
  ['2027-03-29', 'FR', 'Lundi de Pâques', 'Easter Monday'],
  ['2027-05-06', 'FR', 'Ascension', 'Ascension Day'],
  ['2027-03-26', 'FR-67', 'Vendredi saint', 'Good Friday'],
  ['2026-12-26', 'FR-67', 'Lendemain de Noël', 'Boxing Day'],
])('%s in %s is %s', (day, region, french, english) => {
  expect(holidayName(day, region, 'fr')).toBe(french);
  expect(holidayName(day, region, 'en')).toBe(english);
});

test.each([
  ['2026-11-12', 'FR'],
  ['2027-03-26', 'FR'],
  ['2027-05-16', 'FR'],
  ['2027-05-30', 'FR'],
  ['2026-11-11', 'none'],
  ['2026-11-11', 'XX'],
])('%s in %s is a day like others', (day, region) => {
  expect(holidayName(day, region, 'fr')).toBeUndefined();
});

test.each([
  ['FR', true],
  ['FR-67', true],
  ['CA-QC', true],
  ['CH-GE', true],
  ['XX', false],
  ['FR-99', false],
  ['FR-', false],
  ['fr', false],
  ['FR-67-1', false],
  ['none', false],
  ['', false],
])('is %s a region? %s', (text, known) => {
  expect(isRegion(text)).toBe(known);
});
