import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { doc, line } from '../../../src/message/document.ts';
import type { ChatAdapter, RoomWidget } from '../../../src/ports/chat.ts';
import { ListeningEngine } from '../../contract/chat/listening-engine.ts';
import { options, text } from '../../contract/chat/scene.ts';
import { passwordOf } from '../synapse/admin.ts';
import { logIn, path } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import { PlainPerson } from '../synapse/people/plain-person.ts';
import { Synapse } from '../synapse/server.ts';
import { type MatrixStage, matrixStage } from '../synapse/stage.ts';

// How the bot comes into rooms and out of them, on a real homeserver.

let server: Synapse;
let clients: ClientProcess;
let stage: MatrixStage;
let engine: ListeningEngine;
let adapter: ChatAdapter;
let people = 0;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
});
afterAll(async () => {
  await clients?.close();
  await server?.stop();
});
beforeEach(async () => {
  stage = await matrixStage(server, clients, false);
  engine = new ListeningEngine();
  adapter = await stage.adapter();
  await adapter.start(engine);
  await stage.owner.until(stage.bot, 'join', stage.room);
});
afterEach(async () => {
  await adapter.stop();
  await stage.close();
});

const roomOptions = (more: object = {}) => ({ preset: 'private_chat', invite: [stage.bot], ...more });
const came = (room: string) => engine.event('membership', (event) => event.self && event.room === room);

describe('coming in', () => {
  it('tells who invited, and who was there before', async () => {
    const ana = await stage.person('Ana', 'member');
    const room = await stage.owner.createRoom(roomOptions({ invite: [ana.user] }));
    await ana.join(room);
    await stage.owner.invite(room, stage.bot);
    expect(await came(room)).toMatchObject({
      ...{ change: 'joined', mayWrite: true, inviter: stage.owner.user, direct: false },
    });
    const there = await engine.event('membership', (event) => event.room === room && event.user === ana.user);
    expect(there).toMatchObject({ change: 'joined', name: 'Ana', self: false });
  });

  it('tells that it may not write', async () => {
    const levels = { events_default: 50 };
    const room = await stage.owner.createRoom(roomOptions({ power_level_content_override: levels }));
    expect(await came(room)).toMatchObject({ mayWrite: false, inviter: stage.owner.user });
  });

  it('knows a direct conversation, until a third person is in it', async () => {
    const direct = await stage.owner.direct();
    await stage.owner.say('bonjour', { room: direct });
    expect(await engine.event('message', ({ room }) => room === direct)).toMatchObject({ direct: true });
    const bo = await stage.person('Bo', 'member');
    await stage.owner.invite(direct, bo.user);
    await bo.join(direct);
    await bo.say('à trois', { room: direct });
    expect(await engine.event('message', (event) => event.text === 'à trois')).toMatchObject({
      direct: false,
    });
  });
});

describe('going out', () => {
  it('is told when the bot is removed', async () => {
    const room = await stage.owner.createRoom(roomOptions());
    await came(room);
    await stage.owner.ask('POST', path`/_matrix/client/v3/rooms/${room}/kick`, { user_id: stage.bot });
    const left = await engine.event('membership', (event) => event.room === room && event.change === 'left');
    expect(left).toMatchObject({ self: true, user: stage.bot });
    expect(await adapter.role(room, stage.owner.user)).toBe('none');
    await expect(
      adapter.post({ account: adapter.account, room }, text('?'), options('k')),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('follows an upgraded room', async () => {
    const room = await stage.owner.createRoom(roomOptions({ room_version: '10' }));
    await came(room);
    const upgrade = await stage.owner.ask('POST', path`/_matrix/client/v3/rooms/${room}/upgrade`, {
      new_version: '11',
    });
    const replacement = String(upgrade.replacement_room);
    await stage.owner.invite(replacement, stage.bot);
    expect(await engine.event('place')).toMatchObject({ room, change: 'replaced', replacement });
    const reference = await adapter.post(
      { account: adapter.account, room: replacement },
      text('Nous voilà.'),
      options('k'),
    );
    expect((await stage.owner.read(replacement)).map((message) => message.reference)).toContain(reference);
  });

  it('is told who brought it back, and which room the new one replaces when it was out of that', async () => {
    const room = await stage.owner.createRoom(roomOptions());
    await came(room);
    const kick = () =>
      stage.owner.ask('POST', path`/_matrix/client/v3/rooms/${room}/kick`, { user_id: stage.bot });
    const again = (first: string) =>
      engine.event('membership', (event) => event.self && event.change === 'joined' && event.id !== first);
    const first = await came(room);
    await kick();
    await engine.event('membership', (event) => event.room === room && event.change === 'left');
    await stage.owner.invite(room, stage.bot);
    await stage.owner.until(stage.bot, 'join', room);
    expect(await again(first.id)).toMatchObject({ inviter: stage.owner.user, mayWrite: true });
    await kick();
    await stage.owner.until(stage.bot, 'leave', room);
    const endpoint = path`/_matrix/client/v3/rooms/${room}/upgrade`;
    const replacement = String(
      (await stage.owner.ask('POST', endpoint, { new_version: '12' })).replacement_room,
    );
    await stage.owner.invite(replacement, stage.bot);
    expect(await came(replacement)).toMatchObject({ replaces: room, inviter: stage.owner.user });
  });

  it('leaves a room when it is told to', async () => {
    const room = await stage.owner.createRoom(roomOptions());
    await came(room);
    await adapter.leaves?.leave(room);
    await stage.owner.until(stage.bot, 'leave', room);
  });
});

describe('writing to one person', () => {
  it('makes one conversation with them, once, also over a restart', async () => {
    people += 1;
    await server.admin.register(`cleo-${people}`);
    const cleo = new PlainPerson(
      await logIn(server.url, `cleo-${people}`, passwordOf(`cleo-${people}`)),
      '',
      stage.bot,
    );
    const target = { account: adapter.account, user: cleo.user };
    const say = (key: string) => adapter.post(target, text(key), options(key));
    await Promise.all([say('un'), say('deux')]);
    await adapter.stop();
    adapter = await stage.adapter();
    await adapter.start(engine);
    await say('trois');
    const rooms = await cleo.acceptInvites();
    expect(rooms).toHaveLength(1);
    const [room = ''] = rooms;
    expect(await cleo.encrypted(room)).toBe(true);
    // The room is of the bot's own making: it comes into nothing.
    expect(
      engine.events.filter((event) => event.kind === 'membership' && event.room === room && event.self),
    ).toEqual([]);
    await say('quatre');
    expect((await cleo.serverEvents(room)).filter(({ type }) => type === 'm.room.encrypted')).toHaveLength(4);
  });
});

describe('what staff may give', () => {
  it('pins a message where the bot is a moderator, once, and does no harm elsewhere', async () => {
    const target = { account: adapter.account, room: stage.room };
    const reference = await adapter.post(
      target,
      { kind: 'text', document: doc(line`Séance 1`) },
      options('k'),
    );
    const pinned = () => stage.owner.state(stage.room, 'm.room.pinned_events').catch(() => undefined);
    await adapter.pins?.pin(target, reference, 'k2');
    expect(await pinned()).toBeUndefined();
    await stage.owner.empower(stage.room, stage.bot, 50);
    for (let tries = 0; tries < 50 && (await pinned()) === undefined; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await adapter.pins?.pin(target, reference, 'k2');
    }
    await adapter.pins?.pin(target, reference, 'k2');
    expect(await pinned()).toEqual({ pinned: [reference] });
    await adapter.pins?.unpin(target, reference, 'k3');
    await adapter.pins?.unpin(target, reference, 'k3');
    expect(await pinned()).toEqual({ pinned: [] });
  });
});

describe('a call inside the room', () => {
  const widget: RoomWidget = {
    kind: 'jitsi',
    domain: 'visio.example.org',
    conference: 'cours-abc',
    medium: 'audio',
    title: 'LO21, S1',
  };
  const shownIn = (room: string, id: string) =>
    stage.owner.state(room, 'im.vector.modular.widgets', `cours_${id}`);

  it('is shown and taken away where the bot has the power for it, and nowhere else', async () => {
    const room = await stage.owner.createRoom(
      roomOptions({ power_level_content_override: { users: { [stage.bot]: 50 } } }),
    );
    await came(room);
    await adapter.widgets?.show(room, 'c1', widget);
    await adapter.widgets?.show(room, 'c1', widget);
    expect(await shownIn(room, 'c1')).toMatchObject({ type: 'jitsi', data: { domain: 'visio.example.org' } });
    await adapter.widgets?.hide(room, 'c1');
    expect(await shownIn(room, 'c1')).toEqual({});

    const strict = await stage.owner.createRoom(roomOptions());
    await came(strict);
    await adapter.widgets?.show(strict, 'c2', widget);
    await expect(shownIn(strict, 'c2')).rejects.toThrow();
  });
});
