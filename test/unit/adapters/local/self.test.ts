import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { json, LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let engine: ListeningEngine;
beforeEach(async () => {
  stage = await localStage();
  engine = new ListeningEngine();
  await (await stage.adapter()).start(engine);
});
afterEach(() => stage.close());

const form = (path: string, fields: Record<string, string>, cookie = '') =>
  stage.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const change = (person: LocalPerson, fields: object) => person.ask('/api/me', json('PATCH', fields));
const codeOf = async (person: LocalPerson) =>
  ((await (await person.ask('/api/me/code', { method: 'POST' })).json()) as { code: string }).code;
const comeBack = (code: string) => stage.ask('/api/return', json('POST', { code }));
const nameAt = async (cookie: string) => {
  const answer = await stage.ask('/api/me', { headers: { cookie } });
  return answer.ok ? ((await answer.json()) as { user: { name: string } }).user.name : answer.status;
};
const kinds = async (person: LocalPerson) =>
  ((await (await person.ask('/api/rooms')).json()) as { rooms: { kind: string }[] }).rooms.map(
    ({ kind }) => kind,
  );

describe('at the door', () => {
  test('nothing is chosen, and who chooses nothing does not enter', async () => {
    expect(await (await stage.ask('/')).text()).not.toMatch(/<input type="radio"[^>]*checked/);
    const answer = await form('/enter', { name: 'Zoé' });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('Dites si vous enseignez');
    expect(text).toContain('value="Zoé"');
    const api = await stage.ask('/api/enter', json('POST', { name: 'Zoé' }));
    expect(await api.json()).toMatchObject({ error: { code: 'roleMissing' } });
    // Nobody took the name by trying.
    await LocalPerson.enter(stage.ask, 'Zoé', 'study');
  });

  test('what was chosen stays chosen where the name is refused', async () => {
    const text = await (await form('/enter', { name: 'Cours', role: 'teach' })).text();
    expect(text).toMatch(/id="role-teach" value="teach"[^>]*checked/s);
    expect(text).toContain('<details class="return" open>');
  });
});

describe('a name', () => {
  test('can be another one, also on what was written before, and the bot is told', async () => {
    const ana = await stage.person('Ana', 'member');
    const id = await ana.say('bonjour');
    await change(ana, { name: 'Anaïs' });
    const answer = await ana.ask(`/api/rooms/${ana.room}/messages`);
    const { messages } = (await answer.json()) as { messages: { id: string; author: { name: string } }[] };
    expect(messages.find((message) => message.id === id)?.author.name).toBe('Anaïs');
    const told = await engine.event('membership', ({ name }) => name === 'Anaïs');
    expect(told).toMatchObject({ user: ana.user, direct: true, self: false });
  });

  test('that somebody gave up stays theirs', async () => {
    const prof = await stage.person('Mme Lefèvre', 'moderator');
    await change(prof, { name: 'Mme Lefèvre-Roy' });
    await expect(LocalPerson.enter(stage.ask, 'mme lefevre', 'study')).rejects.toThrow('déjà pris');
    const bo = await stage.person('Bo', 'member');
    await expect(change(bo, { name: 'MME LEFEVRE' })).rejects.toThrow('déjà pris');
    await change(prof, { name: 'Mme Lefèvre' });
  });

  test('is not changed for ever', async () => {
    const ana = await stage.person('Ana', 'member');
    for (const name of ['A1', 'A2', 'A3', 'A4', 'A5']) await change(ana, { name });
    await expect(change(ana, { name: 'A6' })).rejects.toThrow('Attendez');
  });

  test('is refused as at the door, with the sentence on the page', async () => {
    const ana = await stage.person('Ana', 'member');
    const answer = await form('/me', { name: 'Personne d’autre' }, ana.cookie);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('déjà pris');
    expect((await form('/me', { name: 'Anaïs' }, ana.cookie)).headers.get('location')).toBe('/me?done=name');
  });
});

describe('a role', () => {
  test('brings its rights in rooms and takes them away, and opens no staff room by itself', async () => {
    const prof = await stage.person('Prof', 'moderator');
    await prof.ask('/api/rooms', json('POST', { name: 'Équipe', for: 'staff' }));
    const bo = await stage.person('Bo', 'member');
    await expect(bo.ask('/api/rooms', json('POST', { name: 'TD1', for: 'group' }))).rejects.toThrow();
    await change(bo, { role: 'teach' });
    await bo.ask('/api/rooms', json('POST', { name: 'TD1', for: 'group' }));
    expect(await kinds(bo)).not.toContain('staff');
    const raised = await engine.event('membership', (event) => event.raised === true);
    expect(raised).toMatchObject({ user: bo.user, room: stage.room });
    await change(bo, { role: 'study' });
    await expect(bo.ask('/api/rooms', json('POST', { name: 'TD2', for: 'group' }))).rejects.toThrow();
  });

  test('of who was let into a staff room: seen while they teach', async () => {
    const prof = await stage.person('Prof', 'moderator');
    const answer = await prof.ask('/api/rooms', json('POST', { name: 'Équipe', for: 'staff' }));
    const { room } = (await answer.json()) as { room: { id: string } };
    await change(prof, { role: 'study' });
    expect(await kinds(prof)).not.toContain('staff');
    await expect(prof.say('corrigé', { room: room.id })).rejects.toThrow("vous n'y êtes pas");
    await change(prof, { role: 'teach' });
    await prof.say('corrigé', { room: room.id });
  });
});

describe('a code to come back with', () => {
  test('lets the same person in from another browser, as often as needed, until it is renewed', async () => {
    const ana = await stage.person('Ana', 'member');
    const code = await codeOf(ana);
    expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    for (const typed of [code, code.toUpperCase().replaceAll('-', ' ')]) {
      const answer = await comeBack(typed);
      expect(await nameAt(cookieOf(answer))).toBe('Ana');
    }
    expect(await nameAt(ana.cookie)).toBe('Ana');
    const newer = await codeOf(ana);
    expect(await (await comeBack(code)).json()).toMatchObject({ error: { code: 'codeWrong' } });
    expect((await comeBack(newer)).status).toBe(200);
  });

  test('is shown once, on the page, and stored nowhere', async () => {
    const ana = await stage.person('Ana', 'member');
    const text = await (await form('/me/code', {}, ana.cookie)).text();
    const code = /<code>([a-z0-9-]{14})<\/code>/.exec(text)?.[1] ?? '';
    expect(cookieOf(await form('/return', { code }))).toMatch(/^cours-local/);
    const page = await (await stage.ask('/me', { headers: { cookie: ana.cookie } })).text();
    expect(page).not.toContain(code);
    const db = new Database(`${stage.dataDir}/local.sqlite`, { readonly: true });
    const rows = JSON.stringify([
      db.prepare('select * from users').all(),
      db.prepare('select * from browsers').all(),
      db.prepare('select * from log').all(),
    ]);
    db.close();
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replaceAll('-', ''));
    expect(rows).not.toContain(ana.cookie.split('=')[1]);
  });

  test('is not found by trying, and who tries holds others up for no more than a minute', async () => {
    const ana = await stage.person('Ana', 'member');
    const code = await codeOf(ana);
    for (let tries = 0; tries < 20; tries += 1)
      expect((await comeBack(`aaaa-bbbb-${tries}`)).status).toBe(403);
    const refused = await comeBack(code);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { code: 'tooManyCodes' } });
  });
});

describe('who leaves', () => {
  test('is forgotten by that browser alone', async () => {
    const ana = await stage.person('Ana', 'member');
    const other = cookieOf(await comeBack(await codeOf(ana)));
    await ana.ask('/api/leave', { method: 'POST' });
    expect(await nameAt(ana.cookie)).toBe(401);
    expect(await nameAt(other)).toBe('Ana');
  });

  test('can make every other browser forget them', async () => {
    const ana = await stage.person('Ana', 'member');
    const other = cookieOf(await comeBack(await codeOf(ana)));
    await form('/me/others', {}, other);
    expect(await nameAt(ana.cookie)).toBe(401);
    expect(await nameAt(other)).toBe('Ana');
  });

  test('hears nothing any more on a page that was still open', async () => {
    const ana = await stage.person('Ana', 'member');
    const bo = await stage.person('Bo', 'member');
    const stream = await ana.ask('/api/events');
    await ana.ask('/api/leave', { method: 'POST' });
    await bo.say('entre nous');
    expect(await stream.text()).not.toContain('entre nous');
  });
});
