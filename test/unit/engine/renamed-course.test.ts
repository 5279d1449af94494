import { afterEach, beforeEach, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { last, texts } from '../../support/world.ts';

let world: AwkwardWorld;
beforeEach(async () => {
  world = await AwkwardWorld.open();
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.say('prof', '@prof', 'bonjour');
});
afterEach(() => world.close());

const said = async (room: string) => (await last(world, room)).text;

it('a course gets another title, in quotes or not, and its old one back', async () => {
  await world.say('prof', 'class', '!cours réglages titre « Algorithmes — avancé »');
  expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes — avancé');
  expect(await said('class')).toMatch(/au lieu d.*Algorithmes/u);
  await world.say('prof', 'class', '!cours défaire');
  expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes');
  await world.say('prof', 'class', `!cours réglages titre ${'x'.repeat(201)}`);
  expect(await said('class')).toContain('200 caractères');
  await world.say('ana', 'class', '!cours réglages titre Autre');
  expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes');
});

it('a course gets another code; what is typed with the one before still means it', async () => {
  await world.say('prof', '@prof', '!cours créer GE37 Marketing');
  await world.say('prof', 'class', '!cours réglages code lo22');
  expect(await said('class')).toContain('gardent LO21');
  expect(await world.store.courseByCode('LO21')).toBeUndefined();
  await world.say('prof', '@prof', '!cours LO21 agenda');
  expect(await said('@prof')).toContain('lo22');
  await world.addRoom();
  await world.say('prof', 'autre', '!cours lier LO21 équipe');
  expect(await said('@prof')).toContain('`!cours lier lo22 équipe`');
  await world.react('prof', '@prof', (await last(world, '@prof')).reference, '✅');
  expect((await world.store.courseByCode('lo22'))?.places).toHaveLength(2);
});

it('a one-time code that was given under the old code links too', async () => {
  await world.say('prof', '@prof', '!cours lier');
  const [line = ''] = (await texts(world, '@prof')).join('\n').match(/!cours lier LO21 \S{14}/u) ?? [];
  await world.say('prof', 'class', '!cours réglages code LO22');
  await world.addRoom();
  await world.say('prof', 'autre', line);
  expect((await world.store.courseByCode('LO22'))?.places).toHaveLength(2);
});

it('a code is one course’s alone, also when a change is taken back', async () => {
  await world.addRoom();
  await world.say('prof', 'autre', '!cours créer GE37 Marketing');
  await world.say('prof', 'class', '!cours réglages code ge37');
  expect(await said('class')).toContain("déjà celui d'un autre cours");
  await world.say('prof', 'class', '!cours réglages code S3');
  expect(await said('class')).toContain('2 à 20 lettres');
  await world.say('prof', 'class', '!cours réglages code LO22');
  await world.say('prof', 'autre', '!cours réglages code LO21');
  await world.say('prof', 'class', '!cours défaire');
  expect(await said('class')).toContain("LO21 est désormais celui d'un autre cours");
  expect((await world.store.courseByCode('LO22'))?.title).toBe('Algorithmes');
  // With the code typed, the course that has it now is meant.
  await world.say('prof', '@prof', '!cours LO21 réglages titre');
  expect(await said('@prof')).toContain('Marketing');
});

it('taken back, both codes are understood', async () => {
  await world.say('prof', '@prof', '!cours créer GE37 Marketing');
  await world.say('prof', 'class', '!cours réglages code LO22');
  await world.say('prof', 'class', '!cours défaire');
  expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes');
  for (const code of ['LO21', 'LO22']) {
    await world.say('prof', '@prof', `!cours ${code} réglages titre`);
    expect(await said('@prof')).toContain('Algorithmes');
  }
});
