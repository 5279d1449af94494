import { describe, expect, it } from 'vitest';
import { helpVerb } from '../../../src/commands/help.ts';
import { commandReference } from '../../../src/commands/reference.ts';
import { table } from '../../../src/commands/table.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  classPlace,
  decided,
  direct,
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
  tutor,
} from '../../support/scene.ts';

async function help(text: string, over: SceneOver = {}) {
  return plain(decided(await run(helpVerb, text, makeScene(over))).answer);
}

describe('aide', () => {
  it('is three lines at most in view of the class', async () => {
    const teacher = await help('aide');
    expect(teacher.split('\n')).toHaveLength(3);
    expect(teacher).toContain('`annoncer`');
    const reader = await help('aide', { person: student });
    expect(reader.split('\n')).toHaveLength(2);
    expect(reader).not.toContain('`annoncer`');
    expect(reader).not.toContain('`mesdonnées`');
  });

  it('lists only what a student may do, and reading as reading', async () => {
    const inClass = await help('aide', { person: student });
    expect(inClass.split('\n')[0]).toBe(
      'Ici, après `!cours` : `aide`, `agenda`, `prochain`, `audio`, `salle`, `fermer`, `rappel` ; pour lire : `lieu`, `support`, `équipe`, `réglages`.',
    );
    const reader = await help('aide', { person: student, origin: direct(student) });
    expect(reader).toContain('- `réglages` : Montre les réglages du cours.\n');
    expect(reader).toContain("- `lieu` : Montre où l'on se retrouve, si l'on se retrouve.\n");
    expect(reader).not.toContain('- `vidéo` :');
    const settings = { ...defaultSettings, video: 'quorum' as const, audio: 'staff' as const };
    const other = await help('aide', { person: student, course: makeCourse({ settings }) });
    expect(other).toContain('`vidéo`');
    expect(other).not.toContain('`audio`');
  });

  it('an assistant reads the settings, and changes the rest', async () => {
    const text = await help('aide', { person: tutor });
    expect(text).toContain('`lieu`, `défaire`, `support`');
    expect(text).toContain(' ; pour lire : `équipe`, `réglages`.');
    expect(await help('aide')).not.toContain('pour lire');
  });

  it('lists by group what this person may use here', async () => {
    const staff = await help('aide', {
      course: makeCourse({ places: [classPlace, staffPlace] }),
      origin: room('equipe'),
    });
    expect(staff).toContain('Le cours');
    expect(staff).toContain('- `réglages` :');
    expect(staff).toContain('- `lier` :');
    expect(staff).not.toContain('- `créer` :');
    const reader = await help('aide', { person: student, origin: direct(student) });
    expect(reader).toContain('- `mesdonnées` :');
    expect(reader).toContain('- `créer` :');
    expect(reader).not.toContain('- `lier` :');
    expect(reader).not.toContain('- `annoncer` :');
  });

  it('counts what the person may do in any of their courses, in private', async () => {
    const courses = [makeCourse(), makeCourse({ id: 'c2', code: 'GE37', staff: [] })];
    const text = await help('aide', { course: undefined, courses, origin: direct() });
    expect(text).toContain('- `annoncer` :');
  });

  it('without a course offers what needs none', async () => {
    const text = await help('aide', { course: undefined, origin: room('nouveau') });
    expect(text).toContain('- `créer` :');
    expect(text).not.toContain('- `réglages` :');
  });

  it.each(['aide équipe', 'aide STAFF', 'help qui', 'aide !cours équipe'])('%s', async (line) => {
    const text = await help(line);
    expect(text).toContain('`!cours équipe + PERSONNE [prof|tuteur]`');
    expect(text).toContain('`!cours équipe + NOM tuteur`');
    expect(text).toContain('qui, profs');
  });

  it('says who may and where', async () => {
    expect(await help('aide délier')).toContain('Réservé aux responsables du cours.');
    expect(await help('aide mesdonnées')).toContain('En message privé seulement.');
  });

  it('speaks English in an English course', async () => {
    expect(await help('help staff', { course: makeCourse({ language: 'en' }) })).toContain(
      'Syntax: `!cours staff`',
    );
  });

  it.each([
    ['aide eqipe', '`!cours aide équipe`'],
    ['aide xylophone', '`!cours aide`'],
  ])('%s: refused with a way on', async (line, says) => {
    expect(plain(refused(await run(helpVerb, line, makeScene())).answer)).toContain(says);
  });
});

describe('!cours alone', () => {
  const hour = 3_600_000;
  const open = makeSession({ status: 'open', startsAt: now - hour, endsAt: now + hour });
  const bare = makeSession();
  const over = makeSession({ status: 'open', startsAt: now - 2 * hour, endsAt: now - hour / 2 });
  const near = makeSession({
    startsAt: now + hour / 4,
    material: { characters: 40, files: 0, state: 'hidden' },
  });
  const late = makeSession({ startsAt: now - hour / 4 });
  const ended = makeSession({
    number: 2,
    status: 'closed',
    startsAt: now - 2 * hour,
    openedAt: now - 2 * hour,
    closedAt: now - hour / 6,
  });
  const byHand = makeCourse({ settings: { ...defaultSettings, opening: 'hand' } });
  const ready = makeSession({ material: { characters: 40, files: 0, state: 'hidden' } });

  it.each([
    ['no course: create one', { course: undefined, origin: room('nouveau') }, [], '`!cours créer LO21'],
    ['no course in private', { course: undefined, origin: direct(), courses: [] }, [], '`!cours créer LO21'],
    [
      'several courses in private',
      { course: undefined, origin: direct(), courses: [makeCourse(), makeCourse({ code: 'GE37' })] },
      [],
      '`!cours LO21 prochain`',
    ],
    ['nothing planned, for staff', {}, [], '`!cours planifier jeudi 14h15-16h15 — Les arbres`'],
    ['nothing planned, for a student', { person: student }, [], 'elle sera annoncée'],
    ['an open session', { person: student }, [open, bare], '`!cours audio`'],
    [
      'an open session, for staff',
      {},
      [open, bare],
      'Les salles : `!cours salle`. Pour terminer la séance : `!cours terminer`',
    ],
    [
      'a session past its end, for staff',
      {},
      [over],
      'au plus tard à 10 h 30. Tout de suite : `!cours terminer`',
    ],
    [
      'a session past its end, for a student',
      { person: student },
      [over],
      "Elle reste ouverte tant qu'on y écrit",
    ],
    ['a session about to begin, for staff', {}, [near], 'tout de suite : `!cours démarrer`'],
    ['one that waits for staff', { course: byHand }, [late], "C'est à vous de l'ouvrir : `!cours démarrer`"],
    [
      'just after a session, for staff',
      {},
      [ended, bare],
      'terminée depuis 8 h 50. Pour la rouvrir : `!cours rouvrir`',
    ],
    ['just after a session, for a student', { person: student }, [ended, bare], 'prochaine séance'],
    ['a session without material, for staff', {}, [bare], '`!cours support S1`'],
    ['a session ready, for staff', {}, [ready], '`!cours agenda`'],
    [
      'a session to come, for a student',
      { person: student },
      [bare],
      'de 14 h 15 à 16 h 15 (heure de Paris)',
    ],
  ] satisfies readonly [string, SceneOver, ReturnType<typeof makeSession>[], string][])(
    '%s',
    async (_name, over, sessions, says) => {
      const scene = makeScene(over);
      const reads = makeReads({ sessions });
      const text = plain(decided(await runBare(scene, reads)).answer);
      expect(text).toContain(says);
      expect(text.split('\n').at(-1)).toBe('Aide : `!cours aide`.');
    },
  );

  it('overlooks a session of another group', async () => {
    const td1 = { ...classPlace, id: 'p2', room: 'td1', kind: 'group' as const, group: 'g1' };
    const course = makeCourse({ places: [classPlace, td1] });
    const scene = makeScene({ course, origin: room('td1'), person: student });
    const reads = makeReads({ sessions: [makeSession({ group: 'g2' })] });
    expect(plain(decided(await runBare(scene, reads)).answer)).toContain('aucune séance prévue');
  });
});

/** The bare prefix, as the engine runs it: the help verb with an empty word. */
async function runBare(scene: ReturnType<typeof makeScene>, reads: ReturnType<typeof makeReads>) {
  const line = { verb: '', text: '', raw: '', files: [] };
  const args = helpVerb.parse(line, scene);
  return helpVerb.decide(
    scene as Parameters<typeof helpVerb.decide>[0],
    args,
    await helpVerb.load(reads, scene, args),
  );
}

describe('the reference', () => {
  it.each(['fr', 'en'] as const)('has every verb and every setting (%s)', (language) => {
    const page = commandReference(language);
    for (const verb of table) {
      expect(page).toContain(`### ${verb.words[language][0]}\n`);
      for (const example of verb.help[language].examples) expect(page).toContain(`\`!cours ${example}\``);
    }
    expect(page).toContain(language === 'fr' ? '| `durée` |' : '| `duration` |');
    expect(page.endsWith('|\n')).toBe(true);
  });
});
