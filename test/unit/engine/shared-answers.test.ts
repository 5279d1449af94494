import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatFault } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { lesson, minute, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { last, texts } from '../../support/world.ts';

const second = 1_000;

describe('answers that wait for their turn', () => {
  let world: AwkwardWorld;
  /** Until when the platform refuses everything. */
  let closed = 0;
  let said: number;

  beforeEach(async () => {
    world = await AwkwardWorld.open();
    await lesson(world);
    await world.until(start - 9 * minute);
    const post = world.chat.post.bind(world.chat);
    closed = 0;
    world.chat.post = async (...args) => {
      const after = closed - world.clock.now();
      if (after > 0) throw new ChatFault('rateLimited', 'slow down', { after, scope: 'account' });
      return post(...args);
    };
    said = (await texts(world, 'class')).length;
  });
  afterEach(() => world.close());

  const fresh = async () => (await texts(world, 'class')).slice(said);
  const closeFor = (ms: number) => {
    closed = world.clock.now() + ms;
  };
  const answerOf = async (event: string) =>
    (await world.store.event(world.chat.account, event))?.command?.answer;

  it('are given once to all who ask the same in one room', async () => {
    closeFor(minute);
    const asked: string[] = [];
    for (const who of ['ana', 'ben', 'cleo']) asked.push(await world.say(who, 'class', '!cours prochain'));
    await world.say('dan', 'class', '!cours agenda');
    await world.until(world.clock.now() + 2 * minute);
    expect(await fresh()).toHaveLength(2);
    const keys = await Promise.all(asked.map(answerOf));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBeDefined();
  });

  it('say what holds when the last one asked', async () => {
    closeFor(minute);
    await world.say('ana', 'class', '!cours agenda');
    await world.say('prof', 'class', '!cours planifier vendredi 13 novembre 14h — Les tris');
    await world.say('ben', 'class', '!cours agenda');
    await world.until(world.clock.now() + 2 * minute);
    expect((await fresh()).filter((text) => text.includes('LO21, '))).toHaveLength(1);
    expect((await fresh()).find((text) => text.includes('LO21, '))).toContain('Les tris');
  });

  it('are not shared between rooms, with other words, with staff, or of what changes something', async () => {
    closeFor(minute);
    await world.say('ana', 'class', '!cours agenda');
    await world.say('ben', 'class', '!cours agenda tout');
    await world.say('prof', 'class', '!cours agenda');
    await world.say('cleo', '@cleo', '!cours agenda');
    await world.say('prof', 'class', '!cours réglages quorum 4');
    await world.say('prof', 'class', '!cours réglages quorum 4');
    await world.until(world.clock.now() + 2 * minute);
    expect((await fresh()).filter((text) => text.includes('S1'))).toHaveLength(3);
    expect((await fresh()).filter((text) => text.includes('quorum'))).toHaveLength(2);
    expect(await texts(world, '@cleo')).toHaveLength(1);
  });

  it('are still shared after a restart', async () => {
    closeFor(minute);
    await world.say('ana', 'class', '!cours prochain');
    await world.restart();
    await world.say('ben', 'class', '!cours prochain');
    await world.until(world.clock.now() + 2 * minute);
    expect(await fresh()).toHaveLength(1);
  });

  it('are given anew to who asks after it was sent', async () => {
    await world.say('ana', 'class', '!cours prochain');
    await world.say('ben', 'class', '!cours prochain');
    expect(await fresh()).toHaveLength(2);
  });
});

describe('words that time makes false', () => {
  async function waitingFor(line: string, who: string, from: number, until: number): Promise<string> {
    const world = await AwkwardWorld.open();
    await lesson(world);
    await world.until(from);
    const post = world.chat.post.bind(world.chat);
    world.chat.post = async (...args) => {
      const after = until - world.clock.now();
      if (after > 0) throw new ChatFault('rateLimited', 'slow down', { after, scope: 'account' });
      return post(...args);
    };
    const room = who === 'prof' ? '@prof' : 'class';
    const before = (await texts(world, room)).length;
    await world.say(who, room, line);
    await world.until(until + 3 * minute);
    const text = (await texts(world, room)).slice(before).find((one) => !/^[📖💬⏰]/u.test(one)) ?? '';
    await world.close();
    return text;
  }

  it.each([
    ['prochain', 'ana', -minute, 30 * second, 'A commencé : séance 1 (S1), Les arbres'],
    ['prochain', 'ana', -30 * minute, -20 * minute, 'Dans 20 minutes : séance 1 (S1)'],
    ['démarrer S1', 'prof', -40 * minute, minute, "l'heure est passée"],
    ['planifier vendredi 13 novembre 14h', 'prof', -26 * 60 * minute, 0, 'demain'],
    ['agenda jour', 'ana', -minute, 12 * 60 * minute, 'le jeudi 12 novembre 2026'],
    ['agenda', 'ana', -minute, 5 * minute, 'au planning'],
    ['agenda semaine', 'ana', -minute, 8 * 24 * 60 * minute, 'dans la semaine du lundi 9 novembre 2026'],
    ['support S1 publier', 'prof', -60 * minute, -50 * minute, 'dès maintenant'],
    ['lier', 'prof', -60 * minute, -56 * minute, 'valable 11 minutes'],
    ['lier', 'prof', -60 * minute, -30 * minute, "n'est plus valable"],
  ])('« %s » of %s is true when it arrives', async (line, who, from, until, words) => {
    const text = await waitingFor(`!cours ${line}`, who, start + from, start + until);
    expect(text).toContain(words);
    expect(text).not.toMatch(/dans (?:1|une) minute/i);
  });

  it('are chosen anew in a message that is edited', async () => {
    const world = await LocalWorld.open();
    await lesson(world, 'bare');
    await world.say('prof', 'class', '!cours planifier lundi 30 novembre 14h — Les tris');
    const { reference, text } = await last(world, 'class');
    const days = Number(/dans (\d+) jours/.exec(text)?.[1]);
    await world.until(world.clock.now() + 20 * 60 * minute);
    await world.react('prof', 'class', reference, '↩️');
    const edited = (await world.seen('class')).find((message) => message.reference === reference);
    expect(edited?.text).toContain('(sans effet)');
    expect(edited?.text).toContain(`dans ${days - 1} jours`);
    await world.close();
  });
});
