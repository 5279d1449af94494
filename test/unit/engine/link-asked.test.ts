import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { last, texts, type World } from '../../support/world.ts';

const worlds = [
  ['local', () => LocalWorld.open()],
  ['awkward', () => AwkwardWorld.open()],
] as const;
const minute = 60_000;

describe.each(worlds)('lier CODE by the course’s teacher (%s)', (_, open) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('prof', '@prof', 'bonjour');
    await world.addRoom('autre');
  });
  afterEach(() => world.close());

  const places = async () =>
    (await world.store.courseByCode('LO21'))?.places.map(({ kind, group }) => [kind, group !== undefined]);
  const approve = async (user = 'prof') =>
    world.react(user, '@prof', (await last(world, '@prof')).reference, '✅');

  it.each([
    ['', 'toute la classe', ['class', false]],
    [' équipe', "l'équipe", ['staff', false]],
    [' groupe TD 1', 'groupe TD 1', ['group', true]],
  ])('« %s »: one ✅ in private links the room, and it is said there', async (kind, said, place) => {
    await world.say('prof', 'autre', `!cours lier lo21${kind}`);
    expect(await places()).toHaveLength(1);
    expect((await last(world, 'autre')).text).toContain('confirmation en privé');
    const question = (await last(world, '@prof')).text;
    expect(question).toContain(`\`!cours lier LO21${kind}\``);
    expect(question).toContain(said);
    await approve();
    expect((await places())?.at(-1)).toEqual(place);
    expect((await texts(world, 'autre')).join('\n')).toContain('✅ Ce salon est lié à LO21, Algorithmes');
    expect((await last(world, '@prof')).text).toContain('Le salon est lié à LO21');
    // Once: the same sign again finds the room taken.
    const [, line = ''] = /`(!cours lier LO21 confirmer \S+)`/.exec(question) ?? [];
    await world.say('prof', '@prof', line);
    expect(await places()).toHaveLength(2);
  });

  it('the words of the sign do the same, also among several courses', async () => {
    await world.say('prof', '@prof', '!cours créer GE37 Marketing');
    await world.say('prof', 'autre', '!cours link LO21 staff');
    const [, line = ''] = /`(!cours lier LO21 confirmer \S+)`/.exec((await last(world, '@prof')).text) ?? [];
    await world.say('prof', '@prof', line);
    expect((await places())?.at(-1)).toEqual(['staff', false]);
  });

  it('is nobody else’s to confirm, and holds for 15 minutes', async () => {
    await world.say('prof', 'autre', '!cours lier LO21');
    const [, line = ''] = /`(!cours lier LO21 confirmer \S+)`/.exec((await last(world, '@prof')).text) ?? [];
    await world.say('ana', '@ana', line);
    expect((await last(world, '@ana')).text).toContain("n'est plus valable");
    await world.until(world.clock.now() + 15 * minute);
    await world.say('prof', '@prof', line);
    expect((await last(world, '@prof')).text).toContain('`!cours lier LO21`');
    expect(await places()).toHaveLength(1);
  });

  it('finds the room taken meanwhile', async () => {
    await world.say('prof', 'autre', '!cours lier LO21');
    const { reference } = await last(world, '@prof');
    await world.say('prof', 'autre', '!cours créer GE37 Marketing');
    await world.react('prof', '@prof', reference, '✅');
    expect((await last(world, '@prof')).text).toContain('GE37 (Marketing)');
    expect(await places()).toHaveLength(1);
  });

  it('by somebody else reads the same whether there is such a course or not', async () => {
    for (const code of ['LO21', 'XX99']) {
      await world.say('ana', 'autre', `!cours lier ${code}`);
      expect((await last(world, 'autre')).text).not.toContain('confirmation');
    }
    const [one, other] = (await texts(world, 'autre')).slice(-2);
    expect(one).toBe(other);
    expect(await places()).toHaveLength(1);
  });
});
