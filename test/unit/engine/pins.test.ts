import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { end, hour, lesson, linkRoom, minute, start } from '../../support/lesson.ts';

let world: AwkwardWorld;
beforeEach(async () => {
  world = await AwkwardWorld.open({ signs: true });
});
afterEach(() => world.close());

/** What is pinned now in each room, by the first words of the message. */
function pinned(): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const act of world.chat.acts) {
    const [what, reference] = act.split(' ');
    const message = world.chat.messages.find((each) => each.reference === reference);
    if (message === undefined || (what !== 'pin' && what !== 'unpin')) continue;
    const room = message.lane.split('|')[1] ?? '';
    const words = message.text.split(' :')[0] ?? '';
    const before = (found[room] ?? []).filter((each) => each !== words);
    found[room] = what === 'pin' ? [...before, words] : before;
  }
  return found;
}

const opening = '📖 Séance 1 (S1), Les arbres';

describe('the pinned message', () => {
  it('is the opening, until the session ends by itself; again once it is reopened', async () => {
    await lesson(world);
    expect(pinned()).toEqual({});
    await world.until(start);
    expect(pinned()).toEqual({ class: [opening] });
    await world.until(end + 16 * minute);
    expect(pinned()).toEqual({ class: [] });
    await world.say('prof', 'class', '!cours rouvrir S1');
    expect(pinned()).toEqual({ class: [opening] });
    await world.say('prof', 'class', '!cours terminer');
    expect(pinned()).toEqual({ class: [] });
  });

  it.each(['terminer', 'annuler S1 confirmer'])('goes with %s', async (line) => {
    await lesson(world);
    await world.until(start);
    await world.say('prof', 'class', `!cours ${line}`);
    await world.until(start + 2 * minute);
    expect(pinned()).toEqual({ class: [] });
  });

  it('comes back with what is undone', async () => {
    await lesson(world);
    await world.until(start);
    await world.say('prof', 'class', '!cours annuler S1 confirmer');
    await world.say('prof', 'class', '!cours défaire');
    expect(pinned()).toEqual({ class: [opening] });
  });

  it('gives way to the next session of the same people', async () => {
    await lesson(world);
    await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 15h05 — Les graphes');
    await world.until(start + hour + 5 * minute);
    expect(pinned()).toEqual({ class: ['📖 Séance 2 (S2), Les graphes'] });
  });

  it('is there in a room linked late, and gone from one that is let go', async () => {
    await lesson(world);
    await world.until(start);
    await linkRoom(world, 'late');
    expect(pinned()).toEqual({ class: [opening], late: [opening] });
    await world.say('prof', 'late', '!cours délier');
    expect(pinned()).toEqual({ class: [opening], late: [] });
    await linkRoom(world, 'late');
    expect(pinned()).toEqual({ class: [opening], late: [opening] });
  });

  it('is let go also where the bot was down meanwhile', async () => {
    await lesson(world);
    await world.until(start);
    await world.engine.stop();
    world.clock.jumpTo(end + 3 * hour);
    await world.restart();
    expect(pinned()).toEqual({ class: [] });
  });
});

it('a long opening says that it is over without giving its whole text once more', async () => {
  await lesson(world, 'bare');
  await world.say('prof', '@prof', `!cours support S1\n${'Un arbre, puis un autre. '.repeat(2_500)}`);
  await world.until(start);
  const files = async () => (await world.seen('class')).filter(({ file }) => file !== undefined).length;
  expect(await files()).toBe(1);
  await world.say('prof', 'class', '!cours terminer');
  expect(await files()).toBe(1);
});
