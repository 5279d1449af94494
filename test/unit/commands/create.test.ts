import { describe, expect, it } from 'vitest';
import { createVerb } from '../../../src/commands/create.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  direct,
  house,
  makeCourse,
  makeScene,
  refused,
  room,
  run,
  type SceneOver,
  student,
} from '../../support/scene.ts';

const empty = (over: SceneOver = {}) =>
  makeScene({ course: undefined, origin: room('nouveau'), moderator: true, ...over });
const none = makeReads();

async function created(text: string, over: SceneOver = {}) {
  return decided(await run(createVerb, text, empty(over), none));
}

describe('créer', () => {
  it('creates the course in this room and makes its creator the teacher', async () => {
    const decision = await created('créer LO21 Algorithmes et structures');
    expect(decision.course).toMatchObject({
      code: 'LO21',
      title: 'Algorithmes et structures',
      zone: 'Europe/Paris',
      language: 'fr',
      staff: [{ person: 'prof', role: 'teacher' }],
      places: [{ account: 'local', room: 'nouveau', kind: 'class' }],
      createdBy: 'prof',
      nextNumber: 1,
      version: 0,
    });
    expect(decision.undoable).toBe(true);
    expect(plain(decision.answer)).toBe(
      '✅ LO21, Algorithmes et structures : le cours est créé dans ce salon (heure de Paris). Vous en êtes responsable.\n' +
        'Ensuite : `!cours planifier jeudi 14h15-16h15 — Les arbres`. Le support, lui, se prépare en message privé.',
    );
  });

  it('posts the privacy notice there, silently', async () => {
    const { posts = [] } = await created('créer LO21 Algorithmes');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      op: 'say',
      ring: false,
      audience: { kind: 'room', account: 'local', room: 'nouveau' },
    });
  });

  it.each([
    ['créer LO21 — Algorithmes - partie 2', 'Algorithmes - partie 2', 'Europe/Paris', 'fr'],
    ['créer LO21 « Algorithmes »', 'Algorithmes', 'Europe/Paris', 'fr'],
    ['créer LO21 Marketing fuseau America/Montreal langue en', 'Marketing', 'America/Montreal', 'en'],
    ['create LO21 Marketing language en timezone europe/london', 'Marketing', 'Europe/London', 'en'],
    ['créer LF01 Langue française', 'Langue française', 'Europe/Paris', 'fr'],
    ['créer EC01 La zone Euro', 'La zone Euro', 'Europe/Paris', 'fr'],
    ['créer LO21\u00a0Les arbres', 'Les arbres', 'Europe/Paris', 'fr'],
  ])('%s', async (text, title, zone, language) => {
    const { course } = await created(text);
    expect(course).toMatchObject({ code: text.split(/\s/u)[1], title, zone, language });
  });

  it('answers in the language of the course, and says how to change it to whoever typed the other one', async () => {
    const english = await created('créer GE37 Marketing langue en');
    expect(plain(english.answer)).toContain('You are its teacher.');
    const hinted = await created('create GE37 Marketing');
    expect(plain(hinted.answer)).toContain('`!cours settings language en`');
  });

  it.each(['créer LO21 : Algorithmes', 'créer LO21: Algorithmes', 'créer LO21 — Algorithmes'])(
    'takes no sign into code or title: %s',
    async (text) => {
      const { course } = await created(text);
      expect(course).toMatchObject({ code: 'LO21', title: 'Algorithmes' });
    },
  );

  it('in private links nothing yet and explains how', async () => {
    const decision = await created('créer LO21 Algorithmes', { origin: direct() });
    expect(decision.course?.places).toEqual([]);
    expect(decision.posts).toBeUndefined();
    expect(plain(decision.answer)).toContain('`!cours lier LO21`');
  });

  it.each([
    ['créer', 'missing', '`!cours créer LO21 Algorithmes et structures`'],
    ['créer LO21', 'missing', '`!cours créer LO21 Algorithmes et structures`'],
    ['créer A Un titre', 'badCode', '« A »'],
    ['créer LO/21 Un titre', 'badCode', '« LO/21 »'],
    ['créer S3 Les arbres', 'badCode', '« S3 »'],
    ['créer un cours', 'badCode', '« un »'],
    ['créer le cours de maths', 'badCode', '« le »'],
    [
      'créer un cours LO21 : Algorithmes et structures',
      'badCode',
      'Le code du cours est-il LO21 ? Dans ce cas : `!cours créer LO21 : Algorithmes et structures`.',
    ],
    ['create a course called GE37 Marketing', 'badCode', 'GE37'],
    [`créer ${'x'.repeat(21)} Un titre`, 'badCode', '2 à 20'],
    ['créer LO21 Algo fuseau Mars/Olympus', 'badZone', '« Mars/Olympus »'],
    ['créer LO21 Algo fuseau Paris', 'badZone', 'fuseau Europe/Paris'],
    ['créer LO21 Algo langue es', 'badLanguage', '« es »'],
    [`créer LO21 ${'x'.repeat(201)}`, 'titleTooLong', '201'],
  ])('%s: refused (%s)', async (text, code, says) => {
    const refusal = refused(await run(createVerb, text, empty(), none));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(says);
  });

  it('needs moderation rights in a room, none in private', async () => {
    const refusal = refused(await run(createVerb, 'créer LO21 Algo', empty({ moderator: false }), none));
    expect(refusal.refused).toBe('needsModerator');
  });

  it('refuses a room that holds a course already, with the way on', async () => {
    const refusal = refused(
      await run(createVerb, 'créer GE37 Marketing', makeScene({ moderator: true }), none),
    );
    expect(refusal.refused).toBe('roomTaken');
    expect(plain(refusal.answer)).toContain('LO21');
    expect(plain(refusal.answer)).toContain('`!cours délier`');
  });

  it('refuses a code that is taken, without regard to case, and proposes another', async () => {
    const reads = makeReads({ courses: [makeCourse()] });
    const refusal = refused(await run(createVerb, 'créer lo21 Algo', empty(), reads));
    expect(refusal.refused).toBe('codeTaken');
    expect(plain(refusal.answer)).toContain('`!cours créer lo21-2 Algo`');
  });

  it('stops at 20 courses a creator', async () => {
    const twenty = await run(createVerb, 'créer LO21 Algo', empty(), makeReads({ created: 20 }));
    expect(refused(twenty).refused).toBe('tooManyCourses');
    const nineteen = await run(createVerb, 'créer LO21 Algo', empty(), makeReads({ created: 19 }));
    expect(decided(nineteen).course?.code).toBe('LO21');
  });
});

describe('COURS_CREATORS', () => {
  const creators = { users: ['@ana:other.org'], servers: ['school.fr'] };
  const of = (...users: string[]): SceneOver => ({
    person: { ...student, accounts: users.map((user) => ({ platform: 'matrix', user })) },
    house: { ...house, creators, host: 'Association Exemple' },
  });
  const line = 'créer LO21 Algorithmes';

  it.each([
    [['@ana:other.org'], true],
    [['@bo:school.fr'], true],
    [['@bo:other.org', '@bo:school.fr'], true],
    [['@ana:other.org.example'], false],
    [['@bo:other.org'], false],
    [['@school.fr:elsewhere'], false],
    [['etu1'], false],
  ])('of %j: %s', async (users, may) => {
    const outcome = await run(createVerb, line, empty(of(...users)), none);
    if (may) expect(decided(outcome).course?.code).toBe('LO21');
    else expect(plain(refused(outcome).answer)).toContain('(Association Exemple)');
  });

  it('never holds a host', async () => {
    decided(await run(createVerb, line, empty({ ...of('@bo:other.org'), isHost: true }), none));
  });
});
