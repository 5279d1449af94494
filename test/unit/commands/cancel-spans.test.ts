import { describe, expect, it } from 'vitest';
import { cancelVerb } from '../../../src/commands/cancel.ts';
import { restoreVerb } from '../../../src/commands/restore.ts';
import { fromInstant } from '../../../src/domain/time/zone.ts';
import { actionsOf } from '../../../src/message/document.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import { makeCourse, makeScene, makeSession, refused, run } from '../../support/scene.ts';

const course = makeCourse({ nextNumber: 20 });
const at = (number: number, day: string, more: Parameters<typeof makeSession>[0] = {}) => {
  const startsAt = Date.parse(`${day}:00+01:00`);
  return makeSession({ number, startsAt, start: fromInstant(startsAt, 'Europe/Paris'), ...more });
};
/** Said on Tuesday 10 November 2026, 9:00. */
const sessions = [
  at(1, '2026-11-03T14:15', { status: 'closed' }),
  at(2, '2026-11-10T14:15'),
  at(3, '2026-11-12T10:00', { title: 'Les graphes' }),
  at(4, '2026-11-15T08:00'),
  at(5, '2026-11-15T14:00'),
  at(6, '2026-12-01T14:15'),
  at(7, '2026-12-08T14:15'),
  at(8, '2026-12-10T14:15'),
  at(9, '2026-12-15T14:15'),
  at(10, '2026-12-17T14:15', { status: 'cancelled' }),
];

async function proposes(line: string, verb = cancelVerb, of = sessions) {
  const language = /^(?:cancel|restore)/u.test(line) ? 'en' : 'fr';
  const scene = makeScene({ course, language });
  const { answer, refused: code } = refused(
    await run(verb, line, scene, makeReads({ courses: [course], sessions: of })),
  );
  return { code, text: plain(answer), sends: actionsOf(answer).map(({ command }) => command)[0] };
}

describe('annuler, asked with ✅ and the list', () => {
  it.each([
    ['annuler la prochaine séance', 'annuler S2'],
    ['annuler le prochain cours grève', 'annuler S2 grève'],
    ['annuler les deux prochaines séances', 'annuler S2-S3'],
    ['annuler les 2 prochaines séances', 'annuler S2-S3'],
    ['annuler tous les cours de décembre', 'annuler S6-S9 confirmer'],
    ['annuler toutes les séances de décembre : stage', 'annuler S6-S9 confirmer stage'],
    ['annuler décembre', 'annuler S6-S9 confirmer'],
    ['annuler les mardis de décembre', 'annuler S6-S7, S9'],
    ['annuler tout', 'annuler S2-S9 confirmer'],
    ['annuler toutes les séances', 'annuler S2-S9 confirmer'],
    ['annuler tous les mardis', 'annuler S2, S6-S7, S9 confirmer'],
    ['annuler cette semaine', 'annuler S2-S5 confirmer'],
    ['annuler les cours de la semaine prochaine', undefined],
    ['annuler semaine 50', 'annuler S7-S8'],
    ['annuler la semaine du 7 décembre', 'annuler S7-S8'],
    ['annuler les cours du mois prochain', 'annuler S6-S9 confirmer'],
    ['annuler le 15', 'annuler S4-S5'],
    ['annuler les séances du 15', 'annuler S4-S5'],
    ['annuler toutes les séances du 15 décembre', 'annuler S9'],
    ['annuler le 12', 'annuler S3'],
    ['annuler jeudi', 'annuler S3'],
    ['annuler mardi', 'annuler S2'],
    ['annuler demain', undefined],
    ['cancel the next class', 'cancel S2'],
    ['cancel all classes in December', 'cancel S6-S9 confirm'],
    ['cancel everything', 'cancel S2-S9 confirm'],
    ['cancel the 15th', 'cancel S4-S5'],
    ['cancel Thursday', 'cancel S3'],
    ['cancel this week', 'cancel S2-S5 confirm'],
    ['cancel the next two sessions', 'cancel S2-S3'],
  ])('%s', async (line, sends) => {
    const { code, text, sends: sent } = await proposes(line);
    expect([code, sent]).toEqual(['cancelWhich', sends]);
    // What is meant can be checked before it is done: its days stand there.
    if (sends !== undefined) expect(text).toMatch(/novembre|décembre|November|December/u);
  });

  it.each([
    'annuler 2 séances',
    'annuler les séances',
    'annuler tous les cours du mois',
    'annuler tout sauf S3',
    'annuler décembre et janvier',
    'annuler',
  ])('%s means nothing for sure', async (line) => {
    const { code, sends } = await proposes(line);
    expect([code, sends]).toEqual(['cancelWhich', undefined]);
  });

  it('of a session that is open asks first, once', async () => {
    const open = [at(2, '2026-11-10T08:30', { status: 'open', openedAt: 1 }), at(3, '2026-11-12T10:00')];
    const asked = await proposes('annuler S2 incendie', cancelVerb, open);
    expect([asked.code, asked.sends]).toEqual(['confirm', 'annuler S2 confirmer incendie']);
    expect(asked.text).toContain('`!cours terminer S2`');
    expect((await proposes('annuler la séance en cours', cancelVerb, open)).sends).toBe(
      'annuler S2 confirmer',
    );
    expect((await proposes('annuler la prochaine séance', cancelVerb, open)).sends).toBe('annuler S3');
  });
});

describe('rétablir in the same ways', () => {
  it.each([
    ['rétablir les cours de décembre', 'rétablir S10'],
    ['rétablir tout', 'rétablir S10'],
    ['rétablir le 17 décembre', 'rétablir S10'],
    ['restore all classes in December', 'restore S10'],
  ])('%s', async (line, sends) => {
    expect((await proposes(line, restoreVerb)).sends).toBe(sends);
  });
});
