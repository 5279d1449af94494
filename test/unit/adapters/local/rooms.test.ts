import { afterEach, beforeEach, expect, test } from 'vitest';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { json, type LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
let engine: ListeningEngine;
let prof: LocalPerson;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  engine = new ListeningEngine();
  await (await stage.adapter()).start(engine);
  prof = await stage.person('Prof', 'moderator');
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

const add = async (name: string, kind: 'class' | 'group' | 'staff') => {
  const answer = await prof.ask('/api/rooms', json('POST', { name, for: kind }));
  return ((await answer.json()) as { room: { id: string } }).room.id;
};
const roomsOf = async (person: LocalPerson) => {
  const { rooms } = (await (await person.ask('/api/rooms')).json()) as {
    rooms: { id: string; name: string; kind: string; member: boolean; unread: number }[];
  };
  return rooms;
};

test('the class room is there first, and the bot is told that it is in it', async () => {
  const event = await engine.event('membership', (member) => member.self);
  expect(event).toMatchObject({ room: stage.room, change: 'joined', direct: false });
});

test('a conversation with the bot is there too, and nobody is told of it', async () => {
  expect((await roomsOf(ana)).map((room) => room.kind)).toEqual(['class', 'direct']);
  const direct = await ana.direct();
  await ana.say('bonjour', { room: direct });
  await engine.event('message');
  expect(engine.of('membership').filter((event) => event.room === direct)).toEqual([]);
  await expect(prof.read(direct)).rejects.toThrow("Ce salon n'existe pas");
  await expect(prof.say('coucou', { room: direct })).rejects.toThrow("Ce salon n'existe pas");
});

test('only who teaches adds a room, and the bot is told', async () => {
  await expect(ana.ask('/api/rooms', json('POST', { name: 'TD1', for: 'group' }))).rejects.toThrow(
    'enseignent',
  );
  const room = await add('TD1', 'group');
  const event = await engine.event('membership', (member) => member.self && member.room === room);
  expect(event.user).toBe(prof.user);
  await expect(add('TD1', 'group')).rejects.toThrow('porte déjà ce nom');
});

test('a group’s room is entered before it is read', async () => {
  const room = await add('TD1', 'group');
  expect((await roomsOf(ana)).find(({ id }) => id === room)).toMatchObject({ member: false });
  await expect(ana.say('bonjour', { room })).rejects.toThrow("vous n'y êtes pas");
  await ana.ask(`/api/rooms/${room}/join`, { method: 'POST' });
  await ana.ask(`/api/rooms/${room}/join`, { method: 'POST' });
  await ana.say('bonjour', { room });
  await engine.event('message', (message) => message.room === room);
  const joined = engine.of('membership').filter((event) => event.room === room && event.user === ana.user);
  expect(joined).toHaveLength(1);
});

test('the staff’s room is for those who teach and whom a colleague lets in', async () => {
  const room = await add('Équipe', 'staff');
  const late = await stage.person('Collègue', 'moderator');
  expect((await roomsOf(late)).some(({ id }) => id === room)).toBe(false);
  await expect(late.ask(`/api/rooms/${room}/join`, { method: 'POST' })).rejects.toThrow("n'existe pas");
  await expect(late.ask(`/api/rooms/${room}/members`, json('POST', { user: late.user }))).rejects.toThrow();
  const page = async () => (await prof.ask(`/rooms/${room}`)).text();
  expect(await page()).toContain(`<option value="${late.user}">Collègue</option>`);
  await expect(prof.ask(`/api/rooms/${room}/members`, json('POST', { user: ana.user }))).rejects.toThrow(
    'Seule une personne qui enseigne',
  );
  await prof.ask(`/api/rooms/${room}/members`, json('POST', { user: late.user }));
  expect((await roomsOf(late)).some(({ id, member }) => id === room && member)).toBe(true);
  expect(await page()).not.toContain('<option');
  expect(await page()).toContain('Faire entrer quelqu’un');
  expect(await page()).toMatch(/Dans ce salon : [^<]*Collègue/);
  const said = async (user: string) => (await prof.ask(`/rooms/${room}?in=${user}`)).text();
  expect(await said(late.user)).toContain('Collègue est dans ce salon.');
  expect(await said(ana.user)).not.toContain('est dans ce salon.');
  expect((await roomsOf(ana)).some(({ id }) => id === room)).toBe(false);
  await expect(ana.ask(`/api/rooms/${room}/join`, { method: 'POST' })).rejects.toThrow("n'existe pas");
});

test('a second room can be the whole class’s: everybody is in it, whenever they come', async () => {
  const room = await add('GE37', 'class');
  const late = await stage.person('Bo', 'member');
  for (const person of [prof, ana, late]) {
    const rooms = await roomsOf(person);
    expect(rooms.filter(({ kind }) => kind === 'class').map(({ id }) => id)).toEqual([stage.room, room]);
    expect(rooms.find(({ id }) => id === room)).toMatchObject({ member: true });
  }
  await ana.say('bonjour', { room });
  const heard = await engine.event('message', (message) => message.room === room);
  expect(heard).toMatchObject({ text: 'bonjour', direct: false });
});

test('what rings counts as unread until it was seen', async () => {
  const unread = async () => (await roomsOf(ana)).find(({ id }) => id === stage.room)?.unread;
  await prof.say('un');
  await prof.say('deux');
  await ana.say('le mien ne compte pas');
  expect(await unread()).toBe(2);
  await ana.ask(`/api/rooms/${stage.room}/read`, json('POST', { seq: 1_000 }));
  expect(await unread()).toBe(0);
});
