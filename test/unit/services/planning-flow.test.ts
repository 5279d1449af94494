import { afterEach, describe, expect, it } from 'vitest';
import { LocalWorld } from '../../support/local-world.ts';
import { now } from '../../support/scene.ts';
import { texts } from '../../support/world.ts';

const minute = 60_000;
const first = '!cours planifier mardi 1er décembre 14h15-16h15 — Les arbres';
let world: LocalWorld;
afterEach(() => world.close());

/** LO21, held in the class room. */
async function course(): Promise<void> {
  world = await LocalWorld.open();
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes et structures');
}
const last = async (room: string) => (await world.seen(room)).at(-1);

describe('a plan that changes, through the whole bot', () => {
  it('is told in its place, moved in private, told a minute later, marked where it stood', async () => {
    await course();
    await world.say('prof', 'class', first);
    const planned = await last('class');
    expect(planned).toMatchObject({ ring: false });
    await world.say('prof', '@prof', '!cours déplacer S1 9/12 10h');
    await world.until(now + minute - 1);
    expect((await last('class'))?.reference).toBe(planned?.reference);
    await world.until(now + minute);
    expect(await last('class')).toMatchObject({
      ring: true,
      text: expect.stringContaining('La séance 1 (S1) est déplacée : mercredi 9 décembre 2026'),
    });
    const marked = (await world.seen('class')).find(({ reference }) => reference === planned?.reference);
    expect(marked?.text).toContain('S1, depuis : mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris).');
    const count = (await world.seen('class')).length;
    await world.until(now + 60 * minute);
    expect(await world.seen('class')).toHaveLength(count);
  });

  it('is taken back by the sign under its answer, and says so there', async () => {
    await course();
    await world.say('prof', 'class', first);
    const planned = await last('class');
    await world.react('etu1', 'class', planned?.reference ?? '', '↩️');
    expect((await texts(world, 'class')).some((text) => text.startsWith('(sans effet)'))).toBe(false);
    await world.react('prof', 'class', planned?.reference ?? '', '↩️');
    const all = await world.seen('class');
    expect(all.find(({ reference }) => reference === planned?.reference)?.text).toMatch(/^\(sans effet\)/u);
    expect(all.at(-1)?.text).toContain("✅ La planification de la séance 1 (S1) n'a plus d'effet.");
    await world.until(now + 60 * minute);
    expect((await world.seen('class')).filter(({ ring, text }) => ring && text.includes('S1'))).toEqual([]);
    await world.say('prof', 'class', first);
    expect((await last('class'))?.text).toContain('✅ Séance 2 (S2) planifiée');
  });

  it('planned in private, it is told silently after a minute, and taken out in one post that rings', async () => {
    await course();
    await world.say('prof', '@prof', '!cours planifier tous les mardis 14h15-16h15 du 01/12 au 15/12');
    await world.until(now + minute);
    const told = await last('class');
    expect(told).toMatchObject({
      ring: false,
      text: expect.stringContaining('3 nouvelles séances, S1 à S3'),
    });
    await world.say('prof', '@prof', '!cours défaire');
    expect((await last('@prof'))?.text).toContain("La classe l'a peut-être déjà lu");
    await world.until(now + 3 * minute);
    const all = await world.seen('class');
    expect(all.at(-1)).toMatchObject({
      ring: true,
      text: expect.stringContaining('Les séances S1 à S3 sont retirées du planning (heure de Paris).'),
    });
    expect(all.find(({ reference }) => reference === told?.reference)?.text).toContain(
      'S2, depuis : retirée du planning.',
    );
  });

  it('cancels several at once, and both ways back agree', async () => {
    await course();
    await world.say('prof', 'class', '!cours planifier tous les mardis 14h15-16h15 du 01/12 au 15/12');
    await world.say('prof', 'class', '!cours annuler S1-S2 stage');
    await world.say('prof', 'class', '!cours rétablir S1');
    await world.until(now + minute);
    const cancelled = (await world.seen('class')).filter(
      ({ ring, text }) => ring && text.includes('annulée'),
    );
    expect(cancelled.map(({ text }) => text)).toEqual([
      expect.stringContaining('La séance 2 (S2) est annulée'),
    ]);
  });

  it('takes the course back, and the room is free for another', async () => {
    await course();
    await world.say('prof', 'class', '!cours défaire');
    expect((await last('class'))?.text).toContain('Le cours LO21 est supprimé ; ses salons sont libres.');
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    expect(
      (await texts(world, 'class')).some((text) => text.includes('LO21, Algorithmes : le cours est créé')),
    ).toBe(true);
  });
});
