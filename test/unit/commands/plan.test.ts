import { describe, expect, it } from 'vitest';
import { planVerb } from '../../../src/commands/plan.ts';
import { undoVerb } from '../../../src/commands/undo.ts';
import type { Session } from '../../../src/domain/session.ts';
import { ClassLife, inEnglish } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  groupedCourse,
  makeCourse,
  makeScene,
  makeSession,
  now,
  refused,
  run,
  student,
} from '../../support/scene.ts';

/** Wednesday 25 November 2026, 10:00 in Paris: the day of the sample class. */
const wednesday = Date.UTC(2026, 10, 25, 9, 0);
const line = (outcome: Parameters<typeof decided>[0], index: number) =>
  plain(decided(outcome).answer).split('\n')[index];

/** The ready lines of a question. */
const readyLines = (outcome: Parameters<typeof refused>[0]) =>
  [...plain(refused(outcome).answer).matchAll(/`!cours ([^`]+)`/gu)].map(([, ready]) => ready ?? '');

describe('ready lines', () => {
  it('is in the course’s zone where another was named; there is none for a zone that nobody knows', async () => {
    const london = await run(planVerb, 'planifier jeudi 14h heure de Londres — Graphes', makeScene());
    expect(readyLines(london)).toEqual(['planifier jeudi 15h — Graphes']);
    const nowhere = await run(planVerb, 'planifier jeudi 14h heure de Trifouilly', makeScene());
    expect(plain(refused(nowhere).answer)).toContain('heure de Trifouilly');
    expect(readyLines(nowhere)).toEqual([]);
  });
});

describe('ready lines keep what was typed beside the date', () => {
  const jeudi = 'planifier jeudi 14h';
  it.each([
    ['planifier jeudi 14h en B204 : Graphes', `${jeudi} lieu "B204" — Graphes`],
    ['planifier jeudi 14h amphi Turing', `${jeudi} lieu "amphi Turing"`],
    ['planifier jeudi 14h à la bibliothèque, Graphes', `${jeudi} lieu "la bibliothèque" — Graphes`],
    ['planifier jeudi 14h Graphes et arbres', `${jeudi} — Graphes et arbres`],
    ['planifier jeudi 14h Graphes en B204', `${jeudi} lieu "B204" — Graphes`],
    ['planifier Graphes jeudi 14h', `${jeudi} — Graphes`],
    ['planifier jeudi 14h salle B204 Les piles', `${jeudi} lieu "salle B204" — Les piles`],
    ['planifier jeudi 14h en B204 — Graphes', `${jeudi} lieu "B204" — Graphes`],
    ['planifier jeudi 14h Révisions — Graphes', `${jeudi} — Révisions, Graphes`],
    ['planifier jeudi 14h en B204 durée 2h', `${jeudi} durée 2h lieu "B204"`],
    ['planifier jeudi 14h en B204 lieu C1', `${jeudi} lieu C1 — en B204`],
    ['planifier jeudi 14h en B204 : Graphes lieu "C1"', `${jeudi} lieu "C1" — en B204 : Graphes`],
    ['plan Thursday 14:00 in room 12', 'plan Thursday 14:00 room 12'],
    ['plan Thursday 14:00 in hall 12: Graphs', 'plan Thursday 14:00 place "hall 12" — Graphs'],
  ])('%s', async (typed, ready) => {
    const lines = readyLines(await run(planVerb, typed, makeScene()));
    expect(lines).toEqual([ready]);
    for (const each of lines) decided(await run(planVerb, each, makeScene()));
  });

  it.each([
    [
      'planifier tous les mardis 14h du 15/05 au 12/01',
      'planifier tous les mardis 14h du 12 janvier 2027 au 15 mai 2027',
      'planifier tous les mardis 14h du 15 mai 2027 au 12 janvier 2028',
    ],
    [
      'plan every Tuesday 2pm from 15 May until 12 January',
      'plan every Tuesday 2pm from 12 January 2027 until 15 May 2027',
      'plan every Tuesday 2pm from 15 May 2027 until 12 January 2028',
    ],
  ])('an end before the start is turned round, or of the next year: %s', async (typed, ...ready) => {
    const lines = readyLines(await run(planVerb, typed, makeScene()));
    expect(lines).toEqual(ready);
    for (const each of lines) decided(await run(planVerb, each, makeScene()));
  });

  it('a number beyond the limit is not made smaller unsaid', async () => {
    const asked = refused(await run(planVerb, 'planifier tous les mardis 500 fois — Graphes', makeScene()));
    expect(plain(asked.answer)).toContain('200 au plus');
    expect(readyLines(asked)).toEqual([
      'planifier tous les mardis 8h 200 fois — Graphes',
      'planifier tous les mardis 8h 10 fois — Graphes',
    ]);
  });

  it('also where the date itself is asked back, or nothing is understood', async () => {
    const asked = readyLines(await run(planVerb, 'planifier mardi en B204 : Graphes', makeScene()));
    const nothing = readyLines(await run(planVerb, 'planifier Graphes en B204', makeScene()));
    expect(asked.length).toBeGreaterThan(0);
    expect(nothing).toHaveLength(2);
    for (const each of [...asked, ...nothing]) {
      const { sessions } = decided(await run(planVerb, each, makeScene()));
      expect(sessions?.[0]).toMatchObject({ location: 'B204', title: 'Graphes' });
    }
  });
});

describe('planifier', () => {
  it('plans one session, S1', async () => {
    const scene = makeScene({ now: wednesday });
    const outcome = decided(
      await run(planVerb, 'planifier mardi 1er décembre 14h15-16h15 — Les arbres', scene),
    );
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Séance 1 (S1) planifiée, Les arbres : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris), dans 6 jours.',
        '↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    expect(outcome.course?.nextNumber).toBe(2);
    expect(outcome.undoable).toBe(true);
    expect(outcome.sessions).toEqual([
      expect.objectContaining({
        courseId: 'course-lo21',
        number: 1,
        title: 'Les arbres',
        titleFrom: 'staff',
        start: { local: '2026-12-01T14:15', zone: 'Europe/Paris' },
        startsAt: Date.UTC(2026, 11, 1, 13, 15),
        minutes: 120,
        status: 'planned',
        version: 0,
      }),
    ]);
    expect(outcome.sessions?.[0]).not.toHaveProperty('seriesId');
  });

  it.each([
    ['planifier maintenant', 'planifier dans 1 min'],
    ['planifier tout de suite durée 1h — Questions', 'planifier dans 1 min durée 1h — Questions'],
    ['planifier maintenant pendant 2h', 'planifier dans 1 min pendant 2h'],
    ['plan now', 'plan in 1 min'],
  ])('« %s » is asked, and one ✅ plans it', async (text, line) => {
    const refusal = refused(await run(planVerb, text, makeScene()));
    expect(refusal.refused).toBe('when:now');
    expect(plain(refusal.answer)).toContain('Maintenant ?');
    expect(plain(refusal.answer)).toContain(`\`!cours ${line}\``);
    const outcome = decided(await run(planVerb, line, makeScene()));
    expect(outcome.sessions?.[0]?.startsAt).toBe(now + 60_000);
    const byHand = makeCourse({ settings: { ...makeCourse().settings, opening: 'hand' } });
    const hand = refused(await run(planVerb, text, makeScene({ course: byHand })));
    expect(plain(hand.answer)).toContain('`!cours démarrer`');
  });

  it('leaves the vacations of the course out of a series, or else those of the host', async () => {
    const winter = { from: '2026-12-19', to: '2027-01-03' };
    const course = makeCourse();
    const own = makeCourse({ settings: { ...course.settings, vacations: [winter] } });
    const host = { ...makeScene().house, vacations: () => [winter] };
    const none = makeCourse({ settings: { ...course.settings, vacations: [] } });
    const text = 'planifier tous les mardis 14h du 15/12 au 05/01';
    const said =
      'Vacances du 19 décembre 2026 au 3 janvier 2027 : pas de séance mardi 22 décembre 2026, mardi 29 décembre 2026.';
    for (const over of [{ course: own }, { house: host }]) {
      const outcome = decided(await run(planVerb, text, makeScene(over)));
      expect(outcome.sessions?.map(({ start }) => start.local)).toEqual([
        '2026-12-15T14:00',
        '2027-01-05T14:00',
      ]);
      expect(plain(outcome.answer)).toContain(said);
    }
    const all = decided(await run(planVerb, text, makeScene({ course: none, house: host })));
    expect(all.sessions).toHaveLength(4);
    const single = decided(await run(planVerb, 'planifier mardi 22/12 14h', makeScene({ course: own })));
    expect(plain(single.answer)).toContain(
      'Mardi 22 décembre 2026 : pendant les vacances du 19 décembre 2026 au 3 janvier 2027.',
    );
    const english = await run(
      planVerb,
      'plan every Tuesday 2pm for 6 weeks',
      makeScene({ ...inEnglish, course: own }),
    );
    expect(plain(decided(english).answer)).toContain('6 weeks of class, the last session on');
  });

  it('plans a series as the sample class reads it', async () => {
    const scene = makeScene({ now: wednesday });
    const text = "planifier tous les mardis 14h15-16h15 jusqu'au 15/12 hors fériés";
    const outcome = decided(await run(planVerb, text, scene));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ 3 séances planifiées, S1 à S3, les mardis de 14 h 15 à 16 h 15 (heure de Paris) :',
        'S1 mardi 1er décembre 2026 · S2 mardi 8 décembre 2026 · S3 mardi 15 décembre 2026.',
        'Aucun jour férié dans la période.',
        '↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    const series = new Set(outcome.sessions?.map(({ seriesId }) => seriesId));
    expect(series.size).toBe(1);
    expect(series.has(undefined)).toBe(false);
    expect(new Set(outcome.sessions?.map(({ id }) => id)).size).toBe(3);
  });

  it('speaks English', async () => {
    const scene = makeScene({ ...inEnglish, now: wednesday });
    const outcome = decided(await run(planVerb, 'plan Tuesday 1 December 14:15-16:15 — Trees', scene));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Session 1 (S1) planned, Trees: Tuesday 1 December 2026, 14:15 to 16:15 (Paris time), in 6 days.',
        '↩️ or `!cours undo`.',
      ].join('\n'),
    );
  });

  it.each<[string, Partial<Session>]>([
    ['planifier 24/11 14h', { minutes: 120, title: '', titleFrom: 'none' }],
    ['planifier 24/11 14h durée 1h30', { minutes: 90 }],
    ['planifier 24/11 14h groupe td1', { group: 'td1' }],
    ['planifier 24/11 14h lieu "B204"', { location: 'B204', title: '' }],
    [
      'planifier 24/11 14h lieu "B204 - étage 2" — Révisions',
      { location: 'B204 - étage 2', title: 'Révisions' },
    ],
    [
      'planifier 24/11 14h durée 1h groupe TD1 lieu B204 — Révisions',
      { minutes: 60, group: 'td1', location: 'B204', title: 'Révisions' },
    ],
  ])('%s', async (text, session) => {
    const outcome = decided(await run(planVerb, text, makeScene({ course: groupedCourse })));
    expect(outcome.sessions).toMatchObject([session]);
  });

  it('takes the length that the course has set', async () => {
    const course = makeCourse({ settings: { ...makeCourse().settings, minutes: 90 } });
    expect(decided(await run(planVerb, 'planifier 24/11 14h', makeScene({ course }))).sessions).toMatchObject(
      [{ minutes: 90 }],
    );
  });

  it('says what the class needs to come: group and place', async () => {
    const text = 'planifier 24/11 14h groupe TD1 lieu "B204"';
    expect(line(await run(planVerb, text, makeScene({ course: groupedCourse })), 1)).toBe(
      'Pour le groupe TD1 seulement. Lieu : B204.',
    );
  });

  it('says a clash and plans all the same', async () => {
    const start = { local: '2026-11-24T13:00', zone: 'Europe/Paris' };
    const other = makeSession({ number: 7, start, startsAt: Date.UTC(2026, 10, 24, 12, 0) });
    const reads = makeReads({ sessions: [other] });
    const outcome = await run(
      planVerb,
      'planifier 24/11 14h',
      makeScene({ course: makeCourse({ nextNumber: 8 }) }),
      reads,
    );
    expect(line(outcome, 1)).toBe(
      "Attention, S8 chevauche la séance 7 (S7) : mardi 24 novembre 2026, de 13 h à 15 h (heure de Paris). Quand l'une s'ouvre, l'autre se termine.",
    );
  });

  it('says that it read one line only', async () => {
    expect(
      line(await run(planVerb, 'planifier 24/11 14h\n!cours planifier 25/11 14h', makeScene()), 1),
    ).toContain("Je n'ai lu que la première ligne");
  });

  it('never uses a number again', async () => {
    const life = new ClassLife();
    await life.type(planVerb, 'planifier 24/11 14h');
    await life.type(undoVerb, 'défaire');
    const outcome = decided(await life.type(planVerb, 'planifier 24/11 14h'));
    expect(outcome.sessions?.[0]?.number).toBe(2);
  });
});

describe('planifier refuses', () => {
  it.each([
    ['planifier', 'planMissing', ['planifier mardi 14h15-16h15 — Les arbres']],
    ['planifier — Les arbres', 'planMissing', ['planifier mardi 14h15-16h15 — Les arbres']],
    ['planifier 24/11 14h groupe TD9', 'noGroup', ['lier']],
    ['planifier 24/11 14h durée longue', 'badLength', []],
    ['planifier 24/11 14h-16h durée 1h', 'twoLengths', []],
    [`planifier 24/11 14h — ${'x'.repeat(201)}`, 'titleTooLong', []],
    [`planifier 24/11 14h lieu ${'x'.repeat(201)}`, 'locationTooLong', ['lieu S3 B204']],
  ])('« %s »', async (text, code, lines) => {
    const refusal = refused(await run(planVerb, text, makeScene({ course: groupedCourse })));
    expect(refusal.refused).toBe(code);
    for (const ready of lines) expect(plain(refusal.answer)).toContain(`\`!cours ${ready}\``);
  });

  it('a date with two meanings, with ready lines that keep the rest', async () => {
    const text = 'planifier mardi 14h15 durée 1h groupe TD1 lieu "B204" — Les arbres';
    const refusal = refused(await run(planVerb, text, makeScene({ course: groupedCourse })));
    const lines = plain(refusal.answer)
      .split('\n')
      .filter((each) => each.startsWith('`!cours'));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const ready of lines) {
      const again = await run(planVerb, ready.replaceAll('`', ''), makeScene({ course: groupedCourse }));
      expect(decided(again).sessions).toMatchObject([
        {
          title: 'Les arbres',
          location: 'B204',
          group: 'td1',
          minutes: 60,
          start: { local: expect.stringContaining('T14:15') },
        },
      ]);
    }
  });

  it('what is too much for a course', async () => {
    const reads = { ...makeReads(), countSessions: async () => 1_999 };
    expect(
      refused(await run(planVerb, 'planifier les mardis 14h15 2 fois', makeScene(), reads)).refused,
    ).toBe('courseFull');
    expect(decided(await run(planVerb, 'planifier 24/11 14h', makeScene(), reads)).sessions).toHaveLength(1);
  });

  it('students, who may suggest a date', async () => {
    const course = makeCourse({ staff: [{ person: 'prof', role: 'teacher' }] });
    const refusal = refused(
      await run(planVerb, 'planifier demain 8h', makeScene({ course, person: student, now })),
    );
    expect(plain(refusal.answer)).toBe(
      "Pour planifier, il faut être dans l'équipe de LO21 (Prof).\nVous pouvez proposer une date en l'écrivant ici.",
    );
  });
});
