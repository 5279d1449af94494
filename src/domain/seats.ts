import type { Call } from './room.ts';

/** Who comes has come so long after a room was opened, or after its session's start where that is later (ms). */
const arriving = 10 * 60_000;
/** What is kept for latecomers beyond those who came: a quarter more, and so many at least. */
const fewest = 5;

/**
 * Seats that a room holds on its server: as many as are expected, until it is known how few came (`most`: of those
 * in it at once, undefined where nobody can tell); then theirs, and some for latecomers. Always those who are there.
 */
export function seatsHeld(
  { persons = 0, openedAt }: Pick<Call, 'persons' | 'openedAt'>,
  most: number | undefined,
  { startsAt = 0, now }: { readonly startsAt?: number | undefined; readonly now: number },
): number {
  if (most === undefined || openedAt === undefined) return persons;
  if (now < Math.max(openedAt, startsAt) + arriving) return Math.max(persons, most);
  return Math.max(most, Math.min(persons, most + Math.max(fewest, Math.ceil(most / 4))));
}
