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
          const [first = 0, second = 0, third = 0] = sampleCourse(now, zone).sessions.map((session) =>
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

  it('has three texts worth reading, each with its title', () => {
    const { sessions } = sampleCourse(Date.UTC(2026, 10, 24), 'Europe/Paris');
    expect(sessions.map((session) => session.title)).toEqual([
      'Chercher par moitiés',
      'Les arbres binaires de recherche',
      'Trier : combien de comparaisons ?',
    ]);
    for (const { body } of sessions) {
      expect(body.split(/\s+/).length).toBeGreaterThan(300);
      expect(new TextEncoder().encode(body).length).toBeLessThan(limits.materialBytes);
    }
  });
});
