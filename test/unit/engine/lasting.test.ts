import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chats, having, openLesson, sessionOf } from '../../support/lesson.ts';
import { last, type World } from '../../support/world.ts';

describe.each(chats)('défaire after what cannot be taken back, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await openLesson(world);
  });
  afterEach(() => world.close());

  it('says so, and takes back the action before it only when told to', async () => {
    await world.say('prof', 'class', '!cours titre S1 Les graphes');
    await world.say('prof', 'class', '!cours terminer');
    await world.say('prof', 'class', '!cours défaire');
    const { text, reference } = await last(world, 'class');
    expect(text).toContain(
      "On ne peut pas défaire votre dernière action (la fin de la séance) ; pour l'inverse : `!cours rouvrir`.",
    );
    expect(text).toContain('Pour défaire la précédente (le changement de titre de la séance 1 (S1))');
    expect((await sessionOf(world)).title).toBe('Les graphes');
    await world.react('prof', 'class', reference, '✅');
    expect(
      await having(world, 'class', "✅ Le changement de titre de la séance 1 (S1) n'a plus d'effet."),
    ).toHaveLength(1);
  });

  it('nothing else stands between: what only reads, a refusal, another person', async () => {
    await world.say('prof', 'class', '!cours agenda');
    await world.say('prof', 'class', '!cours terminer S9');
    await world.say('ana', 'class', '!cours rappel oui');
    await world.say('prof', 'class', '!cours titre S1 Les graphes');
    await world.say('prof', 'class', '!cours agenda');
    await world.say('prof', '@prof', '!cours support S1');
    await world.say('prof', 'class', '!cours défaire');
    expect(
      await having(world, 'class', "✅ Le changement de titre de la séance 1 (S1) n'a plus d'effet."),
    ).toHaveLength(1);
  });

  it('an announcement stays', async () => {
    await world.say('prof', 'class', '!cours annoncer Le TD est en ligne.');
    await world.say('prof', 'class', '!cours défaire');
    expect((await last(world, 'class')).text).toContain(
      "On ne peut pas défaire votre dernière action (l'annonce).",
    );
  });

  it('an unknown change is called unknown', async () => {
    await world.say('prof', 'class', '!cours défaire tout');
    expect((await last(world, 'class')).text).toContain('Je ne connais pas de changement « tout ».');
  });
});
