import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chats, having, hour, lesson, minute, sessionOf } from '../../support/lesson.ts';
import { last, type World } from '../../support/world.ts';

const file = (name: string, words = name) => new File([words], name, { type: 'image/png' });

describe.each(chats)('files sent in private without a command, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world, 'bare');
  });
  afterEach(() => world.close());

  const send = (user: string, ...files: readonly File[]) => world.say(user, `@${user}`, '', { files });
  const kept = async (number = 1) =>
    (await world.store.material((await sessionOf(world, number)).id))?.files.map(({ name }) => name) ?? [];
  const give = () => world.say('prof', '@prof', '!cours support S1\nUn arbre.');

  it('after the text are offered for its session, and added by the ✅ of their author', async () => {
    await give();
    await send('prof', file('arbre.png'));
    const { text, reference } = await last(world, '@prof');
    expect(text).toBe('Ajouter arbre.png au support de S1 ? ✅ ou `!cours support S1 ajouter`.');
    expect(await kept()).toEqual([]);
    if (world.name === 'awkward') await world.react('ana', '@prof', reference, '✅');
    expect(await kept()).toEqual([]);
    await world.react('prof', '@prof', reference, '✅');
    expect(await kept()).toEqual(['arbre.png']);
    expect((await last(world, '@prof')).text).toContain('enregistré : 9 caractères, arbre.png');
    await world.say('prof', '@prof', '!cours défaire');
    expect(await kept()).toEqual([]);
  });

  it('with a text in the same message are offered with it, and both are added', async () => {
    await give();
    await world.say('prof', '@prof', 'Le schéma à lire.\n• la racine', { files: [file('arbre.png')] });
    const { text, reference } = await last(world, '@prof');
    expect(text).toMatch(/^Ajouter le texte \(\d+ caractères\) et arbre\.png au support de S1 \?/);
    await world.react('prof', '@prof', reference, '✅');
    expect(await kept()).toEqual(['arbre.png']);
    const body = async () => (await world.store.material((await sessionOf(world)).id))?.body;
    expect(await body()).toBe('Un arbre.\n\nLe schéma à lire.\n• la racine');
    await world.say('prof', '@prof', '!cours défaire');
    expect([await kept(), await body()]).toEqual([[], 'Un arbre.']);
  });

  it('with their own name as the text are files alone', async () => {
    await give();
    await world.say('prof', '@prof', 'arbre.png', { files: [file('arbre.png')] });
    expect((await last(world, '@prof')).text).toMatch(/^Ajouter arbre\.png au support/);
  });

  it('several in one go are one question', async () => {
    await give();
    await send('prof', file('a.png'), file('b.png'));
    await send('prof', file('c.png'));
    await send('prof', file('a.png', 'anew'));
    const asked = await having(world, '@prof', 'Ajouter');
    // Where nothing can be edited, the question is said again.
    expect(asked).toHaveLength(world.can.edits ? 1 : 3);
    expect(asked.at(-1)?.text).toContain('Ajouter b.png, c.png et a.png au support de S1 ?');
    await world.react('prof', '@prof', asked.at(-1)?.reference ?? '', '✅');
    expect(await kept()).toEqual(['b.png', 'c.png', 'a.png']);
  });

  it('a while later are a new question, about all that wait', async () => {
    await give();
    await send('prof', file('a.png'));
    await world.until(world.clock.now() + 10 * minute);
    await send('prof', file('b.png'));
    const asked = await having(world, '@prof', 'Ajouter');
    expect(asked).toHaveLength(2);
    expect(asked.at(-1)?.text).toContain('Ajouter a.png et b.png');
    await world.say('prof', '@prof', '!cours support S1 ajouter');
    expect(await kept()).toEqual(['a.png', 'b.png']);
    await world.say('prof', '@prof', '!cours support S1 ajouter');
    expect((await last(world, '@prof')).text).toContain("Vous n'avez aucun fichier en attente");
  });

  it('for another session close the question before, whose ✅ would add the wrong ones', async () => {
    await world.say('prof', 'class', '!cours planifier vendredi 13 novembre 14h — Les graphes');
    await give();
    await send('prof', file('a.png'));
    const [first] = await having(world, '@prof', 'Ajouter a.png');
    await world.say('prof', '@prof', '!cours support S2\nUn graphe.');
    await send('prof', file('b.png'));
    expect(await having(world, '@prof', 'Ajouter b.png au support de S2 ?')).toHaveLength(1);
    const closed = await having(world, '@prof', "Je n'ai pas ajouté");
    expect(closed.map(({ text }) => text)).toEqual([expect.stringContaining('a.png')]);
    await world.react('prof', '@prof', closed[0]?.reference ?? '', '✅');
    if (world.can.edits) expect(closed[0]?.reference).toBe(first?.reference);
    else await world.react('prof', '@prof', first?.reference ?? '', '✅');
    expect([await kept(1), await kept(2)]).toEqual([[], []]);
  });

  it('with nothing before them are asked about the next session, and may be for another', async () => {
    await world.say('prof', 'class', '!cours planifier vendredi 13 novembre 14h — Les graphes');
    await send('prof', file('arbre.png'));
    const { text } = await last(world, '@prof');
    expect(text).toContain('Ajouter arbre.png au support de S1 (prochaine séance, Les arbres) ?');
    await world.say('prof', '@prof', '!cours support S2 ajouter');
    expect([await kept(1), await kept(2)]).toEqual([[], ['arbre.png']]);
    await send('prof', file('suite.png'));
    expect((await last(world, '@prof')).text).toContain('Ajouter suite.png au support de S2 ?');
  });

  it('where there are several courses are asked about, with a line that works', async () => {
    await world.say('prof', '@prof', '!cours créer SR03 Réseaux');
    await send('prof', file('arbre.png'));
    expect((await last(world, '@prof')).text).toContain('arbre.png : pour le support de quelle séance ?');
    await world.say('prof', '@prof', '!cours LO21 support S1 ajouter');
    expect(await kept()).toEqual(['arbre.png']);
    await send('prof', file('b.png'));
    const { text, reference } = await last(world, '@prof');
    expect(text).toContain('`!cours LO21 support S1 ajouter`');
    await world.react('prof', '@prof', reference, '✅');
    expect(await kept()).toEqual(['arbre.png', 'b.png']);
  });

  it('wait for an hour, through a restart, and not longer', async () => {
    await give();
    await send('prof', file('a.png'));
    await world.restart();
    await world.until(world.clock.now() + 2 * hour);
    await world.react('prof', '@prof', (await last(world, '@prof')).reference, '✅');
    expect(await kept()).toEqual([]);
    expect((await last(world, '@prof')).text).toContain("Vous n'avez aucun fichier en attente");
  });

  it("of students are nobody's material, and neither are they kept", async () => {
    await send('ana', file('photo.png'));
    expect((await last(world, '@ana')).text).toContain('je ne transmets à personne');
    await world.say('ana', '@ana', '!cours support S1 ajouter');
    expect(await kept()).toEqual([]);
  });

  it('while a material is handed in are a part of it', async () => {
    await world.say('prof', '@prof', '!cours support S1');
    await send('prof', file('a.png'));
    expect(await kept()).toEqual(['a.png']);
    await world.until(world.clock.now() + 16 * minute);
    await send('prof', file('b.png'));
    expect((await last(world, '@prof')).text).toContain('Ajouter b.png au support de S1 ?');
  });

  it('are kept under names of one form', async () => {
    await give();
    await send('prof', file('sche\u0301ma.png'));
    await world.say('prof', '@prof', '!cours support S1 ajouter');
    await world.say('prof', '@prof', '!cours support S1', { files: [file('schéma.png', 'anew')] });
    expect(await kept()).toEqual(['schéma.png']);
    expect((await last(world, '@prof')).text).toContain("Remplacé : l'ancien schéma.png.");
  });
});

describe.each(chats)('`support` in reply, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world);
  });
  afterEach(() => world.close());

  const bodyOf = async () => (await world.store.material((await sessionOf(world)).id))?.body;

  it('to what the bot said never stores it', async () => {
    const before = await bodyOf();
    for (const line of ['!cours support S1', '!cours agenda', '!cours support S1 remplacer']) {
      await world.say('prof', '@prof', line);
      await world.say('prof', '@prof', '!cours support fini');
      const { reference } = await last(world, '@prof');
      await world.say('prof', '@prof', '!cours support S1', { replyTo: reference });
      await world.say('prof', '@prof', '!cours support S1 ajouter', { replyTo: reference });
      expect(await bodyOf()).toBe(before);
      await world.until(world.clock.now() + minute);
    }
    const { reference } = await last(world, '@prof');
    await world.say('prof', '@prof', '!cours support S1\nLe mien.', { replyTo: reference });
    expect(await bodyOf()).toBe('Le mien.');
  });

  it.each([
    ['# Les tas\nUn tas.', '# Les tas\nUn tas.'],
    ['!cours suport S1\n# Les tas', '# Les tas'],
    ['!cour support S1 # Les tas', '# Les tas'],
    ['!cours annoncer\n# Les tas', '# Les tas'],
  ])('to %j stores what is material of it, and says what it replaces', async (written, stored) => {
    const replyTo = await world.say('prof', '@prof', written);
    await world.say('prof', '@prof', '!cours support S1', { replyTo });
    expect(await bodyOf()).toBe(stored);
    const { text } = await last(world, '@prof');
    expect(text).toMatch(/Remplacé : l'ancien texte \(\d+ caractères\)\. ↩️ ou `!cours défaire`\./);
  });

  it('to a command alone stores nothing', async () => {
    const before = await bodyOf();
    for (const command of [
      '!cours agenda',
      '!cours support S1',
      '!cours support S1 publier',
      '!cour agenda',
    ]) {
      const replyTo = await world.say('prof', '@prof', command);
      await world.say('prof', '@prof', '!cours support S1', { replyTo });
      await world.until(world.clock.now() + minute);
    }
    expect(await bodyOf()).toBe(before);
  });
});
