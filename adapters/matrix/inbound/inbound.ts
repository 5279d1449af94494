import type { InboundEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import type { InboundContext } from './context.ts';
import { readMembership } from './membership.ts';
import { readMessage } from './message.ts';
import { readReaction, readRedaction } from './signs.ts';

/**
 * An event of a timeline in the words of the chat port; none for what says nothing to the engine. Never
 * fails for what somebody wrote; throws a ChatFault when the server does not answer.
 */
export async function inboundEvents(
  event: RoomEvent,
  context: InboundContext,
): Promise<readonly InboundEvent[]> {
  const { room, id, at, sender: user } = event;
  if (event.unreadable !== undefined)
    return user === context.bot ? [] : [{ kind: 'unreadable', room, id, at, user, ...event.unreadable }];
  if (event.type === 'm.room.member' && event.stateKey !== undefined)
    return readMembership(event, event.stateKey, context);
  if (event.type === 'm.room.tombstone' && event.stateKey === '')
    return [{ kind: 'place', room, id, at, user, change: 'gone' }];
  if (event.stateKey !== undefined || user === context.bot) return [];
  switch (event.type) {
    case 'm.room.message':
      return readMessage(event, context);
    case 'm.reaction':
      return readReaction(event, context);
    case 'm.room.redaction':
      return readRedaction(event, context);
    default:
      return [];
  }
}
