import { describe, expect, test } from 'vitest';
import {
  addMonths,
  dayFromText,
  dayOf,
  daysInMonth,
  dayToText,
  isoWeekOf,
  mondayOf,
  mondayOfWeek,
  weekdayOf,
  weeksInYear,
} from '../../../../src/domain/time/days.ts';

test.each([
  [2026, 2, 29],
  [2027, 4, 31],
  [2027, 13, 1],
  [2027, 0, 1],
  [2027, 1, 0],
  [2027, 1, 32],
])('%i-%i-%i is no day', (year, month, date) => {
  expect(dayOf(year, month, date)).toBeUndefined();
});

test.each(['2028-02-29', '2026-12-31', '2000-01-01', '1970-01-01'])('%s is a day', (text) => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  expect(dayOf(year, month, date)).toBe(dayFromText(text));
  expect(dayToText(dayFromText(text))).toBe(text);
});

test.each([
  ['2026-11-10', 2],
  ['2026-11-15', 7],
  ['1970-01-01', 4],
  ['2028-02-29', 2],
])('%s is weekday %i', (text, weekday) => {
  expect(weekdayOf(dayFromText(text))).toBe(weekday);
});

describe('ISO weeks', () => {
  test.each([
    ['2026-11-10', 2026, 46],
    ['2026-11-24', 2026, 48],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2021-01-03', 2020, 53],
  ])('%s is of %i, week %i', (text, year, week) => {
    expect(isoWeekOf(dayFromText(text))).toEqual({ year, week });
  });

  test('a year has 52 weeks or 53', () => {
    expect([2020, 2025, 2026, 2027, 2032].map(weeksInYear)).toEqual([53, 52, 53, 52, 53]);
  });

  test('the Monday of a week', () => {
    expect(mondayOfWeek(2026, 53)).toBe(dayFromText('2026-12-28'));
    expect(mondayOfWeek(2027, 1)).toBe(dayFromText('2027-01-04'));
    expect(mondayOfWeek(2027, 53)).toBeUndefined();
    expect(mondayOfWeek(2027, 0)).toBeUndefined();
    expect(mondayOf(dayFromText('2026-11-15'))).toBe(dayFromText('2026-11-09'));
  });
});

describe('months', () => {
  test.each([
    ['2026-11-10', 1, '2026-12-10'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(dayToText(addMonths(dayFromText(from), count))).toBe(to);
  });

  test('lengths', () => {
    expect([daysInMonth(2027, 2), daysInMonth(2028, 2), daysInMonth(2027, 12)]).toEqual([28, 29, 31]);
  });
});
