import type { InboundEvent, UnreadableEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf } from './base.ts';
import type { InboundContext } from './context.ts';
import { membership } from './membership.ts';
import { messageOrEdit } from './message.ts';
import { placeGone } from './place.ts';
import { reactionPut, redaction } from './reaction.ts';

export type { InboundContext } from './context.ts';

const longestDevice = 64;

/**
 * One event of a timeline as the engine is told it: none, one or two events, in order. What is
 * malformed is left out. Throws only what asking the server throws (a ChatFault temporary or
 * rateLimited), and then the batch comes again.
 */
export async function inboundEvents(
  event: RoomEvent,
  context: InboundContext,
): Promise<readonly InboundEvent[]> {
  const found = await (event.stateKey === undefined ? said(event, context) : state(event, context));
  return found === undefined ? [] : [found].flat();
}

type Found = InboundEvent | readonly InboundEvent[] | undefined;

/** What somebody else than the bot wrote or did. */
async function said(event: RoomEvent, context: InboundContext): Promise<Found> {
  if (event.sender === context.bot) return undefined;
  if (event.unreadable !== undefined) return unreadable(event, event.unreadable, context);
  switch (event.type) {
    case 'm.room.message':
      return messageOrEdit(event, context);
    case 'm.reaction':
      return reactionPut(event, context);
    case 'm.room.redaction':
      return redaction(event, context);
    default:
      return undefined;
  }
}

/** What became of the room and of those in it, the bot included. */
async function state(event: RoomEvent, context: InboundContext): Promise<Found> {
  if (event.type === 'm.room.member') return membership(event, context);
  if (event.type === 'm.room.tombstone' && event.stateKey === '') return placeGone(event, context);
  return undefined;
}

function unreadable(
  event: RoomEvent,
  { why, device }: NonNullable<RoomEvent['unreadable']>,
  context: InboundContext,
): UnreadableEvent {
  const base = { ...baseOf(event, context), kind: 'unreadable', why } as const;
  return device === undefined ? base : { ...base, device: device.slice(0, longestDevice) };
}
