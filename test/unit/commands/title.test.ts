import { describe, expect, it } from 'vitest';
import { titleVerb } from '../../../src/commands/title.ts';
import { inEnglish } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  makeCourse,
  makeMaterial,
  makeScene,
  makeSession,
  refused,
  run,
  student,
} from '../../support/scene.ts';

const reads = makeReads({
  courses: [makeCourse()],
  sessions: [makeSession(), makeSession({ number: 2, title: '', titleFrom: 'none' })],
  materials: [
    makeMaterial({ body: 'Intro\n\n# Les graphes\n' }),
    makeMaterial({ sessionId: 'session-2', body: '# Les tris\n' }),
  ],
});

describe('titre', () => {
  it.each([
    ['titre S1 Les graphes', 'Les graphes'],
    ['titre S1 — Les graphes', 'Les graphes'],
    ['titre séance 1 « Les graphes »', 'Les graphes'],
    ['titre 1 "Les graphes"', 'Les graphes'],
    ['titre S1 Algorithmes - deuxième partie', 'Algorithmes - deuxième partie'],
    ['titre S1 **gras** <b>', '**gras** <b>'],
  ])('%s', async (text, title) => {
    const outcome = decided(await run(titleVerb, text, makeScene(), reads));
    expect(outcome.sessions).toMatchObject([{ title, titleFrom: 'staff' }]);
    expect(outcome.undoable).toBe(true);
  });

  it('says the old one', async () => {
    const outcome = decided(await run(titleVerb, 'titre S1 Les graphes', makeScene(), reads));
    expect(plain(outcome.answer)).toBe(
      '✅ Séance 1 (S1) : « Les graphes », au lieu de « Les arbres ».\n↩️ ou `!cours défaire`.',
    );
    const english = decided(await run(titleVerb, 'title S2 Sorting', makeScene(inEnglish), reads));
    expect(plain(english.answer)).toContain('✅ Session 2 (S2): “Sorting”.');
  });

  it('without a title takes the heading of the material', async () => {
    const outcome = decided(await run(titleVerb, 'titre S2', makeScene(), reads));
    expect(outcome.sessions).toMatchObject([{ title: 'Les tris', titleFrom: 'material' }]);
  });

  it('revises the opening of an open session', async () => {
    const open = makeSession({
      status: 'open',
      openedAt: 1,
      endsAt: 2,
      opening: 'opening-1',
      material: { characters: 3, files: 0, state: 'shown', post: 'opening-1' },
    });
    const outcome = decided(
      await run(
        titleVerb,
        'titre S1 Les graphes',
        makeScene(),
        makeReads({ sessions: [open], materials: [makeMaterial()] }),
      ),
    );
    expect(outcome.posts).toEqual([
      expect.objectContaining({ op: 'revise', key: 'opening-1' }),
      expect.objectContaining({ op: 'revise', key: 'opening-1/link' }),
    ]);
  });

  it.each([
    ['titre', 'titleWhich', '`!cours titre S3 Les arbres`'],
    ['titre Les arbres', 'titleWhich', '`!cours titre S3 Les arbres`'],
    ['titre S1-S2 Les arbres', 'titleWhich', '`!cours titre S3 Les arbres`'],
    ['titre S1 Les arbres', 'titleSame', "s'appelle déjà « Les arbres »"],
    ['titre S9 Les arbres', 'noSession', '`!cours titre S1 Les arbres`'],
    [`titre S1 ${'x'.repeat(201)}`, 'titleTooLong', '201 caractères, 200 au plus'],
  ])('refuses « %s »', async (text, code, sentence) => {
    const refusal = refused(await run(titleVerb, text, makeScene(), reads));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(sentence);
  });

  it('without a title and without a heading says the way', async () => {
    const bare = makeReads({ sessions: [makeSession()] });
    const refusal = refused(await run(titleVerb, 'titre S1', makeScene(), bare));
    expect(plain(refusal.answer)).toBe(
      "La séance 1 (S1) s'appelle « Les arbres ». Pour changer : `!cours titre S1 Les arbres`.\nSans titre, elle prend le premier titre en `#` de son support.",
    );
  });

  it('is for staff', async () => {
    expect(refused(await run(titleVerb, 'titre S1 x', makeScene({ person: student }), reads)).refused).toBe(
      'needsStaff',
    );
  });
});
