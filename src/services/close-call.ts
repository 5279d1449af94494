import { endingUntil, type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import type { Call, CallRequest, ClosedRoom } from '../domain/room.ts';
import { putCall, putRequest } from '../domain/rooms.ts';
import { canEnd, closedPosts, withdrawnPosts } from './call-posts.ts';
import { widgetGone } from './call-widget.ts';
import type { OutsideOrder } from './decision.ts';
import { requestOver } from './request-posts.ts';
import { followedBy, noStep, type RoomStep } from './room-step.ts';
import type { House, Moment } from './scene.ts';

/**
 * Closes one room: its posts lose the link, and its provider is asked to end it; that it has ended is said
 * once that is settled (call-ended.ts), at once where it `ended` by itself. A room still `wanted` is closed
 * too; what its provider makes afterwards is ended when it settles.
 */
export function closeForGood(
  moment: Moment,
  holder: Holder,
  call: Call,
  how: 'closed' | 'replaced' | 'ended' = 'closed',
): RoomStep {
  const asked = how !== 'ended' && mayOutlast(moment.house, call);
  const closed: Call = {
    ...call,
    status: 'closed',
    closedAt: moment.now,
    ...(asked ? { ending: 'asked' } : {}),
  };
  const posts =
    call.status !== 'open'
      ? []
      : how === 'replaced'
        ? withdrawnPosts(holder, call)
        : closedPosts(moment.house, holder, closed);
  return {
    holder: withRooms(holder, putCall(roomsOf(holder), closed)),
    posts,
    outside: ending(moment, holder, call),
  };
}

/** What is to be said of rooms that are being closed, as they were before. */
export function closedRooms(house: House, calls: readonly Call[]): readonly ClosedRoom[] {
  return calls.map((call) => ({
    medium: call.medium,
    how: call.status === 'wanted' ? 'unmade' : mayOutlast(house, call) ? 'asked' : 'left',
  }));
}

/** Is this an open room whose people may stay in it until its server ends it? */
function mayOutlast(house: House, call: Call): boolean {
  return call.status === 'open' && call.reference !== undefined && canEnd(house, call);
}

/** The provider's part of closing; nothing for a link that staff gave. */
export function ending({ now }: Pick<Moment, 'now'>, holder: Holder, call: Call): readonly OutsideOrder[] {
  const { course, session } = holder;
  if (call.reference === undefined) return [];
  return [
    ...widgetGone(holder, call),
    {
      kind: 'callClose',
      key: `call/${call.id}/close`,
      courseId: course.id,
      ...(session === undefined ? {} : { sessionId: session.id }),
      instance: call.instance,
      callId: call.id,
      reference: call.reference,
      until: endingUntil(holder, call, now),
    },
  ];
}

/** Closes every room of a session (or course); the requests that still wait end with it. */
export function closeAll(moment: Moment, holder: Holder): RoomStep {
  let step = noStep(holder);
  for (const call of roomsOf(holder).calls) {
    if (call.status !== 'open' && call.status !== 'wanted') continue;
    step = followedBy(step, closeForGood(moment, step.holder, call));
  }
  for (const request of roomsOf(holder).requests) {
    if (request.status !== 'waiting') continue;
    step = followedBy(step, endRequest(step.holder, { ...request, status: 'ended' }));
  }
  return step;
}

/** A request ends with the status that it has: granted by another way, lapsed, or with its session. */
export function endRequest(holder: Holder, request: CallRequest): RoomStep {
  return {
    holder: withRooms(holder, putRequest(roomsOf(holder), request)),
    posts: requestOver(holder, request),
    outside: [],
  };
}
