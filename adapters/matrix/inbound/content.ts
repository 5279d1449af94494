import { z } from 'zod';

const eventId = z.string().min(1).max(255);
const relation = z
  .object({
    rel_type: z.string().optional().catch(undefined),
    event_id: eventId.optional().catch(undefined),
    is_falling_back: z.boolean().optional().catch(undefined),
    'm.in_reply_to': z.object({ event_id: eventId }).optional().catch(undefined),
  })
  .optional()
  .catch(undefined);
const info = z
  .object({
    mimetype: z.string().optional().catch(undefined),
    size: z.number().int().nonnegative().optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

/** The content of an m.room.message, as far as it is read; whatever is malformed counts as not given. */
export const messageContent = z.object({
  msgtype: z.string(),
  body: z.string(),
  filename: z.string().optional().catch(undefined),
  info,
  url: z.string().optional().catch(undefined),
  file: z.record(z.string(), z.unknown()).optional().catch(undefined),
  'm.relates_to': relation,
  'm.new_content': z.record(z.string(), z.unknown()).optional().catch(undefined),
});
export type MessageContent = z.output<typeof messageContent>;

/** The content of an m.reaction. */
export const reactionContent = z.object({
  'm.relates_to': z.object({
    rel_type: z.literal('m.annotation'),
    event_id: eventId,
    key: z.string().min(1).max(64),
  }),
});

/** Root of the thread that a message is in. */
export function threadOf({ 'm.relates_to': relates }: MessageContent): string | undefined {
  return relates?.rel_type === 'm.thread' ? relates.event_id : undefined;
}

/** The message that a person answered; what a thread shows to clients without threads is none. */
export function replyOf({ 'm.relates_to': relates }: MessageContent): string | undefined {
  return relates?.is_falling_back === true ? undefined : relates?.['m.in_reply_to']?.event_id;
}
