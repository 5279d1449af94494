import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { chats, having, lesson, minute, sessionOf } from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

describe.each(chats)('ordinary words in private, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world, 'bare');
  });
  afterEach(() => world.close());

  it('are answered once an hour of the clock: they go no further', async () => {
    await world.until(world.clock.now() + 50 * minute);
    await world.say('ana', '@ana', 'Bonjour, je serai absente jeudi.');
    await world.say('ana', '@ana', 'Vous êtes là ?');
    expect(await having(world, '@ana', 'je ne transmets à personne')).toMatchObject([{ ring: false }]);
    expect((await last(world, '@ana')).text).toContain('`!cours aide`');
    await world.until(world.clock.now() + 15 * minute);
    await world.say('ana', '@ana', 'Toujours personne ?');
    expect(await having(world, '@ana', 'je ne transmets à personne')).toHaveLength(2);
    expect(await texts(world, 'class')).not.toContainEqual(expect.stringContaining('absente'));
  });

  it.each([
    'Quand rend-on le TP ?',
    "Qui peut m'aider ? Je suis malade.",
    'Help is on its way, ticket 7',
    'Annuler mon absence, est-ce possible ?',
    'Aide moi stp',
    'Quand est-ce que vous rendez les copies ?',
    'Prochain devoir : quand ?',
    'Agenda chargé cette semaine',
    'Agenda — je l’ai perdu',
  ])('« %s » is no command without its prefix', async (typed) => {
    await world.say('ana', '@ana', typed);
    expect(await having(world, '@ana', 'je ne transmets à personne')).toHaveLength(1);
    expect(await having(world, '@ana', 'vouliez-vous')).toEqual([]);
  });

  it.each([
    'agenda',
    'LO21 agenda',
    'cours agenda',
    '> Bonjour\n\nagenda',
    'lo21 agenda',
    '!agenda',
    'Agenda tout',
    'agenda svp',
    'Prochain',
    'quand est la prochaine séance ?',
    'next',
    'LO21 prochaine séance',
  ])('« %s » only reads: it is answered at once', async (typed) => {
    await world.say('prof', '@prof', typed);
    const { text } = await last(world, '@prof');
    expect(text).not.toContain('vouliez-vous');
    expect(text).toContain('Les arbres');
  });

  it.each(['aide', 'help', 'aide équipe', 'réglages', 'réglage fuseau', 'équipe'])(
    '« %s » is answered at once too',
    async (typed) => {
      await world.say('prof', '@prof', `!cours ${typed}`);
      const { text } = await last(world, '@prof');
      await world.say('prof', '@prof', typed);
      expect(await having(world, '@prof', 'vouliez-vous')).toEqual([]);
      expect((await last(world, '@prof')).text).toBe(text);
    },
  );

  it.each(['!coursagenda', '!cour agenda', '! cuors, agenda'])(
    '« %s » is proposed as the command, sent by the ✅ of its author',
    async (typed) => {
      await world.say('prof', '@prof', typed);
      const { text, reference } = await last(world, '@prof');
      expect(text).toContain('Une commande commence par `!cours` ; vouliez-vous `!cours agenda` ?');
      await world.react('prof', '@prof', reference, '✅');
      expect((await last(world, '@prof')).text).toContain('Les arbres');
    },
  );

  it.each(['annuler S1', 'support S1', 'réglages fuseau Europe/Brussels', 'support S1\nUn arbre.'])(
    '« %s » may change something: it is proposed',
    async (typed) => {
      await world.say('prof', '@prof', typed);
      expect(await having(world, '@prof', 'vouliez-vous')).toHaveLength(1);
    },
  );

  it('what a student reads of a material is answered at once', async () => {
    await world.say('ana', '@ana', 'support S1');
    expect(await having(world, '@ana', 'vouliez-vous')).toEqual([]);
    expect(await having(world, '@ana', 'je ne transmets à personne')).toEqual([]);
  });

  it('a word edited into a line that only reads is answered', async () => {
    const message = await world.say('prof', '@prof', 'agneda');
    await world.edit('prof', '@prof', message, 'agenda');
    expect((await last(world, '@prof')).text).toContain('Les arbres');
  });

  it('a command without its prefix may be edited into one', async () => {
    const message = await world.say('prof', '@prof', 'support S1\nUn arbre.');
    await world.edit('prof', '@prof', message, '!cours support S1\nUn arbre.');
    expect(await having(world, '@prof', 'Support de la séance 1 (S1) enregistré')).toHaveLength(1);
  });

  it('a material whose time is over is not lost in silence', async () => {
    await world.say('prof', '@prof', '!cours support S1');
    await world.say('prof', '@prof', 'Première partie.');
    await world.until(world.clock.now() + 16 * minute);
    await world.say('prof', '@prof', 'Seconde partie.');
    const { text } = await last(world, '@prof');
    expect(text).toContain("Je n'attends plus le support de la séance 1 (S1)");
    expect(text).toContain('`!cours support S1`');
    await world.say('prof', '@prof', 'Suite.');
    expect(await having(world, '@prof', "Je n'attends plus")).toHaveLength(1);
    expect((await world.store.material((await sessionOf(world)).id))?.body).toBe('Première partie.');
  });

  it('names the course where there are several', async () => {
    await world.say('prof', '@prof', '!cours créer SR03 Réseaux');
    await world.say('prof', '@prof', 'lo21 support S1');
    const { text, reference } = await last(world, '@prof');
    expect(text).toContain('vouliez-vous `!cours LO21 support S1` ?');
    await world.react('prof', '@prof', reference, '✅');
    expect((await last(world, '@prof')).text).toContain('pour envoyer le texte ou les fichiers');
    await world.until(world.clock.now() + 16 * minute);
    await world.say('prof', '@prof', 'Trop tard.');
    expect((await last(world, '@prof')).text).toContain('`!cours LO21 support S1`');
  });

  it('a misspelt prefix is not taken for a part of the material', async () => {
    await world.say('prof', '@prof', '!cours support S1');
    await world.say('prof', '@prof', 'Un arbre.');
    await world.say('prof', '@prof', '!cour support fini');
    const { text, reference } = await last(world, '@prof');
    expect(text).toContain('vouliez-vous `!cours support fini` ?');
    await world.react('prof', '@prof', reference, '✅');
    expect((await last(world, '@prof')).text).toContain('enregistré : 9 caractères');
  });

  it('in view of the class only a misspelt prefix with a verb is answered', async () => {
    const before = await texts(world, 'class');
    for (const words of [
      'agenda',
      'LO21 agenda',
      '!agenda',
      '!cour',
      '!cour de récréation',
      '!court agenda',
      '!courses help',
      '!cour\nagenda',
    ])
      await world.say('ana', 'class', words);
    expect(await texts(world, 'class')).toEqual(before);
    await world.say('ana', 'class', '!cour agenda');
    expect((await last(world, 'class')).text).toContain('vouliez-vous `!cours agenda` ?');
  });
});

describe('private messages that come late, or again after a kill', () => {
  it('are not answered when they are old', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world, 'bare');
    const at = world.clock.now();
    await world.until(at + 2 * 60 * minute);
    const before = await texts(world, '@prof');
    await world.say('prof', '@prof', 'Bonjour.', { at });
    expect(await texts(world, '@prof')).toEqual(before);
    await world.close();
  });

  it('makes no material of words that were only answered', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world, 'bare');
    const { account } = world.chat;
    const message = (id: string, text: string) => ({
      kind: 'message' as const,
      id,
      at: world.clock.now(),
      room: 'dm-prof',
      user: 'prof',
      name: 'Prof',
      direct: true,
      text,
      files: [],
      automatic: false,
    });
    const batch = {
      account,
      stream: 'replayed',
      cursor: '1',
      events: [
        { ...message('x0', 'Ancien.'), at: world.clock.now() - 120 * minute },
        message('x1', 'Confidentiel.'),
        message('x2', '!cours support S1'),
      ],
    };
    await world.engine.receive(batch);
    await world.engine.receive(batch);
    expect(await world.store.material((await sessionOf(world)).id)).toBeUndefined();
    await world.close();
  });
});
