import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { having, minute, openLesson, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';

let world: LocalWorld;
let thread: string;
beforeEach(async () => {
  world = await LocalWorld.open();
  await openLesson(world);
  await world.until(start + minute);
  thread = (await having(world, 'class', '📖 Séance 1'))[0]?.reference ?? '';
});
afterEach(() => world.close());

async function closing() {
  await world.say('prof', 'class', '!cours terminer S1');
  return (await having(world, 'class', '✅ Séance 1 (S1) terminée')).at(-1);
}
async function saidByAna(...all: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  for (const text of all) said.push(await world.say('ana', 'class', text));
  return said;
}
const ask = (who: string, message: string) => world.react(who, 'class', message, '❓');

describe('what is without a reply at the end', () => {
  it('is linked, where it stands, with the material and the thread', async () => {
    const inThread = await world.say('ana', 'class', 'pourquoi en arêtes ?', { thread });
    const beside = await world.say('ben', 'class', 'et la rotation ?');
    await ask('ana', inThread);
    await ask('prof', beside);
    const said = await closing();
    expect(said?.text).toMatch(
      /À relire : le support et le fil\.\s+2 questions marquées ❓, à vérifier : 14 h( \d+)? et 14 h/,
    );
    expect(said?.html).toContain(`?thread=${thread}#m-${inThread}"`);
    expect(said?.html).toContain(`#m-${beside}"`);
    expect(said?.html).toContain(`?thread=${thread}#thread">le fil</a>`);
    expect(said?.html).toMatch(new RegExp(`#m-${thread}">le support</a>`));
  });

  it('is none with a reply: in the thread, beside it, or in a thread below it', async () => {
    const [one, two, three, four] = await saidByAna('un ?', 'deux ?', 'trois ?', 'quatre ?');
    for (const message of [one, two, three, four]) await ask('ana', message ?? '');
    await world.say('prof', 'class', 'parce que', { replyTo: one ?? '' });
    await world.say('ben', 'class', 'ainsi', { thread: two ?? '' });
    await world.say('prof', 'class', '!cours agenda', { replyTo: three ?? '' });
    const said = await closing();
    expect(said?.text).toContain('2 questions marquées ❓, à vérifier');
    expect(said?.html).toContain(`#m-${three}"`);
    expect(said?.html).toContain(`#m-${four}"`);
  });

  it('a reply before the sign counts too, and all of it outlasts a restart', async () => {
    const [one, two] = await saidByAna('un ?', 'deux ?');
    await world.say('prof', 'class', 'oui', { replyTo: one ?? '' });
    for (const message of [one, two]) await ask('ana', message ?? '');
    await world.restart();
    const said = await closing();
    expect(said?.text).toContain('1 question marquée ❓, à vérifier');
    expect(said?.html).toContain(`#m-${two}"`);
  });

  it('is not what others marked, what was taken back, or what was deleted', async () => {
    const [one, two, three] = await saidByAna('un ?', 'deux ?', 'trois ?');
    await ask('ben', one ?? '');
    await ask('ana', two ?? '');
    await world.unreact('ana', 'class', two ?? '', '❓');
    await ask('ana', three ?? '');
    await world.remove('ana', 'class', three ?? '');
    await world.react('ana', 'class', one ?? '', '👍');
    expect((await closing())?.text).not.toContain('❓');
    expect(await world.store.states('asked/')).toEqual([]);
  });

  it('taken back by one of two it stays', async () => {
    const one = await world.say('ana', 'class', 'un ?');
    await ask('ana', one);
    await ask('prof', one);
    await world.unreact('ana', 'class', one, '❓');
    expect((await closing())?.text).toContain('1 question marquée ❓, à vérifier');
  });

  it('is bounded', async () => {
    for (let n = 0; n < 9; n += 1) await ask('ana', await world.say('ana', 'class', `question ${n} ?`));
    const said = await closing();
    expect(said?.text).toMatch(
      /9 questions marquées ❓, à vérifier : (14 h( \d+)?, ){4}14 h( \d+)? et 4 autres\./,
    );
  });

  it('of before the session or of a private conversation is nothing', async () => {
    const one = await world.say('ana', '@ana', 'un ?');
    await world.react('ana', '@ana', one, '❓');
    expect((await closing())?.text).not.toContain('❓');
  });
});

it('« agenda passé » links the material and the thread, in private too', async () => {
  await closing();
  await world.say('ana', '@ana', '!cours agenda passé');
  const [answer] = await having(world, '@ana', 'S1');
  expect(answer?.text).toMatch(/terminée ; support, fil/);
  expect(answer?.html).toMatch(new RegExp(`/rooms/\\w+\\?thread=${thread}#thread">fil</a>`));
});
