import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { having, hour, lesson, minute, openings, sessionOf, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts } from '../../support/world.ts';

let world: LocalWorld;
beforeEach(async () => {
  world = await LocalWorld.open();
  await lesson(world);
});
afterEach(() => world.close());

async function linkGroup(room = 'td1'): Promise<void> {
  await world.addRoom(room);
  await world.say('prof', 'class', '!cours lier');
  const codes = [...(await texts(world, '@prof')).join('\n').matchAll(/lier LO21 (\S+)/g)];
  await world.say('prof', room, `!cours lier LO21 ${codes.at(-1)?.[1]} groupe ${room.toUpperCase()}`);
}
/** A link to another room waits until that room has what it leads to. */
const open = () => world.until(start + minute);
const inClass = async () => (await openings(world))[0]?.reference ?? '';

describe('a session of the whole class', () => {
  it('opens once: in a group’s room it is one line with a link to the thread of the class', async () => {
    await linkGroup();
    await open();
    const shown = await openings(world, 'td1');
    expect(shown.map(({ text }) => text)).toEqual([
      "📖 Séance 1 (S1), Les arbres : ouverte jusqu'à 15 h dans le salon de la classe. Le support et vos questions y sont : rejoindre le fil.",
    ]);
    const root = await inClass();
    expect(shown[0]?.html).toMatch(
      new RegExp(`href="/rooms/\\w+\\?thread=${root}#thread">rejoindre le fil</a>`),
    );
    expect((await world.seen('td1')).some(({ text }) => text.startsWith('💬'))).toBe(false);
    expect((await having(world, 'class', '💬')).length).toBe(1);
  });

  it('its end, its reopening, another title and its undoing are said in that line', async () => {
    await linkGroup();
    await open();
    const line = async () => (await openings(world, 'td1')).map(({ text }) => text);
    await world.say('prof', 'class', '!cours titre S1 Les tas');
    expect((await line())[0]).toContain('Les tas : ouverte');
    await world.say('prof', 'class', '!cours terminer S1');
    expect(await line()).toEqual([
      "📖 Séance 1 (S1), Les tas : terminée à 14 h 01. Elle s'est tenue dans le salon de la classe : relire le fil.",
    ]);
    await world.say('prof', 'class', '!cours rouvrir S1');
    expect((await line())[0]).toContain('ouverte jusqu');
    await world.say('prof', 'class', '!cours annuler S1 confirmer');
    expect((await line())[0]).not.toContain('ouverte');
    expect(await having(world, 'td1', 'est terminée')).toEqual([]);
  });

  it('reminders reach the group; requests and rooms are the class’s, with a way there', async () => {
    await linkGroup();
    await open();
    expect((await having(world, 'td1', '⏰')).length).toBeGreaterThan(0);
    await world.say('ana', 'td1', '!cours audio je bloque');
    await world.until(start + 2 * minute);
    const [request] = await having(world, 'class', 'je bloque');
    expect(request?.text).toContain('pour la séance 1 (S1)');
    expect(await having(world, 'td1', 'je bloque')).toEqual([]);
    const [answer] = await having(world, 'td1', 'Votre demande');
    expect(answer?.html).toContain(`#m-${request?.reference}"`);
  });

  it('what a group writes meanwhile keeps the session open', async () => {
    await linkGroup();
    await open();
    await world.until(start + hour + 10 * minute);
    await world.say('ana', 'td1', 'nous travaillons encore');
    await world.until(start + hour + 16 * minute);
    expect((await sessionOf(world)).status).toBe('open');
  });

  it('a group linked while it is open gets the line, and one thread stays one', async () => {
    await open();
    await linkGroup();
    await world.until(start + 2 * minute);
    expect((await openings(world, 'td1')).map(({ text }) => text)).toEqual([
      expect.stringContaining('dans le salon de la classe'),
    ]);
  });

  it('opens whole where the course wants it so, or where the class has no place on the platform', async () => {
    await linkGroup();
    await world.say('prof', 'class', '!cours réglages groupes entier');
    await open();
    expect((await openings(world, 'td1'))[0]?.text).toContain('Elle se tient ici');
    await world.say('prof', 'class', '!cours terminer S1');
    await world.say('prof', 'class', '!cours réglages groupes lien');
    await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 17h durée 1h — Suite');
    await world.say('prof', 'class', '!cours délier');
    await world.until(start + 3 * hour + minute);
    expect((await openings(world, 'td1')).at(-1)?.text).toContain('Elle se tient ici');
  });

  it('is said to be a setting, with what it takes', async () => {
    await world.say('prof', 'class', '!cours réglages groupes demi');
    expect((await texts(world, 'class')).at(-1)).toMatch(/lien ou entier.*réglages groupes lien/);
    await world.say('prof', 'class', '!cours réglages');
    expect((await texts(world, 'class')).at(-1)).toContain('`groupes` lien');
  });
});
