import { describe, expect, it, vi } from 'vitest';
import { ChatFault } from '../../../src/ports/chat.ts';
import type { Commit, Store } from '../../../src/ports/store.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import {
  chats,
  end,
  having,
  lesson,
  linkRoom,
  minute,
  openings,
  reminders,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

/** Commits that fit wait until the gate opens. */
function gated(fits: (commit: Commit) => boolean) {
  const gate = Promise.withResolvers<void>();
  let waiting = 0;
  const wrap = (store: Store): Store => ({
    ...store,
    async apply(commit) {
      if (fits(commit)) {
        waiting += 1;
        await gate.promise;
      }
      return store.apply(commit);
    },
  });
  return { wrap, open: gate.resolve, waiting: () => waiting };
}

const secondCourse = async (world: World) => {
  await world.addRoom('autre');
  await world.say('prof', 'autre', '!cours créer MA01 Analyse');
};

describe.each(chats)('courses in parallel, on the $name chat', ({ open }) => {
  it('do not wait for each other: one that is stuck does not hold the other one back', async () => {
    let stuck: string | undefined;
    const gate = gated(({ sessions }) => stuck !== undefined && sessions?.[0]?.courseId === stuck);
    const world = await open({ wrap: gate.wrap });
    await lesson(world);
    await secondCourse(world);
    await world.say('prof', 'autre', '!cours planifier jeudi 12 novembre 14h durée 1h — Les suites');
    await world.until(start - minute);
    stuck = (await world.store.courseByCode('LO21'))?.id;
    world.clock.jumpTo(start);
    await vi.waitFor(async () => expect(await openings(world, 'autre')).toHaveLength(1));
    expect(gate.waiting()).toBe(1);
    expect(await openings(world)).toHaveLength(0);
    gate.open();
    await world.engine.idle();
    expect(await openings(world)).toHaveLength(1);
    await world.close();
  });

  it("what falls due while another course is stuck does not wait for it, and that course's own keeps its order", async () => {
    let stuck: string | undefined;
    const gate = gated(({ sessions }) => stuck !== undefined && sessions?.[0]?.courseId === stuck);
    const world = await open({ wrap: gate.wrap });
    await lesson(world);
    await secondCourse(world);
    await world.say('prof', 'autre', '!cours planifier jeudi 12 novembre 14h10 durée 1h — Les suites');
    await world.until(start - minute);
    stuck = (await world.store.courseByCode('LO21'))?.id;
    world.clock.jumpTo(start);
    await vi.waitFor(() => expect(gate.waiting()).toBe(1));
    const before = (await world.seen('class')).length;
    world.clock.jumpTo(start + 10 * minute);
    await vi.waitFor(async () => expect(await openings(world, 'autre')).toHaveLength(1));
    world.clock.jumpTo(end + 2 * 60 * minute);
    await vi.waitFor(async () => expect(await having(world, 'autre', '(S1) terminée')).not.toHaveLength(0));
    expect(gate.waiting()).toBe(1);
    expect(await world.seen('class')).toHaveLength(before);
    gate.open();
    await world.engine.idle();
    expect(await openings(world)).toHaveLength(1);
    expect((await sessionOf(world)).status).toBe('closed');
    await world.close();
  });
});

describe.each(chats)('one course, on the $name chat', ({ open }) => {
  it('decides what comes from several rooms one after the other, and loses nothing', async () => {
    const world = await open();
    await lesson(world, 'bare');
    await linkRoom(world, 'annexe');
    await Promise.all(
      ['class', 'annexe', '@prof'].map((room, n) =>
        world.say('prof', room, `!cours planifier vendredi 13 novembre ${10 + 2 * n}h durée 1h`),
      ),
    );
    const starts = await Promise.all(
      [2, 3, 4].map(async (number) => (await sessionOf(world, number)).startsAt),
    );
    expect(new Set(starts).size).toBe(3);
    await world.close();
  });

  it('lets a flood of one person alone: others are answered, and the flood ends', async () => {
    const world = await open();
    await lesson(world, 'bare');
    world.clock.jumpTo(world.clock.now() + minute);
    for (let n = 0; n < 13; n += 1) await world.say('ana', 'class', '!cours prochain');
    await world.say('ben', 'class', '!cours prochain');
    const answers = async () => (await texts(world, 'class')).filter((text) => text.includes('(S1)')).length;
    expect(await having(world, 'class', '10 commandes en 10 secondes')).toHaveLength(1);
    const before = await answers();
    await world.say('ana', 'class', '!cours prochain');
    expect(await answers()).toBe(before);
    world.clock.jumpTo(world.clock.now() + 11_000);
    await world.say('ana', 'class', '!cours prochain');
    expect(await answers()).toBe(before + 1);
    await world.close();
  });
});

describe('rooms of one batch', () => {
  it('do not wait for each other', async () => {
    const gate = gated(({ courses }) => courses?.[0]?.settings.quorum === 7);
    const world = await AwkwardWorld.open({ wrap: gate.wrap });
    await lesson(world);
    await secondCourse(world);
    // Both reach the engine in one batch; the first one is stuck.
    const slow = world.say('prof', 'class', '!cours réglages quorum 7');
    const quick = world.say('prof', 'autre', '!cours réglages quorum 9');
    await vi.waitFor(async () => expect((await world.store.courseByCode('MA01'))?.settings.quorum).toBe(9));
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(3);
    gate.open();
    await Promise.all([slow, quick]);
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(7);
    await world.close();
  });
});

describe('a platform that asks for a pause', () => {
  /** The next post asks everybody to wait for so long. */
  const pauseNext = (world: AwkwardWorld, after: number) => {
    const post = world.chat.post.bind(world.chat);
    let paused = false;
    world.chat.post = async (...args) => {
      if (paused) return post(...args);
      paused = true;
      throw new ChatFault('rateLimited', 'slow down', { after, scope: 'account' });
    };
  };

  it('gets no reminder of a session that has begun, but its opening', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world);
    await world.until(start - 11 * minute);
    const before = (await reminders(world)).length;
    pauseNext(world, 30 * minute);
    await world.say('ana', 'class', '!cours prochain');
    expect(world.engine.pauses().size).toBe(1);
    await world.until(end);
    expect(await reminders(world)).toHaveLength(before);
    expect(await openings(world)).toHaveLength(1);
    expect(await world.store.outbox.pending()).toBe(0);
    await world.close();
  });

  it('gets the opening first, then the answers in their order: what was refused counts as not attempted', async () => {
    const world = await AwkwardWorld.open();
    await lesson(world);
    await world.until(start - minute);
    pauseNext(world, 5 * minute);
    await world.say('ana', 'class', '!cours prochain');
    await world.until(start);
    await world.say('ben', 'class', '!cours aide');
    const said = (await world.seen('class')).length;
    await world.until(start + 10 * minute);
    const [opening, refused, thread, answer, notice] = (await world.seen('class')).slice(said);
    expect(opening?.text).toContain('📖');
    expect(refused?.text).toContain('(S1)');
    expect(thread?.text).toContain('💬');
    expect(answer?.text).toContain('!cours');
    expect(notice?.text).toContain('Cours lit les messages');
    expect(await last(world, 'class')).toEqual(notice);
    await world.close();
  });
});
