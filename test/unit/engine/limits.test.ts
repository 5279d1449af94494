import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stateKeys } from '../../../src/domain/state-keys.ts';
import { ChatFault } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { lesson, minute, openings, start } from '../../support/lesson.ts';
import { last, texts } from '../../support/world.ts';

const second = 1_000;
const every = 5 * second;
const room = (n: number) => `@student${n}`;

/** As many ask in private, each in a lane of their own, so that the bucket is empty and most of them wait. */
async function rush(world: AwkwardWorld, count: number, from = 0): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, n) => world.say(`student${from + n}`, room(from + n), '!cours aide')),
  );
}
const sentAt = (world: AwkwardWorld) => world.chat.messages.map(({ at }) => at);

describe('an account with the limit of a homeserver as it comes', () => {
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ burst: 10, everyMs: every });
    await lesson(world);
    await world.until(start - 5 * minute);
  });
  afterEach(() => world.close());

  it('opens a session in time, whoever waits, once it has one in hand', async () => {
    await world.until(start - 30 * second);
    await rush(world, 30);
    await world.until(start);
    const [opening] = await openings(world);
    expect(world.chat.messages.find(({ reference }) => reference === opening?.reference)?.at).toBe(start);
    expect(await world.store.outbox.pending()).toBeGreaterThan(10);
  });

  it('answers a teacher at once, and what was asked before in the same room after that', async () => {
    await rush(world, 20);
    await world.until(world.clock.now() + 12 * second);
    await world.say('ana', 'class', '!cours aide');
    await world.say('prof', 'class', '!cours réglages quorum 7');
    const at = world.clock.now();
    const { text } = await last(world, 'class');
    expect(text).toContain('quorum');
    expect(world.chat.messages.at(-1)?.at).toBe(at);
  });

  it('gives everything else what comes, one in each interval, and asks hardly more than it may', async () => {
    await rush(world, 30);
    const refused = world.chat.refused429;
    const from = sentAt(world).length;
    await world.until(world.clock.now() + 4 * minute);
    expect(await world.store.outbox.pending()).toBe(0);
    const gaps = sentAt(world)
      .slice(from)
      .map((at, n, all) => at - (all[n - 1] ?? at));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * every);
    expect(world.chat.refused429 - refused).toBeLessThanOrEqual(3);
  });

  it('still keeps one in hand after a restart', async () => {
    await rush(world, 30);
    await world.until(world.clock.now() + 21 * second);
    await world.restart();
    const before = world.chat.refused429;
    await world.until(world.clock.now() + 4 * second);
    await world.say('prof', '@prof', '!cours réglages quorum 7');
    expect((await last(world, '@prof')).text).toContain('quorum');
    expect(world.chat.refused429).toBe(before);
  });

  it('forgets what was kept of its limit and cannot be read, and goes on', async () => {
    for (const value of ['{', '"x"', '{"refusedAt":1}', '{"refusedAt":1,"interval":-1}']) {
      await world.store.apply({ state: [{ key: `${stateKeys.limit}${world.chat.account}`, value }] });
      await world.restart();
      await world.until(world.clock.now() + minute);
      await world.say('prof', '@prof', '!cours LO21 réglages quorum 7');
      expect((await last(world, '@prof')).text).toContain('quorum');
    }
  });

  it('sends what it was killed with at once where something urgent waits behind it', async () => {
    await rush(world, 11);
    await world.until(world.clock.now() + 21 * second);
    const post = world.chat.post.bind(world.chat);
    let killed = false;
    world.chat.post = async (...args) => {
      if (killed) return post(...args);
      killed = true;
      // Nobody knows whether it was sent.
      throw new ChatFault('temporary', 'no answer', { scope: 'lane' });
    };
    await world.say('ana', 'class', '!cours aide');
    expect(killed).toBe(true);
    await world.restart();
    await world.say('prof', 'class', '!cours réglages quorum 7');
    await world.until(world.clock.now() + 2 * second);
    expect((await texts(world, 'class')).join('\n')).toContain('quorum');
  });

  it('keeps as attempted what an earlier try may have sent', async () => {
    const post = world.chat.post.bind(world.chat);
    const faults = [
      new ChatFault('temporary', 'no answer'),
      new ChatFault('rateLimited', 'slow down', { after: minute, scope: 'account' }),
    ];
    world.chat.post = async (...args) => {
      const fault = faults.shift();
      if (fault !== undefined) throw fault;
      return post(...args);
    };
    await world.say('ana', 'class', '!cours aide');
    await world.until(world.clock.now() + 2 * second);
    expect(faults).toHaveLength(0);
    const said = (await texts(world, 'class')).length;
    await world.say('prof', 'class', '!cours réglages quorum 7');
    await world.until(world.clock.now() + 3 * minute);
    const [first, answer] = (await texts(world, 'class')).slice(said);
    expect(first).not.toContain('quorum');
    expect(answer).toContain('quorum');
  });
});

describe('ten rooms that open at once under the limit of a homeserver as it comes', () => {
  const rooms = ['class', ...Array.from({ length: 9 }, (_, n) => `room${n}`)];
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ burst: 10, everyMs: every });
    await lesson(world);
    for (const [n, one] of rooms.slice(1).entries()) {
      await world.say('prof', one, `!cours créer MA0${n} Analyse`);
      await world.say('prof', one, '!cours planifier jeudi 12 novembre 14h durée 1h — Les suites');
      await world.until(world.clock.now() + minute);
    }
    await world.until(start - 20 * second);
    await rush(world, 30);
    await world.until(start - second);
    // None is in hand.
    await world.say('prof', '@prof', '!cours LO21 agenda');
    await world.until(start + 2 * second);
  });
  afterEach(() => world.close());
  const opened = async () => {
    const found = await Promise.all(rooms.map((one) => openings(world, one)));
    return rooms.filter((_one, n) => (found[n] ?? []).length > 0);
  };

  it('a teacher reads the answer after two more messages, behind the opening of their own room', async () => {
    const before = await opened();
    expect(before.length).toBeLessThan(2);
    const last = rooms.findLast((one) => !before.includes(one)) ?? '';
    await world.say('prof', last, '!cours réglages quorum 7');
    await world.until(world.clock.now() + 2 * every);
    const said = await texts(world, last);
    expect(said.at(-1)).toContain('quorum');
    expect(said.at(-2)).toContain('📖');
  });

  it('many questions of staff and the openings take turns, until all are out', async () => {
    for (let n = 0; n < 8; n += 1) await world.say('prof', '@prof', `!cours MA0${n} réglages quorum 7`);
    const before = (await opened()).length;
    await world.until(world.clock.now() + 8 * every);
    const now = (await opened()).length;
    expect(now - before).toBeGreaterThanOrEqual(3);
    expect(now - before).toBeLessThanOrEqual(5);
    await world.until(start + 3 * minute);
    expect(await opened()).toEqual(rooms);
  });
});

describe('a server that does not answer for ten minutes', () => {
  it('is noticed within ten seconds when it is back, and then everything goes out', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world);
    await world.until(start - 60 * minute);
    const post = world.chat.post.bind(world.chat);
    let down = true;
    let tries = 0;
    world.chat.post = async (...args) => {
      tries += 1;
      if (down) throw new ChatFault('temporary', 'no answer', { scope: 'account' });
      return post(...args);
    };
    for (let n = 0; n < 12; n += 1) await world.say(`student${n}`, room(n), '!cours aide');
    await world.until(world.clock.now() + 10 * minute);
    // One row at a time, in turn, and not more often than a server at its start can bear.
    expect(tries).toBeLessThan(150);
    down = false;
    await world.until(world.clock.now() + 10 * second);
    expect(await world.store.outbox.pending()).toBe(0);
    for (let n = 0; n < 12; n += 1) expect(await texts(world, room(n))).not.toHaveLength(0);
    await world.close();
  });

  it('is noticed at once when something comes from it', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world);
    const post = world.chat.post.bind(world.chat);
    let down = true;
    world.chat.post = async (...args) => {
      if (down) throw new ChatFault('temporary', 'no answer', { scope: 'account' });
      return post(...args);
    };
    for (let n = 0; n < 3; n += 1) await world.say(`student${n}`, room(n), '!cours aide');
    await world.until(world.clock.now() + 5 * minute);
    down = false;
    await world.say('ana', 'class', 'Bonjour');
    await world.engine.idle();
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });
});
