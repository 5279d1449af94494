import { afterEach, describe, expect, it } from 'vitest';
import { type Commit, type Store, StoreFault } from '../../../src/ports/store.ts';
import { TestProvider } from '../../support/call-provider.ts';
import {
  chats,
  eve,
  having,
  lesson,
  minute,
  openings,
  openLesson,
  reminders,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

type Before = (commit: Commit) => void;

/** A store whose commits pass by `before` on their way in and by `after` on their way out: either may throw. */
const guarded =
  (hooks: { before?: Before; after?: Before }) =>
  (store: Store): Store => ({
    ...store,
    async apply(commit) {
      hooks.before?.(commit);
      const result = await store.apply(commit);
      hooks.after?.(commit);
      return result;
    },
  });

/** Throws what `make` makes, for the next `times` commits that fit. */
function failing(fits: (commit: Commit) => boolean, make: () => Error) {
  const fault = { times: 0, thrown: 0 };
  const hook: Before = (commit) => {
    if (fault.thrown >= fault.times || !fits(commit)) return;
    fault.thrown += 1;
    throw make();
  };
  return { fault, hook };
}

const ioFault = () => new StoreFault('io', 'the disk is full');
const bug = () => new TypeError('a bug');
const isCommand = (commit: Commit) => commit.event?.command !== undefined;

describe.each(chats)('faults, on the $name chat', ({ open }) => {
  let world: World;
  afterEach(() => world.close());

  it('of the store repeat the batch, and a command runs once', async () => {
    const { fault, hook } = failing(isCommand, ioFault);
    world = await open({ wrap: guarded({ before: hook }) });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    fault.times = 2;
    await world.say('prof', 'class', '!cours réglages quorum 7');
    expect(fault.thrown).toBe(2);
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(7);
    expect(await having(world, 'class', 'quorum')).toHaveLength(1);
  });

  it('of the store after the commit do not make a command run twice', async () => {
    const { fault, hook } = failing(isCommand, ioFault);
    world = await open({ wrap: guarded({ after: hook }) });
    await lesson(world, 'bare');
    fault.times = 1;
    await world.say('prof', 'class', '!cours planifier vendredi 13 novembre 14h — Les tris');
    expect(fault.thrown).toBe(1);
    const course = await world.store.courseByCode('LO21');
    expect(await world.store.countSessions(course?.id ?? '')).toBe(2);
  });

  it('of the store that last do not turn one command into a flood', async () => {
    const { fault, hook } = failing(isCommand, ioFault);
    world = await open({ wrap: guarded({ before: hook }) });
    fault.times = 12;
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    expect(fault.thrown).toBe(12);
    expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes');
    expect(await having(world, 'class', '10 commandes')).toHaveLength(0);
  });

  it('of the store put a due timer off and do not lose it', async () => {
    const { fault, hook } = failing((commit) => commit.firedTimer !== undefined, ioFault);
    world = await open({ wrap: guarded({ before: hook }) });
    await lesson(world);
    fault.times = 5;
    await world.until(start);
    expect(fault.thrown).toBe(5);
    expect(await reminders(world)).toHaveLength(2);
    expect(await openings(world)).toHaveLength(1);
  });

  it('of the store that last do not make a due timer one that feeds itself', async () => {
    const { fault, hook } = failing((commit) => commit.firedTimer !== undefined, ioFault);
    world = await open({ wrap: guarded({ before: hook }) });
    await lesson(world);
    await world.until(start - 1);
    fault.times = 11;
    await world.until(start + 2 * minute);
    expect(fault.thrown).toBe(11);
    expect(await openings(world)).toHaveLength(1);
    expect(await world.store.states('parked/')).toEqual([]);
  });

  it('of our own park a command after three tries, and the next one runs', async () => {
    const { fault, hook } = failing((commit) => isCommand(commit) && commit.courses !== undefined, bug);
    world = await open({ wrap: guarded({ before: hook }) });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    fault.times = 3;
    await world.say('prof', 'class', '!cours réglages quorum 7');
    const parked = world.log.find((entry) => entry.msg === 'a command failed and is parked');
    expect((await last(world, 'class')).text).toContain(String(parked?.reference));
    await world.say('prof', 'class', '!cours réglages quorum 8');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(8);
    expect(world.log.filter((entry) => entry.msg === 'a command failed and is parked')).toHaveLength(1);
  });

  it('of our own try a command again before they park it', async () => {
    const { fault, hook } = failing((commit) => isCommand(commit) && commit.courses !== undefined, bug);
    world = await open({ wrap: guarded({ before: hook }) });
    fault.times = 2;
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    expect((await texts(world, 'class')).filter((text) => text.startsWith('✅ LO21'))).toHaveLength(1);
  });

  it('of our own park an event that is no command, and the next one runs', async () => {
    let broken = false;
    world = await open({
      wrap: (store) => ({
        ...store,
        postAt: (...at) => {
          if (broken) throw bug();
          return store.postAt(...at);
        },
      }),
    });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('prof', 'class', '!cours réglages quorum 7');
    const { reference } = await last(world, 'class');
    broken = true;
    await world.react('prof', 'class', reference, '↩️');
    broken = false;
    expect(world.log.filter((entry) => entry.msg === 'an event is parked').length).toBeGreaterThan(0);
    await world.say('prof', 'class', '!cours réglages quorum 9');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(9);
  });

  it('of our own drop a timer after three tries, and the next one fires', async () => {
    const { fault, hook } = failing(
      (commit) => commit.firedTimer !== undefined && commit.sessions !== undefined,
      bug,
    );
    world = await open({ wrap: guarded({ before: hook }) });
    await lesson(world);
    // What is due before is done: the next timer is the reminder of the eve.
    await world.until(eve - 1);
    fault.times = 3;
    await world.until(eve);
    expect(fault.thrown).toBe(3);
    expect(await reminders(world)).toHaveLength(0);
    expect(world.log.find((entry) => entry.msg === 'a timer failed and is dropped')?.reference).toBeDefined();
    await world.until(start);
    expect(await openings(world)).toHaveLength(1);
    expect((await sessionOf(world)).status).toBe('open');
  });

  it('of our own in everything that settles a room leave its row done, and staff told', async () => {
    const { fault, hook } = failing(
      ({ settled, sessions }) => settled !== undefined && sessions !== undefined,
      bug,
    );
    world = await open({ wrap: guarded({ before: hook }), providers: [new TestProvider('un')] });
    await openLesson(world);
    fault.times = 4;
    await world.say('prof', 'class', '!cours audio');
    expect(fault.thrown).toBe(4);
    expect(await world.store.outbox.pending()).toBe(0);
    const parked = world.log.find((entry) => entry.msg === 'a room failed and is parked');
    expect(await having(world, '@prof', String(parked?.reference))).toHaveLength(1);
    await world.say('prof', 'class', '!cours fermer');
    await world.say('prof', 'class', '!cours audio');
    expect((await sessionOf(world)).rooms.calls.map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('of our own in what settles a room do not stop the bot', async () => {
    const { fault, hook } = failing((commit) => commit.settled !== undefined, bug);
    const provider = new TestProvider('un');
    world = await open({ wrap: guarded({ before: hook }), providers: [provider] });
    await openLesson(world);
    fault.times = 3;
    await world.say('prof', 'class', '!cours audio');
    expect(provider.asked).toBe(1);
    expect(await world.store.outbox.pending()).toBe(0);
    const parked = world.log.find((entry) => entry.msg === 'a room failed and is parked');
    expect(await having(world, '@prof', String(parked?.reference))).toHaveLength(1);
    expect((await sessionOf(world)).rooms.calls.map(({ status }) => status)).toEqual(['failed']);
    expect(await having(world, 'class', "n'a pas pu s'ouvrir")).toHaveLength(1);
    expect(provider.closed).toHaveLength(1);
    await world.say('prof', 'class', '!cours audio');
    expect((await sessionOf(world)).rooms.calls.map(({ status }) => status)).toEqual(['failed', 'open']);
    await world.say('prof', 'class', '!cours terminer S1');
    expect(await having(world, 'class', '(S1) terminée')).not.toHaveLength(0);
  });

  it('of our own in what came of an ending do not leave a room that is closing for ever', async () => {
    const { fault, hook } = failing((commit) => commit.settled !== undefined, bug);
    const provider = new TestProvider('un', { provider: 'mumble', counts: true });
    world = await open({ wrap: guarded({ before: hook }), providers: [provider] });
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    fault.times = 3;
    await world.say('prof', 'class', '!cours fermer');
    expect(provider.closed).toHaveLength(1);
    expect((await sessionOf(world)).rooms.calls).toMatchObject([{ status: 'closed', ending: 'failed' }]);
    const parked = world.log.find((entry) => entry.msg === 'a room failed and is parked');
    expect(await having(world, '@prof', String(parked?.reference))).toHaveLength(1);
  });
});
