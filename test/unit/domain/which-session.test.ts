import { describe, expect, it } from 'vitest';
import { currentSession, readSessions, titled } from '../../../src/domain/which-session.ts';
import { makeSession, now } from '../../support/scene.ts';

describe('the sessions that a line begins with', () => {
  const cases: readonly [string, readonly number[], string][] = [
    ['S3', [3], ''],
    ['s3', [3], ''],
    ['3', [3], ''],
    ['S 3', [3], ''],
    ['séance 3', [3], ''],
    ['Seance 3', [3], ''],
    ['la séance 3', [3], ''],
    ['session 12', [12], ''],
    ['S3-S6', [3, 4, 5, 6], ''],
    ['S3-6', [3, 4, 5, 6], ''],
    ['3-6', [3, 4, 5, 6], ''],
    ['S6-S3', [3, 4, 5, 6], ''],
    ['S3 – S5', [3, 4, 5], ''],
    ['S3 à S5', [3, 4, 5], ''],
    ['S3 to S5', [3, 4, 5], ''],
    ['S3, S5 et S7', [3, 5, 7], ''],
    ['S3, S5-S7', [3, 5, 6, 7], ''],
    ['S3 jeudi', [3], 'jeudi'],
    ['S3 16h', [3], '16h'],
    ['S3 à 16 h', [3], 'à 16 h'],
    ['S3 +1 semaine', [3], '+1 semaine'],
    ['S3 - 16 personnes absentes', [3], '- 16 personnes absentes'],
    ['S3: salle inondée', [3], 'salle inondée'],
    ['S3, salle inondée', [3], 'salle inondée'],
    ['S3-S6 stage', [3, 4, 5, 6], 'stage'],
    ['séance 3 Les arbres', [3], 'Les arbres'],
  ];
  it.each(cases)('%s', (text, numbers, rest) => {
    expect(readSessions(text)).toEqual({ numbers, rest });
  });

  it.each([
    '',
    '2026-12-01',
    '8-12-2026',
    '8-12-26 grève',
    'le 8-12-2026',
    '2026-12-1 14h',
    'Les arbres',
    '3h',
    '3 h',
    '3 heures',
    '3/12',
    '3:00',
    '14h15',
    'jeudi',
    'S3bis',
    '3, 5 et 7',
    'S3, 2',
  ])('« %s » names none that is sure', (text) => {
    expect(readSessions(text)).toBeUndefined();
  });
});

describe('the beginning of a title', () => {
  const trees = makeSession({ number: 1, title: 'Les arbres' });
  const binary = makeSession({ number: 2, title: 'Les arbres binaires' });
  const sorts = makeSession({ number: 3, title: 'Été : les tris' });
  const untitled = makeSession({ number: 4, title: '' });
  const all = [trees, binary, sorts, untitled];

  it.each([
    ['ete', [sorts]],
    ['LES ARBRES B', [binary]],
    ['les arb', [trees, binary]],
    ['les arbres', [trees]],
    ['tris', []],
    ['', []],
  ])('%s', (typed, found) => {
    expect(titled(all, typed)).toEqual(found);
  });
});

describe('nothing said', () => {
  const at = (number: number, hours: number, status: 'planned' | 'open' | 'cancelled' = 'planned') =>
    makeSession({ number, startsAt: now + hours * 3_600_000, minutes: 60, status });

  it('means the open session', () => {
    expect(currentSession([at(2, 1), at(1, -3, 'open')], now)?.number).toBe(1);
  });
  it('else the next one to begin, not a cancelled one', () => {
    expect(currentSession([at(3, 5), at(1, 1, 'cancelled'), at(2, 2), at(4, -3)], now)?.number).toBe(2);
  });
  it('may mean none', () => {
    expect(currentSession([at(1, -3)], now)).toBeUndefined();
  });
});
