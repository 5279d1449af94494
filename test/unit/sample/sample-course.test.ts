import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/domain/limits.ts';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { sampleCourse } from '../../../src/sample/sample-course.ts';

const minute = 60_000;

describe('the sample course', () => {
  it('opens its first session one to two minutes after the start, the others after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }),
        fc.constantFrom('Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Noumea'),
        (now, zone) => {
          const [first = 0, second = 0, third = 0] = sampleCourse(now, zone, 'fr').sessions.map((session) =>
            toInstant(session.start),
          );
          expect(first).toBeGreaterThanOrEqual(now + minute);
          expect(first).toBeLessThanOrEqual(now + 2 * minute);
          expect(second).toBeGreaterThan(first);
          expect(third).toBeGreaterThan(second);
        },
      ),
    );
  });

  it.each([
    ['fr', ['Chercher par moitiés', 'Les arbres binaires de recherche', 'Trier : combien de comparaisons ?']],
    ['en', ['Searching by halves', 'Binary search trees', 'Sorting: how many comparisons?']],
  ] as const)('has three texts worth reading, each with its title (%s)', (language, titles) => {
    const course = sampleCourse(Date.UTC(2026, 10, 24), 'Europe/Paris', language);
    expect(course.language).toBe(language);
    expect(course.sessions.map((session) => session.title)).toEqual(titles);
    for (const { body } of course.sessions) {
      expect(body.split(/\s+/).length).toBeGreaterThan(300);
      expect(new TextEncoder().encode(body).length).toBeLessThan(limits.materialBytes);
    }
  });

  it('is the same in both languages but for the words', () => {
    const [fr, en] = (['fr', 'en'] as const).map((language) =>
      sampleCourse(Date.UTC(2026, 10, 24), 'Europe/Paris', language),
    );
    const shape = (body: string) => body.split('\n').map((line) => /^(#+|```|\||\d\.|-|>)?/.exec(line)?.[0]);
    for (const [at, session] of (fr?.sessions ?? []).entries()) {
      const other = en?.sessions[at];
      expect(other).toMatchObject({ start: session.start, minutes: session.minutes });
      expect(shape(other?.body ?? '')).toEqual(shape(session.body));
    }
  });
});
