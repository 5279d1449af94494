import type { Content } from '../connection/types.ts';

/** Where in a room something is said. */
export interface Place {
  /** The event that is the thread's root. */
  readonly thread?: string;
  /** The event that this answers. */
  readonly replyTo?: string;
}

/**
 * The content with its relation: into a thread, or as an answer. Clients without threads show a message
 * in a thread as an answer to the last one there (spec v1.11, "Fallback for unthreaded clients"), for
 * which `lastInThread` is, the root if it is not known.
 */
export function related(content: Content, place: Place & { readonly lastInThread?: string }): Content {
  const { thread, replyTo, lastInThread } = place;
  if (thread !== undefined) {
    const relation = {
      rel_type: 'm.thread',
      event_id: thread,
      is_falling_back: replyTo === undefined,
      'm.in_reply_to': { event_id: replyTo ?? lastInThread ?? thread },
    };
    return { ...content, 'm.relates_to': relation };
  }
  if (replyTo === undefined) return content;
  return { ...content, 'm.relates_to': { 'm.in_reply_to': { event_id: replyTo } } };
}

/** The content of an m.reaction to an event. */
export function reactionContent(event: string, sign: string): Content {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key: sign } };
}
