import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/time/zone.ts';
import type { Store } from '../../../src/ports/store.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { having, hour, minute, openings, reminders, sessionOf } from '../../support/lesson.ts';
import { texts } from '../../support/world.ts';

let folder: string;
let world: AwkwardWorld;
/** How often sessions were read in stretches of time since it was set to 0. */
let stretches = 0;
const counting = (store: Store): Store => ({
  ...store,
  sessionsBetween: (course, range) => {
    // The pool of rooms looks at its own, the last days.
    if (range.to > world.clock.now() + day) stretches += 1;
    return store.sessionsBetween(course, range);
  },
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dates-'));
  world = await AwkwardWorld.open({ file: join(folder, 'cours.db'), wrap: counting });
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const day = 24 * hour;
const dates = ['2026-11-12T14:00', '2026-12-03T14:00'];

/** LO21 in a zone, with a session in two days and one in three weeks. */
async function planned(zone: string): Promise<void> {
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.say('prof', 'class', `!cours réglages fuseau ${zone}`);
  await world.say('prof', 'class', '!cours planifier 12/11 14h durée 1h — Les arbres');
  await world.say('prof', 'class', '!cours planifier 3/12 14h durée 1h — Les graphes');
}

/** What the store holds is what another set of rules made: every instant off by `by`, and so is the hash. */
async function otherRules(zone: string, by: number): Promise<void> {
  await world.engine.stop();
  const [key] = (await world.store.states('clock/')).filter((entry) => entry.key.endsWith(zone));
  expect(key?.value).toBeDefined();
  const sessions = [await sessionOf(world, 1), await sessionOf(world, 2)];
  const timers = sessions.map(({ id, courseId, startsAt }) => {
    const subject = { kind: 'session' as const, id };
    return { subject, timers: [{ courseId, subject, kind: 'open' as const, key: '', due: startsAt + by }] };
  });
  await world.store.apply({
    sessions: sessions.map((session) => ({ ...session, startsAt: session.startsAt + by })),
    timers,
    state: [{ key: `clock/${zone}`, value: `${world.clock.now()} another` }],
  });
}

describe.each(['Africa/Casablanca', 'America/Edmonton', 'America/Vancouver', 'Europe/Paris'])(
  'rules of the clock that change in %s',
  (zone) => {
    const start = toInstant({ local: dates[0] ?? '', zone });

    it.each([hour, -hour, 24 * hour, -30 * minute])(
      'by %i ms leave every session where its date says',
      async (by) => {
        await planned(zone);
        await otherRules(zone, by);
        const before = await texts(world, 'class');
        await world.restart();
        for (const [index, local] of dates.entries()) {
          const { startsAt, start: meant } = await sessionOf(world, index + 1);
          expect(meant).toEqual({ local, zone });
          expect(startsAt).toBe(toInstant({ local, zone }));
        }
        await world.until(start - 1);
        expect(await openings(world)).toHaveLength(0);
        expect(await reminders(world)).toHaveLength(2);
        await world.until(start);
        expect(await openings(world)).toHaveLength(1);
        expect(await having(world, 'class', 'déplacée')).toHaveLength(0);
        expect((await texts(world, 'class')).slice(0, before.length)).toEqual(before);
      },
    );

    it('are noted, and the next start reads no session', async () => {
      await planned(zone);
      await otherRules(zone, hour);
      await world.restart();
      stretches = 0;
      await world.restart();
      expect(stretches).toBe(0);
    });
  },
);

it('reads no session at a start without a change, and derives none anew', async () => {
  await planned('Europe/Paris');
  await world.restart();
  stretches = 0;
  const before = await sessionOf(world, 1);
  await world.restart();
  expect(stretches).toBe(0);
  expect(await sessionOf(world, 1)).toEqual(before);
});

it('derives the first two days before a timer fires that was due by the old rules', async () => {
  await planned('Africa/Casablanca');
  // By the old rules S1 has begun; by the present ones it begins in half an hour.
  const start = toInstant({ local: dates[0] ?? '', zone: 'Africa/Casablanca' });
  await world.until(start - 90 * minute);
  await otherRules('Africa/Casablanca', -hour);
  world.clock.jumpTo(start - 30 * minute);
  await world.restart();
  expect(await openings(world)).toHaveLength(0);
  await world.until(start);
  const [opening, ...more] = await openings(world);
  expect(more).toEqual([]);
  expect(opening?.text).not.toContain('retard');
});

it('begins anew when it was ended in between', async () => {
  await planned('Africa/Casablanca');
  await otherRules('Africa/Casablanca', hour);
  await world.restart();
  await world.engine.stop();
  await world.store.apply({ state: [{ key: 'clock/Africa/Casablanca', value: 'garbage' }] });
  const session = await sessionOf(world, 2);
  await world.store.apply({ sessions: [{ ...session, startsAt: session.startsAt - hour }] });
  await world.restart();
  expect((await sessionOf(world, 2)).startsAt).toBe(session.startsAt);
});

it('derives what was stored before rules were noted, in zones of their own too', async () => {
  await planned('Africa/Casablanca');
  await world.say('prof', 'class', '!cours réglages fuseau Europe/Paris');
  const session = await sessionOf(world, 1);
  await world.engine.stop();
  const start = { local: '2026-11-20T10:00', zone: 'America/Edmonton' };
  await world.store.apply({
    sessions: [{ ...session, start, startsAt: 5 + world.clock.now() }],
    state: (await world.store.states('clock/')).map(({ key }) => ({ key, value: undefined })),
  });
  await world.restart();
  expect((await sessionOf(world, 1)).startsAt).toBe(toInstant(start));
  expect((await world.store.states('clock/')).map(({ key }) => key)).toEqual([
    'clock/America/Edmonton',
    'clock/Europe/Paris',
  ]);
});

it('brings back what is cancelled at the hour that is meant', async () => {
  await planned('Africa/Casablanca');
  await world.say('prof', 'class', '!cours annuler S2');
  await otherRules('Africa/Casablanca', hour);
  await world.restart();
  await world.say('prof', 'class', '!cours rétablir S2');
  const zone = 'Africa/Casablanca';
  expect((await sessionOf(world, 2)).startsAt).toBe(toInstant({ local: dates[1] ?? '', zone }));
});
