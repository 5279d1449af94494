import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../../src/ports/chat.ts';
import type { Commit, Store } from '../../../src/ports/store.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import {
  eve,
  having,
  lesson,
  linkRoom,
  openings,
  openLesson,
  sessionOf,
  start,
} from '../../support/lesson.ts';
import { last, texts } from '../../support/world.ts';

let folder: string;
let world: AwkwardWorld;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conflicts-'));
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string) => new File([name], name, { type: 'image/png' });

/** Commits that fit are conflicts, for ever: what was decided can never be stored. */
const barred = { fits: (_commit: Commit): boolean => false, met: 0 };
const barring = (store: Store): Store => ({
  ...store,
  async apply(commit) {
    if (!barred.fits(commit)) return store.apply(commit);
    barred.met += 1;
    return 'conflict';
  },
});
beforeEach(() => {
  barred.fits = () => false;
  barred.met = 0;
});

const open = async (options = {}) => {
  world = await AwkwardWorld.open({ file: join(folder, 'cours.db'), ...options });
};
const happen = async (event: object) => {
  await world.chat.happen({ at: world.clock.now(), user: 'prof', direct: false, ...event } as InboundEvent);
  await world.engine.idle();
};
const replaced = (id: string, room: string, replacement: string) =>
  happen({ id, kind: 'place', room, change: 'replaced', replacement });
const placesOf = async (code = 'LO21') =>
  (await world.store.courseByCode(code))?.places.map(({ room, kind }) => `${kind} ${room}`);
const cursor = () => world.store.cursor(world.chat.account, 'main');
const parked = (msg: string) =>
  world.log.filter((entry) => entry.msg === msg && entry.reference !== undefined);

describe('a room that is replaced', () => {
  it('takes its place with it', async () => {
    await open();
    await lesson(world);
    await replaced('t1', 'class', 'new');
    expect(await placesOf()).toEqual(['class new']);
    await world.until(start);
    expect(await openings(world, 'new')).toHaveLength(1);
    expect(await openings(world, 'class')).toHaveLength(0);
  });

  it('by one that is linked to the course already loses its place, and nothing waits for it', async () => {
    await open();
    await lesson(world);
    await linkRoom(world, 'new');
    await replaced('t1', 'class', 'new');
    expect(await placesOf()).toEqual(['class new']);
    const seen = await cursor();
    await world.restart();
    expect(await cursor()).toBe(seen);
    expect(await having(world, '@prof', 'lié')).toHaveLength(0);
    await world.say('prof', 'new', '!cours réglages quorum 7');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(7);
    await world.until(start);
    expect(await openings(world, 'new')).toHaveLength(1);
  });

  it('by one that serves another course loses its place, and staff are told', async () => {
    await open();
    await lesson(world);
    await world.say('prof', 'other', '!cours créer PHY1 Ondes');
    await replaced('t1', 'class', 'other');
    expect(await placesOf()).toEqual([]);
    expect(await placesOf('PHY1')).toEqual(['class other']);
    expect(await having(world, '@prof', 'lié à un autre cours')).toHaveLength(1);
  });

  it('twice, by each other or by itself, leaves one place', async () => {
    await open();
    await lesson(world);
    await linkRoom(world, 'new');
    await replaced('t0', 'class', 'class');
    expect(await placesOf()).toEqual(['class class', 'class new']);
    await replaced('t1', 'class', 'new');
    await replaced('t2', 'class', 'new');
    await replaced('t3', 'new', 'class');
    expect(await placesOf()).toEqual(['class class']);
  });
});

describe('a conflict that lasts', () => {
  it('parks a command with an apology, and the next one runs', async () => {
    await open({ wrap: barring });
    await lesson(world);
    barred.fits = (commit) => commit.courses !== undefined;
    await world.say('prof', 'class', '!cours réglages quorum 7');
    const [entry, ...more] = parked('a command failed and is parked');
    expect(more).toEqual([]);
    expect((await last(world, 'class')).text).toContain(String(entry?.reference));
    barred.fits = () => false;
    await world.restart();
    await world.say('prof', 'class', '!cours réglages quorum 8');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(8);
  });

  it('parks what else happens in a room, and the cursor moves on', async () => {
    await open({ wrap: barring });
    await lesson(world);
    barred.fits = (commit) => commit.courses !== undefined;
    const before = Number(await cursor());
    await replaced('t1', 'class', 'new');
    expect(Number(await cursor())).toBe(before + 1);
    expect(parked('an event is parked').length).toBeGreaterThan(0);
    barred.fits = () => false;
    await world.restart();
    await world.say('prof', 'class', '!cours réglages quorum 8');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(8);
  });

  it('parks the message of somebody who cannot be noted, and hears the others', async () => {
    await open({ wrap: barring });
    await lesson(world);
    barred.fits = ({ persons }) => persons?.some(({ name }) => name === 'Eve') === true;
    await world.say('eve', 'class', '!cours agenda');
    expect(parked('an event is parked').length).toBeGreaterThan(0);
    await world.say('adam', 'class', '!cours prochain');
    expect((await last(world, 'class')).text).toContain('Les arbres');
  });

  it('parks a part of a material that is handed in', async () => {
    await open({ wrap: barring });
    await lesson(world, 'bare');
    await world.say('prof', '@prof', '!cours support S1');
    barred.fits = ({ event }) => event !== undefined && event.command === undefined;
    await world.say('prof', '@prof', 'Un texte.');
    expect(parked('an event is parked').length).toBeGreaterThan(0);
    barred.fits = () => false;
    await world.say('prof', 'class', '!cours réglages quorum 8');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(8);
  });

  it('that passes is decided again, whatever brings it: files, people who go, rooms that the bot comes into', async () => {
    await open({ wrap: barring });
    await lesson(world);
    const twice = () => {
      barred.met = 0;
      barred.fits = ({ event }) => event !== undefined && barred.met < 2;
    };
    twice();
    await world.say('prof', '@prof', '', { files: [file('arbre.png')] });
    expect(barred.met).toBe(2);
    expect((await last(world, '@prof')).text).toContain('arbre.png');
    twice();
    await happen({
      id: 'left-1',
      kind: 'membership',
      room: 'class',
      user: 'ana',
      name: 'Ana',
      change: 'left',
      self: false,
    });
    expect(barred.met).toBe(2);
    twice();
    await happen({ id: 'in-1', kind: 'membership', room: 'lobby', change: 'joined', self: true });
    expect(barred.met).toBe(2);
    expect(await texts(world, 'lobby')).toHaveLength(1);
    expect(parked('an event is parked')).toEqual([]);
  });

  it('that lasts keeps a privacy notice from being renewed, and the bot starts', async () => {
    await open({ wrap: barring });
    await lesson(world);
    const course = await world.store.courseByCode('LO21');
    if (course === undefined) throw new Error('no course');
    const places = course.places.map((place) => ({ ...place, notice: 0 }));
    await world.store.apply({ courses: [{ ...course, places }] });
    barred.fits = ({ courses }) => courses !== undefined;
    await world.restart();
    expect(barred.met).toBeGreaterThan(1);
    expect(world.log.some(({ msg }) => msg === 'a privacy notice could not be renewed')).toBe(true);
    expect(await having(world, 'class', 'Cours lit les messages')).toHaveLength(1);
    barred.met = 0;
    barred.fits = ({ courses }) => courses !== undefined && barred.met < 2;
    await world.restart();
    expect((await world.store.courseByCode('LO21'))?.places.map(({ notice }) => notice)).not.toContain(0);
  });

  it('drops a timer, staff are told, and the next one fires', async () => {
    await open({ wrap: barring });
    await lesson(world);
    await world.until(eve - 1);
    barred.fits = (commit) => commit.firedTimer !== undefined && commit.sessions !== undefined;
    await world.until(eve);
    const [entry] = parked('a timer failed and is dropped');
    expect(await having(world, '@prof', String(entry?.reference))).toHaveLength(1);
    barred.fits = () => false;
    await world.until(start);
    expect((await sessionOf(world)).status).toBe('open');
  });

  it('settles the row of a room all the same', async () => {
    await open({ wrap: barring, providers: [new TestProvider('un')] });
    await openLesson(world);
    barred.fits = ({ settled, sessions }) => settled !== undefined && sessions !== undefined;
    await world.say('prof', 'class', '!cours audio');
    expect(parked('a room failed and is parked')).toHaveLength(1);
    expect(await world.store.outbox.pending()).toBe(0);
    expect((await texts(world, '@prof')).join()).toContain(
      String(parked('a room failed and is parked')[0]?.reference),
    );
  });
});
