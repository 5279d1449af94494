import { z } from 'zod';
import { passingKeys } from '../domain/state-keys.ts';
import type { Reads } from '../ports/store.ts';

/** Somebody may still be told that it is over. */
const memory = 24 * 60 * 60_000;

/** Until when it holds, or since when (epoch ms). */
const moment = z.union([z.number(), z.object({ until: z.number() }).transform(({ until }) => until)]);

/** The state of persons that is over for more than a day, to be dropped: it names their files. */
export async function stateOver(
  reads: Pick<Reads, 'states'>,
  now: number,
): Promise<readonly { readonly key: string; readonly value: undefined }[]> {
  const found = await Promise.all(passingKeys.map((prefix) => reads.states(prefix)));
  return found
    .flat()
    .filter(({ value }) => moment.parse(JSON.parse(value)) + memory < now)
    .map(({ key }) => ({ key, value: undefined }));
}
