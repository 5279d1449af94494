import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chats,
  eve,
  having,
  hour,
  lesson,
  linkRoom,
  materialWords,
  minute,
  openings,
  openLesson,
  reminders,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { texts, type World } from '../../support/world.ts';

const thread = '💬';

/** News with these words; where messages can be edited older ones may have them too. */
async function rung(world: World, words: string) {
  return (await having(world, 'class', words)).filter(({ ring }) => ring);
}

describe.each(chats)('an opening, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  it('posts the material first, then the first message of the thread', async () => {
    await openLesson(world);
    const said = (await world.seen('class')).filter(
      ({ text }) => text.startsWith('📖') || text.startsWith(thread),
    );
    expect(said.map(({ text }) => text.slice(0, 2))).toEqual(['📖', thread]);
    const [opening, first] = said;
    expect(opening?.text).toContain(materialWords);
    expect(opening?.ring).toBe(true);
    expect(opening?.thread).toBeUndefined();
    expect(first?.ring).toBe(false);
    // Without threads it stands in the main timeline.
    if (world.can.threads) expect(first?.thread).toBe(opening?.reference);
    else expect(first?.thread).toBeUndefined();
    expect((await sessionOf(world)).status).toBe('open');
  });

  it('does not show the material before, and shows it once', async () => {
    await lesson(world);
    await world.until(start - 1);
    expect((await texts(world, 'class')).join('\n')).not.toContain(materialWords);
    await world.until(start + 30 * minute);
    expect(await having(world, 'class', materialWords)).toHaveLength(1);
  });

  it('gives a place that is linked meanwhile what still holds, and no past reminder', async () => {
    await openLesson(world);
    await world.until(start + 10 * minute);
    await linkRoom(world, 'annexe');
    const [opening] = await openings(world, 'annexe');
    const [first] = await having(world, 'annexe', thread);
    expect(opening?.text).toContain(materialWords);
    expect(first).toBeDefined();
    if (world.can.threads) expect(first?.thread).toBe(opening?.reference);
    expect(await reminders(world, 'annexe')).toEqual([]);
    expect(await openings(world, 'class')).toHaveLength(1);
  });

  it('is not revised any more in a place that was unlinked', async () => {
    await lesson(world);
    await linkRoom(world, 'annexe');
    await world.until(start);
    await world.say('prof', 'annexe', '!cours délier');
    const before = await world.seen('annexe');
    await world.say('prof', '@prof', '!cours support S1\nUn arbre, seconde version.');
    await world.until(start + 5 * minute);
    expect(before.some(({ text }) => text.includes(materialWords))).toBe(true);
    expect(await world.seen('annexe')).toEqual(before);
    expect(await having(world, 'class', 'seconde version')).not.toHaveLength(0);
  });
});

describe.each(chats)('reminders, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world);
  });
  afterEach(() => world.close());

  it('ring once each, at their moments', async () => {
    await world.until(eve - 1);
    expect(await reminders(world)).toHaveLength(0);
    await world.until(eve);
    expect(await reminders(world)).toHaveLength(1);
    await world.until(start - 10 * minute);
    await world.until(start + 3 * hour);
    expect((await reminders(world)).map(({ ring }) => ring)).toEqual([true, true]);
  });

  it('are not sent twice when a session moves away and back, and nothing is announced', async () => {
    await world.until(eve + minute);
    const before = await world.seen('class');
    await world.say('prof', '@prof', '!cours déplacer S1 vendredi 13 novembre 14h');
    expect((await sessionOf(world)).startsAt).toBe(start + 24 * hour);
    await world.say('prof', '@prof', '!cours déplacer S1 jeudi 12 novembre 14h');
    await world.until(eve + hour);
    expect(await world.seen('class')).toEqual(before);
    await world.until(start - minute);
    expect(await reminders(world)).toHaveLength(2);
  });

  it('follow a session that moves, and the class is told once', async () => {
    await world.say('prof', '@prof', '!cours déplacer S1 vendredi 13 novembre 14h');
    expect(await having(world, 'class', 'déplacée')).toHaveLength(0);
    await world.until(world.clock.now() + minute);
    expect(await rung(world, 'déplacée')).toHaveLength(1);
    await world.until(eve + hour);
    expect(await reminders(world)).toHaveLength(0);
    await world.until(eve + 24 * hour);
    expect(await reminders(world)).toHaveLength(1);
  });

  it('come out right when a session is cancelled and restored', async () => {
    await world.until(eve);
    await world.say('prof', '@prof', '!cours annuler S1');
    await world.until(eve + 2 * minute);
    expect(await rung(world, 'annulée')).toHaveLength(1);
    await world.say('prof', '@prof', '!cours rétablir S1');
    await world.until(eve + 4 * minute);
    expect(await rung(world, 'rétablie')).toHaveLength(1);
    await world.until(start);
    expect(await reminders(world)).toHaveLength(2);
    expect(await openings(world)).toHaveLength(1);
  });

  it('are silent for a session that stays cancelled, which does not open', async () => {
    await world.say('prof', '@prof', '!cours annuler S1');
    await world.until(start + 3 * hour);
    expect(await reminders(world)).toHaveLength(0);
    expect(await openings(world)).toHaveLength(0);
    expect((await sessionOf(world)).status).toBe('cancelled');
  });

  it('says nothing of what was cancelled and restored within the minute', async () => {
    const before = await world.seen('class');
    await world.say('prof', '@prof', '!cours annuler S1');
    await world.say('prof', '@prof', '!cours rétablir S1');
    await world.until(world.clock.now() + 10 * minute);
    expect(await world.seen('class')).toEqual(before);
  });

  it('are reckoned anew when the setting changes', async () => {
    await world.say('prof', '@prof', '!cours réglages rappels 1h');
    await world.until(start - hour - 1);
    expect(await reminders(world)).toHaveLength(0);
    await world.until(start - hour);
    expect(await reminders(world)).toHaveLength(1);
    await world.until(start);
    expect(await reminders(world)).toHaveLength(1);
  });

  it('are none when there shall be none, and a moment already past is not made up', async () => {
    await world.say('prof', '@prof', '!cours réglages rappels aucun');
    await world.until(start - 2 * hour);
    expect(await reminders(world)).toHaveLength(0);
    await world.say('prof', '@prof', '!cours réglages rappels veille 18h, 30min');
    await world.until(start - 31 * minute);
    expect(await reminders(world)).toHaveLength(0);
    await world.until(start);
    expect(await reminders(world)).toHaveLength(1);
  });
});
