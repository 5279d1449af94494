import { describe, expect, it } from 'vitest';
import { placeVerb } from '../../../src/commands/place.ts';
import { inEnglish } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import { decided, makeCourse, makeScene, makeSession, refused, run, student } from '../../support/scene.ts';

const reads = makeReads({
  courses: [makeCourse()],
  sessions: [
    makeSession(),
    makeSession({
      number: 2,
      location: 'Amphi',
      start: { local: '2026-12-08T14:15', zone: 'Europe/Paris' },
      startsAt: Date.UTC(2026, 11, 8, 13, 15),
    }),
  ],
});

describe('lieu', () => {
  it.each([
    ['lieu S1 B204', 'B204'],
    ['lieu S1 "B204 - étage 2"', 'B204 - étage 2'],
    ['lieu S1 — B204', 'B204'],
    ['lieu S1: place Bellecour', 'place Bellecour'],
  ])('%s', async (text, location) => {
    const outcome = decided(await run(placeVerb, text, makeScene(), reads));
    expect(outcome.sessions).toMatchObject([{ location }]);
    expect(plain(outcome.answer)).toContain(`✅ Lieu de la séance 1 (S1) : ${location}.`);
    expect(outcome.undoable).toBe(true);
  });

  it('says the old one, and takes one away', async () => {
    const set = decided(await run(placeVerb, 'place S2 B204', makeScene(inEnglish), reads));
    expect(plain(set.answer)).toContain('✅ Place of session 2 (S2): B204, instead of Amphi.');
    const cleared = decided(await run(placeVerb, 'lieu S2 aucun', makeScene(), reads));
    expect(cleared.sessions?.[0]).not.toHaveProperty('location');
    expect(plain(cleared.answer)).toContain("✅ La séance 2 (S2) n'a plus de lieu : Amphi est retiré.");
  });

  it('shows it to everyone', async () => {
    const of = async (text: string) => {
      const outcome = decided(await run(placeVerb, text, makeScene({ person: student }), reads));
      expect(outcome.sessions).toBeUndefined();
      return plain(outcome.answer);
    };
    expect(await of('lieu S2')).toBe(
      'La séance 2 (S2), mardi 8 décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris) : Amphi.',
    );
    expect(await of('où')).toBe(
      "La séance 1 (S1), mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris), n'a pas de lieu : elle se tient à l'écrit.",
    );
  });

  it('shows staff how to set one', async () => {
    expect(plain(decided(await run(placeVerb, 'lieu', makeScene(), reads)).answer)).toContain(
      '`!cours lieu S1 B204`',
    );
  });

  it('changes nothing where nothing changes', async () => {
    const outcome = decided(await run(placeVerb, 'lieu S2 Amphi', makeScene(), reads));
    expect(outcome).not.toHaveProperty('sessions');
    expect(outcome).not.toHaveProperty('undoable');
  });

  it('revises the opening of an open session', async () => {
    const open = makeSession({ status: 'open', openedAt: 1, endsAt: 2, opening: 'opening-1' });
    const outcome = decided(
      await run(placeVerb, 'lieu S1 B204', makeScene(), makeReads({ sessions: [open] })),
    );
    expect(outcome.posts?.map(({ key }) => key)).toEqual(['opening-1', 'opening-1/link']);
    expect(outcome.posts?.[0]).toMatchObject({ op: 'revise', key: 'opening-1' });
  });

  it.each([
    ['lieu B204', 'whichSession', '`!cours lieu S1 B204`'],
    ['lieu S9', 'noSession', '`!cours lieu S1 B204`'],
    [`lieu S1 ${'x'.repeat(201)}`, 'locationTooLong', '201 caractères, 200 au plus'],
  ])('refuses « %s »', async (text, code, sentence) => {
    const refusal = refused(await run(placeVerb, text, makeScene(), reads));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(sentence);
  });

  it('refuses a change by students, and any where nothing is planned', async () => {
    const byStudent = refused(await run(placeVerb, 'lieu S1 B204', makeScene({ person: student }), reads));
    expect(plain(byStudent.answer)).toBe(
      "Pour changer le lieu, il faut être dans l'équipe de LO21 (Prof, Tuteur).",
    );
    expect(refused(await run(placeVerb, 'lieu', makeScene())).refused).toBe('noSessionAtAll');
  });
});
