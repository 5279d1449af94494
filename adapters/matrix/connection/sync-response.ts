import { z } from 'zod';

const content = z.record(z.string(), z.unknown());
const optional = content.optional().catch(undefined);

const event = z.looseObject({
  type: z.string(),
  event_id: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  state_key: z.string().optional(),
  content: content.catch({}),
  redacts: z.string().optional().catch(undefined),
  unsigned: optional,
  prev_content: optional,
});

/** An event as the server sends it; decryption needs all of it. */
export type RawEvent = z.output<typeof event>;

const stripped = z.object({
  type: z.string(),
  sender: z.string(),
  state_key: z.string(),
  content: content.catch({}),
});

/** A list without what is no event: one malformed event (of any federated server) must not stop the rest. */
const listOf = <T>(item: z.ZodType<T>) =>
  z.object({
    events: z
      .array(z.unknown())
      .default([])
      .transform((all) =>
        all.flatMap((each) => {
          const read = item.safeParse(each);
          return read.success ? [read.data] : [];
        }),
      ),
  });
const none = { events: [] };

const events = listOf(event).default(none);
const timeline = listOf(event)
  .extend({ limited: z.boolean().default(false), prev_batch: z.string().optional() })
  .default({ ...none, limited: false });
const joined = z.object({ state: events, timeline });

/** What the timeline of a room brought. */
export type JoinedRoom = z.output<typeof joined>;

export const syncResponse = z.object({
  next_batch: z.string(),
  to_device: z.object({ events: z.array(content).default([]) }).default(none),
  device_lists: z
    .object({ changed: z.array(z.string()).default([]), left: z.array(z.string()).default([]) })
    .default({ changed: [], left: [] }),
  device_one_time_keys_count: z.record(z.string(), z.number()).default({}),
  device_unused_fallback_key_types: z.array(z.string()).default([]),
  account_data: listOf(z.object({ type: z.string(), content })).default(none),
  rooms: z
    .object({
      join: z.record(z.string(), joined).default({}),
      invite: z.record(z.string(), z.object({ invite_state: listOf(stripped).default(none) })).default({}),
      leave: z.record(z.string(), z.object({ timeline: events })).default({}),
    })
    .default({ join: {}, invite: {}, leave: {} }),
});

export type SyncResponse = z.output<typeof syncResponse>;

/** A page of GET /messages. */
export const messagesPage = z.object({
  chunk: z.array(z.unknown()).transform((chunk) => events.parse({ events: chunk }).events),
  state: z
    .array(z.unknown())
    .default([])
    .transform((state) => events.parse({ events: state }).events),
  end: z.string().optional(),
});

export const singleEvent = event;

/** Did this event bring `user` into the room? */
export function isJoinOf(user: string, raw: RawEvent): boolean {
  if (raw.type !== 'm.room.member' || raw.state_key !== user || raw.content.membership !== 'join')
    return false;
  const before = raw.unsigned?.prev_content ?? raw.prev_content;
  return !(
    typeof before === 'object' &&
    before !== null &&
    'membership' in before &&
    before.membership === 'join'
  );
}
