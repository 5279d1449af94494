import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../src/domain/session.ts';
import { sessionTimers } from '../../../src/domain/session-timers.ts';
import { fromInstant, toInstant } from '../../../src/domain/time/zone.ts';
import { asTold } from '../../../src/domain/told.ts';
import { CallFault, type CallProvider } from '../../../src/ports/calls.ts';
import { having } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { makeSession } from '../../support/scene.ts';
import { instance } from '../../support/story.ts';
import { texts } from '../../support/world.ts';

const zone = 'Europe/Paris';
const minute = 60_000;
const start = toInstant({ local: '2026-11-12T14:15', zone });
const secret = 'Un arbre binaire est soit vide, soit un nœud.';

/** A provider that makes rooms, or refuses. */
function provider(id: string, works: boolean, closed: string[] = []): CallProvider {
  return {
    instance: instance(id),
    start: async () => {},
    stop: async () => {},
    create: async (order) => {
      if (!works) throw new CallFault('refused', 'plein');
      return {
        reference: `${id}/${order.id}`,
        entry: { link: `https://${id}.example.org/${order.id}` },
      };
    },
    close: async (reference) => void closed.push(reference),
  };
}

let world: LocalWorld;
afterEach(() => world.close());

/** LO21 with S1 planned, as the class knows it. */
async function withSession(providers: readonly CallProvider[]): Promise<Session> {
  world = await LocalWorld.open({ providers });
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes et structures');
  const course = await world.store.courseByCode('LO21');
  if (course === undefined) throw new Error('no course');
  const session = asTold(
    makeSession({ courseId: course.id, start: fromInstant(start, zone), startsAt: start, version: 0 }),
  );
  const subject = { kind: 'session' as const, id: session.id };
  await world.store.apply({
    courses: [{ ...course, nextNumber: 2 }],
    sessions: [session],
    timers: [{ subject, timers: sessionTimers(session, course) }],
  });
  // Written behind the engine's back: it reads its timers anew.
  await world.restart();
  return session;
}

async function stateOf({ id }: Session): Promise<Session> {
  const session = await world.store.session(id);
  if (session === undefined) throw new Error('no session');
  return session;
}

describe('a class in writing', () => {
  it('from its material to its closing, with a room on demand', async () => {
    const closed: string[] = [];
    const s1 = await withSession([provider('refuse', false), provider('a', true, closed)]);
    await world.say('prof', '@prof', `!cours support S1\n${secret}`);
    expect((await texts(world, '@prof')).at(-1)).toContain(secret);
    expect((await texts(world, 'class')).join('\n')).not.toContain(secret);

    await world.until(start - 5 * minute);
    const before = await texts(world, 'class');
    expect(before.filter((text) => text.startsWith('⏰'))).toHaveLength(2);
    expect(before.join('\n')).not.toContain(secret);

    await world.until(start);
    const opening = (await world.seen('class')).find((message) => message.text.startsWith('📖'));
    expect(opening).toMatchObject({ ring: true });
    expect(opening?.text).toContain(secret);
    const first = (await world.seen('class')).find((message) => message.text.startsWith('💬'));
    expect(first).toMatchObject({ ring: false, thread: opening?.reference });

    await world.say('etu1', 'class', 'pourquoi compter la hauteur en arêtes ?');
    await world.say('etu2', 'class', '!cours audio je bloque');
    const request = (await world.seen('class')).find((message) => message.text.includes('je bloque'));
    expect(request).toMatchObject({ ring: false });
    await world.react('etu1', 'class', request?.reference ?? '', '👍');
    expect((await texts(world, 'class')).some((text) => text.includes('2 personnes sur les 3'))).toBe(true);
    await world.say('etu3', 'class', '!cours audio oui');
    const rooms = (await world.seen('class')).filter((message) =>
      message.text.includes('https://a.example.org'),
    );
    expect(rooms.map(({ ring, thread }) => [ring, thread])).toEqual([
      [true, undefined],
      [false, opening?.reference],
    ]);

    await world.until(start + 24 * minute);
    await world.say('prof', 'class', '!cours fermer');
    expect((await texts(world, 'class')).join('\n')).not.toContain('https://a.example.org');
    expect(closed).toHaveLength(1);

    await world.until(start + 135 * minute);
    expect((await stateOf(s1)).status).toBe('closed');
    const ends = (await world.seen('class')).slice(-2);
    expect(ends.map(({ text, thread }) => [text.split('.')[0], thread])).toEqual([
      ['La séance 1 (S1) est terminée ; le bilan est dans le salon', opening?.reference],
      ['✅ Séance 1 (S1) terminée', undefined],
    ]);
    expect(await having(world, 'class', "ouverte jusqu'à")).toEqual([]);
    expect(await having(world, 'class', '📖 Séance 1 (S1), Les arbres : terminée.')).toHaveLength(1);
  });

  it('hands in a material in several messages, and takes the last one back', async () => {
    const s1 = await withSession([]);
    await world.say('prof', '@prof', '!cours support S1');
    await world.say('prof', '@prof', 'Premier.');
    await world.say('prof', '@prof', 'Second.');
    await world.say('prof', '@prof', '!cours support fini');
    expect((await world.store.material(s1.id))?.body).toBe('Premier.\n\nSecond.');
    await world.say('prof', '@prof', '!cours défaire');
    expect((await world.store.material(s1.id))?.body).toBe('Premier.');
    expect((await texts(world, 'class')).join('\n')).not.toContain('Premier');
  });

  it('an opening without material takes it when it comes', async () => {
    await withSession([]);
    await world.until(start + minute);
    expect((await texts(world, 'class')).join('\n')).toContain('Le support sera ajouté ici.');
    await world.say('prof', '@prof', `!cours support S1\n${secret}`);
    const after = (await texts(world, 'class')).join('\n');
    expect(after).toContain(secret);
    expect(after).not.toContain('Le support sera ajouté ici.');
  });

  it('after a long stop, opens late and says so', async () => {
    const s1 = await withSession([]);
    await world.until(start - 60 * minute);
    await world.engine.stop();
    await world.clock.travelTo(start + 30 * minute, async () => {});
    await world.restart();
    await world.until(start + 31 * minute);
    expect((await stateOf(s1)).status).toBe('open');
    const said = await texts(world, 'class');
    expect(said.some((text) => text.includes('avec du retard'))).toBe(true);
    expect(said.some((text) => text.includes('Dans 10 minutes'))).toBe(false);
  });
});
