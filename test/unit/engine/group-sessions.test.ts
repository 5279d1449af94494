import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chats, having, minute, openLesson, start } from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

describe.each(chats)('a session of a group beside those of the class, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await openLesson(world);
    await world.addRoom('td1');
    await world.say('prof', 'class', '!cours lier');
    const code = /lier LO21 (\S+)/.exec((await texts(world, '@prof')).join('\n'))?.[1] ?? '';
    await world.say('prof', 'td1', `!cours lier LO21 ${code} groupe TD1`);
    await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 14h30 groupe TD1 — Exercices');
    await world.until(start + 31 * minute);
  });
  afterEach(() => world.close());

  it('says when planned, and when it opens, that the one of the same people ends', async () => {
    expect(await having(world, 'class', "Quand l'une s'ouvre, l'autre se termine.")).toHaveLength(1);
    expect(
      await having(world, 'class', "Séance 1 (S1) terminée : la séance 2 (S2) s'ouvre, pour le groupe TD1."),
    ).toHaveLength(1);
  });

  it('is not held in the room of the class', async () => {
    await world.say('ana', 'class', '!cours');
    expect((await last(world, 'class')).text).not.toContain('S2');
    await world.say('ana', 'td1', '!cours');
    expect((await last(world, 'td1')).text).toContain('S2');
    await world.say('ana', 'class', '!cours audio je suis perdue');
    const [request] = await having(world, 'class', 'je suis perdue');
    expect(request?.text).toContain('demande une salle audio');
    expect(request?.text).not.toContain('S2');
  });

  it('an hour that was cut short is past', async () => {
    await world.say('ana', 'class', '!cours agenda passé');
    expect((await last(world, 'class')).text).toContain('S1');
  });
});
