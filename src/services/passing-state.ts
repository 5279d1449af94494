import { z } from 'zod';
import type { Reads } from '../ports/store.ts';

/** What is remembered of a person for a while: a material handed in, files that wait, what they insisted on, a room to be linked. */
const prefixes = ['collect/', 'files/', 'given/', 'insist/', 'link/'];
/** Somebody may still be told that it is over. */
const memory = 24 * 60 * 60_000;

/** Until when it holds, or since when (epoch ms). */
const moment = z.union([z.number(), z.object({ until: z.number() }).transform(({ until }) => until)]);

/** The state of persons that is over for more than a day, to be dropped: it names their files. */
export async function stateOver(
  reads: Pick<Reads, 'states'>,
  now: number,
): Promise<readonly { readonly key: string; readonly value: undefined }[]> {
  const found = await Promise.all(prefixes.map((prefix) => reads.states(prefix)));
  return found
    .flat()
    .filter(({ value }) => moment.parse(JSON.parse(value)) + memory < now)
    .map(({ key }) => ({ key, value: undefined }));
}
