import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';

/** Reactions are never encrypted (spec v1.11, "Aggregations of child events"). */
const page = z.object({
  chunk: z.array(
    z.looseObject({
      event_id: z.string(),
      sender: z.string(),
      content: z.looseObject({ 'm.relates_to': z.looseObject({ key: z.string() }) }).catch({
        'm.relates_to': { key: '' },
      }),
    }),
  ),
  next_batch: z.string().optional(),
});

/** Our reaction with this sign on an event; undefined if there is none (any more). */
export async function ownReaction(
  connection: Pick<MatrixConnection, 'request' | 'userId'>,
  room: string,
  event: string,
  sign: string,
): Promise<string | undefined> {
  const endpoint = path`/_matrix/client/v1/rooms/${room}/relations/${event}/m.annotation/m.reaction`;
  for (let from: string | undefined; ; ) {
    const query = { limit: '100', ...(from === undefined ? {} : { from }) };
    const answer = await orNothing(connection.request('GET', endpoint, query));
    if (answer === undefined) return undefined;
    const { chunk, next_batch: next } = page.parse(answer);
    const own = chunk.find(
      ({ sender, content }) => sender === connection.userId && content['m.relates_to'].key === sign,
    );
    if (own !== undefined) return own.event_id;
    if (next === undefined || next === from) return undefined;
    from = next;
  }
}
