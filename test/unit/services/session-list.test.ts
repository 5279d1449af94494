import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/domain/session.ts';
import { addDays, dayFromText, dayToText } from '../../../src/domain/time/days.ts';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { doc } from '../../../src/message/document.ts';
import { listSessions } from '../../../src/services/session-list.ts';
import { plain } from '../../support/plain.ts';
import { makeSession } from '../../support/scene.ts';

/** 14:15 in Paris, so many days after 1 December 2026. */
function at(number: number, days: number, over: Partial<Session> = {}): Session {
  const local = `${dayToText(addDays(dayFromText('2026-12-01'), days))}T14:15`;
  const start = { local, zone: 'Europe/Paris' };
  return makeSession({ number, start, startsAt: toInstant(start), ...over });
}
const text = (sessions: readonly Session[], language: 'fr' | 'en' = 'fr') => {
  const { hours, blocks } = listSessions(sessions, language);
  return [hours, plain(doc(...blocks))];
};

describe('several sessions at a glance', () => {
  it('on the same weekday at the same hours', () => {
    expect(text([at(1, 0), at(2, 7)])).toEqual([
      'les mardis de 14 h 15 à 16 h 15 (heure de Paris)',
      'S1 mardi 1er décembre 2026 · S2 mardi 8 décembre 2026.',
    ]);
    expect(text([at(1, 0), at(2, 7)], 'en')).toEqual([
      'Tuesdays 14:15 to 16:15 (Paris time)',
      'S1 Tuesday 1 December 2026 · S2 Tuesday 8 December 2026.',
    ]);
  });
  it('on several weekdays', () => {
    expect(text([at(1, 0), at(2, 2)])[0]).toBe('de 14 h 15 à 16 h 15 (heure de Paris)');
  });
  it('at several hours', () => {
    expect(text([at(1, 0), at(2, 7, { minutes: 60 })])).toEqual([
      'heure de Paris',
      [
        '- S1 mardi 1er décembre 2026, de 14 h 15 à 16 h 15',
        '- S2 mardi 8 décembre 2026, de 14 h 15 à 15 h 15',
      ].join('\n'),
    ]);
  });
  it('without the middle of a long series', () => {
    const all = Array.from({ length: 40 }, (_, index) => at(index + 1, index * 7));
    const shown = text(all)[1] ?? '';
    expect(shown.match(/S\d+/gu)).toHaveLength(12);
    expect(shown).toContain('S10 mardi 2 février 2027 · … 28 autres (`!cours agenda tout`) … · S39');
    expect(text(all.slice(0, 15))[1]?.match(/S\d+/gu)).toHaveLength(15);
  });
});
