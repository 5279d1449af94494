import { afterEach, describe, expect, it } from 'vitest';
import { TestProvider } from '../../support/call-provider.ts';
import { chats, lesson, minute, start } from '../../support/lesson.ts';
import { texts, type World } from '../../support/world.ts';

describe.each(chats)('one person against all, on the $name chat', ({ open }) => {
  let world: World;
  afterEach(() => world.close());

  it('holds no server by courses of their own in private', async () => {
    const server = new TestProvider('un', { capacity: { total: 120 }, counts: true });
    world = await open({ providers: [server] });
    await lesson(world, 'bare');
    for (const code of ['X1', 'X2']) {
      await world.say('ana', '@ana', `!cours créer ${code} Rien`);
      await world.say('ana', '@ana', `!cours ${code} réglages effectif 60`);
      await world.say('ana', '@ana', `!cours ${code} audio`);
    }
    expect(server.made.size).toBe(0);
    expect((await texts(world, '@ana')).at(-1)).toContain("n'est lié à aucun salon de classe");
    await world.until(start);
    await world.say('prof', 'class', '!cours audio');
    expect(server.made.size).toBe(1);
  });

  it('gives back what nobody uses, and a class gets its room', async () => {
    const server = new TestProvider('un', { capacity: { total: 70 }, counts: true });
    world = await open({ providers: [server] });
    await lesson(world, 'bare');
    await world.addRoom('lair');
    await world.say('prof', 'lair', '!cours créer X1 Rien');
    await world.say('prof', 'lair', '!cours réglages effectif 60');
    await world.until(start - 20 * minute);
    await world.say('prof', 'lair', '!cours audio');
    expect(server.made.size).toBe(1);
    await world.until(start);
    await world.say('prof', 'class', '!cours audio');
    expect(server.made.size).toBe(2);
  });
});
