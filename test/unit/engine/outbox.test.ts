import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatFault } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { lesson, minute, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { last, texts, type World } from '../../support/world.ts';

const announced = (said: readonly string[]) => said.filter((text) => text.includes('Nouvelle'));

const worlds = [
  { name: 'awkward', open: () => AwkwardWorld.open() },
  { name: 'local', open: () => LocalWorld.open() },
];

describe.each(worlds)('delivering, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  });
  afterEach(() => world.close());

  it('posts one copy a place, in the order said', async () => {
    await world.addRoom('td1');
    await world.say('prof', 'class', '!cours lier');
    const code = /lier LO21 (\S+)/.exec((await texts(world, '@prof')).join('\n'))?.[1];
    await world.say('prof', 'td1', `!cours lier LO21 ${code} groupe TD1`);
    for (const n of [1, 2, 3]) await world.say('prof', '@prof', `!cours annoncer Nouvelle ${n}`);
    for (const room of ['class', 'td1']) {
      const news = announced(await texts(world, room));
      expect(news.map((text) => /Nouvelle \d/.exec(text)?.[0])).toEqual([
        'Nouvelle 1',
        'Nouvelle 2',
        'Nouvelle 3',
      ]);
    }
  });

  it('lets an announcement ring and an answer not', async () => {
    await world.say('prof', '@prof', '!cours annoncer Nouvelle salle');
    const news = (await world.seen('class')).filter((message) => message.text.includes('Nouvelle'));
    expect(news.map((message) => message.ring)).toEqual([true]);
    expect((await last(world, '@prof')).ring).toBe(false);
  });

  it('does not post again what a moderator deleted, nor revise it', async () => {
    await world.say('prof', 'class', '!cours crér LO22 Autre');
    const { reference } = await last(world, 'class');
    await world.remove('prof', 'class', reference);
    const before = await texts(world, 'class');
    await world.restart();
    expect(await texts(world, 'class')).toEqual(before);
    expect((await world.store.postAt('local', reference))?.withdrawn ?? false).toBe(false);
  });
});

describe('delivering under an account-wide limit', () => {
  it('loses nothing, keeps each room in order, and puts answers first', async () => {
    const world = await AwkwardWorld.open({ burst: 2, everyMs: 5_000 });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    for (let n = 0; n < 4; n += 1) await world.say('prof', '@prof', `!cours annoncer Nouvelle ${n}`);
    await world.say('ana', 'class', '!cours aide');
    await world.until(world.clock.now() + 5 * 60_000);
    const said = await texts(world, 'class');
    expect(announced(said).map((text) => /Nouvelle (\d)/.exec(text)?.[1])).toEqual(['0', '1', '2', '3']);
    const help = said.findIndex((text) => text.includes('aide équipe'));
    const lastNews = said.findIndex((text) => text.includes('Nouvelle 3'));
    expect(help).toBeGreaterThan(-1);
    expect(help).toBeLessThan(lastNews);
    expect(world.chat.refused429).toBeGreaterThan(0);
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });

  it('spends it as homeservers do by default on the most urgent over all rooms, signs and pins last', async () => {
    const world = await AwkwardWorld.open({ burst: 10, everyMs: 5_000, signs: true });
    await lesson(world);
    await world.until(start - 1_000);
    const before = world.chat.acts.length;
    const refused = world.chat.refused429;
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => world.say(`student${n}`, `@student${n}`, '!cours aide')),
    );
    await world.say('prof', 'class', '!cours réglages quorum 4');
    await world.until(start + 10 * minute);
    const acts = world.chat.acts.slice(before);
    const saying = (act: string) => world.chat.messages.find(({ reference }) => reference === act);
    const text = (act: string) => saying(act)?.text.slice(0, 2);
    const whole = (act: string) => saying(act)?.text ?? '';
    expect(acts).toHaveLength(31 + 2 + 1 + 2);
    const said = acts.slice(0, 33);
    // What is urgent takes what comes next: the answer to the teacher, then the opening, within an interval each.
    const answered = said.find((act) => whole(act).includes('quorum'));
    const opening = said.find((act) => text(act) === '📖');
    expect(saying(answered ?? '')?.at).toBeLessThanOrEqual(start - 1_000 + 5_000);
    expect(saying(opening ?? '')?.at).toBeLessThanOrEqual(start + 2 * 5_000);
    expect(said.map(text).at(-1)).toBe('💬');
    expect(whole(acts[33] ?? '')).toContain('Cours lit');
    expect(acts.slice(34).map((act) => act.split(' ')[0])).toEqual(['↩️', 'pin']);
    expect(acts).toContain(`pin ${opening}`);
    // A refusal or two of what is urgent, and of each that was on its way when the limit was met.
    expect(world.chat.refused429 - refused).toBeLessThanOrEqual(31);
    expect(world.engine.limited().size).toBe(0);
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });

  it('gathers more than 20 waiting announcements of a room into one digest', async () => {
    const world = await AwkwardWorld.open({ burst: 3, everyMs: 60_000 });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    for (let n = 0; n < 24; n += 1) {
      await world.say('prof', '@prof', `!cours annoncer Nouvelle ${n}.\nSuite ${n}.`);
      world.clock.jumpTo(world.clock.now() + 1_300);
    }
    await world.until(world.clock.now() + 120 * 60_000);
    const said = await texts(world, 'class');
    const digest = said.filter((text) => text.includes('réunis ici'));
    expect(digest).toHaveLength(1);
    expect(announced(said).length).toBeLessThan(10);
    for (let n = 0; n < 24; n += 1) expect(said.join('\n')).toContain(`Suite ${n}.`);
    await world.close();
  });
});

describe('a room that refuses', () => {
  it('parks the message, tells staff once and goes on elsewhere', async () => {
    const world = await AwkwardWorld.open();
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    world.chat.forbidden.add(`${world.chat.account}|class`);
    await world.say('prof', '@prof', '!cours annoncer Nouvelle salle');
    await world.until(world.clock.now() + 60_000);
    const told = (await texts(world, '@prof')).filter((text) => text.includes("n'a pas pu être publié"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("je n'ai pas le droit d'y écrire");
    expect(told[0]).toContain('« Annonce de Prof : Nouvelle salle »');
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });
});

describe('a crash between sending and settling', () => {
  it('sends the same row again under the same key: one message', async () => {
    const world = await AwkwardWorld.open();
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    const post = world.chat.post.bind(world.chat);
    let lost = 0;
    world.chat.post = async (...args) => {
      const reference = await post(...args);
      if (args[1].kind === 'text' && lost < 3) {
        lost += 1;
        throw new ChatFault('temporary', 'the answer was lost on the way');
      }
      return reference;
    };
    await world.say('prof', '@prof', '!cours annoncer Nouvelle salle');
    await world.restart();
    await world.until(world.clock.now() + 60_000);
    expect(lost).toBe(3);
    expect(announced(await texts(world, 'class'))).toHaveLength(1);
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });
});
