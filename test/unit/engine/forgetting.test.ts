import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerKey } from '../../../src/message/post.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, hour, lesson, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts, type World } from '../../support/world.ts';

const day = 24 * hour;
const secret = 'zébulon';

/** Everything that the store keeps about a command's answer. */
async function answerTo(world: World, event: string): Promise<string> {
  const post = await world.store.post(answerKey(accountOf(world), event));
  return JSON.stringify(post ?? null);
}

const accountOf = (world: World) => (world instanceof AwkwardWorld ? world.chat.account : 'local');

describe('what the author deletes', () => {
  let world: LocalWorld;
  beforeEach(async () => {
    world = await LocalWorld.open({ providers: [new TestProvider('un')] });
  });
  afterEach(() => world.close());

  it.each([
    ['a refused command', `!cours ${secret} mardi`],
    ['a misspelt verb', `!cours planifer mardi 17 novembre 14h — ${secret}`],
    ['a misspelt prefix', `!cour planifier mardi 17 novembre 14h — ${secret}`],
    ['a date that is none', `!cours planifier ${secret}`],
  ])('goes with the text that the answer repeats: %s', async (_what, text) => {
    await lesson(world);
    const id = await world.say('prof', 'class', text);
    expect(await having(world, 'class', secret)).not.toHaveLength(0);
    await world.remove('prof', 'class', id);
    expect(await having(world, 'class', secret)).toHaveLength(0);
  });

  it('goes also once its proposal was executed', async () => {
    await lesson(world);
    const id = await world.say('prof', 'class', `!cours planifer mardi 17 novembre 14h — ${secret}`);
    const [proposal] = await having(world, 'class', secret);
    await world.react('prof', 'class', proposal?.reference ?? '', '✅');
    expect((await sessionOf(world, 2)).title).toBe(secret);
    await world.remove('prof', 'class', id);
    expect((await texts(world, 'class')).filter((text) => text.includes('planifer'))).toHaveLength(0);
    expect((await sessionOf(world, 2)).title).toBe(secret);
  });

  it('takes the reason of a request along, and not the request', async () => {
    await openLesson(world);
    const id = await world.say('ana', 'class', `!cours audio ${secret}`);
    expect(await having(world, 'class', secret)).not.toHaveLength(0);
    await world.remove('ana', 'class', id);
    expect(await having(world, 'class', secret)).toHaveLength(0);
    const { requests } = (await sessionOf(world)).rooms;
    expect(requests).toMatchObject([{ status: 'waiting', medium: 'audio' }]);
    expect(JSON.stringify(requests)).not.toContain(secret);
    expect(await having(world, 'class', 'demande une salle audio')).not.toHaveLength(0);
  });

  it('leaves what was executed as it is', async () => {
    await lesson(world);
    const id = await world.say('prof', 'class', '!cours planifier mardi 17 novembre 14h — Les tas');
    const before = (await having(world, 'class', 'Les tas')).length;
    await world.remove('prof', 'class', id);
    expect(await having(world, 'class', 'Les tas')).toHaveLength(before);
  });
});

describe('with time', () => {
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ providers: [new TestProvider('un')], signs: true });
    await lesson(world);
  });
  afterEach(() => world.close());

  it.each([2, 400])('a proposal executes nothing %i days later, and its text is gone', async (days) => {
    const id = await world.say('prof', 'class', `!cours planifer mercredi 17 novembre 2027 14h — ${secret}`);
    const [proposal] = await having(world, 'class', secret);
    expect(await answerTo(world, id)).toContain(secret);
    await world.until(world.clock.now() + days * day);
    await world.react('prof', 'class', proposal?.reference ?? '', '✅');
    await expect(sessionOf(world, 2)).rejects.toThrow();
    expect((await texts(world, 'class')).at(-1)).toContain("plus d'un jour");
    await world.store.prune(world.clock.now());
    expect(await answerTo(world, id)).not.toContain(secret);
    await world.react('prof', 'class', proposal?.reference ?? '', '✅');
    await expect(sessionOf(world, 2)).rejects.toThrow();
  });

  it('answers and requests go with their rows, but not what the class was told of a date', async () => {
    const plan = await world.say('prof', 'class', '!cours planifier mercredi 17 novembre 2027 14h — Les tas');
    const agenda = await world.say('ana', 'class', '!cours aide');
    await world.say('ana', 'class', `!cours audio ${secret}`);
    const course = await world.store.courseByCode('LO21');
    expect(JSON.stringify(course?.rooms)).toContain(secret);
    const request = course?.rooms.requests[0]?.post ?? '';
    await world.until(world.clock.now() + hour);
    await world.store.prune(world.clock.now() + 31 * day);
    expect(await answerTo(world, agenda)).toBe('null');
    expect(await world.store.post(request)).toBeUndefined();
    expect(JSON.stringify((await world.store.courseByCode('LO21'))?.rooms)).not.toContain(secret);
    expect(await answerTo(world, plan)).toContain('Les tas');
  });
});
