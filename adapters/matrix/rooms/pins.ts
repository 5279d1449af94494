import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';
import type { RoomCache } from './room-cache.ts';

const pinned = z.object({ pinned: z.array(z.string()) }).catch({ pinned: [] });
/** More than anybody looks through: then the bot pins nothing more. */
const most = 100;

/** Pins a message, where the bot may; once. */
export async function pin(
  connection: Pick<MatrixConnection, 'request' | 'userId'>,
  rooms: RoomCache,
  room: string,
  event: string,
): Promise<void> {
  const power = await rooms.power(room);
  if (power.of(connection.userId) < power.needed('m.room.pinned_events', 'state')) return;
  const endpoint = path`/_matrix/client/v3/rooms/${room}/state/m.room.pinned_events/`;
  const before = pinned.parse((await orNothing(connection.request('GET', endpoint))) ?? {}).pinned;
  if (before.includes(event) || before.length >= most) return;
  await connection.request('PUT', endpoint, {}, { pinned: [...before, event] });
}
