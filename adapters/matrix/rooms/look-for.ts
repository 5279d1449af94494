import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { keyField } from '../encode/message.ts';

const page = z.object({
  chunk: z.array(
    z.looseObject({
      event_id: z.string(),
      type: z.string(),
      origin_server_ts: z.number(),
      content: z.record(z.string(), z.unknown()).catch({}),
    }),
  ),
  end: z.string().optional(),
});

const pageSize = 50;
/** Clocks differ. */
const margin = 60 * 60_000;

/**
 * Our message with this key, sent at `since` (epoch ms) or later; undefined if there is none. For what was
 * sent so long ago that the server has forgotten the transaction id (Synapse: 24 hours).
 */
export async function lookFor(
  connection: Pick<MatrixConnection, 'request' | 'event' | 'userId'>,
  room: string,
  key: string,
  since: number,
): Promise<string | undefined> {
  const filter = JSON.stringify({
    senders: [connection.userId],
    types: ['m.room.message', 'm.room.encrypted'],
  });
  for (let from: string | undefined; ; ) {
    const query = { dir: 'b', limit: String(pageSize), filter, ...(from === undefined ? {} : { from }) };
    const endpoint = path`/_matrix/client/v3/rooms/${room}/messages`;
    const { chunk, end } = page.parse(await connection.request('GET', endpoint, query));
    for (const event of chunk) {
      if (event.origin_server_ts < since - margin) return undefined;
      const content =
        event.type === 'm.room.encrypted'
          ? (await connection.event(room, event.event_id))?.content
          : event.content;
      if (content?.[keyField] === key) return event.event_id;
    }
    if (end === undefined || end === from) return undefined;
    from = end;
  }
}
