import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalWorld } from '../../support/local-world.ts';
import { last } from '../../support/world.ts';

let world: LocalWorld;
beforeEach(async () => {
  world = await LocalWorld.open();
});
afterEach(() => world.close());

const staffOf = async (code: string) => {
  const course = await world.store.courseByCode(code);
  const persons = await world.store.persons((course?.staff ?? []).map(({ person }) => person));
  return persons.map(({ name }) => name);
};

describe('who chooses « J’enseigne » in the local chat', () => {
  test('is no staff of a course by it, whenever they choose it', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('ana', 'class', 'bonjour');
    await world.changeSelf('ana', { role: 'teach' });
    expect(await staffOf('LO21')).toEqual(['Prof']);
    await world.say('ana', 'class', '!cours planifier demain 14h');
    expect((await last(world, 'class')).text).toContain("l'équipe");
  });

  test('and goes by another name is called so by the bot at once', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.changeSelf('prof', { name: 'Mme Lefèvre' });
    expect(await staffOf('LO21')).toEqual(['Mme Lefèvre']);
  });
});

describe('in the sample course', () => {
  beforeEach(() => world.seedSample());

  test('who corrects their role teaches it where nobody does', async () => {
    await world.say('ana', 'class', 'bonjour');
    expect(await staffOf('ALGO')).toEqual([]);
    await world.changeSelf('ana', { role: 'teach' });
    expect(await staffOf('ALGO')).toEqual(['Ana']);
  });

  test('a student beside a teacher stays one', async () => {
    await world.say('prof', 'class', 'bonjour');
    await world.say('ana', 'class', 'bonjour');
    await world.changeSelf('ana', { role: 'teach' });
    expect(await staffOf('ALGO')).toEqual(['Prof']);
  });
});
