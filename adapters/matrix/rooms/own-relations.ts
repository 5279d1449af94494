import { z } from 'zod';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import { orNothing } from './not-there.ts';

/** What relates to an event (spec v1.11, "Relationships API"); `key` of a reaction, which is never encrypted. */
const page = z.object({
  chunk: z.array(
    z.looseObject({
      event_id: z.string(),
      sender: z.string(),
      content: z.looseObject({
        'm.relates_to': z.looseObject({ key: z.string().optional() }).optional().catch(undefined),
      }),
    }),
  ),
  next_batch: z.string().optional(),
});

type Connection = Pick<MatrixConnection, 'request' | 'userId'>;

/** Our reaction with this sign on an event; undefined if there is none (any more). */
export async function ownReaction(
  connection: Connection,
  room: string,
  event: string,
  sign: string,
): Promise<string | undefined> {
  const endpoint = path`/_matrix/client/v1/rooms/${room}/relations/${event}/m.annotation/m.reaction`;
  const own = await ownRelations(connection, endpoint);
  return own.find(({ content }) => content['m.relates_to']?.key === sign)?.event_id;
}

/** Our edits of an event, newest first: they hold what it says, and stay when it alone is deleted. */
export async function ownEdits(connection: Connection, room: string, event: string): Promise<string[]> {
  const endpoint = path`/_matrix/client/v1/rooms/${room}/relations/${event}/m.replace`;
  return (await ownRelations(connection, endpoint)).map(({ event_id: id }) => id);
}

async function ownRelations(connection: Connection, endpoint: string) {
  const own: z.output<typeof page>['chunk'] = [];
  for (let from: string | undefined; ; ) {
    const query = { limit: '100', ...(from === undefined ? {} : { from }) };
    const answer = await orNothing(connection.request('GET', endpoint, query));
    if (answer === undefined) return own;
    const { chunk, next_batch: next } = page.parse(answer);
    own.push(...chunk.filter(({ sender }) => sender === connection.userId));
    if (next === undefined || next === from) return own;
    from = next;
  }
}
