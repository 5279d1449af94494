import { z } from 'zod';
import type { PlaceEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf } from './base.ts';
import type { InboundContext } from './context.ts';

const roomId = z
  .string()
  .startsWith('!')
  .max(255)
  .refine((id) => id.isWellFormed());
const tombstone = z.object({ replacement_room: roomId });

/** A room that was upgraded, or closed for good. */
export function placeGone(event: RoomEvent, context: InboundContext): PlaceEvent {
  const base = { ...baseOf(event, context), kind: 'place' } as const;
  const read = tombstone.safeParse(event.content);
  if (!read.success) return { ...base, change: 'gone' };
  return { ...base, change: 'replaced', replacement: read.data.replacement_room };
}
