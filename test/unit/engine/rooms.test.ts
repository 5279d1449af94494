import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestProvider } from '../../support/call-provider.ts';
import {
  chats,
  end,
  having,
  hour,
  linkRoom,
  minute,
  openings,
  openLesson,
  sessionOf,
} from '../../support/lesson.ts';
import { texts, type World } from '../../support/world.ts';

describe.each(chats)('rooms on demand, on the $name chat', ({ open }) => {
  let world: World;
  let first: TestProvider;
  let second: TestProvider;
  beforeEach(async () => {
    first = new TestProvider('un');
    second = new TestProvider('deux');
    world = await open({ providers: [first, second] });
    await openLesson(world);
  });
  afterEach(() => world.close());

  /** Voices for the last request of S1. */
  const voices = async () => (await sessionOf(world)).rooms.requests.at(-1)?.voters.length;
  const links = async (id: string) => having(world, 'class', `https://${id}.example.org/`);

  async function request(): Promise<string> {
    await world.say('ana', 'class', '!cours audio');
    const [message] = await having(world, 'class', 'demande une salle audio');
    return message?.reference ?? '';
  }

  it('counts reactions as voices, come and gone, each person once, and opens at the quorum', async () => {
    const message = await request();
    expect(await voices()).toBe(1);
    await world.react('ana', 'class', message, '👍');
    expect(await voices()).toBe(1);
    const reaction = await world.react('ben', 'class', message, '👍');
    expect(await voices()).toBe(2);
    await world.unreact('ben', 'class', message, '👍', reaction);
    expect(await voices()).toBe(1);
    await world.react('cleo', 'class', message, '👍');
    await world.react('cleo', 'class', message, '❓');
    expect(await voices()).toBe(2);
    expect(first.made.size).toBe(0);
    await world.react('ben', 'class', message, '👍');
    expect(first.made.size).toBe(1);
    expect((await sessionOf(world)).rooms.requests.at(-1)?.status).toBe('granted');
  });

  it('posts the link of the room that was made: once for all, once silently in the thread', async () => {
    const message = await request();
    await world.react('ben', 'class', message, '👍');
    await world.react('cleo', 'class', message, '👍');
    const said = await links('un');
    expect(said.map(({ ring }) => ring).toSorted()).toEqual([false, true]);
    if (world.can.threads) {
      const [opening] = await openings(world);
      expect(said.find(({ ring }) => !ring)?.thread).toBe(opening?.reference);
      expect(said.find(({ ring }) => ring)?.thread).toBeUndefined();
      expect((await having(world, 'class', "C'est accordé")).map(({ reference }) => reference)).toEqual([
        message,
      ]);
    }
    expect((await sessionOf(world)).rooms.calls.map(({ status }) => status)).toEqual(['open']);
  });

  it('is one room when two people ask at the same time', async () => {
    await Promise.all([
      world.say('ana', 'class', '!cours audio'),
      world.say('ben', 'class', '!cours audio'),
      world.say('prof', 'class', '!cours audio'),
    ]);
    expect([first.made.size, first.asked, second.asked]).toEqual([1, 1, 0]);
    expect((await links('un')).filter(({ ring }) => ring)).toHaveLength(1);
  });

  it('tries the next provider when one fails, and staff are told', async () => {
    first.broken = true;
    await world.say('prof', 'class', '!cours audio');
    expect([first.asked, second.made.size]).toEqual([1, 1]);
    expect(await links('un')).toHaveLength(0);
    expect((await links('deux')).filter(({ ring }) => ring)).toHaveLength(1);
    const told = (await texts(world, '@prof')).filter((text) => text.includes("n'a pas pu s'ouvrir sur"));
    expect(told).toHaveLength(1);
  });

  it('tells the class when every provider fails, and the next request is a new one', async () => {
    first.broken = true;
    second.broken = true;
    await world.say('prof', 'class', '!cours audio');
    expect(await having(world, 'class', "aucun serveur n'a répondu")).toHaveLength(1);
    expect(await world.store.outbox.pending()).toBe(0);
    first.broken = false;
    // Not at once: a whole school may ask, and each would wait for it.
    await world.say('prof', 'class', '!cours audio');
    expect(first.asked).toBe(1);
    expect(await having(world, 'class', "n'a pas pu ouvrir de salle à")).toHaveLength(1);
    await world.until(world.clock.now() + minute);
    await world.say('prof', 'class', '!cours audio');
    expect(first.made.size).toBe(1);
    expect((await links('un')).filter(({ ring }) => ring)).toHaveLength(1);
  });

  it('lets a request without quorum lapse', async () => {
    await request();
    await world.until(world.clock.now() + 15 * minute);
    expect((await sessionOf(world)).rooms.requests.map(({ status }) => status)).toEqual(['lapsed']);
    await world.until(world.clock.now() + hour);
    expect(first.asked).toBe(0);
  });

  it('shows a place linked late the open request, whose voices count, and then the room', async () => {
    await request();
    await linkRoom(world, 'annexe');
    const [shown] = await having(world, 'annexe', 'demande une salle audio');
    await world.react('ben', 'annexe', shown?.reference ?? '', '👍');
    await world.react('cleo', 'annexe', shown?.reference ?? '', '👍');
    expect(first.made.size).toBe(1);
    expect(
      (await having(world, 'annexe', 'https://un.example.org/')).filter(({ ring }) => ring),
    ).toHaveLength(1);
    await linkRoom(world, 'grenier');
    expect(await having(world, 'grenier', 'https://un.example.org/')).not.toHaveLength(0);
    expect(await having(world, 'grenier', 'demande une salle audio')).toHaveLength(0);
  });

  it('ends the room with its session, at its provider too', async () => {
    await world.say('prof', 'class', '!cours audio');
    await world.until(end + 3 * hour);
    expect(first.closed).toHaveLength(1);
    expect((await sessionOf(world)).rooms.calls.map(({ status }) => status)).toEqual(['closed']);
    if (world.can.edits) expect(await links('un')).toHaveLength(0);
  });
});
