import { describe, expect, it } from 'vitest';
import { moveVerb } from '../../../src/commands/move.ts';
import { undoVerb } from '../../../src/commands/undo.ts';
import type { Session } from '../../../src/domain/session.ts';
import { fromInstant } from '../../../src/domain/time/zone.ts';
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

/** S1 … on the Tuesdays from 17 November 2026 on, at 13:00. */
const tuesdays = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const startsAt = Date.UTC(2026, 10, 17 + 7 * index, 12, 0);
    return makeSession({ number: index + 1, startsAt, start: fromInstant(startsAt, 'Europe/Paris') });
  });

describe('small shifts', () => {
  it.each([
    ["décaler S1 d'une heure", '2026-11-17T14:00'],
    ['décaler S1 de 30 min', '2026-11-17T13:30'],
    ['décaler S1 10 min', '2026-11-17T13:10'],
    ["avancer S1 d'une heure", '2026-11-17T12:00'],
    ['avancer S1 de 30 min', '2026-11-17T12:30'],
    ["retarder S1 d'une heure", '2026-11-17T14:00'],
    ["repousser S1 d'une semaine", '2026-11-24T13:00'],
    ['déplacer S1 14h au lieu de 13h', '2026-11-17T14:00'],
    ['reporter S1 à la semaine prochaine', '2026-11-24T13:00'],
    ['déplacer S1 de mardi à mercredi 10h', '2026-11-18T10:00'],
    ['move S1 by an hour', '2026-11-17T14:00'],
    ['bring S1 forward 30 min', '2026-11-17T12:30'],
    ['bring forward S1 by 30 min', '2026-11-17T12:30'],
    ['push S1 back an hour', '2026-11-17T14:00'],
    ['push back S1 an hour', '2026-11-17T14:00'],
    ['postpone S1 to next week', '2026-11-24T13:00'],
    ['delay S1 by 15 min', '2026-11-17T13:15'],
    ['move S1 2pm instead of 1pm', '2026-11-17T14:00'],
  ])('%s', async (text, local) => {
    const outcome = decided(await new ClassLife({ sessions: tuesdays(2) }).type(moveVerb, text));
    expect(outcome.sessions).toMatchObject([{ number: 1, start: { local }, minutes: 120 }]);
  });

  it.each<[string, string, string[]]>([
    ['déplacer S1 de 13h à 14h', 'when:movedOrResized', ['déplacer S1 14h', 'déplacer S1 13h-14h']],
    ['move S1 from 1pm to 2pm', 'when:movedOrResized', ['move S1 14:00', 'move S1 13:00-14:00']],
    ['move S1 forward an hour', 'when:shiftDoubt', ['move S1 +1h', 'move S1 -1h']],
    ['déplacer S1 30 min', 'when:shiftDoubt', ['déplacer S1 +30 min', 'déplacer S1 pendant 30 min']],
    [
      'déplacer S3 jeudi',
      'when:whichWeek',
      ['déplacer S3 jeudi 3 décembre', 'déplacer S3 jeudi 12 novembre'],
    ],
    ['avancer S1 à 15h', 'wrongWay', ['déplacer S1 mardi 17 novembre 15h-17h']],
    ['retarder S1 à 9h', 'wrongWay', ['déplacer S1 mardi 17 novembre 9h-11h']],
    ['avancer S1 +1h', 'wrongWay', ['déplacer S1 mardi 17 novembre 14h-16h']],
    ['déplacer S1 14h au lieu de 15h', 'when:notThere', ['déplacer S1 14h']],
  ])('« %s » is asked', async (text, code, lines) => {
    const life = new ClassLife({ sessions: tuesdays(3) });
    const refusal = refused(await life.type(moveVerb, text));
    expect(refusal.refused).toBe(code);
    const shown = [...plain(refusal.answer).matchAll(/`!cours ([^`]+)`/gu)].map(([, each]) => each ?? '');
    expect(shown).toEqual(lines);
    for (const each of shown) decided(await new ClassLife({ sessions: tuesdays(3) }).type(moveVerb, each));
  });

  it.each<[string, string]>([
    ['déplacer le cours de mardi à mercredi 10h', 'déplacer S1 mercredi 18 novembre 10h'],
    ['déplacer la séance du 24/11 à jeudi', 'déplacer S2 jeudi 26 novembre 13h'],
    ['déplacer la prochaine séance à 16h', 'déplacer S1 mardi 17 novembre 16h'],
    ["décaler la prochaine d'une heure", 'déplacer S1 mardi 17 novembre 14h'],
    ['avancer le prochain cours de 30 min', 'déplacer S1 mardi 17 novembre 12h30'],
    ['déplacer 14h au lieu de 13h', 'déplacer S1 mardi 17 novembre 14h'],
    ['décaler 10 min', 'déplacer S1 mardi 17 novembre 13h10'],
    ["retarder d'une heure", 'déplacer S1 mardi 17 novembre 14h'],
    ['déplacer le cours de la semaine prochaine au 19/11 9h', 'déplacer S1 jeudi 19 novembre 9h'],
    ["move Tuesday's class to Wednesday 10am", 'move S1 Wednesday 18 November 10:00'],
    ['move the next class by an hour', 'move S1 Tuesday 17 November 14:00'],
    ['push the next session back an hour', 'move S1 Tuesday 17 November 14:00'],
  ])('« %s » is proposed for the session that it means', async (text, line) => {
    const life = new ClassLife({ sessions: tuesdays(3) });
    // On a Monday, so that Tuesday is not today.
    const over = { now: now + 5 * 86_400_000, at: now + 5 * 86_400_000 };
    const refusal = refused(await life.type(moveVerb, text, over));
    expect(refusal.refused).toBe('moveAsk');
    expect(plain(refusal.answer)).toContain(`✅`);
    expect(plain(refusal.answer)).toContain(`\`!cours ${line}\``);
    const outcome = decided(await life.type(moveVerb, line, over));
    expect(outcome.sessions).toHaveLength(1);
  });

  it('of a month are listed, and moved once confirmed', async () => {
    const life = new ClassLife({ sessions: tuesdays(7) });
    const refusal = refused(await life.type(moveVerb, "décaler les cours de décembre d'une heure"));
    expect(plain(refusal.answer)).toContain("`!cours décaler S3-S7 confirmer d'une heure`");
    expect(plain(refusal.answer)).toContain('Déplacer 5 séances, S3 à S7');
    const line = "décaler S3-S7 confirmer d'une heure";
    const outcome = decided(await life.type(moveVerb, line));
    expect(outcome.sessions?.map(({ start }) => start.local.slice(11))).toEqual(Array(5).fill('14:00'));
    expect(plain(outcome.answer)).toContain('✅ S3 à S7 déplacées, les mardis de 14 h à 16 h');
    const unasked = refused(await life.type(moveVerb, 'déplacer S1-S5 +1 semaine'));
    expect(plain(unasked.answer)).toContain('`!cours déplacer S1-S5 confirmer +1 semaine`');
    expect(decided(await life.type(moveVerb, 'déplacer S1, S2 16h')).sessions).toHaveLength(2);
  });

  it('without anything to come, or with a session open, are said plainly', async () => {
    const [first] = tuesdays(1);
    const open = { ...makeSession({ ...first, number: 1 }), status: 'open' as const };
    const alone = refused(await new ClassLife({ sessions: [open] }).type(moveVerb, 'décaler 10 min'));
    expect(plain(alone.answer)).toBe(
      "La séance 1 (S1) est ouverte : son heure ne change plus, et aucune autre n'est prévue.",
    );
    const [, second] = tuesdays(2);
    const both = [open, ...(second === undefined ? [] : [second])];
    const next = refused(await new ClassLife({ sessions: both }).type(moveVerb, 'décaler 10 min'));
    expect(plain(next.answer)).toContain('La séance 1 (S1) est ouverte : son heure ne change plus.');
    expect(plain(next.answer)).toContain('`!cours déplacer S2 mardi 24 novembre 13h10`');
    const none = refused(await new ClassLife().type(moveVerb, 'décaler la prochaine séance à 16h'));
    expect(none.refused).toBe('moveNone');
  });
});

describe('déplacer refuses', () => {
  it.each([
    ['déplacer', 'moveMissing', '`!cours déplacer S3 +1 semaine`'],
    ['déplacer jeudi 14h', 'moveMissing', '`!cours déplacer S3 +1 semaine`'],
    ['déplacer S2', 'moveMissing', "`!cours décaler S2 d'une heure`\n`!cours déplacer S2 +1 semaine`"],
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
