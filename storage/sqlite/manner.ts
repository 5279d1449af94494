import type { PostWrite } from '../../src/ports/store.ts';

/** How a post is said: everything that is fixed with its first revision (but for signs and the pin), kept as one JSON document. */
export type Manner = Pick<
  Extract<PostWrite, { op: 'say' }>,
  | 'urgency'
  | 'ring'
  | 'mention'
  | 'mentionRoom'
  | 'replyTo'
  | 'under'
  | 'threadOnly'
  | 'only'
  | 'thread'
  | 'expiresAt'
  | 'signs'
  | 'pin'
  | 'question'
>;
