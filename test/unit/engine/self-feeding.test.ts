import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../../src/domain/session.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { end, having, lesson, minute, openings, sessionOf, start } from '../../support/lesson.ts';
import { last } from '../../support/world.ts';

/** A mistake of ours: what the class was told is never noted. */
const mistake = vi.hoisted(() => ({ on: false, throws: false }));
vi.mock('../../../src/domain/told.ts', async (original) => {
  const told = await original<typeof import('../../../src/domain/told.ts')>();
  const asTold = (session: Session, post?: string) => {
    if (mistake.throws) throw new TypeError('a bug');
    return mistake.on ? session : told.asTold(session, post);
  };
  return { ...told, asTold };
});

let folder: string;
let world: AwkwardWorld;
beforeEach(async () => {
  mistake.on = false;
  mistake.throws = false;
  folder = mkdtempSync(join(tmpdir(), 'feeding-'));
  world = await AwkwardWorld.open({ file: join(folder, 'cours.db') });
  await lesson(world);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const fed = () => world.log.filter(({ msg }) => msg === 'a timer feeds itself and is parked');
const moved = async () => [
  ...(await having(world, 'class', 'déplacée :')),
  ...(await having(world, 'class', 'déplacées')),
  ...(await having(world, 'class', 'changent')),
];
/** Until what people have changed is told. */
const told = () => world.until(world.clock.now() + 2 * minute);

describe('an announcement that feeds itself', () => {
  beforeEach(async () => {
    mistake.on = true;
    await world.say('prof', 'class', '!cours déplacer S1 vendredi 13 novembre 14h');
    await told();
  });

  it('is stopped after ten posts, with a reference for the host and one word to staff', async () => {
    expect(await moved()).toHaveLength(10);
    const [entry, ...more] = fed();
    expect(more).toEqual([]);
    expect(await having(world, '@prof', String(entry?.reference))).toHaveLength(1);
    await told();
    expect(await moved()).toHaveLength(10);
  });

  it('stays so over a restart, and over commits that change nothing of its session', async () => {
    await world.restart();
    await world.say('prof', 'class', '!cours réglages rappels veille 18h');
    await told();
    await world.restart();
    await told();
    expect(await moved()).toHaveLength(10);
    expect(fed()).toHaveLength(1);
  });

  it('holds up nothing else: commands run, the session opens', async () => {
    await world.say('prof', 'class', '!cours prochain');
    expect((await last(world, 'class')).text).toContain('Les arbres');
    await world.until(start + 24 * 60 * minute);
    expect(await openings(world)).toHaveLength(1);
    expect(await moved()).toHaveLength(10);
  });

  it('is derived again once its session changes', async () => {
    mistake.on = false;
    await world.say('prof', 'class', '!cours déplacer S1 vendredi 13 novembre 16h');
    await told();
    expect(await moved()).toHaveLength(11);
    expect(await world.store.states('parked/')).toEqual([]);
    await world.until(start + 27 * 60 * minute);
    expect(await openings(world)).toHaveLength(1);
  });
});

it('of many sessions at once is told to host and staff once, and spares who is not part of it', async () => {
  for (let day = 16; day < 28; day += 1) {
    await world.say('prof', 'class', `!cours planifier ${day}/11 9h durée 1h`);
    world.clock.jumpTo(world.clock.now() + 2_000);
  }
  await told();
  mistake.on = true;
  for (const some of ['S2-S4', 'S5-S7', 'S8-S10']) await world.say('prof', 'class', `!cours annuler ${some}`);
  await told();
  mistake.on = false;
  const cancelled = await having(world, 'class', 'sont annulées');
  expect(cancelled).toHaveLength(10);
  expect(fed()).toHaveLength(1);
  expect(await having(world, '@prof', String(fed()[0]?.reference))).toHaveLength(1);
  await world.say('prof', 'class', '!cours déplacer S1 vendredi 13 novembre 14h');
  await told();
  expect(await having(world, 'class', 'La séance 1 (S1) est déplacée')).toHaveLength(1);
});

it('is stopped also where it says nothing', async () => {
  mistake.on = true;
  await world.say('prof', 'class', '!cours déplacer S1 jeudi 12 novembre 13h');
  await world.engine.stop();
  // What was told and what holds now are past: there is nothing to say, and nothing is noted.
  const session = await sessionOf(world);
  world.clock.jumpTo(end + minute);
  await world.store.apply({ sessions: [{ ...session, status: 'cancelled' }] });
  await world.restart();
  expect(fed()).toHaveLength(1);
  expect(await moved()).toHaveLength(0);
});

describe('what is no flood', () => {
  it('a teacher who changes many sessions one by one, and one of them ten times', async () => {
    for (let day = 16; day < 28; day += 1) {
      await world.say('prof', 'class', `!cours planifier ${day}/11 9h durée 1h`);
      world.clock.jumpTo(world.clock.now() + 2_000);
    }
    await told();
    for (let number = 2; number < 14; number += 1) {
      await world.say('prof', 'class', `!cours déplacer S${number} 10h`);
      await world.until(world.clock.now() + 2_000);
    }
    await told();
    const posts = await having(world, 'class', 'est déplacée');
    expect(posts).toHaveLength(12);
    expect(fed()).toHaveLength(0);
  });

  it('what people announce themselves', async () => {
    for (let count = 1; count <= 11; count += 1) {
      await world.say('prof', 'class', `!cours annoncer Nouvelle ${count}`);
      world.clock.jumpTo(world.clock.now() + 2_000);
    }
    expect(await having(world, 'class', 'Nouvelle ')).toHaveLength(11);
  });

  it('the sessions of many groups, each announced to its own', async () => {
    for (let group = 1; group <= 12; group += 1) {
      await world.say('prof', 'class', '!cours lier');
      const code = [
        ...((await having(world, '@prof', 'lier LO21')).at(-1)?.text.matchAll(/lier LO21 (\S+)/g) ?? []),
      ].at(-1)?.[1];
      await world.say('prof', `td${group}`, `!cours lier LO21 ${code} groupe TD${group}`);
      world.clock.jumpTo(world.clock.now() + 5_000);
    }
    for (let group = 1; group <= 12; group += 1) {
      await world.say('prof', '@prof', `!cours planifier 20/11 9h durée 1h groupe TD${group}`);
      world.clock.jumpTo(world.clock.now() + 2_000);
    }
    await told();
    for (let group = 1; group <= 12; group += 1) {
      expect(await having(world, `td${group}`, 'Nouvelle séance')).toHaveLength(1);
    }
    for (const some of ['S2-S4', 'S5-S7', 'S8-S10', 'S11-S13'])
      await world.say('prof', '@prof', `!cours annuler ${some}`);
    await told();
    for (let group = 1; group <= 12; group += 1) {
      expect((await having(world, `td${group}`, 'annulée')).length).toBeGreaterThan(0);
    }
    expect(fed()).toHaveLength(0);
  });
});

it('a timer that fails is not tried again with each commit of its course, but once its session changes', async () => {
  mistake.throws = true;
  await world.say('prof', 'class', '!cours déplacer S1 vendredi 13 novembre 14h');
  await told();
  await world.say('prof', 'class', '!cours réglages rappels veille 18h');
  await world.restart();
  await told();
  expect(world.log.filter(({ msg }) => msg === 'a timer failed and is dropped')).toHaveLength(1);
  expect(await having(world, '@prof', "Référence pour l'hébergeur")).toHaveLength(1);
  mistake.throws = false;
  await world.say('prof', 'class', '!cours titre S1 Les forêts');
  await told();
  expect(await moved()).toHaveLength(1);
});

it('a room that refuses every message is told of to staff a few times, and every row is settled', async () => {
  await world.until(start);
  world.chat.forbidden.add(`${world.chat.account}|class`);
  for (let count = 1; count <= 20; count += 1) {
    await world.say('prof', 'class', '!cours prochain');
    world.clock.jumpTo(world.clock.now() + 2_000);
  }
  expect(await having(world, '@prof', "n'a pas pu être publié")).toHaveLength(10);
  expect(await world.store.outbox.pending()).toBe(0);
});
