import { describe, expect, it } from 'vitest';
import { cancelVerb } from '../../../src/commands/cancel.ts';
import { createVerb } from '../../../src/commands/create.ts';
import { placeVerb } from '../../../src/commands/place.ts';
import { planVerb } from '../../../src/commands/plan.ts';
import { restoreVerb } from '../../../src/commands/restore.ts';
import { settingsVerb } from '../../../src/commands/settings.ts';
import { titleVerb } from '../../../src/commands/title.ts';
import { undoVerb } from '../../../src/commands/undo.ts';
import { whole } from '../../../src/domain/journal-diff.ts';
import { asTold } from '../../../src/domain/told.ts';
import { ClassLife, inEnglish, revised, said } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import {
  decided,
  direct,
  makeCourse,
  makeScene,
  makeSession,
  refused,
  run,
  student,
  tutor,
} from '../../support/scene.ts';

const day = 24 * 3_600;
const told = asTold(makeSession(), 'plan');

describe('défaire', () => {
  it('before the class was told, and nothing is announced', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(cancelVerb, 'annuler S1 grève', { origin: direct() });
    await life.wait(30);
    const outcome = decided(await life.type(undoVerb, 'défaire', { origin: direct() }));
    expect(plain(outcome.answer)).toBe(
      [
        "✅ L'annulation de la séance 1 (S1) n'a plus d'effet.",
        'S1 : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).',
        "La classe n'était pas encore prévenue.",
      ].join('\n'),
    );
    expect(life.session(1)).toMatchObject({ status: 'planned', told: told.told });
    expect(life.session(1)).not.toHaveProperty('cancelReason');
    expect(await life.wait(3600)).toEqual([]);
  });

  it('after the class was told, tells it again a minute later', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(cancelVerb, 'annuler S1', { origin: direct() });
    await life.wait(60);
    const outcome = decided(await life.type(undoVerb, 'défaire'));
    expect(plain(outcome.answer)).toContain(
      "La classe l'a peut-être déjà lu ; le changement lui sera annoncé dans une minute.",
    );
    const [post] = said(await life.wait(60));
    expect(plain(post?.document)).toContain('La séance 1 (S1) est rétablie');
  });

  it('asks before more than three sessions leave the plan', async () => {
    const life = new ClassLife();
    decided(await life.type(planVerb, 'planifier tous les mardis 14h15-16h15 jusqu’au 12/01'));
    const count = [...life.sessions.values()].length;
    expect(count).toBeGreaterThan(3);
    const { answer, refused: code } = refused(await life.type(undoVerb, 'défaire'));
    expect(code).toBe('confirm');
    expect(plain(answer)).toMatch(
      new RegExp(
        `^Cela retirerait du planning ${count} séances, S1 à S${count} : ✅ ou .!cours défaire \\S+ confirmer`,
        'u',
      ),
    );
    decided(await life.type(undoVerb, 'défaire confirmer'));
    for (const { status } of life.sessions.values()) expect(status).toBe('removed');
  });

  it('asks before a restoring of more than three is taken back', async () => {
    const four = [1, 2, 3, 4].map((number) => makeSession({ number, status: 'cancelled' }));
    const life = new ClassLife({ sessions: four });
    decided(await life.type(restoreVerb, 'rétablir S1-S4'));
    const { answer } = refused(await life.type(undoVerb, 'défaire'));
    expect(plain(answer)).toContain('Cela annulerait de nouveau 4 séances, S1 à S4 :');
    decided(await life.type(undoVerb, 'défaire confirmer'));
    for (const { status } of life.sessions.values()) expect(status).toBe('cancelled');
  });

  it('marks the answer that it takes back, without its offers', async () => {
    const life = new ClassLife({ sessions: [told] });
    const cancelled = decided(await life.type(cancelVerb, 'annuler S1'));
    const entry = life.journal[0];
    const key = entry?.answer ?? '';
    const stored = life.posts.get(key);
    if (stored === undefined || cancelled.answer === undefined) throw new Error('no answer');
    const offer = {
      kind: 'actions' as const,
      actions: [{ sign: '↩️' as const, label: 'défaire', command: 'défaire entry' }],
    };
    life.posts.set(key, { ...stored, document: { blocks: [...stored.document.blocks, offer] } });
    const outcome = decided(await life.type(undoVerb, `défaire ${entry?.id}`));
    expect(revised(outcome.posts ?? []).map((op) => [op.key, plain(op.document)])).toEqual([
      [
        key,
        '(sans effet)\nSéance 1 (S1) annulée : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).\nLa classe le lira dans une minute.',
      ],
    ]);
    expect(plain(outcome.answer)).toContain('La classe a pu lire ma réponse précédente');
    expect(outcome.undone).toEqual([entry?.id]);
  });

  it('goes back one step at a time', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    await life.wait(1);
    await life.type(titleVerb, 'titre S1 Deux');
    await life.wait(1);
    await life.type(undoVerb, 'défaire');
    expect(life.session(1).title).toBe('Un');
    await life.type(undoVerb, 'défaire');
    expect(life.session(1)).toMatchObject({ title: 'Les arbres', titleFrom: 'staff' });
    expect(refused(await life.type(undoVerb, 'défaire')).refused).toBe('nothing');
  });

  it('speaks English', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(placeVerb, 'place S1 B204', inEnglish);
    const outcome = decided(await life.type(undoVerb, 'undo', inEnglish));
    expect(plain(outcome.answer)).toContain('✅ Undone: the place of session 1 (S1).');
    expect(life.session(1)).not.toHaveProperty('location');
  });

  it('takes back a setting', async () => {
    const life = new ClassLife();
    await life.type(settingsVerb, 'réglages quorum 5');
    expect(life.course.settings.quorum).toBe(5);
    const outcome = decided(await life.type(undoVerb, 'défaire'));
    expect(life.course.settings.quorum).toBe(3);
    expect(plain(outcome.answer)).toContain("✅ Le changement de réglage n'a plus d'effet.");
  });

  it('takes back a course: it is gone, its rooms are free', async () => {
    const created = decided(
      await run(createVerb, 'créer GE37 Marketing', makeScene({ course: undefined, moderator: true })),
    );
    const course = created.course;
    if (course === undefined) throw new Error('no course');
    const life = new ClassLife({ course });
    life.journal.push({
      id: 'entry-create',
      courseId: course.id,
      person: 'prof',
      at: life.now,
      verb: 'create',
      writes: [{ kind: 'course', id: course.id, field: whole }],
    });
    const outcome = decided(await life.type(undoVerb, 'défaire'));
    expect(outcome.course).toMatchObject({ status: 'gone', places: [] });
    expect(outcome.unlinked).toEqual([{ account: 'local', room: 'classe' }]);
    expect(plain(outcome.answer)).toBe(
      "✅ La création du cours n'a plus d'effet.\nLe cours GE37 est supprimé ; ses salons sont libres.",
    );
  });
});

describe('défaire refuses', () => {
  it('what somebody has changed since, saying who, and how to do it by hand', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    await life.wait(60);
    await life.type(titleVerb, 'titre S1 Deux', { person: tutor });
    const refusal = refused(await life.type(undoVerb, 'défaire'));
    expect(refusal.refused).toBe('conflict');
    expect(plain(refusal.answer)).toBe(
      "Tuteur a changé cela depuis (le changement de titre de la séance 1 (S1), 9 h 01) : je n'y touche pas. Si vous y tenez : `!cours titre S1 Les arbres`.",
    );
    expect(life.session(1).title).toBe('Deux');
  });

  it('not what somebody has changed beside it', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    await life.wait(1);
    await life.type(placeVerb, 'lieu S1 B204', { person: tutor });
    decided(await life.type(undoVerb, 'défaire'));
    expect(life.session(1)).toMatchObject({ title: 'Les arbres', location: 'B204' });
  });

  it('once the other has taken theirs back, it is possible', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    await life.wait(1);
    await life.type(titleVerb, 'titre S1 Deux', { person: tutor });
    await life.type(undoVerb, 'défaire', { person: tutor });
    decided(await life.type(undoVerb, 'défaire'));
    expect(life.session(1).title).toBe('Les arbres');
  });

  it('an earlier change of one’s own, naming the later one', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(cancelVerb, 'annuler S1');
    await life.wait(1);
    await life.type(restoreVerb, 'rétablir S1');
    const refusal = refused(await life.type(undoVerb, `défaire ${life.journal[0]?.id}`));
    expect(plain(refusal.answer)).toContain(
      `Commencez par défaire ceci : \`!cours défaire ${life.journal[1]?.id}\``,
    );
  });

  it('a code that begins none of one’s own actions', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    expect(refused(await life.type(undoVerb, 'défaire abcdefg')).refused).toBe('nothing');
    const id = life.journal[0]?.id ?? '';
    expect(refused(await life.type(undoVerb, `défaire ${id.slice(0, 4)}`)).refused).toBe('nothing');
  });

  it('after 24 h', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    await life.wait(day + 1);
    expect(refused(await life.type(undoVerb, 'défaire')).refused).toBe('nothing');
    expect(refused(await life.type(undoVerb, `défaire ${life.journal[0]?.id}`)).refused).toBe('tooOld');
  });

  it('what is not one’s own, done already, or unknown', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un');
    const id = life.journal[0]?.id;
    expect(refused(await life.type(undoVerb, `défaire ${id}`, { person: tutor })).refused).toBe('notYours');
    expect(refused(await life.type(undoVerb, 'défaire', { person: student })).refused).toBe('nothing');
    expect(refused(await life.type(undoVerb, 'défaire xyz')).refused).toBe('nothing');
    decided(await life.type(undoVerb, `défaire ${id}`));
    expect(refused(await life.type(undoVerb, `défaire ${id}`)).refused).toBe('already');
  });

  it('who has left the staff', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(titleVerb, 'titre S1 Un', { person: tutor });
    life.course = makeCourse({ staff: [{ person: 'prof', role: 'teacher' }] });
    expect(refused(await life.type(undoVerb, 'défaire', { person: tutor })).refused).toBe('needsRole');
  });

  it('what time has overtaken', async () => {
    const life = new ClassLife({ sessions: [told] });
    life.now = told.startsAt - 60_000;
    await life.type(cancelVerb, 'annuler S1');
    await life.wait(3 * 3_600);
    const refusal = refused(await life.type(undoVerb, 'défaire'));
    expect(refusal.refused).toBe('past');
    expect(plain(refusal.answer)).toContain("L'heure de la séance 1 (S1) est passée entre-temps");
  });
});
