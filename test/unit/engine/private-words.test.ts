import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { chats, lesson, minute, sessionOf } from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

describe.each(chats)('words of one’s own in private, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world, 'bare');
  });
  afterEach(() => world.close());

  it.each([
    'le cours de demain est annulé',
    'Bonjour, pas de cours demain !',
    'je serai absent demain',
    'class is cancelled tomorrow',
    'tomorrows class is cancelled',
    'no class on friday',
    'le cours est annulé',
  ])('« %s » of staff is the proposal to cancel, with its day', async (typed) => {
    await world.say('prof', '@prof', typed);
    const { text } = await last(world, '@prof');
    expect(text).toMatch(/annuler|cancel/u);
    expect(text).not.toMatch(/défaire|undo/iu);
    expect(text).not.toContain('je ne transmets à personne');
    expect((await sessionOf(world)).status).toBe('planned');
  });

  it('what names a session is proposed, and done by the ✅', async () => {
    await world.say('prof', '@prof', 'La séance 1 est annulée');
    const { text, reference } = await last(world, '@prof');
    expect(text).toContain('vouliez-vous `!cours annuler séance 1` ?');
    expect((await sessionOf(world)).status).toBe('planned');
    await world.react('prof', '@prof', reference, '✅');
    expect((await sessionOf(world)).status).toBe('cancelled');
  });

  it.each([
    ['agneda', 'vouliez-vous `!cours agenda` ?'],
    ['suport S1', 'vouliez-vous `!cours support S1` ?'],
    ['quiz', 'Je ne fais pas de quiz.'],
  ])('« %s » is answered as a command would be', async (typed, said) => {
    await world.say('prof', '@prof', typed);
    expect((await last(world, '@prof')).text).toContain(said);
  });

  it('of a student nothing is proposed that is for staff', async () => {
    await world.say('ana', '@ana', 'le cours de demain est annulé');
    expect((await last(world, '@ana')).text).toContain('je ne transmets à personne');
  });

  it('who will not come is told to tell the staff', async () => {
    await world.say('ana', 'class', 'Bonjour.');
    await world.say('ana', '@ana', 'Bonjour, je serai absente lundi.');
    expect((await last(world, '@ana')).text).toContain("Pour prévenir l'équipe");
  });

  it.each([
    'c est quand le prochain cours',
    "C'est quand la séance ?",
    'le prochain cours c est quand svp',
    'whens the next class?',
  ])('« %s » of a student is the proposal to read when', async (typed) => {
    await world.say('ana', 'class', 'Bonjour.');
    await world.say('ana', '@ana', typed);
    expect((await last(world, '@ana')).text).toMatch(/`!cours (?:prochain|next)`/u);
  });

  it.each(['je serais absent demain désolé', 'im sick', 'je pourrai pas venir lundi'])(
    '« %s » is told whom to tell',
    async (typed) => {
      await world.say('ana', 'class', 'Bonjour.');
      await world.say('ana', '@ana', typed);
      expect((await last(world, '@ana')).text).toMatch(/Pour prévenir l'équipe|To tell the staff/u);
    },
  );

  it('every message is answered, up to so many an hour', async () => {
    for (let count = 1; count <= 5; count += 1) {
      await world.say('ana', '@ana', `Encore un mot, le numéro ${count}.`);
      expect(await texts(world, '@ana')).toHaveLength(count);
    }
    for (let count = 0; count < 30; count += 1) {
      await world.say('ana', '@ana', 'Et encore.');
      await world.until(world.clock.now() + 2_000);
    }
    expect((await texts(world, '@ana')).length).toBeLessThanOrEqual(12);
    await world.until(world.clock.now() + 61 * minute);
    await world.say('ana', '@ana', 'Une heure plus tard.');
    expect((await last(world, '@ana')).text).toContain('je ne transmets à personne');
  });

  it('two who talk to each other there are left alone; who answers the bot is answered', async () => {
    // In the local chat only one person writes in such a room.
    if (!(world instanceof AwkwardWorld)) return;
    await world.say('ana', '@ana', 'Bonjour.');
    const { reference } = await last(world, '@ana');
    const before = await texts(world, '@ana');
    for (const text of ['Salut Ana', 'Le cours est annulé demain ?', 'pas de cours demain']) {
      await world.say('prof', '@ana', text);
      await world.say('ana', '@ana', `${text}, vraiment`);
    }
    expect(await texts(world, '@ana')).toEqual(before);
    await world.say('ana', '@ana', 'Tu es là ?', { replyTo: reference });
    expect(await texts(world, '@ana')).toHaveLength(before.length + 1);
  });
});

describe.each(chats)('several courses in private, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world, 'bare');
    await world.say('prof', '@prof', '!cours créer SR03 Réseaux');
  });
  afterEach(() => world.close());

  it('what reads means the one used last, and names it; what changes asks', async () => {
    await world.say('prof', '@prof', '!cours prochain');
    expect((await last(world, '@prof')).text).toContain('SR03');
    await world.say('prof', '@prof', '!cours LO21 agenda');
    await world.say('prof', '@prof', '!cours prochain');
    expect((await last(world, '@prof')).text).toMatch(/^\*{0,2}LO21/u);
    await world.say('prof', '@prof', '!cours support');
    expect((await last(world, '@prof')).text).toContain('LO21');
    await world.say('prof', '@prof', '!cours annuler S1');
    expect((await last(world, '@prof')).text).toContain("De quel cours s'agit-il ?");
    expect((await sessionOf(world)).status).toBe('planned');
  });

  it('a slip is proposed with the code, or asked of which course', async () => {
    await world.say('prof', '@prof', '!cours LO21 agenda');
    await world.say('prof', '@prof', '!cours agneda');
    const { text, reference } = await last(world, '@prof');
    expect(text).toContain('vouliez-vous `!cours LO21 agenda` ?');
    await world.react('prof', '@prof', reference, '✅');
    expect((await last(world, '@prof')).text).toContain('Les arbres');
    await world.say('prof', '@prof', '!cours anuler S1');
    expect((await last(world, '@prof')).text).toMatch(/De quel cours.*`!cours (?:LO21|SR03) annuler S1`/u);
  });

  it('what an ✅ leads to names the course in its lines', async () => {
    await world.say('prof', '@prof', '!cours LO21 suport S1 Un arbre.');
    const { reference } = await last(world, '@prof');
    await world.react('prof', '@prof', reference, '✅');
    const { text } = await last(world, '@prof');
    expect(text).toContain('`!cours LO21 support S1');
    expect(text).toContain('`!cours LO21 défaire`');
    expect(text).not.toMatch(/`!cours (?!LO21|aide)/u);
  });

  it('what is handed in part by part is confirmed with the code', async () => {
    await world.say('prof', '@prof', '!cours LO21 support S1');
    await world.say('prof', '@prof', 'Un arbre.');
    await world.say('prof', '@prof', '!cours support fini');
    for (const text of await texts(world, '@prof')) expect(text).not.toMatch(/`!cours (?:support|défaire)/u);
  });

  it('an answer to a message about a course is about that course', async () => {
    await world.say('prof', '@prof', '!cours LO21 agenda');
    const { reference } = await last(world, '@prof');
    await world.say('prof', '@prof', '!cours SR03 agenda');
    await world.say('prof', '@prof', '!cours annuler S1', { replyTo: reference });
    expect((await sessionOf(world)).status).toBe('cancelled');
    expect((await last(world, '@prof')).text).toContain('LO21');
  });
});

describe('a change named by its short code', () => {
  it('is taken back by it, and no longer code is shown', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world, 'bare');
    await world.say('prof', '@prof', '!cours titre S1 Un');
    await world.say('prof', '@prof', '!cours titre S1 Deux');
    const [, first] = await world.store.journalOf(
      (await world.store.personByAccount('awkward', 'prof'))?.id ?? '',
      (await sessionOf(world)).courseId,
      0,
      5,
    );
    await world.say('prof', '@prof', `!cours défaire ${first?.id.slice(0, 7)}`);
    const { text } = await last(world, '@prof');
    expect(text).toMatch(/`!cours défaire [0-9a-z]{7}`/u);
    const [, code] = /`!cours défaire ([0-9a-z]{7})`/u.exec(text) ?? [];
    await world.say('prof', '@prof', `!cours défaire ${code}`);
    expect((await sessionOf(world)).title).toBe('Un');
    await world.close();
  });
});
