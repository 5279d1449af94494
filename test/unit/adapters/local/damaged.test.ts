import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocalChat } from '../../../../adapters/local/local-chat.ts';
import { openLocalStore } from '../../../../adapters/local/store/local-store.ts';
import { Log } from '../../../../adapters/local/store/log.ts';
import { DatabaseHealth } from '../../../../adapters/local/store/watched.ts';
import { doc, line } from '../../../../src/message/document.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { LocalPerson } from '../../../contract/chat/local-person.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-damaged-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('the database of the local chat', () => {
  test('that is full is a fault until a write succeeds, also where nobody writes', () => {
    const db = new Database(':memory:');
    db.exec('create table meta (key text primary key, value text not null); create table log (seq integer)');
    const health = new DatabaseHealth(db);
    health.ask(0);
    db.pragma('max_page_count = 4');
    const fill = () => db.prepare('insert into meta values (?, ?)').run('a', '.'.repeat(100_000));
    expect(fill).toThrow(/full/);
    for (const now of [1_000, 2_000, 7_000]) expect(() => health.ask(now)).toThrow(/full/);
    db.pragma('max_page_count = 1000');
    expect(() => health.ask(8_000)).toThrow(/full/);
    expect(() => health.ask(12_500)).not.toThrow();
    expect(() => health.ask(12_501)).not.toThrow();
  });

  test('that refuses what is wrong in what is asked is no fault', () => {
    const store = openLocalStore(folder, 'Classe', 1);
    const user = store.people.enter('Ana', false, 1);
    expect(() => store.people.enter('ana', false, 1)).toThrow();
    const message = { room: 'nowhere', text: 'a', files: [] };
    expect(() => store.messages.write(user, 'browser-1', message, 1)).toThrow(/FOREIGN KEY/);
    expect(() => store.health.ask(1)).not.toThrow();
    store.close();
  });

  test('that is damaged while it runs is a fault as soon as that is met', () => {
    const store = openLocalStore(folder, 'Classe', 1);
    const user = store.people.enter('Ana', false, 1);
    const room = store.rooms.classRoom().id;
    for (let n = 0; n < 400; n += 1)
      store.messages.write(user, `browser-${n}`, { room, text: 'a'.repeat(60_000), files: [] }, 1);
    store.log.erase(() => {});
    const file = join(folder, 'local.sqlite');
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(statSync(file).size - 8_192, 7), 0, undefined, 8_192);
    closeSync(handle);
    expect(() => {
      for (let before = 1_000; before > 0; before -= 5)
        store.messages.reader.list(room, { before, limit: 5 });
    }).toThrow(/malformed/);
    expect(() => store.health.ask(1)).toThrow(/malformed/);
    store.close();
  });
});

describe('a chat whose database fails for a while', () => {
  const failing = () => {
    throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
  };
  const open = (failures: unknown[]) =>
    createLocalChat({
      ...{ dataDir: folder, language: 'fr', zone: 'Europe/Paris', classRoom: { name: 'Classe' } },
      ...{ verbs: () => [], retryAfter: 1, onFailure: (fault: unknown) => void failures.push(fault) },
    });

  test('goes on where it was: what was written comes once, what the bot says waits', async () => {
    const failures: unknown[] = [];
    const chat = open(failures);
    const engine = new ListeningEngine();
    const ana = await LocalPerson.enter(
      async (path, init) => chat.app.request(`http://127.0.0.1:8080${path}`, init),
      'Ana',
      'study',
    );
    await chat.adapter.start(engine);
    await chat.idle();
    vi.spyOn(Log.prototype, 'after').mockImplementationOnce(failing).mockImplementationOnce(failing);
    vi.spyOn(Log.prototype, 'taken').mockImplementationOnce(failing);
    await ana.say('un');
    await ana.say('deux');
    await chat.idle();
    expect(failures.length).toBeGreaterThanOrEqual(3);
    expect(engine.of('message').map(({ text }) => text)).toEqual(['un', 'deux']);
    vi.spyOn(Log.prototype, 'write').mockImplementationOnce(failing);
    const said = { kind: 'text', document: doc(line`a`) } as const;
    const post = () =>
      chat.adapter.post({ account: 'local', room: ana.room }, said, {
        ...{ key: 'k', ring: false, mention: [], mentionRoom: false },
      });
    await expect(post()).rejects.toMatchObject({ name: 'ChatFault', code: 'temporary' });
    await expect(post()).resolves.toEqual(expect.any(String));
    await chat.adapter.stop();
  });
});
