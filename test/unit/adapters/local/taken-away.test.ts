import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { doc, line } from '../../../../src/message/document.ts';
import type { ChatAdapter } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import type { LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let engine: ListeningEngine;
let adapter: ChatAdapter;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  engine = new ListeningEngine();
  adapter = await stage.adapter();
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

/** Is it in any file of the chat, the write-ahead log included? */
const isKept = (words: string) =>
  readdirSync(stage.dataDir).some((name) => readFileSync(join(stage.dataDir, name)).includes(words));

test('what was edited or deleted is in no file any more', async () => {
  await adapter.start(engine);
  const edited = await ana.say('un premier mot-secret-un');
  const deleted = await ana.say('un autre mot-secret-deux', {}, [
    { name: 'note.txt', type: 'text/plain', bytes: new TextEncoder().encode('mot-secret-trois') },
  ]);
  await engine.event('message', (event) => event.id === deleted);
  expect(['un', 'deux', 'trois'].map((word) => isKept(`mot-secret-${word}`))).toEqual([true, true, true]);
  await ana.edit(edited, 'un premier mot-secret-quatre');
  await ana.edit(edited, 'rien de plus');
  await ana.remove(deleted);
  await engine.event('deletion');
  await expect
    .poll(() => ['un', 'deux', 'trois', 'quatre'].filter((word) => isKept(`mot-secret-${word}`)))
    .toEqual([]);
});

test('what the bot revised or took back is in no file any more', async () => {
  await adapter.start(engine);
  const target = { account: 'local', room: stage.room };
  const options = { key: 'k1', ring: false, mention: [], mentionRoom: false };
  const post = (key: string, text: string) =>
    adapter.post(target, { kind: 'text', document: doc(line`${text}`) }, { ...options, key });
  const revised = await post('k1', 'lien-secret-un');
  const removed = await post('k2', 'lien-secret-deux');
  await adapter.edits?.edit(target, revised, doc(line`sans lien`), options);
  await adapter.edits?.delete(target, removed, 'k3');
  expect(isKept('lien-secret')).toBe(false);
});

test('an edit before the engine has read the message loses it nothing, and is cleared afterwards', async () => {
  const edited = await ana.say('!cours agenda mot-secret-un');
  await ana.edit(edited, '!cours aide mot-secret-deux');
  await ana.edit(edited, '!cours aide');
  await adapter.start(engine);
  await engine.event('edit', (event) => event.text === '!cours aide');
  const said = engine.of('edit').map((event) => event.text);
  expect(engine.of('message').map((event) => event.text)).toContain('!cours agenda mot-secret-un');
  expect(said).toEqual(['!cours aide mot-secret-deux', '!cours aide']);
  await expect.poll(() => isKept('mot-secret')).toBe(false);
});
