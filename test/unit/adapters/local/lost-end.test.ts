import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLocalChat } from '../../../../adapters/local/local-chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { LocalPerson } from '../../../contract/chat/local-person.ts';

let folder: string;
let lost: number[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-lost-'));
  lost = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'local.sqlite');
const open = () =>
  createLocalChat({
    ...{ dataDir: folder, language: 'fr', zone: 'Europe/Paris', classRoom: { name: 'Classe' } },
    ...{ verbs: () => [], retryAfter: 1, onLost: (entries: number) => lost.push(entries) },
  });
type Chat = ReturnType<typeof open>;
const ask = (chat: Chat) => async (path: string, init?: RequestInit) =>
  chat.app.request(`http://127.0.0.1:8080${path}`, init);

/** So many messages are read by the engine, and the disk forgets them: the database is as it was before. */
async function afterLosing(
  messages: number,
  engine: ListeningEngine,
): Promise<{ chat: Chat; ana: LocalPerson }> {
  const first = open();
  const ana = await LocalPerson.enter(ask(first), 'Ana', 'study');
  await first.adapter.start(engine);
  await first.idle();
  await first.adapter.stop();
  copyFileSync(file(), join(folder, 'before'));
  const second = open();
  await second.adapter.start(engine);
  const later = new LocalPerson(ask(second), ana.user, ana.cookie, ana.room);
  for (let n = 0; n < messages; n += 1) await later.say(`perdu ${n}`);
  await second.idle();
  await second.adapter.stop();
  copyFileSync(join(folder, 'before'), file());
  for (const suffix of ['-wal', '-shm']) if (existsSync(file() + suffix)) rmSync(file() + suffix);
  const chat = open();
  await chat.adapter.start(engine);
  return { chat, ana: new LocalPerson(ask(chat), ana.user, ana.cookie, ana.room) };
}

test('a log that lost its end is read from there on, and the host is told', async () => {
  const engine = new ListeningEngine();
  const { chat, ana } = await afterLosing(7, engine);
  expect(lost).toEqual([7]);
  await ana.say('!cours agenda');
  await ana.edit(await ana.say('et puis'), 'et puis encore');
  await chat.idle();
  expect(
    engine
      .of('message')
      .map((event) => event.text)
      .slice(-2),
  ).toEqual(['!cours agenda', 'et puis']);
  expect(engine.of('edit').map((event) => event.text)).toEqual(['et puis encore']);
  await chat.adapter.stop();
});

test('a page that saw more than there is hears what comes', async () => {
  const { chat, ana } = await afterLosing(3, new ListeningEngine());
  const stream = await ana.ask('/api/events', { headers: { 'last-event-id': '999' } });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await ana.say('de nouveau');
  let heard = '';
  while (!heard.includes('de nouveau')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('event: message');
  await reader?.cancel();
  await chat.adapter.stop();
});

test('entries that went by age are no loss', async () => {
  const engine = new ListeningEngine();
  const first = open();
  await LocalPerson.enter(ask(first), 'Ana', 'study');
  await first.adapter.start(engine);
  await first.idle();
  await first.adapter.stop();
  const db = new Database(file());
  db.exec('update log set at = 0');
  db.close();
  const later = open();
  await later.adapter.start(engine);
  await later.adapter.stop();
  expect(lost).toEqual([]);
});
