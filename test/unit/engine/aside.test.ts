import { afterEach, describe, expect, it } from 'vitest';
import { asideOf } from '../../../src/engine/aside.ts';
import { chats, end, having, lesson, minute, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import type { Seen, World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

/** What the bot says in the class while something happens. */
async function said(acts: () => Promise<unknown>): Promise<readonly Seen[]> {
  const before = new Set((await world.seen('class')).map(({ reference }) => reference));
  await acts();
  return (await world.seen('class')).filter(({ reference }) => !before.has(reference));
}

describe('while a session is open', () => {
  it.each(['agenda', 'prochain', 'réglages', 'aide', 'équipe', 'support S1', 'agenda passé', ''])(
    '!cours %s is answered to who asked alone',
    async (line) => {
      world = await LocalWorld.open();
      await openLesson(world);
      const answers = await said(() => world.say('ana', 'class', `!cours ${line}`));
      expect(answers.map(({ only }) => only)).toEqual(['ana']);
    },
  );

  it.each(['planifier demain 8h', 'planifer demain 8h', 'déplacer S9 jeudi', 'agenda 99', 'blabla'])(
    'so is a refusal: !cours %s',
    async (line) => {
      world = await LocalWorld.open();
      await openLesson(world);
      const answers = await said(() => world.say('ana', 'class', `!cours ${line}`));
      expect(answers.map(({ only }) => only)).toEqual(['ana']);
    },
  );

  it('in a thread the answer stays there, for who asked', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    const [opening] = await having(world, 'class', '📖 Séance 1');
    const thread = opening?.reference ?? '';
    const answers = await said(() => world.say('ana', 'class', '!cours agenda', { thread }));
    expect(answers).toMatchObject([{ only: 'ana', thread }]);
  });

  it('two who ask the same are answered each', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    const answers = await said(() =>
      Promise.all([world.say('ana', 'class', '!cours agenda'), world.say('ben', 'class', '!cours agenda')]),
    );
    expect(answers.map(({ only }) => only).toSorted()).toEqual(['ana', 'ben']);
  });

  it('it is still theirs alone after a restart', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    await world.say('ana', 'class', '!cours réglages');
    await world.restart();
    const [answer] = await having(world, 'class', 'fuseau');
    expect(answer?.only).toBe('ana');
  });

  it('what changes something is answered to all, also when it was a refusal before', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    const line = await world.say('prof', 'class', '!cours planifier demain 25h');
    const [refusal] = await said(() => world.say('prof', 'class', '!cours lieu S1 B204'));
    expect(refusal?.only).toBeUndefined();
    await world.edit('prof', 'class', line, '!cours planifier demain 15h');
    expect((await sessionOf(world, 2)).status).toBe('planned');
    const answers = await having(world, 'class', '✅ Séance 2 (S2)');
    expect(answers.map(({ only }) => only)).toEqual([undefined]);
    expect(await having(world, 'class', '25')).toEqual([]);
  });

  it('an edited refusal that is one still stays who wrote it’s', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    const line = await world.say('ana', 'class', '!cours agena');
    await world.edit('ana', 'class', line, '!cours agenda');
    const answers = (await world.seen('class')).filter(({ only }) => only === 'ana');
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain('S1');
  });

  it('a proposal is accepted by who alone sees it', async () => {
    world = await LocalWorld.open();
    await openLesson(world);
    const [proposal] = await said(() => world.say('prof', 'class', '!cours planifer demain 15h'));
    expect(proposal?.only).toBe('prof');
    await world.react('prof', 'class', proposal?.reference ?? '', '✅');
    expect((await sessionOf(world, 2)).status).toBe('planned');
  });
});

it('before and after a session answers are for all, in private as ever', async () => {
  world = await LocalWorld.open();
  await lesson(world);
  expect((await said(() => world.say('ana', 'class', '!cours agenda')))[0]?.only).toBeUndefined();
  await world.until(end + 60 * minute);
  expect((await said(() => world.say('ana', 'class', '!cours agenda')))[0]?.only).toBeUndefined();
  await world.say('ana', '@ana', '!cours agenda');
  expect((await world.seen('@ana')).every(({ only }) => only === undefined)).toBe(true);
});

it('where nothing can be shown to one alone and there is no thread, it is said in the room', async () => {
  const [awkward] = chats;
  world = (await awkward?.open()) as World;
  await openLesson(world);
  expect(await said(() => world.say('ana', 'class', '!cours agenda'))).toHaveLength(1);
});

it('a platform that can is asked to', async () => {
  const [awkward] = chats;
  world = (await awkward?.open({ ephemeral: true })) as World;
  await openLesson(world);
  expect(await said(() => world.say('ana', 'class', '!cours agenda'))).toMatchObject([{ only: 'ana' }]);
});

it('with threads alone it is said in that of the session', async () => {
  const [awkward] = chats;
  world = (await awkward?.open()) as World;
  await openLesson(world);
  const course = await world.store.courseByCode('LO21');
  const deps = { store: world.store, adapters: new Map() };
  const [place] = course?.places ?? [];
  const asked = { account: place?.account ?? '', room: place?.room ?? '' };
  const { opening } = await sessionOf(world);
  expect(await asideOf(deps, course, asked, 'ana', true)).toEqual({ under: opening });
  expect(await asideOf(deps, course, { ...asked, thread: 'other' }, 'ana', true)).toEqual({});
  expect(await asideOf(deps, course, { ...asked, room: 'elsewhere' }, 'ana', true)).toEqual({});
  expect(await asideOf(deps, undefined, asked, 'ana', true)).toEqual({});
  // A refusal stands under what it refuses.
  expect(await asideOf(deps, course, asked, 'ana', false)).toEqual({});
});
