import { describe, expect, it } from 'vitest';
import { agendaVerb } from '../../../src/commands/agenda.ts';
import { nextVerb } from '../../../src/commands/next.ts';
import type { Session } from '../../../src/domain/session.ts';
import { fromInstant } from '../../../src/domain/time/zone.ts';
import { inEnglish } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  classPlace,
  decided,
  direct,
  groupPlace,
  makeCourse,
  makeScene,
  makeSession,
  now,
  refused,
  room,
  run,
  type SceneOver,
  staffPlace,
  student,
} from '../../support/scene.ts';

const hour = 3_600_000;
const course = makeCourse({
  places: [classPlace, staffPlace, groupPlace],
  groups: [
    { id: 'td1', name: 'TD1' },
    { id: 'td2', name: 'TD2' },
  ],
});
const at = (number: number, hours: number, over: Partial<Session> = {}) =>
  makeSession({
    number,
    startsAt: now + hours * hour,
    start: fromInstant(now + hours * hour, 'Europe/Paris'),
    ...over,
  });

async function agenda(text: string, sessions: readonly Session[], over: SceneOver = {}) {
  const scene = makeScene({ course, ...over });
  return plain(
    decided(await run(agendaVerb, text, scene, makeReads({ courses: [course], sessions }))).answer,
  );
}
const names = (text: string) => [...text.matchAll(/^- (S\d+)/gmu)].map((match) => match[1]);

describe('agenda', () => {
  it('lists what is open and to come, with state, group and place', async () => {
    const sessions = [
      at(1, -1, { status: 'open' }),
      at(2, 24, { group: 'td1', title: '' }),
      at(3, 48, { status: 'cancelled', location: 'B204' }),
      at(4, -50, { status: 'closed' }),
    ];
    expect(await agenda('agenda', sessions, { person: student })).toBe(
      [
        'LO21, 3 séances à venir (heure de Paris) :',
        '- S1 mardi 10 novembre 2026, de 8 h à 10 h, Les arbres ; ouverte',
        '- S2 mercredi 11 novembre 2026, de 9 h à 11 h ; groupe TD1',
        '- S3 jeudi 12 novembre 2026, de 9 h à 11 h, Les arbres ; B204 ; annulée',
      ].join('\n'),
    );
    expect(await agenda('agenda', sessions, inEnglish)).toContain(
      'LO21, 3 sessions to come (Paris time):\n- S1 Tuesday 10 November 2026, 08:00 to 10:00, Les arbres; open',
    );
  });

  it('says to staff, out of the sight of the class, whether the material is ready', async () => {
    const sessions = [at(1, 24), at(2, 48, { material: { characters: 0, files: 1, state: 'hidden' } })];
    for (const origin of [direct(), room('equipe')]) {
      const text = await agenda('agenda', sessions, { origin });
      expect(text).toContain('Les arbres ; pas encore de support');
      expect(text).toContain('Les arbres ; support prêt');
    }
    expect(await agenda('agenda', sessions)).not.toContain('support');
    expect(await agenda('agenda', sessions, { origin: direct(student), person: student })).not.toContain(
      'support',
    );
  });

  it('shows the next ten', async () => {
    const sessions = Array.from({ length: 12 }, (_, index) => at(index + 1, index + 1));
    const text = await agenda('agenda', sessions);
    expect(names(text)).toHaveLength(10);
    expect(text).toContain('La suite : `!cours agenda tout`.');
    expect(names(await agenda('agenda tout', sessions))).toHaveLength(12);
  });

  it.each([
    ['agenda jour', ['S2', 'S3']],
    ["aujourd'hui", ['S2', 'S3']],
    ['agenda day', ['S2', 'S3']],
    ['agenda semaine', ['S1', 'S2', 'S3', 'S4']],
    ['agenda week', ['S1', 'S2', 'S3', 'S4']],
    ['agenda passé', ['S2', 'S1', 'S6']],
    ['agenda past', ['S2', 'S1', 'S6']],
    ['edt', ['S3', 'S4', 'S5']],
    ['planning tout', ['S6', 'S1', 'S2', 'S3', 'S4', 'S5']],
  ])('%s', async (text, expected) => {
    // Tuesday, 9:00: Sunday, Monday 9:00, today 6:00 and 23:59, Sunday 23:00, Monday 0:00.
    const sessions = [
      at(6, -48, { status: 'closed' }),
      at(1, -24, { status: 'cancelled' }),
      at(2, -3, { status: 'closed' }),
      at(3, 14.98),
      at(4, 5 * 24 + 14),
      at(5, 5 * 24 + 15),
    ];
    expect(names(await agenda(text, sessions))).toEqual(expected);
  });

  it('in the place of a group leaves out those of others', async () => {
    const sessions = [at(1, 1), at(2, 2, { group: 'td1' }), at(3, 3, { group: 'td2' })];
    expect(names(await agenda('agenda', sessions, { origin: room('td1') }))).toEqual(['S1', 'S2']);
    expect(names(await agenda('agenda', sessions))).toEqual(['S1', 'S2', 'S3']);
  });

  it('names the zone of a session where it is another one', async () => {
    const start = { local: '2026-11-11T08:00', zone: 'Europe/London' };
    expect(await agenda('agenda', [at(1, 24, { start })])).toContain('de 8 h à 10 h (heure de Londres)');
  });

  it('says that there is none, and to staff how to plan one', async () => {
    expect(await agenda('agenda', [], { person: student })).toBe(
      "LO21 : aucune séance à venir pour l'instant.",
    );
    expect(await agenda('agenda', [])).toContain('`!cours planifier mardi 14h15-16h15 — Les arbres`');
    expect(await agenda('agenda passé', [])).toBe("LO21 : aucune séance passée pour l'instant.");
  });

  it.each<[string, string[], string]>([
    ['agenda mardi', ['S1'], 'LO21, 1 séance le mardi 10 novembre 2026 (heure de Paris) :'],
    ['agenda demain', ['S2'], 'le mercredi 11 novembre 2026'],
    ['agenda le 15/12', ['S5'], 'le mardi 15 décembre 2026'],
    ['agenda décembre', ['S4', 'S5'], 'LO21, 2 séances en décembre 2026 (heure de Paris) :'],
    ['agenda de décembre', ['S4', 'S5'], 'en décembre 2026'],
    ['agenda le mois prochain', ['S4', 'S5'], 'en décembre 2026'],
    ['agenda semaine 48', ['S3'], 'dans la semaine du lundi 23 novembre 2026'],
    ['agenda semaine du 25/11', ['S3'], 'dans la semaine du lundi 23 novembre 2026'],
    ['agenda du 24/11 au 2/12', ['S3', 'S4'], 'du mardi 24 novembre 2026 au mercredi 2 décembre 2026'],
    ['agenda octobre', ['S6'], 'en octobre 2026'],
    ['agenda cette semaine', ['S1', 'S2'], 'cette semaine'],
    ['agenda Tuesday', ['S1'], ''],
    ['agenda in December', ['S4', 'S5'], ''],
    ['agenda week 48', ['S3'], ''],
    ['agenda next month', ['S4', 'S5'], ''],
  ])('%s', async (text, expected, head) => {
    const sessions = [
      at(6, -24 * 20, { status: 'closed' }),
      at(1, 5),
      at(2, 29),
      at(3, 24 * 15),
      at(4, 24 * 22),
      at(5, 24 * 35),
    ];
    const shown = await agenda(text, sessions);
    expect(names(shown)).toEqual(expected);
    expect(shown).toContain(head);
  });

  it('on a weekend takes the week for the one that comes, and says which', async () => {
    const saturday = now + 4 * 24 * hour;
    const over = { now: saturday, at: saturday };
    const sessions = [at(1, 24), at(2, 6 * 24), at(3, 8 * 24), at(4, 13 * 24)];
    const text = await agenda('agenda semaine', sessions, over);
    expect(text).toContain('LO21, 2 séances dans la semaine du lundi 16 novembre 2026 (heure de Paris) :');
    expect(names(text)).toEqual(['S2', 'S3']);
    expect(await agenda('agenda week', [], { ...over, ...inEnglish })).toContain(
      'in the week of Monday 16 November 2026',
    );
    // What is left of the weekend is not hidden.
    const withSunday = await agenda('agenda semaine', [at(1, 5 * 24), ...sessions.slice(1)], over);
    expect(withSunday).toContain('du samedi 14 novembre 2026 au dimanche 22 novembre 2026');
    expect(names(withSunday)).toEqual(['S1', 'S2', 'S3']);
    expect(names(await agenda('agenda cette semaine', sessions, over))).toEqual(['S1']);
  });

  it.each(['agenda bla', 'agenda S48', 'agenda mardi 25/11'])('refuses another range: %s', async (text) => {
    const refusal = refused(await run(agendaVerb, text, makeScene()));
    expect(refusal.refused).toBe('agendaHow');
    expect(plain(refusal.answer)).toContain('`!cours agenda semaine`');
  });
});

describe('a session that was opened before its day', () => {
  const early = at(2, 72, {
    status: 'closed',
    openedAt: now - 2 * hour,
    endsAt: now,
    closedAt: now - hour,
    title: 'Les graphes',
  });
  const later = at(3, 96);

  it('is listed by what happened: past, today, and not on the day that was meant', async () => {
    for (const line of ['agenda passé', 'agenda jour', 'agenda semaine', 'agenda tout']) {
      const text = await agenda(line, [early, later]);
      expect([line, text]).toEqual([
        line,
        expect.stringContaining('S2 mardi 10 novembre 2026, de 7 h à 8 h'),
      ]);
    }
    expect(names(await agenda('agenda vendredi', [early]))).toEqual([]);
    expect(names(await agenda('agenda', [early, later]))).toEqual(['S3']);
  });

  it('is the last that was held', async () => {
    const scene = makeScene({ course });
    const reads = makeReads({
      courses: [course],
      sessions: [at(1, -240, { status: 'closed', openedAt: now - 240 * hour }), early],
    });
    const { answer } = decided(await run(nextVerb, 'prochain', scene, reads));
    expect(plain(answer)).toMatch(/séance 2 \(S2\).*mardi 10 novembre/u);
  });
});
