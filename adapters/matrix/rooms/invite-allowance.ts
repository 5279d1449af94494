import { z } from 'zod';
import { SlidingWindow } from '../../../src/domain/sliding-window.ts';
import type { AdapterState } from '../connection/types.ts';

/** Rooms that one person brings the bot into in a day, conversations included. A clock that was ahead blocks nobody longer. */
const aDay = new SlidingWindow(24 * 60 * 60_000, 20);

const entered = z.array(z.object({ room: z.string(), at: z.number() }));
const prefix = 'invited/';

/**
 * Counts the rooms that each person brought the bot into, in the store: a restart forgets none. False, and nothing is
 * counted, where this one would be too many; a room counts once, however often it is tried. What is over goes.
 */
export async function takeInvite(
  state: AdapterState,
  inviter: string,
  room: string,
  now: number,
): Promise<boolean> {
  const recent = new Map<string, readonly z.output<typeof entered>[number][]>();
  const over: string[] = [];
  for (const { key, value } of await state.list(prefix)) {
    const rows = aDay.recent(entered.parse(JSON.parse(value)), now);
    if (rows.length === 0) over.push(key);
    else recent.set(key, rows);
  }
  const key = prefix + inviter;
  const rows = recent.get(key) ?? [];
  const known = rows.some((row) => row.room === room);
  const fits = known || aDay.hasRoom(rows, now);
  const noted = known || !fits ? [] : [{ key, value: JSON.stringify([...rows, { room, at: now }]) }];
  const gone = over.filter((old) => old !== key).map((old) => ({ key: old, value: undefined }));
  if (noted.length + gone.length > 0) await state.put([...gone, ...noted]);
  return fits;
}
