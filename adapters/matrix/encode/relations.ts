import type { Content } from '../connection/types.ts';

/** Where a message stands among others. */
export interface Place {
  /** Root of its thread. */
  readonly thread?: string;
  /** The message that it answers. */
  readonly replyTo?: string;
  /** Shown above it by clients without threads. */
  readonly lastInThread?: string;
}

/** The content with its relation: in a thread (spec, "Threading", with the fallback), an answer, or neither. */
export function related(content: Content, { thread, replyTo, lastInThread }: Place): Content {
  if (thread !== undefined) {
    const relation = {
      rel_type: 'm.thread',
      event_id: thread,
      is_falling_back: replyTo === undefined,
      'm.in_reply_to': { event_id: replyTo ?? lastInThread ?? thread },
    };
    return { ...content, 'm.relates_to': relation };
  }
  return replyTo === undefined
    ? content
    : { ...content, 'm.relates_to': { 'm.in_reply_to': { event_id: replyTo } } };
}

/** A sign under a message. */
export function reactionContent(event: string, sign: string): Content {
  return { 'm.relates_to': { rel_type: 'm.annotation', event_id: event, key: sign } };
}
