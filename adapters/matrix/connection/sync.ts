import type { Logger } from 'pino';
import { type ReadBatch, readBatch } from './batch.ts';
import type { Encryption } from './crypto.ts';
import { fillGaps, mostMissed } from './gap-fill.ts';
import type { Http } from './http.ts';
import type { LateEvents } from './late-events.ts';
import type { RoomMembers } from './members.ts';
import type { RoomSettings } from './room-settings.ts';
import { isJoinOf, type RawEvent, type SyncResponse, syncResponse } from './sync-response.ts';
import type { SyncBatch } from './types.ts';

/** What a session syncs with; made anew when the device changes. */
export interface SyncParts {
  readonly http: Http;
  readonly user: string;
  readonly encryption: Encryption | undefined;
  readonly settings: RoomSettings;
  readonly members: RoomMembers;
  readonly late: LateEvents;
  /** After keys were taken in: signatures that the library does not send. */
  readonly afterKeys: () => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
}

/** How long the server holds a request when there is nothing new. */
const pollFor = 30_000;
/** The answer to a very first sync may take the server minutes. */
const firstPatience = 10 * 60_000;
const filter = (timeline: number, lazily: object) =>
  JSON.stringify({
    presence: { types: [] },
    account_data: { not_types: ['m.push_rules'] },
    room: {
      timeline: { limit: timeline, ...lazily },
      state: lazily,
      ephemeral: { types: [] },
      account_data: { types: [] },
    },
  });
/**
 * All that changes in rooms. Lazily, Synapse sends the membership of everybody who says something again and
 * again, our own too, and calls their devices changed each time, so that we ask for their keys.
 */
const ordinary = filter(50, {});
/** At the very first, rooms have members that nobody asked for yet. */
const first = filter(1, { lazy_load_members: true });
const keysOnly = JSON.stringify({
  presence: { types: [] },
  account_data: { types: [] },
  room: { rooms: [] },
});

/** Asks for what is new since a cursor. The first time only for the state of things. */
export async function ask(parts: SyncParts, since: string | undefined, signal: AbortSignal) {
  const { http, late, now } = parts;
  const timeout = since === undefined ? 0 : Math.max(1_000, Math.min(pollFor, late.patienceLeft(now())));
  const query = { since, timeout, filter: since === undefined ? first : ordinary };
  const wait = since === undefined ? firstPatience : timeout + 30_000;
  const answer = await http.json('GET', '/_matrix/client/v3/sync', { query, timeout: wait, signal });
  return syncResponse.parse(answer);
}

/** Takes a sync in: gaps, keys, room lists, decryption; what cannot be read yet is kept for later. */
export async function take(
  parts: SyncParts,
  sync: SyncResponse,
  since: string | undefined,
  signal: AbortSignal,
): Promise<SyncBatch & { readonly applied: () => Promise<void> }> {
  const { http, user, encryption, late, now, log } = parts;
  if (since !== undefined) {
    const onOverflow = (room: string) => log.warn({ room, most: mostMissed }, 'older messages are skipped');
    await fillGaps(http, sync, { user, since, signal, onOverflow });
  }
  await follow(parts, sync);
  await takeKeys(parts, sync);
  const read: ReadBatch = await readBatch(sync, {
    user,
    since,
    now: now(),
    decrypt: encryption === undefined ? undefined : (room, raw) => encryption.decrypt(room, raw),
    moreKeys: moreKeys(parts, sync, signal),
    late: late.waiting,
  });
  await late.add(read.waiting, now());
  return { ...read.batch, applied: () => late.settle(read.settled) };
}

async function takeKeys({ encryption, afterKeys }: SyncParts, sync: SyncResponse): Promise<void> {
  if (encryption === undefined) return;
  await encryption.takeSync(sync);
  await afterKeys();
}

/** What the lists that sending needs learn from a sync. */
async function follow({ user, encryption, settings, members }: SyncParts, sync: SyncResponse): Promise<void> {
  const seen = new Set<string>();
  for (const [room, { state, timeline }] of Object.entries(sync.rooms.join)) {
    const events = [...state.events, ...timeline.events].filter((raw) => raw.state_key !== undefined);
    if (events.length === 0) continue;
    // While we were out, nobody told who came and went.
    if (events.some((raw) => isJoinOf(user, raw))) members.forget(room);
    members.follow(room, events);
    await settings.follow(room, events);
    if (await settings.isKnownEncrypted(room)) for (const member of present(events)) seen.add(member);
  }
  for (const room of Object.keys(sync.rooms.leave)) members.forget(room);
  await encryption?.track([...seen]);
}

function present(events: readonly RawEvent[]): string[] {
  return events.flatMap(({ type, state_key, content }) =>
    type === 'm.room.member' &&
    state_key !== undefined &&
    (content.membership === 'join' || content.membership === 'invite')
      ? [state_key]
      : [],
  );
}

/**
 * Servers hand out keys in portions (Synapse: 100 a sync), while messages come all at once. As long as a
 * portion brought something, the next one is fetched, without moving the cursor: what comes again with
 * it does no harm.
 */
function moreKeys(parts: SyncParts, sync: SyncResponse, signal: AbortSignal): () => Promise<boolean> {
  let last = sync;
  return async () => {
    if (parts.encryption === undefined || last.to_device.events.length === 0) return false;
    const query = { since: last.next_batch, timeout: 0, filter: keysOnly };
    last = syncResponse.parse(await parts.http.json('GET', '/_matrix/client/v3/sync', { query, signal }));
    await takeKeys(parts, last);
    return last.to_device.events.length > 0;
  };
}
