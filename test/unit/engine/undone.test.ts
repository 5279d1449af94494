import { afterEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { openLesson } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { last, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

/** A course with S1 and S2 to come. */
async function course<Kind extends World>(opened: Kind): Promise<Kind> {
  world = opened;
  await world.say('ana', 'class', 'Bonjour');
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.say('prof', 'class', '!cours planifier jeudi 19 novembre 14h — Les arbres');
  await world.say('prof', 'class', '!cours planifier jeudi 26 novembre 14h — Les graphes');
  return opened;
}

/** Everything that one can take back, and what is said to be there afterwards. */
const deeds: readonly (readonly [line: string, room: string, stands: string])[] = [
  ['planifier vendredi 20 novembre 10h', 'class', 'Elle est retirée du planning'],
  ['planifier tous les lundis 9h 3 fois', 'class', 'Elles sont retirées du planning'],
  ['déplacer S1 vendredi 20 novembre 10h', '@prof', 'S1 : jeudi 19 novembre 2026, de 14 h'],
  ['annuler S1-S2 grève', 'class', 'S2 : jeudi 26 novembre 2026, de 14 h'],
  ['titre S1 Les forêts', 'class', 'S1 : « Les arbres ».'],
  ['lieu S1 B204', 'class', "S1 n'a pas de lieu."],
  ['support S1\n# Les arbres\nUn arbre.', '@prof', "S1 n'a pas de support."],
  ['réglages durée 1h30', 'class', 'durée : 2 h.'],
  ['réglages langue en', 'class', 'langue : fr.'],
  ['équipe + Ana', 'class', 'Équipe de LO21. Responsables : Prof.'],
];

describe('what is undone', () => {
  it.each(deeds)(
    '%j in %s no longer looks done, and the answer says what there is',
    async (line, room, stands) => {
      const local = await course(await LocalWorld.open());
      await local.say('prof', room, `!cours ${line}`);
      const done = await last(local, room);
      expect(done.text).toMatch(/^[✅📖]/u);
      expect(done.text).toMatch(/↩️ (?:ou|or) `!cours (?:défaire|undo)`\.$/u);
      await local.react('prof', room, done.reference, '↩️');
      const all = await local.seen(room);
      const undone = all.find(({ reference }) => reference === done.reference);
      expect(undone?.text).not.toMatch(/✅|📖|↩️/u);
      expect(undone?.html).toMatch(/^<p>\((?:sans effet|undone)\)<\/p><p><del>/u);
      expect(
        undone?.html
          ?.replace(/<del>.*?<\/del>/gsu, '')
          .replace(/<[^>]*>/gu, '')
          .trim(),
      ).toMatch(/^\(.*\)$/u);
      expect(all.at(-1)?.text).toContain("n'a plus d'effet.");
      expect(all.at(-1)?.text.replaceAll('`', '')).toContain(stands);
      await local.say('prof', room, `!cours défaire`);
      expect((await local.seen(room)).find(({ reference }) => reference === done.reference)).toEqual(undone);
    },
  );

  it('has many sessions under one heading', async () => {
    const local = await course(await LocalWorld.open());
    await local.say('prof', 'class', '!cours planifier tous les lundis 9h 4 fois');
    await local.say('prof', 'class', '!cours annuler S3-S6 confirmer');
    await local.say('prof', 'class', '!cours défaire');
    const { text } = await last(local, 'class');
    expect(text).toContain('4 séances planifiées, les lundis de 9 h à 11 h (heure de Paris) :\nS3 lundi');
  });

  it('says when a material would be read again', async () => {
    const local = await course(await LocalWorld.open());
    await local.say('prof', '@prof', '!cours support S1\nUn arbre.');
    await local.say('prof', '@prof', '!cours support S1 publier');
    await local.say('prof', '@prof', '!cours défaire');
    expect((await last(local, '@prof')).text).toContain(
      "Il sera montré à l'ouverture, jeudi 19 novembre 2026",
    );
    await local.say('prof', '@prof', '!cours support S1\nUn arbre, et deux.');
    await local.say('prof', '@prof', '!cours défaire');
    expect((await last(local, '@prof')).text).toContain('Support de S1 : 9 caractères.');
  });
});

describe("the bot's own signs", () => {
  const acts = async (chat: AwkwardWorld, run: () => Promise<unknown>) => {
    const before = chat.chat.acts.length;
    await run();
    return chat.chat.acts.slice(before).filter((act) => act.includes(' '));
  };

  it('go with what is undone, and with a request that is over', async () => {
    const chat = await AwkwardWorld.open({ signs: true });
    world = chat;
    await openLesson(chat);
    const [titled] = await acts(chat, () => chat.say('prof', 'class', '!cours titre S1 Les forêts'));
    expect(titled).toMatch(/^↩️ m/u);
    expect(await acts(chat, () => chat.say('prof', 'class', '!cours défaire'))).toEqual([`-${titled}`]);
    const [asked] = await acts(chat, () => chat.say('ana', 'class', '!cours audio'));
    expect(asked).toMatch(/^👍 m/u);
    expect(await acts(chat, () => chat.say('ben', 'class', '!cours audio oui'))).toEqual([]);
    expect(await acts(chat, () => chat.say('prof', 'class', '!cours terminer'))).toContain(`-${asked}`);
  });

  it('come with a revision that offers them: a refused command, mended', async () => {
    const chat = await AwkwardWorld.open({ signs: true });
    world = chat;
    await openLesson(chat);
    const typed = await chat.say('prof', 'class', '!cours titre');
    const signs = await acts(chat, () => chat.edit('prof', 'class', typed, '!cours titre S1 Les forêts'));
    expect(signs.map((act) => act.split(' ')[0])).toEqual(['↩️']);
  });
});
