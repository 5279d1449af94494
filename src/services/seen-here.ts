import type { Session } from '../domain/session.ts';
import { isHeldIn, readsHere } from './holders.ts';
import type { Scene } from './scene.ts';

/** By a reaction or a button: what it did shows by itself. */
export function bySign({ origin }: Pick<Scene, 'origin'>): boolean {
  return origin.message === undefined && !origin.direct;
}

/**
 * Does whoever typed this read, where they typed it, what is posted for the class of a session, so that it
 * needs no answer besides? In a thread only of what stands there too: in the session's own, if `inThread`.
 */
export function readsPost(
  scene: Pick<Scene, 'course' | 'origin' | 'place' | 'threadRoot'>,
  session: Session | undefined,
  inThread = false,
): boolean {
  if (!readsHere(scene.place, session)) return false;
  if (session !== undefined && scene.course !== undefined && !isHeldIn(scene.course, scene.place, session))
    return false;
  if (scene.origin.thread === undefined) return true;
  return inThread && session?.opening !== undefined && scene.threadRoot === session.opening;
}
