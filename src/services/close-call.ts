import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import type { Call, CallRequest } from '../domain/room.ts';
import { putCall, putRequest } from '../domain/rooms.ts';
import { closedPosts, withdrawnPosts } from './call-posts.ts';
import { widgetGone } from './call-widget.ts';
import type { OutsideOrder } from './decision.ts';
import { requestOver } from './request-posts.ts';
import { followedBy, noStep, type RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/**
 * Closes one room: its posts lose the link, its provider ends it. A room still `wanted` is closed too;
 * what its provider makes afterwards is ended when it settles.
 */
export function closeForGood(
  moment: Moment,
  holder: Holder,
  call: Call,
  how: 'closed' | 'replaced' = 'closed',
): RoomStep {
  const closed: Call = { ...call, status: 'closed', closedAt: moment.now };
  const posts =
    call.status !== 'open'
      ? []
      : how === 'closed'
        ? closedPosts(moment.house, holder, call, moment.now)
        : withdrawnPosts(holder, call);
  return {
    holder: withRooms(holder, putCall(roomsOf(holder), closed)),
    posts,
    outside: ending(holder, call),
  };
}

/** The provider's part of closing; nothing for a link that staff gave. */
export function ending(holder: Holder, call: Call): readonly OutsideOrder[] {
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
    },
  ];
}

/** Closes every room of a session (or course), and drops the requests that still wait. */
export function closeAll(moment: Moment, holder: Holder): RoomStep {
  let step = noStep(holder);
  for (const call of roomsOf(holder).calls) {
    if (call.status !== 'open' && call.status !== 'wanted') continue;
    step = followedBy(step, closeForGood(moment, step.holder, call));
  }
  for (const request of roomsOf(holder).requests) {
    if (request.status !== 'waiting') continue;
    step = followedBy(step, endRequest(step.holder, { ...request, status: 'dropped' }));
  }
  return step;
}

/** A request ends with the status that it has: granted by another way, lapsed or dropped. */
export function endRequest(holder: Holder, request: CallRequest): RoomStep {
  return {
    holder: withRooms(holder, putRequest(roomsOf(holder), request)),
    posts: [requestOver(holder, request)],
    outside: [],
  };
}
