import { Undecryptable } from './crypto.ts';
import { keyPatience, type LateEvent } from './late-events.ts';
import { isEncrypted, roomEvent, unreadableEvent } from './room-event.ts';
import { isJoinOf, type JoinedRoom, type RawEvent, type SyncResponse } from './sync-response.ts';
import type { Content, RoomEvent, SyncBatch } from './types.ts';

type Clear = { readonly type: string; readonly content: Content };
interface Placed {
  readonly room: string;
  readonly raw: RawEvent;
}

/** What a batch is read with. */
export interface BatchReader {
  readonly user: string;
  readonly since: string | undefined;
  readonly now: number;
  /** Absent when encryption is off: encrypted events then stay as they are, for nobody. */
  readonly decrypt: ((room: string, raw: RawEvent) => Promise<Clear>) | undefined;
  /** Fetches further keys; false when the server has no more for now. */
  readonly moreKeys: () => Promise<boolean>;
  readonly late: readonly LateEvent[];
}

export interface ReadBatch {
  readonly batch: SyncBatch;
  /** Events to be kept until their key comes. */
  readonly waiting: readonly Placed[];
  /** Ids that this batch holds, read or given up: they wait no more once it is applied. */
  readonly settled: ReadonlySet<string>;
}

/** Makes a batch of a sync whose gaps are filled and whose keys are taken in. */
export async function readBatch(sync: SyncResponse, reader: BatchReader): Promise<ReadBatch> {
  const state: RoomEvent[] = [];
  const timeline: Placed[] = [];
  for (const [room, joined] of Object.entries(sync.rooms.join)) {
    const from = beginning(joined, reader);
    const before = joined.timeline.events.slice(0, from).filter((raw) => raw.state_key !== undefined);
    state.push(...[...joined.state.events, ...before].map((raw) => roomEvent(room, raw)));
    timeline.push(...joined.timeline.events.slice(from).map((raw) => ({ room, raw })));
  }
  const inTimeline = new Set(timeline.map(({ raw }) => raw.event_id));
  const late = reader.late.filter(({ raw }) => !inTimeline.has(raw.event_id));
  const read = await readAll([...late, ...timeline], reader);
  const since = new Map(late.map((row) => [row.raw.event_id, row.since]));
  const events: RoomEvent[] = [];
  const waiting: Placed[] = [];
  const settled = new Set<string>();
  for (const { room, raw, clear } of read) {
    if (clear === 'noKey' && reader.now - (since.get(raw.event_id) ?? reader.now) < keyPatience) {
      waiting.push({ room, raw });
      continue;
    }
    settled.add(raw.event_id);
    const readable = typeof clear !== 'string';
    events.push(readable ? roomEvent(room, raw, clear) : unreadableEvent(room, raw, clear));
  }
  const batch: SyncBatch = {
    ...(reader.since === undefined ? {} : { since: reader.since }),
    next: sync.next_batch,
    timeline: events,
    state,
    ...outside(sync),
  };
  return { batch, waiting, settled };
}

/** Where a timeline begins for us: after our last joining; at the very first sync it is empty. */
function beginning({ timeline }: JoinedRoom, { user, since }: BatchReader): number {
  if (since === undefined) return timeline.events.length;
  return Math.max(
    0,
    timeline.events.findLastIndex((raw) => isJoinOf(user, raw)),
  );
}

/** Decrypts what is encrypted; while keys are missing and the server has more of them, fetches those. */
async function readAll(events: readonly Placed[], reader: BatchReader) {
  const read: (Placed & { clear: Clear | undefined | 'noKey' | 'withheld' })[] = [];
  for (const { room, raw } of events) read.push({ room, raw, clear: await clearOf(room, raw, reader) });
  while (read.some(({ clear }) => clear === 'noKey') && (await reader.moreKeys())) {
    for (const event of read) {
      if (event.clear === 'noKey') event.clear = await clearOf(event.room, event.raw, reader);
    }
  }
  return read;
}

async function clearOf(room: string, raw: RawEvent, { decrypt }: BatchReader) {
  // What was redacted has lost its content.
  if (!isEncrypted(raw) || raw.content.ciphertext === undefined || decrypt === undefined) return undefined;
  try {
    return await decrypt(room, raw);
  } catch (error) {
    if (error instanceof Undecryptable) return error.withheld ? 'withheld' : 'noKey';
    throw error;
  }
}

function outside(sync: SyncResponse): Pick<SyncBatch, 'invites' | 'left' | 'accountData'> {
  return {
    invites: Object.entries(sync.rooms.invite).map(([room, { invite_state }]) => ({
      room,
      state: invite_state.events.map(({ state_key: stateKey, ...event }) => ({ ...event, stateKey })),
    })),
    // Nobody can be answered there any more: what is encrypted is left aside.
    left: Object.entries(sync.rooms.leave).map(([room, { timeline }]) => ({
      room,
      events: timeline.events.filter((raw) => !isEncrypted(raw)).map((raw) => roomEvent(room, raw)),
    })),
    accountData: sync.account_data.events,
  };
}
