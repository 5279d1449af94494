import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { last, texts } from '../../support/world.ts';

const minute = 60_000;
let world: AwkwardWorld;
beforeEach(async () => {
  world = await AwkwardWorld.open();
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.until(world.clock.now() + 30 * minute);
});
afterEach(() => world.close());

let cursor = 0;
/** All of it in one batch of the platform. */
async function heard(events: readonly InboundEvent[], missed = false): Promise<void> {
  cursor += 1;
  const { account } = world.chat;
  await world.engine.receive({ account, stream: 'other', cursor: `x${cursor}`, events, missed });
  await world.engine.idle();
}
/** A command each, by those times. */
const commands = (times: readonly number[], user = 'ana'): InboundEvent[] =>
  times.map((at, n) => ({
    ...{ kind: 'message', id: `${user}${cursor}-${n}`, at, room: 'class', user, name: user },
    ...{ text: '!cours agenda', files: [], direct: false, automatic: false },
  }));
const answers = async () => (await texts(world, 'class')).filter((text) => text.includes('LO21')).length;
const sentences = async () =>
  (await texts(world, 'class')).filter((text) => text.includes('10 commandes en 10 secondes')).length;

/** So many moments, spread over the last hours, to and fro. */
const spread = (count: number) =>
  Array.from({ length: count }, (_, n) => world.clock.now() - (n % 2) * 600 * minute - n * minute);

describe('times that messages claim', () => {
  it('let no more of one person pass than others, in one batch or in many', async () => {
    await heard([]);
    const before = await answers();
    await heard(commands(spread(100)));
    for (const event of commands(spread(30))) await heard([event]);
    expect((await answers()) - before).toBe(10);
    expect(await sentences()).toBe(1);
  });

  it('count after an outage, so that what was sent in good order is answered', async () => {
    await heard([]);
    await heard([]);
    await world.until(world.clock.now() + 10 * minute);
    const before = await answers();
    const paced = Array.from({ length: 25 }, (_, n) => world.clock.now() - 9 * minute + n * 15_000);
    await heard(commands(paced), true);
    expect((await answers()) - before).toBe(25);
    expect(await sentences()).toBe(0);
  });

  it('do not lie before the outage: what is said to be older counts together', async () => {
    await heard([]);
    await heard([]);
    await world.until(world.clock.now() + minute);
    const before = await answers();
    await heard(commands(spread(60).map((at) => at - 60 * minute)), true);
    expect((await answers()) - before).toBe(10);
  });

  it('are kept over a restart', async () => {
    await heard([]);
    await heard([]);
    await world.restart();
    await world.until(world.clock.now() + minute);
    const before = await answers();
    await heard(commands(spread(60).map((at) => at - 60 * minute)));
    expect((await answers()) - before).toBe(10);
  });

  it('let no edit pass either', async () => {
    await heard([]);
    const refused = await world.say('prof', 'class', '!cours réglages quorum beaucoup');
    const at = world.clock.now();
    const edits = spread(40).map(
      (time, n): InboundEvent => ({
        ...{ kind: 'edit', id: `edit${n}`, at: time, room: 'class', user: 'prof', name: 'Prof' },
        ...{ original: refused, originalAt: at, text: `!cours réglages quorum x${n}`, direct: false },
      }),
    );
    await heard(edits);
    expect(await sentences()).toBe(1);
  });
});

describe('messages that cannot be read', () => {
  const unreadable = (user: string, n: number): InboundEvent => ({
    ...{ kind: 'unreadable', id: `${user}-dark${n}`, at: world.clock.now() - n * minute, room: 'class' },
    ...{ user, why: 'noKey', device: `D${n}` },
  });
  const told = async () =>
    (await texts(world, 'class')).filter((text) => text.includes('pas pu lire')).length;

  it('are told of three times a person, however many devices they name', async () => {
    await heard([]);
    for (let n = 0; n < 40; n += 1) {
      await heard([unreadable('eve', n)]);
      await world.until(world.clock.now() + minute);
    }
    expect(await told()).toBe(3);
    await heard([unreadable('ana', 0)]);
    expect(await told()).toBe(4);
  });

  it('are told of six times a room in an hour, whoever they come from', async () => {
    await heard([]);
    await heard(Array.from({ length: 50 }, (_, n) => unreadable(`puppet${n}`, 0)));
    expect(await told()).toBe(6);
    await world.until(world.clock.now() + 61 * minute);
    await heard([unreadable('ana', 0)]);
    expect(await told()).toBe(7);
  });

  it('count as commands of whoever sent them, and a later command is told so', async () => {
    await heard([]);
    await heard(Array.from({ length: 12 }, (_, n) => unreadable('eve', n)));
    await world.say('eve', 'class', '!cours agenda');
    expect((await last(world, 'class')).text).toContain('10 commandes en 10 secondes');
  });
});
