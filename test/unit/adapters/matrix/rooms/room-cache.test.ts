import { beforeEach, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../../adapters/matrix/connection/types.ts';
import { RoomCache } from '../../../../../adapters/matrix/rooms/room-cache.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const room = '!a:example.org';
const ana = '@ana:example.org';
const bo = '@bo:example.org';

const member = (user: string, membership: string, displayname?: string) => ({
  type: 'm.room.member',
  sender: user,
  state_key: user,
  content: { membership, ...(displayname === undefined ? {} : { displayname }) },
});
const told = (
  event: ReturnType<typeof member> | { type: string; state_key: string; content: object },
): RoomEvent => ({
  room,
  id: '$e',
  sender: ana,
  at: 0,
  encrypted: false,
  unsigned: {},
  type: event.type,
  stateKey: event.state_key,
  content: { ...event.content },
});
const levels = (content: object) => ({ type: 'm.room.power_levels', sender: ana, state_key: '', content });
const create = { type: 'm.room.create', sender: ana, state_key: '', content: { room_version: '10' } };

let server: MatrixServer;
let rooms: RoomCache;
beforeEach(() => {
  server = new MatrixServer();
  rooms = new RoomCache(server);
});

describe('what is known of a room', () => {
  it('asks for a name once, and follows the sync', async () => {
    server.answer(`m.room.member/${ana}`, { membership: 'join', displayname: 'Ana' });
    expect(await rooms.name(room, ana)).toBe('Ana');
    expect(await rooms.name(room, ana)).toBe('Ana');
    expect(server.asked).toHaveLength(1);
    rooms.follow([told(member(ana, 'join', 'Ana M.'))]);
    expect(await rooms.name(room, ana)).toBe('Ana M.');
  });

  it('asks the server before it says that somebody is not in the room', async () => {
    rooms.follow([told(member(ana, 'join'))]);
    server.answer(`m.room.member/${ana}`, { membership: 'join' });
    expect(await rooms.isIn(room, ana)).toBe(true);
    rooms.follow([told(member(ana, 'leave'))]);
    server.answer(`m.room.member/${ana}`, { membership: 'leave' });
    expect(await rooms.isIn(room, ana)).toBe(false);
  });

  it('asks later where a room never stands still', async () => {
    const restless = new RoomCache({
      request: async () => {
        restless.follow([told(member(bo, 'join'))]);
        return { chunk: [] };
      },
    });
    await expect(restless.joined(room)).rejects.toMatchObject({ code: 'temporary' });
  });

  it('takes the account’s name for whoever is not there', async () => {
    expect(await rooms.name(room, bo)).toBe('bo');
    expect(await rooms.isIn(room, bo)).toBe(false);
  });

  it('knows who is in or invited', async () => {
    const chunk = [member(ana, 'join'), member(bo, 'invite'), member('@gone:example.org', 'leave')];
    server.answer('/members', { chunk });
    expect(await rooms.people(room)).toEqual([ana, bo]);
    rooms.follow([told(member(bo, 'leave'))]);
    expect(await rooms.people(room)).toEqual([ana]);
    expect(server.asked).toHaveLength(1);
  });

  it('asks for the power levels once, and follows the sync', async () => {
    server.answer('/state', [create, levels({ users: { [ana]: 100 } }), member(ana, 'join')]);
    expect((await rooms.power(room)).of(ana)).toBe(100);
    rooms.follow([told(levels({ users: { [bo]: 50 } }))]);
    expect((await rooms.power(room)).of(bo)).toBe(50);
    expect(await rooms.people(room)).toEqual([ana]);
    expect(server.asked).toHaveLength(1);
  });

  it('knows a room without power levels', async () => {
    server.answer('/state', [create]);
    expect((await rooms.power(room)).of(ana)).toBe(100);
    await rooms.power(room);
    expect(server.asked).toHaveLength(1);
  });

  it('does not keep an answer older than what the sync told meanwhile', async () => {
    let first = true;
    server.answer('/state', () => {
      if (first) rooms.follow([told(levels({ users: { [ana]: 0 } }))]);
      const said = [create, levels({ users: { [ana]: first ? 100 : 0 } })];
      first = false;
      return said;
    });
    expect((await rooms.power(room)).of(ana)).toBe(0);
  });

  it('asks again once it was told to forget', async () => {
    server.answer('/state', [create]);
    await rooms.power(room);
    rooms.forget(room);
    await rooms.power(room);
    expect(server.asked).toHaveLength(2);
  });
});
