import type { InboundEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { reactionContent } from './content.ts';
import type { InboundContext } from './context.ts';

/** A reaction. */
export async function readReaction(
  event: RoomEvent,
  { rooms }: InboundContext,
): Promise<readonly InboundEvent[]> {
  const content = reactionContent.safeParse(event.content).data;
  if (content === undefined) return [];
  const { room, id, at, sender: user } = event;
  const { event_id: message, key: sign } = content['m.relates_to'];
  const [name, direct] = [await rooms.name(room, user), await rooms.direct(room)];
  return [{ kind: 'reaction', room, id, at, user, message, sign, name, removed: false, direct }];
}

/**
 * A redaction takes away a reaction or a message, and does not say which: it is told as both, and the one
 * that is not so means nothing to the engine.
 */
export async function readRedaction(
  event: RoomEvent,
  { rooms }: InboundContext,
): Promise<readonly InboundEvent[]> {
  const { room, id, at, sender: user, redacts } = event;
  if (redacts === undefined) return [];
  const [name, direct] = [await rooms.name(room, user), await rooms.direct(room)];
  const base = { room, at, user };
  const sign = { message: '', sign: '', reaction: redacts, name, removed: true, direct };
  return [
    { kind: 'reaction', ...base, id: `${id}~reaction`, ...sign },
    { kind: 'deletion', ...base, id, message: redacts },
  ];
}
