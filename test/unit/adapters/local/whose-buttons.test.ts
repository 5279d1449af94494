import { afterEach, describe, expect, test } from 'vitest';
import { actions, doc, line } from '../../../../src/message/document.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';
import { LocalWorld } from '../../../support/local-world.ts';
import { last } from '../../../support/world.ts';

let stage: LocalStage | undefined;
let world: LocalWorld | undefined;
afterEach(async () => {
  await stage?.close();
  await world?.close();
  stage = undefined;
  world = undefined;
});

async function course(): Promise<LocalWorld> {
  world = await LocalWorld.open();
  await world.say('ana', 'class', 'Bonjour');
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  return world;
}

describe('a button is shown to who may press it', () => {
  test.each([
    ['an undo', 'prof', '!cours planifier jeudi 19 novembre 14h — Les arbres', /^↩️/u],
    ['a teacher’s proposal', 'prof', '!cours planifer jeudi 19 novembre 14h', /^✅/u],
    ['a student’s proposal', 'ana', '!cours agendda', /^✅/u],
  ])('%s to its author alone', async (_what, author, typed, sign) => {
    const chat = await course();
    await chat.say(author, 'class', typed);
    const { reference } = await last(chat, 'class');
    const other = author === 'prof' ? 'ana' : 'prof';
    expect(await chat.buttons(author, 'class', reference)).toEqual([expect.stringMatching(sign)]);
    expect(await chat.buttons(other, 'class', reference)).toEqual([]);
    expect(await chat.buttons('bo', 'class', reference)).toEqual([]);
  });

  test('a request for a room to everybody', async () => {
    const chat = await course();
    await chat.say('ana', 'class', '!cours audio je bloque');
    const { reference } = await last(chat, 'class');
    for (const user of ['ana', 'bo', 'prof'])
      expect(await chat.buttons(user, 'class', reference)).toEqual([expect.stringMatching(/^👍/u)]);
  });
});

test('the others are offered its sign nowhere on the page, and see the bot’s own no more', async () => {
  stage = await localStage();
  const adapter = await stage.adapter();
  await adapter.start(new ListeningEngine());
  const prof = await stage.person('Prof', 'moderator');
  const ana = await stage.person('Ana', 'member');
  const document = doc(
    line`✅ Fait.`,
    actions(
      { sign: '↩️', label: 'défaire', command: 'défaire 1', by: 'p1', users: [prof.user] },
      { sign: '🔔', label: 'me mentionner', command: 'rappel oui', off: 'rappel non' },
    ),
  );
  const target = { account: 'local', room: stage.room };
  const options = { key: 'k1', ring: true, mention: [], mentionRoom: false };
  const reference = await adapter.post(target, { kind: 'text', document }, options);
  await adapter.reactions?.react(target, reference, '↩️', 'k2');
  await adapter.reactions?.react(target, reference, '🔔', 'k3');
  const itemFor = async (person: typeof prof) => {
    const page = await (await person.ask(`/rooms/${stage?.room}`)).text();
    return page.slice(page.indexOf(`id="m-${reference}"`)).split('</li>\n', 1)[0] ?? '';
  };
  expect(await itemFor(prof)).toContain('value="↩️"');
  const shown = await itemFor(ana);
  expect(shown).not.toContain('↩️');
  expect(shown).toContain('value="🔔"');
  expect(shown).toContain('data-sign="👍"');
});
