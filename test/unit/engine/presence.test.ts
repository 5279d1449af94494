import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/domain/room.ts';
import { TestProvider } from '../../support/call-provider.ts';
import {
  chats,
  end,
  having,
  hour,
  lesson,
  minute,
  openLesson,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts, type World } from '../../support/world.ts';

describe.each(chats)('people in a room, on the $name chat', ({ open }) => {
  let world: World;
  let first: TestProvider;
  beforeEach(async () => {
    first = new TestProvider('un', { counts: true });
    world = await open({ providers: [first, new TestProvider('deux')] });
    await openLesson(world);
  });
  afterEach(() => world.close());

  const call = async (): Promise<Call> => {
    const found = (await sessionOf(world)).rooms.calls.at(-1);
    if (found === undefined) throw new Error('there is no room');
    return found;
  };
  async function room(): Promise<Call> {
    await world.say('prof', 'class', '!cours audio');
    return call();
  }
  async function people(persons: number): Promise<void> {
    first.goIn((await call()).reference ?? '', persons);
    await world.engine.idle();
  }
  const wait = (ms: number) => world.until(world.clock.now() + ms);
  const announced = async () => (await having(world, 'class', 'Salle audio ouverte pour')).at(-1)?.text ?? '';

  it('are counted in its post, edited once a minute', async () => {
    await room();
    await people(3);
    expect(await announced()).not.toContain('connect');
    await people(12);
    await wait(minute);
    if (world.can.edits) expect(await announced()).toContain('12 personnes connectées');
    await people(13);
    expect(await announced()).not.toContain('13 personnes');
    await wait(minute);
    if (world.can.edits) expect(await announced()).toContain('13 personnes connectées');
    expect(await having(world, 'class', 'Salle audio ouverte pour')).toHaveLength(1);
  });

  it('leave, and ten minutes later it closes by itself', async () => {
    await room();
    await people(2);
    await wait(20 * minute);
    expect((await call()).status).toBe('open');
    await people(0);
    await wait(9 * minute);
    expect((await call()).status).toBe('open');
    await wait(minute);
    expect((await call()).status).toBe('closed');
    expect(first.closed).toHaveLength(1);
  });

  it('come back in time, and it stays', async () => {
    await room();
    await people(2);
    await people(0);
    await wait(9 * minute);
    await people(1);
    await wait(5 * minute);
    expect((await call()).status).toBe('open');
  });

  it('are asked for once more before it closes', async () => {
    await room();
    await people(2);
    await people(0);
    await wait(9.5 * minute);
    // They came back, and nobody told.
    first.people.set((await call()).reference ?? '', 2);
    await wait(minute);
    expect((await call()).status).toBe('open');
  });

  it('have all the time of the session to come in', async () => {
    await room();
    await wait(30 * minute);
    expect((await call()).status).toBe('open');
  });

  it('keep it open past the end of the session, two hours at most', async () => {
    await room();
    await people(2);
    await world.until(end + 10 * minute);
    expect((await call()).status).toBe('open');
    await world.until(end + hour);
    expect((await call()).status).toBe('open');
    expect((await sessionOf(world)).status).toBe('open');
    await world.until(end + 2 * hour);
    expect((await call()).status).toBe('closed');
    expect((await sessionOf(world)).status).toBe('closed');
  });

  it('are known again after a restart', async () => {
    await room();
    await people(2);
    await world.restart();
    await people(0);
    await wait(10 * minute);
    expect((await call()).status).toBe('closed');
  });

  it('lose it when somebody ends it there before they came', async () => {
    await room();
    first.people.set((await call()).reference ?? '', 'ended');
    await wait(minute);
    expect((await call()).status).toBe('closed');
  });

  it('lose it when somebody ends it there', async () => {
    await room();
    await people(2);
    first.people.set((await call()).reference ?? '', 'ended');
    await wait(minute);
    expect((await call()).status).toBe('closed');
  });

  it('cannot be counted while the server is away: staff read of it once, and how to go elsewhere', async () => {
    await room();
    await people(2);
    first.people.set((await call()).reference ?? '', 'unknown');
    await wait(minute);
    expect(await having(world, '@prof', 'ne répond plus')).toHaveLength(0);
    await wait(5 * minute);
    const told = await having(world, '@prof', 'ne répond plus');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('salle autre');
    expect((await call()).status).toBe('open');
    expect((await texts(world, 'class')).join()).not.toContain('ne répond plus');
  });
});

it('a room is known after a restart though nobody has started its session', async () => {
  const provider = new TestProvider('un', { counts: true });
  const world = await LocalWorld.open({ providers: [provider] });
  await lesson(world);
  await world.say('prof', 'class', '!cours réglages ouverture main');
  await world.until(start + 10 * minute);
  await world.say('prof', 'class', '!cours audio');
  const [before] = (await sessionOf(world)).rooms.calls;
  expect(before?.status).toBe('open');
  provider.left.push(before?.reference ?? '');
  await world.restart();
  expect(provider.closed).toEqual([]);
  provider.goIn(before?.reference ?? '', 2);
  await world.engine.idle();
  expect((await sessionOf(world)).rooms.calls[0]?.occupancy).toEqual({ kind: 'occupied' });
  await world.close();
});

it('a room that cannot be looked at does not keep the others from it, nor the next look', async () => {
  const provider = new TestProvider('un', { counts: true });
  const world = await LocalWorld.open({ providers: [provider] });
  await openLesson(world);
  await world.say('prof', 'class', '!cours audio');
  const [call] = (await sessionOf(world)).rooms.calls;
  const session = world.store.session;
  let faults = 1;
  Object.assign(world.store, {
    session: async (id: string) => {
      faults -= 1;
      if (faults >= 0) throw new Error('the store cannot be read');
      return session.call(world.store, id);
    },
  });
  provider.people.set(call?.reference ?? '', 3);
  await world.until(world.clock.now() + 2 * minute);
  expect(faults).toBeLessThan(0);
  expect((await sessionOf(world)).rooms.calls[0]?.occupancy).toEqual({ kind: 'occupied' });
  await world.close();
});

it('a room where nobody can tell closes at the end of its session', async () => {
  const world = await LocalWorld.open({ providers: [new TestProvider('un')] });
  await openLesson(world);
  await world.say('prof', 'class', '!cours audio');
  await world.until(end);
  expect((await sessionOf(world)).rooms.calls.at(-1)?.status).toBe('closed');
  await world.close();
});
