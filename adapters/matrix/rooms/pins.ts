import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';
import type { RoomCache } from './room-cache.ts';

const pinned = z.object({ pinned: z.array(z.string()) }).catch({ pinned: [] });
/** More than anybody looks through: then the bot pins nothing more. */
const most = 100;

type Connection = Pick<MatrixConnection, 'request' | 'userId'>;

/** Pins a message, where the bot may; once. */
export async function pin(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  event: string,
): Promise<void> {
  await change(connection, rooms, room, (before) =>
    before.includes(event) || before.length >= most ? before : [...before, event],
  );
}

/** Lets a message go that is pinned, where the bot may; others stay. */
export async function unpin(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  event: string,
): Promise<void> {
  await change(connection, rooms, room, (before) =>
    before.includes(event) ? before.filter((each) => each !== event) : before,
  );
}

/** Writes the room's pinned messages as `changed` makes them; nothing if it gives back what it was given. */
async function change(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  changed: (before: readonly string[]) => readonly string[],
): Promise<void> {
  const power = await rooms.power(room);
  if (power.of(connection.userId) < power.needed('m.room.pinned_events', 'state')) return;
  const endpoint = path`/_matrix/client/v3/rooms/${room}/state/m.room.pinned_events/`;
  const before = pinned.parse((await orNothing(connection.request('GET', endpoint))) ?? {}).pinned;
  const after = changed(before);
  if (after !== before) await connection.request('PUT', endpoint, {}, { pinned: after });
}
