import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsOf } from '../../../src/message/document.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { last, texts, type World } from '../../support/world.ts';

const worlds = [
  { name: 'awkward', open: () => AwkwardWorld.open() },
  { name: 'local', open: () => LocalWorld.open() },
];

describe.each(worlds)('receiving, on the $name chat', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  it('answers a command once, though its batch may come twice', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    const said = await texts(world, 'class');
    expect(said.filter((text) => text.startsWith('✅ LO21'))).toHaveLength(1);
    expect((await world.store.courseByCode('lo21'))?.title).toBe('Algorithmes');
  });

  it('leaves ordinary messages alone', async () => {
    const before = await texts(world, 'class');
    await world.say('ana', 'class', 'Bonjour à tous, le cours commence quand ?');
    expect(await texts(world, 'class')).toEqual(before);
  });

  it('reads the edit of a refused command, and its refusal becomes the answer', async () => {
    const message = await world.say('prof', 'class', '!cours créer');
    const refusal = await last(world, 'class');
    expect(refusal.text).not.toContain('✅');
    await world.edit('prof', 'class', message, '!cours créer LO21 Algorithmes');
    expect((await world.store.courseByCode('LO21'))?.code).toBe('LO21');
    const answer = await last(world, 'class');
    expect((await texts(world, 'class')).some((text) => text.startsWith('✅ LO21'))).toBe(true);
    if (world.can.edits) expect(await texts(world, 'class')).not.toContain(refusal.text);
    expect(answer.ring).toBe(false);
  });

  it('does not read the edit of an executed command, and says so once', async () => {
    const message = await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.edit('prof', 'class', message, '!cours créer LO22 Autre');
    await world.edit('prof', 'class', message, '!cours créer LO23 Encore');
    const sentences = (await texts(world, 'class')).filter((text) => text.includes('messages modifiés'));
    expect(sentences).toHaveLength(1);
    expect(await world.store.courseByCode('LO22')).toBeUndefined();
  });

  it('says a change of language in the new one, its button too, and the way back in the old one', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('prof', 'class', '!cours réglages langue en');
    const { text, reference } = await last(world, 'class');
    expect(text).toContain('LO21, `language`: en');
    const account = (await world.store.courseByCode('LO21'))?.places[0]?.account ?? '';
    const answer = await world.store.postAt(account, reference);
    const [undo] = answer === undefined ? [] : actionsOf(answer.document);
    expect(undo).toMatchObject({ sign: '↩️', label: 'undo', command: expect.stringMatching(/^undo /u) });
    await world.react('prof', 'class', reference, '↩️');
    expect((await world.store.courseByCode('LO21'))?.language).toBe('fr');
    expect(await texts(world, 'class')).toContainEqual(expect.stringContaining("n'a plus d'effet."));
  });

  it('runs a proposal by the ✅ of its author, and of nobody else', async () => {
    await world.say('prof', 'class', '!cours crér LO21 Algorithmes');
    const { reference } = await last(world, 'class');
    await world.react('ana', 'class', reference, '✅');
    expect(await world.store.courseByCode('LO21')).toBeUndefined();
    await world.react('prof', 'class', reference, '✅');
    expect((await world.store.courseByCode('LO21'))?.title).toBe('Algorithmes');
    await world.react('prof', 'class', reference, '✅');
    expect((await texts(world, 'class')).filter((text) => text.startsWith('✅ LO21'))).toHaveLength(1);
  });

  it('takes a change back by the ↩️ of its author', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('prof', 'class', '!cours réglages quorum 5');
    const { reference } = await last(world, 'class');
    await world.react('ana', 'class', reference, '↩️');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(5);
    await world.react('prof', 'class', reference, '↩️');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(3);
  });

  it('refuses a flood with one sentence and runs what came before it', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    for (let n = 0; n < 14; n += 1) await world.say('prof', 'class', `!cours réglages quorum ${2 + n}`);
    const said = await texts(world, 'class');
    expect(said.filter((text) => text.includes('10 commandes en 10 secondes'))).toHaveLength(1);
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(10);
  });

  it('goes on after a restart where it was', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    const before = await texts(world, 'class');
    await world.restart();
    expect(await texts(world, 'class')).toEqual(before);
    await world.say('prof', 'class', '!cours réglages quorum 4');
    expect((await world.store.courseByCode('LO21'))?.settings.quorum).toBe(4);
  });
});

describe('receiving, whatever the chat', () => {
  it('answers « trop tard » to what is too old, and does not run it', async () => {
    const world = await AwkwardWorld.open();
    const dayAgo = world.clock.now() - 25 * 60 * 60_000;
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes', { at: dayAgo });
    expect((await last(world, 'class')).text).toContain('parvenu trop tard');
    expect(await world.store.courseByCode('LO21')).toBeUndefined();
    await world.close();
  });

  it('parks a command that fails in our own code, with an apology whose reference is in the log', async () => {
    const world = await AwkwardWorld.open({
      wrap: (store) => ({
        ...store,
        courseByCode: () => {
          throw new TypeError('a bug');
        },
      }),
    });
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    const apology = (await last(world, 'class')).text;
    const reference = world.log.find((entry) => entry.msg === 'a command failed and is parked')?.reference;
    expect(reference).toMatch(/^[0-9a-z]{8}$/);
    expect(apology).toContain(String(reference));
    expect(apology).not.toContain('bug');
    await world.say('prof', 'class', '!cours aide');
    expect((await last(world, 'class')).text).toContain('aide');
    await world.close();
  });
});
