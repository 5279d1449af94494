import { afterEach, beforeEach, expect, it } from 'vitest';
import { LocalWorld } from '../../support/local-world.ts';

let world: LocalWorld;
beforeEach(async () => {
  world = await LocalWorld.open();
});
afterEach(() => world.close());

it('each message of the page says its language: the bot’s, and that in which people write', async () => {
  await world.say('prof', 'class', '!cours créer LO21 Algorithms langue en');
  await world.say('ana', 'class', 'pourquoi la hauteur est en arêtes ?');
  await world.say('ana', 'class', 'S3');
  const languages = async (room: string) =>
    [...(await world.page('ana', room)).matchAll(/<div class="body" lang="(\w+)">/gu)].map(
      ([, lang]) => lang,
    );
  const seen = await languages('class');
  // The hello of the house, the command, the answer and the notice of an English course, two messages.
  expect(seen.slice(0, 1)).toEqual(['fr']);
  expect(seen.filter((language) => language === 'en').length).toBeGreaterThanOrEqual(2);
  expect(seen.slice(-2)).toEqual(['fr', 'fr']);
  await world.say('ana', '@ana', '!cours agenda');
  expect((await languages('@ana')).at(-1)).toBe('en');
  await world.say('ana', '@ana', '!cours prochain');
  expect((await languages('@ana')).at(-1)).toBe('fr');
});
