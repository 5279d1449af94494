import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { MatrixFault } from '../../../../../adapters/matrix/connection/faults.ts';
import type { AdapterState, SyncBatch } from '../../../../../adapters/matrix/connection/types.ts';
import { DirectRooms } from '../../../../../adapters/matrix/rooms/direct-rooms.ts';
import { Entrances } from '../../../../../adapters/matrix/rooms/entrances.ts';
import { RoomCache } from '../../../../../adapters/matrix/rooms/room-cache.ts';
import { memoryState } from '../../../../servers/synapse/bot/memory-state.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const ana = '@ana:example.org';
const stranger = '@eve:elsewhere.org';
const room = '!a:example.org';

let server: MatrixServer;
let state: AdapterState;
let now: number;
beforeEach(() => {
  now = Date.UTC(2026, 11, 1);
  server = new MatrixServer();
  state = memoryState();
  server.answer(`join/${room}`, { room_id: room });
  server.answer(`${room}/leave`, {});
  server.answer('PUT /_matrix/client/v3/user/@cours:example.org/account_data/m.direct', {});
});

function entrances(hosts: readonly string[] = []): Entrances {
  const direct = new DirectRooms({
    connection: server,
    rooms: new RoomCache(server),
    state,
    encrypted: true,
  });
  const log = pino({ level: 'silent' });
  return new Entrances({
    connection: server,
    state,
    direct,
    policy: { from: 'server' },
    hosts: new Set(hosts),
    now: () => now,
    log,
  });
}
const invite = (sender: string, content: object = {}): SyncBatch['invites'] => [
  {
    room,
    state: [
      {
        type: 'm.room.member',
        sender,
        stateKey: server.userId,
        content: { membership: 'invite', ...content },
      },
    ],
  },
];
async function answered(door: Entrances): Promise<void> {
  door.work();
  while ((await state.list('entrance/')).length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await door.stop();
}
const joins = () => server.of('POST', '/join/');

describe('an invitation', () => {
  it('is accepted from whom the host allows, who is remembered', async () => {
    const door = entrances();
    await door.invited(invite(ana));
    await answered(door);
    expect(joins()).toHaveLength(1);
    expect(await door.inviter(room)).toBe(ana);
    expect(server.of('PUT', 'm.direct')).toEqual([]);
  });

  it('is turned down from anybody else', async () => {
    const door = entrances();
    await door.invited(invite(stranger));
    await answered(door);
    expect(joins()).toEqual([]);
    expect(server.of('POST', '/leave')).toHaveLength(1);
  });

  it('to a direct conversation makes it one', async () => {
    const door = entrances();
    await door.invited(invite(ana, { is_direct: true }));
    await answered(door);
    expect(server.of('PUT', 'm.direct')[0]?.body).toEqual({ [ana]: [room] });
  });

  it('is answered after a restart', async () => {
    await entrances().invited(invite(ana));
    await answered(entrances());
    expect(joins()).toHaveLength(1);
  });

  it('waits as a rate limit says, and holds nothing up', async () => {
    let left = 2;
    server.answer(`join/${room}`, () => {
      left -= 1;
      if (left >= 0) throw new MatrixFault('rateLimited', 'slow down', { after: 5 });
      return { room_id: room };
    });
    const door = entrances();
    await door.invited(invite(ana));
    await answered(door);
    expect(joins()).toHaveLength(3);
  });

  it('outlives a homeserver that does not answer', async () => {
    let left = 8;
    server.answer(`join/${room}`, () => {
      left -= 1;
      if (left >= 0) throw new MatrixFault('temporary', 'nobody is there', { after: 1 });
      return { room_id: room };
    });
    const door = entrances();
    await door.invited(invite(ana));
    await answered(door);
    expect(joins()).toHaveLength(9);
  });

  it('to a room that is no more is forgotten', async () => {
    server.answer(`join/${room}`, () => {
      throw new MatrixFault('forbidden', 'no');
    });
    const door = entrances();
    await door.invited(invite(ana));
    await answered(door);
    expect(joins()).toHaveLength(1);
  });
});

describe('invitations of one person', () => {
  const day = 24 * 60 * 60_000;
  /** They invite to these rooms, and a new process answers. */
  async function invites(
    sender: string,
    rooms: readonly string[],
    hosts: readonly string[] = [],
  ): Promise<void> {
    const door = entrances(hosts);
    for (const each of rooms) {
      server.answer(`join/${each}`, { room_id: each });
      server.answer(`${each}/leave`, {});
      await door.invited(
        invite(sender, { is_direct: each.includes('direct') }).map((one) => ({ ...one, room: each })),
      );
    }
    await answered(door);
  }
  const many = (count: number, name: string) =>
    Array.from({ length: count }, (_, n) => `!${name}${n}:example.org`);

  it('are accepted to twenty rooms in a day, whatever was restarted between, and turned down beyond', async () => {
    await invites(ana, many(12, 'room'));
    await invites(ana, many(12, 'direct'));
    expect(joins()).toHaveLength(20);
    expect(server.of('POST', '/leave')).toHaveLength(4);
  });

  it('are as many as they like for a host, from where invitations are accepted at all', async () => {
    await invites(ana, many(25, 'room'), [ana]);
    expect(joins()).toHaveLength(25);
    await invites(stranger, ['!far:elsewhere.org'], [stranger]);
    expect(joins()).toHaveLength(25);
  });

  it('are counted for each person alone, and a room once', async () => {
    const rooms = many(20, 'room');
    await invites(ana, rooms);
    await invites(ana, rooms.slice(0, 5));
    await invites('@bo:example.org', ['!other:example.org']);
    expect(joins()).toHaveLength(26);
  });

  it('are counted for a day, and what was counted goes', async () => {
    await invites(ana, many(21, 'room'));
    now += day;
    await invites('@bo:example.org', ['!other:example.org']);
    expect((await state.list('invited/')).map(({ key }) => key)).toEqual(['invited/@bo:example.org']);
    await invites(ana, ['!next:example.org']);
    expect(joins()).toHaveLength(22);
  });
});

describe('a replaced room', () => {
  it('is followed, whoever invites to the new one', async () => {
    server.answer(`join/${room}`, () => {
      if (joins().length === 1) throw new MatrixFault('forbidden', 'invited people only');
      return { room_id: room };
    });
    const door = entrances();
    await door.follows('!old:example.org', room);
    await answered(door);
    const later = entrances();
    await later.invited(invite(stranger));
    await answered(later);
    expect(joins()).toHaveLength(2);
    expect(await later.replaced(room)).toBe('!old:example.org');
    await later.forget(room);
    expect(await later.replaced(room)).toBeUndefined();
  });
});
