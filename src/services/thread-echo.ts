import type { Session } from '../domain/session.ts';
import type { Document } from '../message/document.ts';
import { type PostOp, type Say, say } from '../message/post.ts';

/**
 * News of the main timeline in the session's thread, silently, for those who read only there; nowhere in a
 * place without threads.
 */
export function threadEcho(
  session: Session | undefined,
  about: Pick<Say, 'key' | 'subject' | 'audience' | 'urgency'>,
  document: Document,
): readonly PostOp[] {
  if (session?.opening === undefined) return [];
  const key = `${about.key}/thread`;
  return [say({ ...about, key, document, ring: false, under: session.opening, threadOnly: true })];
}
