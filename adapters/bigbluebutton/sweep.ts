import type { Logger } from 'pino';
import { CallFault } from '../../src/ports/calls.ts';
import { listed, meetings } from './answer.ts';
import type { Client } from './client.ts';
import { CallMissing, MeetingGone } from './faults.ts';
import { marker, passwords, roomBehind } from './room.ts';

export interface SweepOptions {
  /** Ids of meetings that were asked for since the start, as they are at each moment of the sweep. */
  readonly ordered: ReadonlySet<string>;
  readonly instance: string;
  readonly installation: string;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Ends the meetings that carry our mark and are neither among the `known` references nor `ordered`: what is
 * known was told before the server's list, which may hold a meeting made in between. Gives how many. Where
 * the list is disabled, none: their duration ends them. Throws CallFault where the list fails, to be tried again.
 */
export async function sweepServer(
  client: Client,
  known: ReadonlySet<string>,
  options: SweepOptions,
): Promise<number> {
  const { installation, instance, log, ordered } = options;
  const kept = new Set(Array.from(known, (reference) => roomBehind(reference)?.id));
  let ended = 0;
  for (const id of await ours(client, options)) {
    if (kept.has(id) || ordered.has(id)) continue;
    try {
      await client.act('end', { meetingID: id, password: passwords(id, installation).moderator });
      ended += 1;
    } catch (error) {
      if (!(error instanceof MeetingGone))
        log.warn({ instance, code: codeOf(error) }, 'a left meeting could not be ended');
    }
  }
  return ended;
}

/** Ids of the meetings with our mark that go on; breakout rooms end with their meeting. */
async function ours(client: Client, { installation, instance, log }: SweepOptions): Promise<string[]> {
  try {
    const { meetings: list } = await client.call('getMeetings', {}, meetings);
    const all = typeof list === 'object' ? (list.meeting ?? []) : [];
    const mark = marker(instance, installation);
    return all.flatMap((each) => {
      const read = listed.safeParse(each);
      if (!read.success) return [];
      const { hasBeenForciblyEnded, isBreakout, meetingID, metadata } = read.data;
      const marked = typeof metadata === 'object' && metadata['cours-installation'] === mark;
      return marked && isBreakout !== 'true' && hasBeenForciblyEnded !== 'true' ? [meetingID] : [];
    });
  } catch (error) {
    // A secret is mended in the calls file, which makes another provider: this one need not ask again.
    if (!(error instanceof CallMissing) && codeOf(error) !== 'secret') throw error;
    log.warn({ instance, code: codeOf(error) }, 'the meetings of a server could not be listed');
    return [];
  }
}

function codeOf(error: unknown): string {
  return error instanceof CallFault ? error.code : 'unexpected';
}
