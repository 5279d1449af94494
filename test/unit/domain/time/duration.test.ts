import { expect, test } from 'vitest';
import { parseDuration } from '../../../../src/domain/time/duration.ts';
import { formatDuration } from '../../../../src/domain/time/format.ts';

test.each([
  ['2h', 120],
  ['2 h', 120],
  ['1h30', 90],
  ['1 h 30', 90],
  ['1\u00a0h\u00a030', 90],
  ['1H30', 90],
  ['90 min', 90],
  ['90min', 90],
  ['90 minutes', 90],
  ['2 heures', 120],
  ['2 hours', 120],
  ['une heure', 60],
  ['une heure et demie', 90],
  ['pendant 1h30', 90],
  ['pendant une heure et demie', 90],
  ['an hour and a half', 90],
  ['half an hour', 30],
  ['une demi-heure', 30],
  ['1h05', 65],
  ['5 min', 5],
  ['12h', 720],
  ['12 h', 720],
])('%s is %i minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes);
});

test.each([
  '4 min',
  '12h01',
  '13h',
  '0h',
  '',
  'bla',
  '2h bla',
  '-2h',
  '1h75',
  '2',
  'h',
  'demain',
  '1,5h bla',
])('« %s » is no length of a session', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('every length that is printed is read', () => {
  for (const language of ['fr', 'en'] as const) {
    for (let minutes = 5; minutes <= 720; minutes += 1) {
      expect(parseDuration(formatDuration(minutes, language))).toBe(minutes);
    }
  }
});
