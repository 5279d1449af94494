import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { last, texts } from '../../support/world.ts';

let world: AwkwardWorld;
beforeEach(async () => {
  world = await AwkwardWorld.open();
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.say('zoe', 'class', 'bonjour');
});
afterEach(() => world.close());

const said = async (user: string, line: string) => {
  await world.say(user, `@${user}`, line);
  return (await last(world, `@${user}`)).text;
};

describe('in private, in a French course', () => {
  it('one is answered in the language of one’s words, and then in that one', async () => {
    expect(await said('zoe', '!cours agenda')).toMatch(/aucune séance/iu);
    expect(await said('zoe', '!cours next')).toMatch(/no session/iu);
    expect(await said('zoe', '!cours agenda')).toMatch(/no session/iu);
    expect(await said('zoe', '!cours prochain')).toMatch(/aucune séance/iu);
    expect(await said('zoe', '!cours agenda')).toMatch(/aucune séance/iu);
  });

  it('a language that was chosen is kept, over a restart, until it is let go', async () => {
    expect(await said('zoe', '!cours langue en')).toContain('in English');
    await world.restart();
    expect(await said('zoe', '!cours prochain')).toMatch(/no session/iu);
    expect(await said('zoe', '!cours nimporte')).toMatch(/I do not know|I don’t know|I don't know/u);
    expect(await said('zoe', '!cours langue')).toContain('in English');
    expect(await said('zoe', '!cours langue auto')).toContain('dans la langue de vos commandes');
    expect(await said('zoe', '!cours prochain')).toMatch(/aucune séance/iu);
    expect(await said('zoe', '!cours langue de')).toContain('fr, en, ou auto');
  });

  it('free words are answered in the language that they are in', async () => {
    expect(await said('zoe', 'when is the next class and where do we meet?')).toContain('commands');
    expect(await said('prof', 'à quelle heure est le prochain cours ?')).toContain('commande');
  });

  it('nobody else’s language changes, nor that of the class', async () => {
    await said('zoe', '!cours langue en');
    expect(await said('prof', '!cours agenda')).toMatch(/aucune séance/iu);
    await world.say('zoe', 'class', '!cours agenda');
    expect((await last(world, 'class')).text).toMatch(/aucune séance/iu);
    await world.say('zoe', 'class', '!cours langue en');
    expect((await last(world, 'class')).text).toContain('message privé');
  });

  it('what the class reads of what is done in private is in the course’s language', async () => {
    const answer = await said('prof', '!cours plan tomorrow 14:00-16:00 — Trees');
    expect(answer).toContain('Session 1');
    await world.until(world.clock.now() + 120_000);
    const told = (await texts(world, 'class')).at(-1) ?? '';
    expect(told).toContain('éance 1 (S1)');
    expect(await said('prof', '!cours announce The room is B204')).toContain('posted');
    expect((await last(world, 'class')).text).toContain('Annonce de');
    expect(await said('prof', '!cours undo')).not.toContain('défait');
    expect(await said('prof', '!cours settings duration 1h')).toMatch(/`duration`: 1 h/u);
  });

  it('a course created there says so in the language of who writes', async () => {
    expect(await said('prof', '!cours create GE37 Marketing')).toContain('You are its teacher');
    expect((await world.store.courseByCode('GE37'))?.language).toBe('fr');
  });
});
