import { describe, expect, it } from 'vitest';
import { settingsVerb } from '../../../src/commands/settings.ts';
import { settingKeys } from '../../../src/commands/settings-keys.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import type { CallInstance } from '../../../src/ports/calls.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  house,
  makeCourse,
  makeScene,
  makeSession,
  now,
  refused,
  run,
  type SceneOver,
  student,
  tutor,
} from '../../support/scene.ts';

const instances: readonly CallInstance[] = [
  { id: 'mumble-a', provider: 'mumble', label: 'Mumble A', media: ['audio'], example: false },
  { id: 'visio-b', provider: 'jitsi', label: 'Jitsi B', media: ['audio', 'video'], example: false },
  { id: 'visio-c', provider: 'jitsi', label: 'Jitsi C', media: ['audio', 'video'], example: false },
  { id: 'demo', provider: 'jitsi', label: 'Jitsi exemple', media: ['audio', 'video'], example: true },
];
const withRooms = { house: { ...house, instances } };

async function set(text: string, over: SceneOver = {}) {
  return run(settingsVerb, text, makeScene({ ...withRooms, ...over }));
}

describe('réglages vacances', () => {
  const winter = { from: '2026-12-19', to: '2027-01-03' };
  const spring = { from: '2027-02-13', to: '2027-03-01' };

  it.each([
    ['réglages vacances 19/12-3/1, 13/2-1/3', [winter, spring]],
    ['réglages vacances 13/2-1/3, 19/12-3/1', [winter, spring]],
    ['réglages vacances 19/12/2026-3/1/2027', [winter]],
    ['réglages vacances 19/12/26 - 3/1/27', [winter]],
    ['réglages vacances du 19/12 au 3/1 et du 13/2 au 1/3', [winter, spring]],
    ['réglages vacances du 19 décembre au 3 janvier', [winter]],
    [
      'réglages vacances du 19 décembre 2026 au 3 janvier 2027, du 13 février 2027 au 1er mars 2027',
      [winter, spring],
    ],
    ['réglages vacances : 2026-12-19 - 2027-01-03', [winter]],
    ['réglages congés 14/5', [{ from: '2027-05-14', to: '2027-05-14' }]],
    ['settings vacations 19 December to 3 January, 13 February to 1 March', [winter, spring]],
    ['settings breaks 19 Dec - 3 Jan', [winter]],
    ['réglages vacances 24/10-2/11, 19/12-3/1', [{ from: '2026-10-24', to: '2026-11-02' }, winter]],
    ['réglages vacances 19/12/2024-3/1/2025', [{ from: '2024-12-19', to: '2025-01-03' }]],
    ['réglages vacances 7/11-15/11', [{ from: '2026-11-07', to: '2026-11-15' }]],
    ['réglages vacances aucune', []],
    ['settings vacations none', []],
  ])('%s', async (text, vacations) => {
    const { course } = decided(await set(text));
    expect(course?.settings.vacations).toEqual(vacations);
  });

  it.each([
    'réglages vacances Noël',
    'réglages vacances 3/1/2027-19/12/2026',
    'réglages vacances 19/12-3/1 et quelques jours',
    'réglages vacances 31/4-3/5',
    'réglages vacances mardi',
    'réglages vacances hors fériés',
    'réglages vacances 1/1/2027-31/12/2027',
  ])('« %s » is none', async (text) => {
    const refusal = refused(await set(text));
    expect(refusal.refused).toBe('badSetting');
    expect(plain(refusal.answer)).toContain('`!cours réglages vacances 19/12-3/1, 13/2-1/3`');
  });

  it('shows them as they can be typed again', async () => {
    const { course, answer } = decided(await set('réglages vacances 19/12-3/1, 14/5'));
    const value = 'du 19 décembre 2026 au 3 janvier 2027, le 14 mai 2027';
    expect(plain(answer)).toContain(`\`vacances\` : ${value}`);
    const again = decided(await set(`réglages vacances ${value}`, { course }));
    expect(again.course?.settings.vacations).toEqual(course?.settings.vacations);
    const english = decided(
      await set('settings vacations', { course: { ...makeCourse(course), language: 'en' } }),
    );
    const [, shown = ''] = /`vacations`: (.*)\.\n/u.exec(plain(english.answer)) ?? [];
    expect(shown).toBe('from 19 December 2026 to 3 January 2027, 14 May 2027');
    const inEnglish = decided(await set(`settings vacations ${shown}`));
    expect(inEnglish.course?.settings.vacations).toEqual(course?.settings.vacations);
  });

  it('says what is planned then, and cancels nothing', async () => {
    const on = (number: number, local: string, over = {}) =>
      makeSession({
        number,
        start: { local, zone: 'Europe/Paris' },
        startsAt: now + number * 86_400_000,
        ...over,
      });
    const sessions = [
      on(6, '2026-12-15T14:15'),
      on(7, '2026-12-22T14:15'),
      on(8, '2026-12-29T14:15'),
      on(9, '2027-01-03T23:00', { status: 'cancelled' }),
    ];
    const course = makeCourse();
    const type = (text: string, found = sessions) =>
      run(settingsVerb, text, makeScene({ course }), makeReads({ courses: [course], sessions: found }));
    const outcome = decided(await type('réglages vacances 19/12-3/1'));
    expect(plain(outcome.answer)).toContain(
      'S7 et S8 tombent dans ces vacances et restent prévues ; pour les annuler : `!cours annuler S7-S8`.',
    );
    expect(outcome.sessions).toBeUndefined();
    const one = decided(await type('réglages vacances 19/12-25/12'));
    expect(plain(one.answer)).toContain(
      "La séance 7 (S7) tombe dans ces vacances et reste prévue ; pour l'annuler : `!cours annuler S7`.",
    );
    const past = decided(await type('réglages vacances 19/12/2024-3/1/2025'));
    expect(plain(past.answer)).toContain(
      'Déjà passé, donc sans effet : du 19 décembre 2024 au 3 janvier 2025.',
    );
    expect(plain(past.answer)).not.toContain('tombe');
  });

  it("follows the host's where the course has none of its own", async () => {
    const over = { house: { ...house, vacations: () => [winter] } };
    expect(plain(decided(await set('réglages vacances', over)).answer)).toContain(
      '`vacances` : auto (du 19 décembre 2026 au 3 janvier 2027).',
    );
    const own = decided(await set('réglages vacances aucune', over)).course;
    expect(plain(decided(await set('réglages vacances', { ...over, course: own })).answer)).toContain(
      '`vacances` : aucune.',
    );
    expect(decided(await set('réglages vacances auto', { ...over, course: own })).course?.settings).toEqual(
      defaultSettings,
    );
  });
});

describe('réglages', () => {
  it('shows every setting with its value, to everyone, and how to change one', async () => {
    const text = plain(decided(await set('réglages', { person: student })).answer);
    for (const key of settingKeys) expect(text).toContain(`- \`${key.words[0]}\` `);
    expect(text).toContain('`durée` 2 h');
    expect(text).toContain('`rappels` veille 18h, 10min');
    expect(text).toContain('`silence` 21h-7h');
    expect(text).toContain('`!cours réglages durée 1h30`');
  });

  it('shows one with its possible values', async () => {
    const text = plain(decided(await set('réglages quorum', { person: student })).answer);
    expect(text).toBe(
      'LO21, `quorum` : 3.\nValeurs possibles : un nombre de 2 à 50. Par exemple : `!cours réglages quorum 3`.',
    );
  });

  it.each([
    ['réglages durée 1h30', { minutes: 90 }],
    ['réglages durée : 1h30', { minutes: 90 }],
    ['settings length = 45 min', { minutes: 45 }],
    [
      'réglages rappels veille 18h, 1h',
      {
        reminders: [
          { kind: 'eve', at: '18:00' },
          { kind: 'before', minutes: 60 },
        ],
        remindersSince: now,
      },
    ],
    ['réglages rappels aucun', { reminders: [], remindersSince: now }],
    ['réglages silence 22h-6h', { quiet: { from: '22:00', to: '06:00' } }],
    ['réglages silence 22h - 6h', { quiet: { from: '22:00', to: '06:00' } }],
    ['réglages silence aucun', { quiet: 'none' }],
    ['réglages mention room', { mention: 'room' }],
    ['réglages mention aucune', { mention: 'none' }],
    ['réglages ouverture main', { opening: 'hand' }],
    ['réglages support 2j', { showMaterial: { minutes: 2_880 } }],
    ['réglages support ouverture', { showMaterial: 'opening' }],
    ['réglages audio équipe', { audio: 'staff' }],
    ['settings audio all', { audio: 'all' }],
    ['réglages quorum 2', { quorum: 2 }],
    ['réglages quorum 50', { quorum: 50 }],
    ['réglages vidéo jamais', { video: 'never' }],
    ['réglages widget oui', { widget: true }],
    ['réglages widgets non', { widget: false }],
    ['settings widget yes', { widget: true }],
    ['réglages effectif 40', { headcount: 40 }],
    ['réglages fériés fr-67', { holidays: 'FR-67' }],
    ['réglages fériés aucun', { holidays: 'none' }],
    ['réglages salles visio-c, mumble', { rooms: ['visio-c', 'mumble-a'] }],
    ['réglages salles jitsi', { rooms: ['visio-b', 'visio-c'] }],
    ['réglages lien-vidéo https://visio.example.org/lo21', { videoLink: 'https://visio.example.org/lo21' }],
    ['réglages lien-vidéo visio.example.org/lo21', { videoLink: 'https://visio.example.org/lo21' }],
    ['réglages lien vidéo https://visio.example.org/lo21', { videoLink: 'https://visio.example.org/lo21' }],
  ])('%s', async (text, change) => {
    const decision = decided(await set(text));
    expect(decision.course?.settings).toEqual({ ...defaultSettings, ...change });
    expect(decision.undoable).toBe(true);
    // Where nothing changes, nothing is offered to be taken back: it would be something older.
    if (plain(decision.answer).includes('comme avant'))
      expect(plain(decision.answer)).not.toContain('défaire');
    else expect(plain(decision.answer)).toContain('`!cours défaire`');
  });

  it('takes a value away', async () => {
    const course = makeCourse({
      settings: { ...defaultSettings, headcount: 3, videoLink: 'https://a.example', rooms: ['visio-b'] },
    });
    for (const text of ['réglages effectif aucun', 'réglages lien-vidéo aucun', 'réglages salles auto']) {
      const decision = decided(await set(text, { course }));
      expect(Object.keys(decision.course?.settings ?? {}).length).toBeLessThanOrEqual(
        Object.keys(course.settings).length,
      );
      expect(decision.course?.settings).not.toEqual(course.settings);
    }
  });

  it.each([
    ['réglages durée longue', '`durée`'],
    ['réglages durée 13h', '5 minutes à 12 heures'],
    ['réglages rappels parfois', '`rappels`'],
    ['réglages silence 21h', '`silence`'],
    ['réglages mention tous', '`mention`'],
    ['réglages ouverture peut-être', 'auto ou main'],
    ['réglages support demain', '`support`'],
    ['réglages audio jamais', '`audio`'],
    ['réglages quorum 1', '2 à 50'],
    ['réglages quorum 51', '2 à 50'],
    ['réglages effectif 0', '1 à 10 000'],
    ['réglages fériés ZZ', '`fériés`'],
    ['réglages fuseau Paris', 'Europe/Paris'],
    ['réglages langue es', 'fr ou en'],
    ['réglages lien-vidéo http://visio.example.org', 'https'],
    ['réglages lien-vidéo https://a:b@visio.example.org', 'https'],
    ['réglages salles demo', 'mumble-a, visio-b, visio-c'],
    ['réglages couleur bleu', '« couleur »'],
  ])('%s: refused with the accepted values and a line that works', async (text, says) => {
    const answer = plain(refused(await set(text)).answer);
    expect(answer).toContain(says);
    expect(answer).toContain('`!cours réglages ');
  });

  it.each([
    ['réglages quroum 3', 'réglages quorum 3'],
    ['réglages  effectf   120', 'réglages effectif 120'],
    ['settings remindrs none', 'settings reminders none'],
    ['réglages ouvrture', 'réglages ouverture'],
  ])('%s: proposes the line with the key that is meant', async (text, meant) => {
    const { answer, refused: code } = refused(await set(text));
    expect(code).toBe('unknownSetting');
    expect(plain(answer)).toContain(`vouliez-vous \`!cours ${meant}\``);
    expect(answer.blocks).toContainEqual({
      kind: 'actions',
      actions: [expect.objectContaining({ sign: '✅', command: meant })],
    });
  });

  it('says that there is no server, where there is none', async () => {
    const refusal = refused(await set('réglages salles jitsi', { house }));
    expect(plain(refusal.answer)).toContain('`!cours salle https://');
  });

  it('is changed by teachers only', async () => {
    expect(refused(await set('réglages durée 1h', { person: tutor })).refused).toBe('needsTeacher');
  });

  it('answers in the language just chosen', async () => {
    const decision = decided(await set('réglages langue en'));
    expect(decision.course?.language).toBe('en');
    expect(plain(decision.answer)).toContain('`language`: en instead of fr.');
  });

  it.each(['fr', 'en'] as const)('accepts its own examples and what it shows (%s)', async (language) => {
    const course = makeCourse({ language });
    const look = { house: withRooms.house, now, words: wordsOf(language) };
    for (const key of settingKeys) {
      const { example } = wordsOf(language).courseSettings.keys[key.name];
      expect(decided(await set(example, { course })).course, example).toBeDefined();
      if (key.name === 'headcount') continue;
      const shown = `${example.split(' ').slice(0, 2).join(' ')} ${key.show(course, look)}`;
      expect(decided(await set(shown, { course })).course, shown).toBeDefined();
    }
  });
});

describe('réglages fuseau', () => {
  const soon = makeSession({
    number: 2,
    start: { local: '2026-11-10T11:00', zone: 'Europe/Paris' },
    startsAt: now + 2 * 3_600_000,
  });
  const later = makeSession({
    told: { local: '2026-12-01T14:15', zone: 'Europe/Paris', minutes: 120, status: 'planned', posts: [] },
  });
  const cancelled = makeSession({ number: 3, status: 'cancelled' });

  async function to(zone: string, sessions = [soon, later, cancelled]) {
    const scene = makeScene();
    const reads = makeReads({ courses: [makeCourse()], sessions });
    return decided(await run(settingsVerb, `réglages fuseau ${zone}`, scene, reads));
  }

  it('keeps the wall clock of the sessions to come', async () => {
    const decision = await to('Europe/London');
    expect(decision.course?.zone).toBe('Europe/London');
    const moved = decision.sessions?.find((session) => session.number === 1);
    expect(moved?.start).toEqual({ local: '2026-12-01T14:15', zone: 'Europe/London' });
    expect(moved?.startsAt).toBe(later.startsAt + 3_600_000);
    expect(moved?.changedAt).toBe(now);
    expect(decision.sessions?.map((session) => session.number).sort()).toEqual([1, 2, 3]);
    expect(plain(decision.answer)).toContain('3 séances à venir');
  });

  it('leaves a session that would then lie in the past as it is, and says so', async () => {
    const decision = await to('Asia/Tokyo');
    expect(decision.sessions?.map((session) => session.number).sort()).toEqual([1, 3]);
    expect(plain(decision.answer)).toContain("garde l'ancien fuseau");
  });

  it('touches no session when the zone stays', async () => {
    expect((await to('Europe/Paris')).sessions ?? []).toEqual([]);
  });
});
