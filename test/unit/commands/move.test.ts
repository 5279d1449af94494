import { describe, expect, it } from 'vitest';
import { moveVerb } from '../../../src/commands/move.ts';
import { undoVerb } from '../../../src/commands/undo.ts';
import type { Session } from '../../../src/domain/session.ts';
import { asTold } from '../../../src/domain/told.ts';
import { ClassLife, inEnglish, said } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import {
  decided,
  direct,
  makeCourse,
  makeScene,
  makeSession,
  now,
  refused,
  run,
  student,
} from '../../support/scene.ts';

/** S2, Tuesday 8 December 2026, 14:15 to 16:15. */
const told = asTold(
  makeSession({
    number: 2,
    start: { local: '2026-12-08T14:15', zone: 'Europe/Paris' },
    startsAt: Date.UTC(2026, 11, 8, 13, 15),
  }),
  'plan',
);
const withS2 = (over: Partial<Session> = {}) => new ClassLife({ sessions: [{ ...told, ...over }] });

describe('déplacer', () => {
  it('moves, as the sample class reads it', async () => {
    const life = withS2();
    const outcome = decided(await life.type(moveVerb, 'déplacer S2 mercredi 9/12 10h', { origin: direct() }));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Séance 2 (S2) déplacée au mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris), au lieu de mardi 8 décembre à 14 h 15.',
        'La classe le lira dans une minute. ↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    expect(life.session(2)).toMatchObject({
      start: { local: '2026-12-09T10:00', zone: 'Europe/Paris' },
      startsAt: Date.UTC(2026, 11, 9, 9, 0),
      minutes: 120,
    });
    const [post] = said(await life.wait(60));
    expect(post?.ring).toBe(true);
    expect(plain(post?.document)).toBe(
      'La séance 2 (S2) est déplacée : mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris), au lieu de mardi 8 décembre à 14 h 15.',
    );
  });

  it('speaks English', async () => {
    const outcome = decided(await withS2().type(moveVerb, 'move S2 Wednesday 9 December 10:00', inEnglish));
    expect(plain(outcome.answer)).toContain(
      '✅ Session 2 (S2) moved to Wednesday 9 December 2026, 10:00 to 12:00 (Paris time), instead of Tuesday 8 December at 14:15.',
    );
  });

  it.each([
    ['déplacer S2 jeudi 10/12', '2026-12-10T14:15', 120],
    ['déplacer séance 2 16h', '2026-12-08T16:00', 120],
    ['déplacer 2 +1 semaine', '2026-12-15T14:15', 120],
    ['déplacer S2 9/12 10h-11h30', '2026-12-09T10:00', 90],
    ['déplacer S2 9/12 10h durée 1h30', '2026-12-09T10:00', 90],
    ['reporter S2 à 16 h', '2026-12-08T16:00', 120],
  ])('%s', async (text, local, minutes) => {
    const outcome = decided(await withS2().type(moveVerb, text));
    expect(outcome.sessions).toMatchObject([{ start: { local, zone: 'Europe/Paris' }, minutes }]);
  });

  it('changes the length alone', async () => {
    const outcome = decided(await withS2().type(moveVerb, 'déplacer S2 8/12 14h15 durée 1h30'));
    expect(plain(outcome.answer)).toContain(
      '✅ Séance 2 (S2), nouvelle durée : mardi 8 décembre 2026, de 14 h 15 à 15 h 45 (heure de Paris), au lieu de 2 h.',
    );
  });

  it('keeps its hour on the wall of the course, whatever zone it was planned in', async () => {
    const life = new ClassLife({
      course: makeCourse({ zone: 'Europe/London' }),
      sessions: [told],
    });
    const outcome = decided(await life.type(moveVerb, 'déplacer S2 jeudi 10/12'));
    expect(outcome.sessions?.[0]?.start).toEqual({ local: '2026-12-10T13:15', zone: 'Europe/London' });
  });

  it('and back again, tells the class nothing', async () => {
    const life = withS2();
    await life.type(moveVerb, 'déplacer S2 9/12 10h');
    await life.wait(30);
    const back = decided(await life.type(moveVerb, 'déplacer S2 8/12 14h15'));
    expect(plain(back.answer)).toContain("Rien ne sera annoncé : la classe n'y verra aucun changement.");
    expect(await life.wait(3600)).toEqual([]);
  });

  it('undone within the minute, tells the class nothing', async () => {
    const life = withS2();
    await life.type(moveVerb, 'déplacer S2 9/12 10h');
    await life.wait(59);
    await life.type(undoVerb, 'défaire');
    expect(life.session(2)).toMatchObject({ start: told.start, startsAt: told.startsAt });
    expect(await life.wait(3600)).toEqual([]);
  });

  it('twice in a minute, tells it once, a minute after the last', async () => {
    const life = withS2();
    await life.type(moveVerb, 'déplacer S2 9/12 10h');
    await life.wait(40);
    await life.type(moveVerb, 'déplacer S2 10/12 10h');
    expect(await life.wait(59)).toEqual([]);
    const posts = said(await life.wait(1));
    expect(posts.map(({ document }) => plain(document))).toEqual([
      'La séance 2 (S2) est déplacée : jeudi 10 décembre 2026, de 10 h à 12 h (heure de Paris), au lieu de mardi 8 décembre à 14 h 15.',
    ]);
  });

  it('to within two hours, tells it at once', async () => {
    const life = withS2();
    const outcome = decided(await life.type(moveVerb, "déplacer S2 aujourd'hui 10h30"));
    expect(plain(outcome.answer)).toContain('La classe le lit tout de suite.');
    expect(said(await life.wait(0))).toHaveLength(1);
  });
});

describe('déplacer refuses', () => {
  it.each([
    ['déplacer', 'moveMissing', '`!cours déplacer S3 jeudi 14h15`'],
    ['déplacer jeudi 14h', 'moveMissing', '`!cours déplacer S3 jeudi 14h15`'],
    ['déplacer S2', 'moveMissing', '`!cours déplacer S2 jeudi 14h15`\n`!cours déplacer S2 +1 semaine`'],
    ['déplacer S2-S4 jeudi', 'moveOne', '`!cours déplacer S2 jeudi`'],
    ['déplacer S9 jeudi 14h', 'noSession', "La séance S9 n'existe pas."],
    ['déplacer S2 8/12 14h15', 'moveSame', 'est déjà prévue mardi 8 décembre 2026'],
    ['déplacer S2 9/12 10h lieu B204', 'unread', 'Je ne comprends pas « B204 »'],
    ['déplacer S2 9/12 10h — Les arbres', 'unread', '`!cours déplacer S2 9/12 10h`'],
    ['déplacer S2 9/12 10h durée longue', 'badLength', "« longue » n'est pas une durée"],
    ['déplacer S2 9/12 10h-12h durée 1h', 'twoLengths', '2 h et 1 h'],
  ])('« %s »', async (text, code, sentence) => {
    const refusal = refused(await withS2().type(moveVerb, text));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(sentence);
  });

  it.each<[Session['status'], string]>([
    ['open', '`!cours terminer S2`'],
    ['closed', '`!cours planifier mardi 14h15`'],
    ['cancelled', '`!cours rétablir S2`'],
  ])('a session that is %s', async (status, sentence) => {
    const refusal = refused(await withS2({ status }).type(moveVerb, 'déplacer S2 9/12 10h'));
    expect(refusal.refused).toBe(`state:${status}`);
    expect(plain(refusal.answer)).toContain(sentence);
  });

  it('a date with two meanings, with ready lines for this session', async () => {
    const refusal = refused(await withS2().type(moveVerb, 'déplacer S2 mardi 25/11 14h durée 1h'));
    const lines = plain(refusal.answer).match(/`!cours déplacer S2 [^`]+ durée 1h`/gu) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const ready of lines) {
      decided(await withS2().type(moveVerb, ready.replaceAll('`', '')));
    }
  });

  it('what is past', async () => {
    const refusal = refused(await withS2().type(moveVerb, 'déplacer S2 9/11/2026 10h'));
    expect(refusal.refused).toMatch(/past/u);
  });

  it('students, who may suggest another date', async () => {
    const refusal = refused(await run(moveVerb, 'déplacer S2 jeudi', makeScene({ person: student, now })));
    expect(plain(refusal.answer)).toContain('Vous pouvez proposer une autre date');
  });
});
