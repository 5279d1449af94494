import { expect, it } from 'vitest';
import { parsePlan } from '../../../../src/domain/time/parse-when.ts';

const context = {
  now: Date.UTC(2026, 10, 10, 8),
  zone: 'Europe/Paris',
  language: 'fr' as const,
  holidays: 'FR',
};

it.each([
  ['mercredi 9/12 10h30 90 min', 90],
  ['mercredi 9/12 10:30 45 minutes', 45],
])('reads minutes after a full hour as a length: %s', (text, minutes) => {
  const read = parsePlan(text, context);
  expect(read.ok && read.value.occurrences).toEqual([
    { start: { local: '2026-12-09T10:30', zone: 'Europe/Paris' }, minutes },
  ]);
});
