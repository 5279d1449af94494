import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Document, doc, line } from '../../../../src/message/document.ts';
import type { ChatAdapter } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { json, type LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let adapter: ChatAdapter;
let prof: LocalPerson;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  adapter = await stage.adapter();
  await adapter.start(new ListeningEngine());
  prof = await stage.person('Prof', 'moderator');
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

let keys = 0;
async function botSays(document: Document, where: { room?: string; thread?: string; replyTo?: string } = {}) {
  keys += 1;
  const { replyTo, ...target } = { account: 'local', room: stage.room, ...where };
  const options = { key: `k${keys}`, ring: false, mention: [], mentionRoom: false };
  const answered = replyTo === undefined ? options : { ...options, replyTo };
  return adapter.post(target, { kind: 'text', document }, answered);
}

/** A session opens: its thread, pinned, and the bot's first words in it. */
async function opening(title = 'Séance 1 (S1), Les arbres') {
  const target = { account: 'local', room: stage.room };
  const root = await botSays(doc(line`📖 ${title} : ouverte.`));
  await adapter.threads?.open(target, root, title);
  await adapter.pins?.pin(target, root, `pin ${root}`);
  await botSays(doc(line`💬 Questions et remarques ici.`), { thread: root });
  return root;
}

interface News {
  readonly threads: readonly { readonly root: string; readonly pinned: boolean; readonly unread: number }[];
  readonly inRoom: number;
  readonly nav: string;
}
const newsFor = async (person: LocalPerson, open?: string) => {
  const of = open === undefined ? '' : `?open=${open}`;
  return (await (await person.ask(`/api/rooms/${stage.room}/threads${of}`)).json()) as News;
};
const unreadFor = async (person: LocalPerson, root: string) =>
  (await newsFor(person)).threads.find((thread) => thread.root === root)?.unread;
const roomsOf = async (person: LocalPerson) => {
  const { rooms } = (await (await person.ask('/api/rooms')).json()) as {
    rooms: { id: string; kind: string; unread: number }[];
  };
  return rooms;
};
const readUpTo = async (person: LocalPerson, thread?: string) => {
  const answer = await person.ask(`/api/rooms/${stage.room}/messages?limit=500`);
  const { messages } = (await answer.json()) as { messages: { seq: number }[] };
  const seq = messages.at(-1)?.seq ?? 0;
  await person.ask(`/api/rooms/${stage.room}/read`, json('POST', { seq, thread }));
};
const pageFor = async (person: LocalPerson, query = '') =>
  (await person.ask(`/rooms/${stage.room}${query}`)).text();

describe('what is said in a thread', () => {
  test('is new to those who have not looked there, whatever they read in the room', async () => {
    const root = await opening();
    await ana.say('Pourquoi en arêtes ?', { thread: root });
    await readUpTo(prof);
    expect(await unreadFor(prof, root)).toBe(1);
    expect(await unreadFor(ana, root)).toBe(0);
    await ana.say('Et la racine ?', { thread: root });
    expect(await unreadFor(prof, root)).toBe(2);
    expect((await roomsOf(prof))[0]?.unread).toBe(2);
    await readUpTo(prof, root);
    expect(await unreadFor(prof, root)).toBe(0);
    expect((await roomsOf(prof))[0]?.unread).toBe(0);
  });

  test('is a line in the room, a count above it, and in no thread that is open', async () => {
    const root = await opening();
    await ana.say('Une question', { thread: root });
    await ana.say('Une autre', { thread: root });
    const page = await pageFor(prof);
    expect(page).toContain('2 nouvelles réponses dans le fil\u00a0: Séance 1 (S1), Les arbres');
    expect(page).toContain('S1 ouverte · fil');
    expect(page).toContain('<title>(2) Salle de la classe');
    expect(page).toContain('2 réponses');
    const inside = await pageFor(prof, `?thread=${root}`);
    expect(inside).toContain('S1 ouverte · fil');
    expect(inside).not.toContain('nouvelles réponses');
    expect((await newsFor(prof, root)).threads[0]?.unread).toBe(0);
  });

  test('stands where it was said, before what came later', async () => {
    const root = await opening();
    await ana.say('dans le fil', { thread: root });
    await prof.say('plus tard dans le salon');
    const page = await pageFor(prof);
    expect(page.indexOf('1 nouvelle réponse dans le fil')).toBeLessThan(
      page.indexOf('plus tard dans le salon'),
    );
    await ana.say('encore dans le fil', { thread: root });
    const later = await pageFor(prof);
    expect(later.indexOf('nouvelles réponses dans le fil')).toBeGreaterThan(
      later.indexOf('plus tard dans le salon'),
    );
  });

  test('counts below anybody’s message, not only a session’s', async () => {
    const root = await prof.say('Quel livre prenez-vous ?');
    await ana.say('Le vert', { thread: root });
    expect(await unreadFor(prof, root)).toBe(1);
    const page = await pageFor(prof);
    expect(page).toContain('1 nouvelle réponse dans le fil\u00a0: message de Prof');
    await ana.remove((await prof.read(stage.room)).find(({ text }) => text === 'Le vert')?.reference ?? '');
    expect(await unreadFor(prof, root)).toBeUndefined();
  });

  test('is remembered over a restart', async () => {
    const root = await opening();
    await ana.say('lu', { thread: root });
    await readUpTo(prof, root);
    await ana.say('pas encore lu', { thread: root });
    await adapter.stop();
    adapter = await stage.adapter();
    expect(await unreadFor(prof, root)).toBe(1);
  });

  test('without JavaScript it is seen by loading the thread’s page', async () => {
    const root = await opening();
    await ana.say('une question', { thread: root });
    const address = /src="(\/rooms\/[^"]*\/seen\?[^"]*)"/;
    expect(address.exec(await pageFor(prof))?.[1]).not.toContain('thread');
    const image = address.exec(await pageFor(prof, `?thread=${root}`))?.[1]?.replace('&amp;', '&') ?? '';
    expect((await prof.ask(image)).status).toBe(204);
    expect(await unreadFor(prof, root)).toBe(0);
  });

  test('nobody reads ahead of what was written, nor in a room that is not theirs', async () => {
    const root = await opening();
    await prof.ask(`/api/rooms/${stage.room}/read`, json('POST', { seq: 10 ** 9, thread: root }));
    await ana.say('après coup', { thread: root });
    expect(await unreadFor(prof, root)).toBe(1);
    const direct = await ana.direct();
    const elsewhere = ana.ask(`/api/rooms/${direct}/read`, json('POST', { seq: 1, thread: root }));
    await expect(elsewhere).rejects.toThrow("n'existe pas");
  });
});

describe('what the bot says in a thread', () => {
  test('its first words there are no reply', async () => {
    const root = await opening();
    expect(await pageFor(prof)).toContain('aucune réponse');
    expect(await unreadFor(prof, root)).toBe(0);
  });

  test('is new to who is answered, and to nobody else', async () => {
    const root = await opening();
    const asked = await ana.say('!cours agenda');
    await botSays(doc(line`Séances à venir.`), { thread: root, replyTo: asked });
    expect(await unreadFor(ana, root)).toBe(1);
    expect(await unreadFor(prof, root)).toBe(0);
  });
});

describe('who comes late', () => {
  test('finds the open session’s thread, and all that was said in it is new', async () => {
    const root = await opening();
    await ana.say('déjà dit', { thread: root });
    const other = await prof.say('Une autre question');
    await ana.say('une réponse', { thread: other });
    const late = await stage.person('Bo', 'member');
    expect((await newsFor(late)).threads).toEqual([
      expect.objectContaining({ root, pinned: true, unread: 1 }),
    ]);
    expect((await roomsOf(late))[0]?.unread).toBe(1);
  });

  test('once the session is over, its thread is one of those of before', async () => {
    const root = await opening();
    await ana.say('déjà dit', { thread: root });
    const target = { account: 'local', room: stage.room };
    await adapter.pins?.unpin(target, root, 'u1');
    await adapter.pins?.unpin(target, root, 'u2');
    const late = await stage.person('Bo', 'member');
    expect((await newsFor(late)).threads).toEqual([]);
    expect((await newsFor(prof)).threads).toEqual([expect.objectContaining({ pinned: false, unread: 1 })]);
    expect(await pageFor(prof)).not.toContain('ouverte · fil');
  });
});

test('in the staff’s room whatever the bot says counts, also what does not ring', async () => {
  const answer = await prof.ask('/api/rooms', json('POST', { name: 'Équipe', for: 'staff' }));
  const { room } = (await answer.json()) as { room: { id: string } };
  await botSays(doc(line`🔊 Ana demande une salle audio.`), { room: room.id });
  expect((await roomsOf(prof)).find(({ id }) => id === room.id)?.unread).toBe(1);
  await botSays(doc(line`Séances à venir.`));
  expect((await roomsOf(prof)).find(({ kind }) => kind === 'class')?.unread).toBe(0);
});

test('an older database: what was said in threads counts as read with the rest', async () => {
  const root = await opening();
  await ana.say('dit avant', { thread: root });
  await readUpTo(prof);
  await adapter.stop();
  const file = new Database(`${stage.dataDir}/local.sqlite`);
  file.exec('drop table thread_reads; drop table pins; alter table members drop column joined_seq');
  file.close();
  adapter = await stage.adapter();
  expect((await newsFor(prof)).threads).toEqual([]);
  await ana.say('dit après', { thread: root });
  expect(await unreadFor(prof, root)).toBe(1);
});
