import type { RoomEvent } from '../connection/types.ts';
import type { InboundContext } from './context.ts';

/** What every event of the engine has; the user is the sender. */
export function baseOf(event: RoomEvent, context: InboundContext) {
  return { id: event.id, at: timeOf(event, context), room: event.room, user: event.sender };
}

/** When it happened (epoch ms). The sender's server says so: a clock that runs ahead counts as now. */
export function timeOf(event: RoomEvent, { now }: InboundContext): number {
  return Math.max(0, Math.min(Math.trunc(event.at), now()));
}
