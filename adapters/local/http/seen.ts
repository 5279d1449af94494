import { Refused, type Room, type User } from '../store/types.ts';
import type { Web } from './context.ts';

/** Notes how far somebody has read: in the room's main timeline, or in one of its threads. */
export function markSeen(
  { store }: Web,
  user: User,
  room: Room,
  seen: { readonly seq: number; readonly thread?: string | undefined },
): void {
  // What is beyond the end is still to be written, and nobody has seen it.
  const seq = Math.min(seen.seq, store.messages.reader.last());
  if (seen.thread === undefined) {
    store.rooms.markRead(user, room.id, seq);
    return;
  }
  if (store.messages.reader.seenBy(user.id, seen.thread).room !== room.id) throw new Refused('noSuchMessage');
  store.threads.markRead(user, seen.thread, seq);
}
