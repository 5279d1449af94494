import { describe, expect, it } from 'vitest';
import { cancelVerb } from '../../../src/commands/cancel.ts';
import { asTold } from '../../../src/domain/told.ts';
import { ClassLife, inEnglish, revised, said } from '../../support/class-life.ts';
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

const week = 7 * 86_400_000;
/** S1 to S4 on Tuesdays, told by a post of their own. */
const told = [1, 2, 3, 4].map((number) => {
  const local = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'][number - 1];
  const start = { local: `${local}T14:15`, zone: 'Europe/Paris' };
  return asTold(
    makeSession({ number, start, startsAt: makeSession().startsAt + (number - 1) * week }),
    'plan',
  );
});

describe('annuler', () => {
  it('cancels with a reason, and the class is told a minute later', async () => {
    const life = new ClassLife({ sessions: told });
    const outcome = decided(await life.type(cancelVerb, 'annuler S3 salle inondée', { origin: direct() }));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Séance 3 (S3) annulée : mardi 15 décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris). Raison : salle inondée',
        'La classe le lira dans une minute. ↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    expect(life.session(3)).toMatchObject({ status: 'cancelled', cancelReason: 'salle inondée' });
    expect(await life.wait(59)).toEqual([]);
    const [post] = said(await life.wait(1));
    expect(post).toMatchObject({ ring: true, audience: { kind: 'class' } });
    expect(plain(post?.document)).toBe(
      'La séance 3 (S3) est annulée : mardi 15 décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris). Raison : salle inondée',
    );
    expect(await life.wait(3600)).toEqual([]);
  });

  it('keeps a reason that only begins like a confirmation', async () => {
    const life = new ClassLife({ sessions: told });
    decided(await life.type(cancelVerb, 'annuler S3 confirmé par le doyen'));
    expect(life.session(3)).toMatchObject({ cancelReason: 'confirmé par le doyen' });
  });

  it('cancels several at once, in one post', async () => {
    const life = new ClassLife({ sessions: told });
    const outcome = decided(await life.type(cancelVerb, 'annuler S2-S4 stage'));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ 3 séances annulées, S2 à S4. Raison : stage',
        'S2 mardi 8 décembre 2026 · S3 mardi 15 décembre 2026 · S4 mardi 22 décembre 2026.',
        'La classe le lira dans une minute. ↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    const posts = said(await life.wait(60));
    expect(posts).toHaveLength(1);
    expect(plain(posts[0]?.document)).toBe(
      [
        'Les séances S2 à S4 sont annulées (heure de Paris). Raison : stage',
        '- S2 : mardi 8 décembre 2026, de 14 h 15 à 16 h 15',
        '- S3 : mardi 15 décembre 2026, de 14 h 15 à 16 h 15',
        '- S4 : mardi 22 décembre 2026, de 14 h 15 à 16 h 15',
      ].join('\n'),
    );
  });

  it('leaves what it cannot cancel, and says so', async () => {
    const [one, two, three] = told;
    if (one === undefined || two === undefined || three === undefined) throw new Error('three sessions');
    const life = new ClassLife({
      sessions: [{ ...one, status: 'closed' }, { ...two, status: 'cancelled' }, three],
    });
    const outcome = decided(await life.type(cancelVerb, 'annuler S1-S3'));
    expect(plain(outcome.answer)).toContain('✅ Séance 3 (S3) annulée');
    expect(plain(outcome.answer)).toContain('Inchangées : S1 et S2.');
    expect(outcome.sessions).toHaveLength(1);
  });

  it('closes the rooms of an open session and tells the class at once', async () => {
    const call = {
      id: 'call-1',
      medium: 'audio' as const,
      by: 'prof',
      status: 'open' as const,
      instance: 'demo',
      tried: [],
      link: 'https://visio.example.org/x',
      reference: 'room-x',
      closesAt: now + 5_000,
      otherVotes: [],
      why: '',
      post: 'call-post',
    };
    const open = makeSession({
      status: 'open',
      openedAt: now - 1_000,
      endsAt: now + 100_000,
      startsAt: now - 1_000,
      opening: 'opening-1',
      rooms: { requests: [], calls: [call] },
    });
    const life = new ClassLife({ sessions: [open] });
    const outcome = decided(await life.type(cancelVerb, 'annuler S1 confirmer'));
    expect(outcome.outside).toEqual([
      expect.objectContaining({ kind: 'callClose', callId: 'call-1', reference: 'room-x' }),
    ]);
    expect(outcome.sessions?.[0]?.rooms.calls).toEqual([expect.objectContaining({ status: 'closed' })]);
    expect(plain(outcome.answer)).toContain('La classe le lit tout de suite.');
    expect(said(await life.wait(0))).toHaveLength(1);
  });

  it('says nothing of what the class never knew', async () => {
    const life = new ClassLife({ sessions: [makeSession()] });
    const outcome = decided(await life.type(cancelVerb, 'annuler S1', { origin: direct() }));
    expect(plain(outcome.answer)).toContain('Rien ne sera annoncé : la classe');
    expect(await life.wait(3600)).toEqual([]);
  });

  it('says so where no room is linked', async () => {
    const life = new ClassLife({ course: makeCourse({ places: [] }), sessions: told });
    expect(plain(decided(await life.type(cancelVerb, 'annuler S1', { origin: direct() })).answer)).toContain(
      "Aucun salon n'est lié",
    );
  });

  it('speaks English', async () => {
    const life = new ClassLife({ sessions: told });
    const outcome = decided(await life.type(cancelVerb, 'cancel session 3 — flooded room', inEnglish));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Session 3 (S3) cancelled: Tuesday 15 December 2026, 14:15 to 16:15 (Paris time). Reason: flooded room',
        'The class will read it in a minute. ↩️ or `!cours undo`.',
      ].join('\n'),
    );
  });

  it('marks the post that showed the date', async () => {
    const life = new ClassLife({ sessions: told });
    life.posts.set('plan', {
      key: 'plan',
      subject: { kind: 'course', id: 'course-lo21', courseId: 'course-lo21' },
      document: { blocks: [{ kind: 'line', inlines: ['4 séances'] }] },
      files: [],
      revision: 1,
      accounts: ['local'],
      targets: [],
      withdrawn: false,
    });
    await life.type(cancelVerb, 'annuler S2');
    expect(revised(await life.wait(60)).map(({ key, document }) => [key, plain(document)])).toEqual([
      ['plan', 'S2, depuis : annulée.\n4 séances'],
    ]);
  });

  it.each<[string, string, string]>([
    [
      'annuler',
      'cancelWhich',
      'Défaire votre dernière action (`!cours défaire`) ou annuler une séance (`!cours annuler S3`) ?',
    ],
    ['annuler la piscine', 'cancelWhich', '`!cours annuler S3`'],
    ['annuler +1 semaine', 'cancelWhich', '`!cours annuler S3`'],
    ['annuler le 8 décembre à S4', 'cancelWhich', '`!cours annuler S3`'],
    ['annuler le 8 décembre - 15 décembre', 'cancelWhich', '`!cours annuler S3`'],
    ['annuler le 8 décembre 10h', 'cancelWhich', "Il n'y a aucune séance à annuler le mardi 8 décembre 2026"],
    [`annuler le 8 décembre ${'x'.repeat(501)}`, 'reasonTooLong', '501 caractères, 500 au plus'],
    ['annuler 1, 2', 'cancelWhich', '`!cours annuler S3`'],
    ['annuler S9', 'noSession', "La séance S9 n'existe pas."],
    ['annuler S8-S9', 'beyondLast', 'La dernière séance est S4'],
    ['annuler S3-S99', 'beyondLast', '`!cours annuler S3-S4`'],
    ['annuler 3-2026', 'beyondLast', '`!cours annuler S3-S4`'],
    [`annuler S1 ${'x'.repeat(501)}`, 'reasonTooLong', '501 caractères, 500 au plus'],
  ])('refuses « %s »', async (text, code, sentence) => {
    const refusal = refused(await new ClassLife({ sessions: told }).type(cancelVerb, text));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(sentence);
  });

  it.each<[string, string, string]>([
    ['annuler le 8 décembre', 'mardi 8 décembre', 'annuler S2'],
    ['annuler la séance du 08/12', 'mardi 8 décembre', 'annuler S2'],
    ['annuler le cours du mardi 8 décembre je suis malade', 'mardi 8 décembre', 'annuler S2 je suis malade'],
    ['annuler 8 décembre grève', 'mardi 8 décembre', 'annuler S2 grève'],
    ['annuler mardi 8 décembre 14h15', 'mardi 8 décembre', 'annuler S2'],
    ['annuler le 8 décembre lieu indisponible', 'mardi 8 décembre', 'annuler S2 lieu indisponible'],
    ['annuler le 8 décembre\nsalle inondée', 'mardi 8 décembre', 'annuler S2 salle inondée'],
    ['annuler le 15 décembre — salle inondée', 'mardi 15 décembre', 'annuler S3 salle inondée'],
    ['annuler 2026-12-08', 'mardi 8 décembre', 'annuler S2'],
    ['annuler 8-12-2026 grève', 'mardi 8 décembre', 'annuler S2 grève'],
    ['annuler le 8-12-26', 'mardi 8 décembre', 'annuler S2'],
  ])('proposes the session of a day: %s', async (text, day, meant) => {
    const { answer, refused: code } = refused(await new ClassLife({ sessions: told }).type(cancelVerb, text));
    expect(code).toBe('cancelWhich');
    const [, number] = / S(\d)/.exec(meant) ?? [];
    expect(plain(answer)).toContain(
      `Le ${day} 2026, c'est la séance ${number} (S${number}), Les arbres. Vouliez-vous \`!cours ${meant}\` ?`,
    );
    expect(answer.blocks).toContainEqual({
      kind: 'actions',
      actions: [expect.objectContaining({ sign: '✅', command: meant })],
    });
  });

  it('proposes the session of tomorrow, in English', async () => {
    const life = new ClassLife({ sessions: told });
    life.now = (told[0]?.startsAt ?? 0) - 20 * 3_600_000;
    for (const text of ["cancel tomorrow's class", 'cancel the class of tomorrow', 'cancel tomorrow']) {
      const { answer } = refused(await life.type(cancelVerb, text, inEnglish));
      expect(plain(answer)).toContain('Did you mean `!cours cancel S1`?');
    }
  });

  it('offers both days of a weekday that is today', async () => {
    const life = new ClassLife({ sessions: told });
    life.now = (told[0]?.startsAt ?? 0) - 3_600_000;
    const answer = plain(refused(await life.type(cancelVerb, 'annuler mardi')).answer);
    expect(answer).toContain('`!cours annuler S1`');
    expect(answer).toContain('`!cours annuler S2`');
  });

  it('takes S2 S3 for two sessions', async () => {
    const life = new ClassLife({ sessions: told });
    decided(await life.type(cancelVerb, 'annuler S2 S3 grève'));
    for (const number of [2, 3])
      expect(life.session(number)).toMatchObject({ status: 'cancelled', cancelReason: 'grève' });
  });

  it('asks before it cancels more than three, with the list and the line that does', async () => {
    const life = new ClassLife({ sessions: told });
    const { answer, refused: code } = refused(await life.type(cancelVerb, 'annuler S1-S4 grève'));
    expect(code).toBe('confirm');
    expect(plain(answer)).toContain(
      'Annuler 4 séances, S1 à S4 ? ✅ ou `!cours annuler S1-S4 confirmer grève` :',
    );
    expect(plain(answer)).toContain('S1 mardi 1er décembre 2026 · S2 mardi 8 décembre 2026');
    decided(await life.type(cancelVerb, 'annuler S1-S4 confirmer grève'));
    for (const number of [1, 2, 3, 4])
      expect(life.session(number)).toMatchObject({ status: 'cancelled', cancelReason: 'grève' });
  });

  it('names each of several, and says where there is none left', async () => {
    const [s1, s2, s3] = told;
    const sameDay = [s1, { ...s2, start: s1?.start, startsAt: s1?.startsAt }].flatMap((each) => each ?? []);
    const life = new ClassLife({
      sessions: [
        ...(sameDay as typeof told),
        ...(s3 === undefined ? [] : [{ ...s3, status: 'cancelled' as const }]),
      ],
    });
    const several = refused(await life.type(cancelVerb, 'annuler le 1er décembre grève')).answer;
    for (const line of [
      '`!cours annuler S1 grève` : séance 1 (S1), Les arbres, mardi 1er décembre 2026',
      '`!cours annuler S2 grève`',
    ])
      expect(plain(several)).toContain(line);
    const none = refused(await life.type(cancelVerb, 'annuler le 15 décembre')).answer;
    expect(plain(none)).toBe(
      "Il n'y a aucune séance à annuler le mardi 15 décembre 2026. Les séances : `!cours agenda`.",
    );
  });

  it.each<['closed' | 'cancelled', string]>([
    ['closed', "est terminée : on ne peut plus l'annuler"],
    ['cancelled', 'est déjà annulée. Pour la rétablir : `!cours rétablir S1`'],
  ])('refuses a session that is %s', async (status, sentence) => {
    const life = new ClassLife({ sessions: [makeSession({ status })] });
    expect(plain(refused(await life.type(cancelVerb, 'annuler S1')).answer)).toContain(sentence);
  });

  it('is for staff', async () => {
    const refusal = refused(await run(cancelVerb, 'annuler S1', makeScene({ person: student })));
    expect(plain(refusal.answer)).toBe(
      "Pour annuler une séance, il faut être dans l'équipe de LO21 (Prof, Tuteur).",
    );
  });
});
