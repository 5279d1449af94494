import { z } from 'zod';

/**
 * A reference to an event. Lone surrogates cannot stand in an address: asking the server for such an
 * event would fail for ever, and the batch with it.
 */
export const eventId = z
  .string()
  .min(1)
  .max(255)
  .refine((id) => id.isWellFormed());

const unread = undefined;
const relation = z.object({
  rel_type: z.string().optional().catch(unread),
  event_id: eventId.optional().catch(unread),
  key: z.string().optional().catch(unread),
  is_falling_back: z.boolean().optional().catch(unread),
  'm.in_reply_to': z.object({ event_id: eventId }).optional().catch(unread),
});

/** `m.relates_to` of a content; what is malformed in it is as if it were not there. */
export const relates = z.object({ 'm.relates_to': relation.catch({}).default({}) }).catch({
  'm.relates_to': {},
});

/** How an event relates to others (client-server API: threads, rich replies, event replacements). */
export interface Relation {
  /** The thread's root. */
  readonly thread?: string;
  /** The message that it answers. */
  readonly replyTo?: string;
  /** The message that it edits. */
  readonly edits?: string;
  /** It names a message answered, if only for clients without threads: a fallback may stand in its text. */
  readonly quotes: boolean;
}

/** Reads the relation of a content, encrypted or not. */
export function relationOf(content: unknown): Relation {
  const given = relates.parse(content)['m.relates_to'];
  const answered = given['m.in_reply_to']?.event_id;
  const { event_id: target } = given;
  return {
    quotes: answered !== undefined,
    ...(given.rel_type === 'm.thread' && target !== undefined ? { thread: target } : {}),
    // In a thread it names the last message, for clients without threads.
    ...(answered === undefined || given.is_falling_back === true ? {} : { replyTo: answered }),
    ...(given.rel_type === 'm.replace' ? { edits: target ?? '' } : {}),
  };
}
