import { beforeEach, describe, expect, it } from 'vitest';
import { lookFor } from '../../../../../adapters/matrix/rooms/look-for.ts';
import { pin, unpin } from '../../../../../adapters/matrix/rooms/pins.ts';
import { RoomCache } from '../../../../../adapters/matrix/rooms/room-cache.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const room = '!a:example.org';
let server: MatrixServer;
beforeEach(() => {
  server = new MatrixServer();
});

describe('pinning', () => {
  const allowed = (level: number) =>
    server.answer('/state', [
      { type: 'm.room.create', sender: '@ana:example.org', state_key: '', content: { room_version: '10' } },
      {
        type: 'm.room.power_levels',
        sender: '@ana:example.org',
        state_key: '',
        content: { users: { [server.userId]: level } },
      },
    ]);
  const put = () => server.of('PUT', 'm.room.pinned_events');

  it('adds to what is pinned', async () => {
    allowed(50);
    server.answer('GET /_matrix/client/v3/rooms/!a:example.org/state/m.room.pinned_events/', {
      pinned: ['$1'],
    });
    server.answer('m.room.pinned_events/', {});
    await pin(server, new RoomCache(server), room, '$2');
    expect(put()[0]?.body).toEqual({ pinned: ['$1', '$2'] });
  });

  it('is done when it was done before, or may not be', async () => {
    allowed(50);
    server.answer('m.room.pinned_events/', { pinned: ['$2'] });
    await pin(server, new RoomCache(server), room, '$2');
    allowed(0);
    await pin(server, new RoomCache(server), room, '$3');
    expect(put()).toEqual([]);
  });

  it('lets go of its own and leaves the others', async () => {
    allowed(50);
    server.answer('GET /_matrix/client/v3/rooms/!a:example.org/state/m.room.pinned_events/', {
      pinned: ['$1', '$2', '$3'],
    });
    server.answer('m.room.pinned_events/', {});
    await unpin(server, new RoomCache(server), room, '$2');
    await unpin(server, new RoomCache(server), room, '$never');
    expect(put().map(({ body }) => body)).toEqual([{ pinned: ['$1', '$3'] }]);
    allowed(0);
    await unpin(server, new RoomCache(server), room, '$1');
    expect(put()).toHaveLength(1);
  });
});

describe('looking for a message that was sent', () => {
  const message = (id: string, at: number, key?: string) => ({
    event_id: id,
    type: 'm.room.message',
    origin_server_ts: at,
    content: key === undefined ? {} : { 'org.cours.key': key },
  });
  const day = 86_400_000;

  it('finds it by its key, on any page', async () => {
    const pages = [
      { chunk: [message('$3', 5 * day), message('$2', 4 * day, 'other')], end: 'p2' },
      { chunk: [], end: 'p3' },
      { chunk: [message('$1', 3 * day, 'mine')] },
    ];
    server.answer('/messages', () => pages.shift());
    expect(await lookFor(server, room, 'mine', 3 * day)).toBe('$1');
  });

  it('stops at what is older than the first attempt', async () => {
    const pages = [{ chunk: [message('$1', day, 'mine')], end: 'p2' }, undefined];
    server.answer('/messages', () => pages.shift());
    expect(await lookFor(server, room, 'mine', 3 * day)).toBeUndefined();
    expect(server.asked).toHaveLength(1);
  });

  it('reads encrypted ones', async () => {
    const wire = { event_id: '$1', type: 'm.room.encrypted', origin_server_ts: 3 * day, content: {} };
    server.answer('/messages', { chunk: [wire] });
    const event = async () => ({
      ...{
        room,
        id: '$1',
        type: 'm.room.message',
        sender: server.userId,
        at: 0,
        encrypted: true,
        unsigned: {},
      },
      content: { 'org.cours.key': 'mine' },
    });
    expect(await lookFor({ ...server, userId: server.userId, event }, room, 'mine', 3 * day)).toBe('$1');
  });
});
