import { HomeserverError, type Http, path } from './http.ts';
import {
  isJoinOf,
  type JoinedRoom,
  messagesPage,
  type RawEvent,
  type SyncResponse,
} from './sync-response.ts';

export interface GapOptions {
  readonly user: string;
  readonly since: string;
  readonly signal?: AbortSignal;
  /** Told when a gap was longer than `mostMissed`. */
  readonly onOverflow: (room: string) => void;
}

const pageSize = 100;
/** Of one room: more than a class writes in a year. */
export const mostMissed = 20_000;
const filter = JSON.stringify({ lazy_load_members: true });

/**
 * Puts in front of every limited timeline what the server left out. From `prev_batch` back to the last
 * cursor /messages gives exactly the missing events.
 */
export async function fillGaps(http: Http, sync: SyncResponse, options: GapOptions): Promise<void> {
  for (const [room, joined] of Object.entries(sync.rooms.join)) {
    const { timeline } = joined;
    if (!timeline.limited || timeline.prev_batch === undefined) continue;
    // What is older than our joining was never meant for us.
    if (timeline.events.some((raw) => isJoinOf(options.user, raw))) continue;
    await fill(http, room, joined, timeline.prev_batch, options);
  }
}

async function fill(http: Http, room: string, joined: JoinedRoom, from: string, options: GapOptions) {
  const known = new Set(joined.timeline.events.map((raw) => raw.event_id));
  const missing: RawEvent[] = [];
  for (let next: string | undefined = from; next !== undefined; ) {
    const page = await pageOf(http, room, next, options);
    if (page === undefined) return;
    joined.state.events.push(...page.state);
    const join = page.chunk.findIndex((raw) => isJoinOf(options.user, raw));
    const wanted = join === -1 ? page.chunk : page.chunk.slice(0, join + 1);
    missing.push(...wanted.filter((raw) => !known.has(raw.event_id)));
    if (missing.length >= mostMissed) options.onOverflow(room);
    // An empty page with an end is not the end.
    const ended: boolean = join !== -1 || page.end === next || missing.length >= mostMissed;
    next = ended ? undefined : page.end;
  }
  joined.timeline.events.unshift(...missing.reverse());
}

/** Undefined when we may not look there any more: the next sync says that we are out. */
async function pageOf(http: Http, room: string, from: string, { since, signal }: GapOptions) {
  const query = { dir: 'b', from, to: since, limit: pageSize, filter };
  try {
    const endpoint = path`/_matrix/client/v3/rooms/${room}/messages`;
    return messagesPage.parse(await http.json('GET', endpoint, { query, signal }));
  } catch (error) {
    if (error instanceof HomeserverError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}
