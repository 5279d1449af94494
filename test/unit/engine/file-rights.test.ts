import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobName } from '../../../src/domain/blob-name.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { hour, lesson, sessionOf } from '../../support/lesson.ts';
import { last } from '../../support/world.ts';

/** A file that counts how often its bytes are asked for. */
class Counted extends File {
  reads = 0;
  override arrayBuffer(): Promise<ArrayBuffer> {
    this.reads += 1;
    return super.arrayBuffer();
  }
}

const file = (words: string, name = 'notes.pdf') => new Counted([words], name, { type: 'application/pdf' });

describe('the bytes of files', () => {
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ house: { fileQuota: { course: 30, person: 20 } } });
    await lesson(world, 'bare');
  });
  afterEach(() => world.close());

  const stored = async (words: string) =>
    (await world.store.readBlob(blobName(new TextEncoder().encode(words)))) !== undefined;
  const kept = async (number = 1) =>
    (await world.store.material((await sessionOf(world, number)).id))?.files.map(({ name }) => name) ?? [];

  it.each([
    ['a student', 'ana', 'class', '!cours support S1'],
    ['a student in private', 'ana', '@ana', '!cours LO21 support S1'],
    ['somebody without a course', 'eve', '@eve', '!cours support S1'],
    ['a session that is none', 'prof', 'class', '!cours support S40'],
    ['no session said', 'prof', 'class', '!cours support'],
    ['a verb that takes none', 'prof', 'class', '!cours agenda'],
    ['a verb that takes none, changing', 'prof', 'class', '!cours titre S1 Les tas'],
    ['a word that is no verb', 'prof', 'class', '!cours zébulon'],
    ['a misspelt verb', 'prof', 'class', '!cours suport S1'],
    ['a lost prefix', 'prof', 'class', '!cour support S1'],
    ['ordinary words', 'prof', 'class', 'Voici mes notes.'],
    ['a student, alone', 'ana', '@ana', ''],
  ])('are neither read nor kept: %s', async (_what, user, room, text) => {
    await world.say('ana', 'class', 'Bonjour.');
    const given = file('dix octets');
    await world.say(user, room, text, { files: [given] });
    expect(given.reads).toBe(0);
    expect(await stored('dix octets')).toBe(false);
  });

  it('of staff are read once and kept', async () => {
    const given = file('dix octets');
    await world.say('prof', 'class', '!cours support S1', { files: [given] });
    expect(given.reads).toBe(1);
    expect(await stored('dix octets')).toBe(true);
    expect(await kept()).toEqual(['notes.pdf']);
  });

  it('of a size that was not said are refused, and not kept', async () => {
    const given = file('plus de vingt octets en tout');
    Object.defineProperty(given, 'size', { value: 1 });
    await world.say('prof', '@prof', '!cours support S1', { files: [given] });
    expect(given.reads).toBe(1);
    expect(await stored('plus de vingt octets en tout')).toBe(false);
    expect((await last(world, '@prof')).text).toContain('Plus assez de place');
  });

  it.each([
    ['with the command', '!cours support S1'],
    ['while a material is handed in', 'collect'],
    ['alone', ''],
  ])("beyond a person's share are refused before they are read: %s", async (_how, text) => {
    await world.say('prof', '@prof', '!cours support S1', { files: [file('dix octets', 'a.pdf')] });
    if (text === 'collect') await world.say('prof', '@prof', '!cours support S1 remplacer');
    const given = file('onze octets', 'b.pdf');
    await world.say('prof', '@prof', text === 'collect' ? '' : text, { files: [given] });
    expect(given.reads).toBe(0);
    expect((await last(world, '@prof')).text).toContain("les fichiers d'une même personne");
    expect(await kept()).toEqual(['a.pdf']);
    // The same again takes no more room than before.
    await world.say('prof', '@prof', '!cours support S1', { files: [file('dix octets', 'c.pdf')] });
    expect(await kept()).toEqual(['a.pdf', 'c.pdf']);
  });

  it("beyond a course's are refused, whoever gives them; elsewhere they are not", async () => {
    await world.say('bo', 'class', 'Bonjour.');
    await world.say('prof', 'class', '!cours équipe + bo');
    await world.say('prof', '@prof', '!cours support S1', { files: [file('dix octets', 'a.pdf')] });
    await world.say('prof', '@prof', '!cours support S1', { files: [file('neuf octe', 'b.pdf')] });
    const given = file('douze octets', 'c.pdf');
    await world.say('bo', 'class', '!cours support S1', { files: [given] });
    expect(given.reads).toBe(0);
    expect((await last(world, 'class')).text).toContain("les fichiers d'un cours");
    expect(await kept()).toEqual(['a.pdf', 'b.pdf']);
  });

  it('that wait count, and count once when they are added', async () => {
    await world.say('prof', '@prof', '', { files: [file('dix octets', 'a.pdf')] });
    const given = file('onze octets', 'b.pdf');
    await world.say('prof', '@prof', '', { files: [given] });
    expect(given.reads).toBe(0);
    await world.say('prof', '@prof', '!cours support S1 ajouter');
    expect(await kept()).toEqual(['a.pdf']);
  });

  it('that were replaced free their room once they are gone', async () => {
    await world.say('prof', '@prof', '!cours support S1', { files: [file('dix octets')] });
    await world.say('prof', '@prof', '!cours support S1', { files: [file('10 octets')] });
    await world.say('prof', '@prof', '!cours support S1', { files: [file('neuf octe')] });
    expect((await last(world, '@prof')).text).toContain('Plus assez de place');
    for (let night = 1; night <= 3; night += 1)
      await world.store.prune(world.clock.now() + night * 25 * hour);
    await world.say('prof', '@prof', '!cours support S1', { files: [file('neuf octe')] });
    expect(await stored('neuf octe')).toBe(true);
  });
});
