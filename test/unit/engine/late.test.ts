import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chats,
  end,
  eve,
  having,
  hour,
  lesson,
  materialWords,
  minute,
  openings,
  reminders,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import type { World } from '../../support/world.ts';

/** Nobody looked at the clock meanwhile: it stands at `at` when the engine looks next. */
async function overslept(world: World, at: number): Promise<void> {
  world.clock.jumpTo(at);
  world.engine.check();
  await world.engine.idle();
}

/** The bot is down until `at`. */
async function down(world: World, at: number): Promise<void> {
  await world.engine.stop();
  world.clock.jumpTo(at);
  await world.restart();
}

const tardily = [
  { how: 'asleep', pass: overslept },
  { how: 'down', pass: down },
];

describe.each(chats)('what is late, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    await lesson(world);
  });
  afterEach(() => world.close());

  it.each(tardily)('$how over the start: material and thread still go out, with a word', async ({ pass }) => {
    await world.until(eve);
    await pass(world, start + 20 * minute);
    const [opening, ...more] = await openings(world);
    expect(more).toEqual([]);
    expect(opening?.text).toContain('avec du retard');
    expect(opening?.text).toContain(materialWords);
    expect(await having(world, 'class', '💬')).toHaveLength(1);
    expect((await sessionOf(world)).status).toBe('open');
    // The reminder of 10 minutes before was due meanwhile: only that of the eve was sent.
    expect(await reminders(world)).toHaveLength(1);
    expect(world.log.filter((entry) => entry.msg === 'a reminder came too late and is dropped')).toHaveLength(
      1,
    );
  });

  it.each(tardily)('$how over the whole session: one late post, and it is closed', async ({ pass }) => {
    await pass(world, end + 4 * hour);
    const [post, ...more] = await openings(world);
    expect(more).toEqual([]);
    expect(post?.text).toContain("n'a pas pu s'ouvrir");
    expect(post?.text).toContain(materialWords);
    expect(await having(world, 'class', '💬')).toHaveLength(0);
    expect(await reminders(world)).toHaveLength(0);
    expect((await sessionOf(world)).status).toBe('closed');
    const before = await world.seen('class');
    await world.restart();
    await world.until(end + 10 * hour);
    expect(await world.seen('class')).toEqual(before);
  });

  it.each(tardily)(
    '$how over a reminder alone: it is sent as long as the session is ahead',
    async ({ pass }) => {
      await pass(world, start - 3 * hour);
      expect(await reminders(world)).toHaveLength(1);
      await world.until(start);
      expect(await reminders(world)).toHaveLength(2);
      expect((await openings(world))[0]?.text).not.toContain('retard');
    },
  );

  it('does not say that an opening is late by seconds', async () => {
    await overslept(world, start + 30_000);
    expect((await openings(world))[0]?.text).not.toContain('retard');
  });

  it('is not done twice when the clock goes back', async () => {
    await world.until(eve + minute);
    await overslept(world, eve - 2 * hour);
    await world.until(eve + hour);
    expect(await reminders(world)).toHaveLength(1);
    await world.until(start + minute);
    await overslept(world, start - hour);
    await world.until(start + 10 * minute);
    expect(await reminders(world)).toHaveLength(2);
    expect(await openings(world)).toHaveLength(1);
    expect(await having(world, 'class', '💬')).toHaveLength(1);
  });

  it('is not done twice after a restart', async () => {
    await world.until(start);
    const before = await world.seen('class');
    await world.restart();
    expect(await world.seen('class')).toEqual(before);
  });

  it('closes a session whose end passed while the bot was down', async () => {
    await world.until(start + 10 * minute);
    await down(world, end + 6 * hour);
    expect((await sessionOf(world)).status).toBe('closed');
    expect(await having(world, 'class', '(S1) terminée')).toHaveLength(1);
  });
});
