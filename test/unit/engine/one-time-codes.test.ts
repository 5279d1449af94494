import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLocalStore } from '../../../adapters/local/store/local-store.ts';
import { commandOnce, doc, line } from '../../../src/message/document.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { texts, type World } from '../../support/world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-codes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Does a file in the folder hold the text? The databases' logs included. */
const onDisk = (text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));

it.each(['class', '@prof'])('a code asked for in %s is sent, works, and is in no file', async (room) => {
  const world: World = await AwkwardWorld.open({ file: join(folder, 'cours.sqlite') });
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.addRoom('autre');
  await world.say('prof', room, '!cours lier');
  const code = /lier LO21 (\S{14}) équipe/.exec((await texts(world, '@prof')).join('\n'))?.[1] ?? '';
  expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  expect(onDisk('Algorithmes')).toBe(true);
  expect(onDisk(code)).toBe(false);
  expect(onDisk(code.slice(0, 9))).toBe(false);
  await world.say('prof', 'autre', `!cours lier LO21 ${code} équipe`);
  expect((await world.store.courseByCode('LO21'))?.places).toHaveLength(2);
  await world.close();
});

it('the local chat shows a code and does not keep it, in a text said and in one revised', () => {
  const now = Date.now();
  const store = openLocalStore(folder, 'Classe', now);
  const room = store.rooms.classRoom().id;
  const once = { until: now + 900_000, instead: 'lier moi', gone: 'code expiré : ' };
  const document = doc(line`Tapez ${commandOnce('lier moi 7h3k-p2w9-zzzz', once)}`);
  const id = store.posts.post({ key: 'k', room, document, ring: false, mentions: [] }, now);
  expect(store.messages.reader.get(id).text).toContain('7h3k-p2w9-zzzz');
  store.posts.edit(id, doc(line`Ou ${commandOnce('lier moi 8888-p2w9-zzzz', once)}`), now);
  expect(store.messages.reader.get(id).text).toBe('Ou `!cours lier moi 8888-p2w9-zzzz`');
  expect(onDisk('lier moi')).toBe(true);
  for (const part of ['7h3k', '8888', 'p2w9']) expect(onDisk(part)).toBe(false);
  store.close();
});
