import { z } from 'zod';
import type { Course, Place } from '../domain/course.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Reads } from '../ports/store.ts';

/** A room that was a course's: what it was to it, since when it is not, and whether staff wanted it so. */
export interface LostPlace {
  readonly courseId: string;
  readonly place: Place;
  /** When it was let go (epoch ms). */
  readonly at: number;
  /** `unlinked`: by `délier`; `removed`: the bot was taken out of the room, or the room is gone. */
  readonly how: 'removed' | 'unlinked';
}

const stored = z.object({
  courseId: z.string(),
  place: z.object({
    id: z.string(),
    account: z.string(),
    room: z.string(),
    kind: z.enum(['class', 'group', 'staff']),
    group: z.string().exactOptional(),
    linkedAt: z.number(),
    notice: z.number(),
  }),
  at: z.number(),
  how: z.enum(['removed', 'unlinked']),
});

const keyOf = (account: string, room: string) => `${stateKeys.lostPlace}${account}/${room}`;

/** The state that remembers whose room it was, should the bot come back; the last course counts. */
export function lostState(course: Course, place: Place, how: LostPlace['how'], at: number) {
  const lost: LostPlace = { courseId: course.id, place, at, how };
  return [{ key: keyOf(place.account, place.room), value: JSON.stringify(lost) }];
}

/** What this room was before it was let go; undefined if it never was a course's. */
export async function lostPlaceAt(
  reads: Reads,
  account: string,
  room: string,
): Promise<LostPlace | undefined> {
  const value = await reads.state(keyOf(account, room));
  return value === undefined ? undefined : stored.parse(JSON.parse(value));
}
