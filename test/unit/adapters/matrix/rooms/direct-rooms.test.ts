import { beforeEach, describe, expect, it } from 'vitest';
import type { AdapterState } from '../../../../../adapters/matrix/connection/types.ts';
import { DirectRooms } from '../../../../../adapters/matrix/rooms/direct-rooms.ts';
import { RoomCache } from '../../../../../adapters/matrix/rooms/room-cache.ts';
import { memoryState } from '../../../../servers/synapse/bot/memory-state.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const ana = '@ana:example.org';
const bot = '@cours:example.org';
const room = '!direct:example.org';

let server: MatrixServer;
let state: AdapterState;
beforeEach(() => {
  server = new MatrixServer();
  state = memoryState();
  server.answer('PUT /_matrix/client/v3/user/@cours:example.org/account_data/m.direct', {});
});
const rooms = (encrypted = false) =>
  new DirectRooms({ connection: server, rooms: new RoomCache(server), state, encrypted });
const present = (...users: string[]) => ({
  chunk: users.map((user) => ({
    type: 'm.room.member',
    sender: user,
    state_key: user,
    content: { membership: 'join' },
  })),
});
const created = () => server.of('POST', 'createRoom');

describe('the conversation with a person', () => {
  it('is the one that is listed, as long as both are in it', async () => {
    server.answer('m.direct', { [ana]: ['!left:example.org', room] });
    server.answer('!left:example.org/members', present(bot));
    server.answer(`${room}/members`, present(ana, bot));
    expect(await rooms().of(ana)).toBe(room);
    expect(created()).toEqual([]);
  });

  it('is made once, with an invitation, and listed', async () => {
    server.answer('createRoom', { room_id: room });
    const direct = rooms(true);
    expect(await Promise.all([direct.of(ana), direct.of(ana)])).toEqual([room, room]);
    expect(created()).toHaveLength(1);
    expect(created()[0]?.body).toMatchObject({ is_direct: true, invite: [ana] });
    expect(JSON.stringify(created()[0]?.body)).toContain('m.megolm.v1.aes-sha2');
    expect(server.of('PUT', 'm.direct')[0]?.body).toEqual({ [ana]: [room] });
    expect(await state.list('')).toEqual([]);
  });

  it('is listed beside others that are made at the same time, whatever the sync still tells', async () => {
    let made = 0;
    server.answer('createRoom', () => {
      made += 1;
      return { room_id: `!${made}:example.org` };
    });
    const direct = rooms();
    await Promise.all([direct.of(ana), direct.of('@bo:example.org')]);
    expect(Object.keys(server.of('PUT', 'm.direct').at(-1)?.body ?? {}).sort()).toEqual([
      ana,
      '@bo:example.org',
    ]);
    direct.follow({});
    server.answer('!1:example.org/members', present(ana, bot));
    expect(await direct.of(ana)).toBe('!1:example.org');
    expect(created()).toHaveLength(2);
  });

  it('is in clear where the bot has no encryption', async () => {
    server.answer('createRoom', { room_id: room });
    await rooms(false).of(ana);
    expect(JSON.stringify(created()[0]?.body)).not.toContain('m.room.encryption');
  });

  it('is found again when a crash came before it was listed', async () => {
    state = memoryState({ [`making-direct/${ana}`]: '1' });
    server.answer('joined_rooms', { joined_rooms: ['!other:example.org', room] });
    server.answer(`${room}/state/org.cours.direct/`, { user: ana });
    expect(await rooms().of(ana)).toBe(room);
    expect(created()).toEqual([]);
  });

  it('is made when the crash came before that', async () => {
    state = memoryState({ [`making-direct/${ana}`]: '1' });
    server.answer('joined_rooms', { joined_rooms: ['!other:example.org'] });
    server.answer('createRoom', { room_id: room });
    expect(await rooms().of(ana)).toBe(room);
  });
});

describe('a room is direct', () => {
  it('when it is listed and has no third person', async () => {
    server.answer('m.direct', { [ana]: [room, '!three:example.org'] });
    server.answer(`${room}/members`, present(ana, bot));
    server.answer('!three:example.org/members', present(ana, bot, '@bo:example.org'));
    const direct = rooms();
    expect(await direct.has(room)).toBe(true);
    expect(await direct.has('!three:example.org')).toBe(false);
    expect(await direct.has('!unlisted:example.org')).toBe(false);
  });

  it('as the account’s other clients say', async () => {
    server.answer(`${room}/members`, present(ana, bot));
    const direct = rooms();
    direct.follow({ [ana]: [room] });
    expect(await direct.has(room)).toBe(true);
    direct.follow({ [ana]: 'nonsense' });
    expect(await direct.has(room)).toBe(false);
  });
});
