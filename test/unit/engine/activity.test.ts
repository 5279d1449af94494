import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  chats,
  end,
  having,
  hour,
  lesson,
  materialWords,
  minute,
  openings,
  openLesson,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { last, type World } from '../../support/world.ts';

const counted = async (world: World) => world.store.activity((await sessionOf(world)).id);
const status = async (world: World) => (await sessionOf(world)).status;

describe.each(chats)('activity, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  it('counts what people write while the session is open, each message once', async () => {
    await lesson(world);
    await world.say('ana', 'class', 'avant');
    await world.until(start);
    for (const n of [1, 2, 3, 4, 5]) await world.say('ana', 'class', `ana ${n}`);
    for (const n of [1, 2]) await world.say('ben', 'class', `ben ${n}`);
    await world.say('ben', '@ben', 'en privé');
    await world.say('ben', 'class', '!cours aide');
    expect(await counted(world)).toEqual({ persons: 2, messages: 7, lastAt: start });
    await world.restart();
    expect(await counted(world)).toMatchObject({ persons: 2, messages: 7 });
    await world.say('prof', 'class', '!cours terminer S1');
    await world.say('ana', 'class', 'après');
    expect(await counted(world)).toMatchObject({ persons: 2, messages: 7 });
    expect((await having(world, 'class', '(S1) terminée. 2 personnes ont écrit 7 messages')).length).toBe(1);
  });

  it('counts the thread like the room', async () => {
    await openLesson(world);
    const [opening] = await openings(world);
    await world.say('ana', 'class', 'dans le salon');
    await world.say('ana', 'class', 'dans le fil', { thread: opening?.reference ?? '' });
    expect(await counted(world)).toMatchObject({ persons: 1, messages: 2 });
  });

  it('does not count messages of a room that is not linked', async () => {
    await openLesson(world);
    await world.addRoom('ailleurs');
    await world.say('ana', 'ailleurs', 'bonjour');
    expect(await counted(world)).toMatchObject({ messages: 0 });
  });

  it('closes 15 minutes after the end when nobody writes', async () => {
    await openLesson(world);
    await world.until(end + 15 * minute - 1);
    expect(await status(world)).toBe('open');
    await world.until(end + 15 * minute);
    expect(await status(world)).toBe('closed');
    const closing = await last(world, 'class');
    expect(closing).toMatchObject({ ring: false });
    expect(closing.text).toContain('(S1) terminée');
  });

  it('closes 15 minutes after the last message', async () => {
    await openLesson(world);
    await world.until(end + 10 * minute);
    await world.say('ana', 'class', 'encore une question');
    await world.until(end + 20 * minute);
    await world.say('ben', 'class', 'une réponse');
    await world.until(end + 35 * minute - 1);
    expect(await status(world)).toBe('open');
    await world.until(end + 35 * minute);
    expect(await status(world)).toBe('closed');
    await world.until(end + 5 * hour);
    expect(await having(world, 'class', '(S1) terminée')).toHaveLength(1);
  });

  it('closes two hours after the end at the latest', async () => {
    await openLesson(world);
    for (let at = end; at < end + 2 * hour; at += 10 * minute) {
      await world.until(at);
      await world.say('ana', 'class', 'toujours là');
    }
    await world.until(end + 2 * hour - 1);
    expect(await status(world)).toBe('open');
    await world.until(end + 2 * hour);
    expect(await status(world)).toBe('closed');
  });
});

describe.each(chats)('what students write, on the $name chat', ({ open }) => {
  it('is kept nowhere in the store', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'cours-activity-'));
    const world = await open({ file: join(dir, 'cours.sqlite') });
    await openLesson(world);
    await world.say('ana', 'class', 'Le mot inventé zyxoquarte ne doit rester nulle part.');
    await world.say('ana', '@ana', 'Ici non plus : zyxoquarte.');
    expect(await counted(world)).toMatchObject({ messages: 1 });
    const bytes = () => Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))));
    const running = bytes();
    await world.close();
    const closed = bytes();
    rmSync(dir, { recursive: true });
    for (const kept of [running, closed]) {
      // What is kept would be found: the material is.
      expect(kept.includes(materialWords)).toBe(true);
      expect(kept.includes('zyxoquarte')).toBe(false);
    }
  });
});
