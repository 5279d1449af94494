import { type Holder, longestAfter, roomsOf, withRooms } from '../domain/holder.ts';
import type { Call, Occupancy } from '../domain/room.ts';
import { emptyBeforeClosing } from '../domain/room-timers.ts';
import { isOccupied, putCall } from '../domain/rooms.ts';
import { closeForGood } from './close-call.ts';
import type { Decision } from './decision.ts';
import { written } from './holders.ts';
import { noStep, type RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/**
 * So many people are in an open room now. Only the step between empty and occupied is kept; one that
 * nobody has entered yet is not empty: the first may still be installing Mumble.
 */
export function counted(moment: Moment, holder: Holder, call: Call, persons: number): Decision {
  const before = call.occupancy?.kind;
  const changed = persons > 0 ? before !== 'occupied' : before === 'occupied';
  if (!changed) return {};
  const occupancy: Occupancy = persons > 0 ? { kind: 'occupied' } : { kind: 'empty', since: moment.now };
  return written(withRooms(holder, putCall(roomsOf(holder), { ...call, occupancy })));
}

/**
 * The timer of an open room: it closes when it has been empty long enough, or at its latest time; while
 * people are in, it waits once more, until two hours after its session's end.
 */
export function closeInTime(moment: Moment, holder: Holder, call: Call): RoomStep {
  const { occupancy } = call;
  if (
    occupancy?.kind === 'empty' &&
    occupancy.since + emptyBeforeClosing > moment.now &&
    call.closesAt > moment.now
  )
    return noStep(holder);
  const until = longestAfter(holder);
  const waits = isOccupied(call) && call.extended !== true && until !== undefined && until > moment.now;
  if (!waits) return closeForGood(moment, holder, call);
  const extended: Call = { ...call, extended: true, closesAt: until };
  return noStep(withRooms(holder, putCall(roomsOf(holder), extended)));
}
