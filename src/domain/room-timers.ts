import type { Rooms } from './room.ts';
import type { Timer } from './timer.ts';

/** Waiting requests lapse; open rooms close where nobody can tell whether they are empty. */
export function roomTimers(rooms: Rooms, of: Pick<Timer, 'courseId' | 'subject'>): readonly Timer[] {
  return [
    ...rooms.requests
      .filter((request) => request.status === 'waiting')
      .map((request) => ({ ...of, kind: 'lapseRequest' as const, key: request.id, due: request.lapsesAt })),
    ...rooms.calls
      .filter((call) => call.status === 'open')
      .map((call) => ({ ...of, kind: 'closeCall' as const, key: call.id, due: call.closesAt })),
  ];
}
