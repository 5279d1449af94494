import type { Call, Rooms } from './room.ts';
import type { Timer } from './timer.ts';

/** An empty room closes so long after the last person left (COMMANDS.md, "Rooms"). */
export const emptyBeforeClosing = 10 * 60_000;

/** Waiting requests lapse; open rooms close when they have been empty for a while, or at their latest time. */
export function roomTimers(rooms: Rooms, of: Pick<Timer, 'courseId' | 'subject'>): readonly Timer[] {
  return [
    ...rooms.requests
      .filter((request) => request.status === 'waiting')
      .map((request) => ({ ...of, kind: 'lapseRequest' as const, key: request.id, due: request.lapsesAt })),
    ...rooms.calls
      .filter((call) => call.status === 'open')
      .map((call) => ({ ...of, kind: 'closeCall' as const, key: call.id, due: closingDue(call) })),
  ];
}

function closingDue({ occupancy, closesAt }: Call): number {
  return occupancy?.kind === 'empty' ? Math.min(occupancy.since + emptyBeforeClosing, closesAt) : closesAt;
}
