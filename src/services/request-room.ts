import { voicesNeeded } from '../domain/call-policy.ts';
import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import type { CallRequest, Medium } from '../domain/room.ts';
import { putRequest, withoutOld, withVoice } from '../domain/rooms.ts';
import { endRequest } from './close-call.ts';
import { type NoRoom, openCall, roomFault } from './open-call.ts';
import { quorumPost, requestCounter, requestOver, requestPosts, staffRevised } from './request-posts.ts';
import type { RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/** A request waits so long for its quorum. */
const patience = 15 * 60_000;

/** Somebody asks for a room that the course opens by quorum, or that only a link of the staff can be. */
export function requestRoom(
  moment: Moment,
  holder: Holder,
  ask: { readonly medium: Medium; readonly by: string; readonly reason?: string },
): { readonly step: RoomStep; readonly request: CallRequest } {
  const id = moment.newId();
  const request: CallRequest = {
    id,
    ...ask,
    at: moment.now,
    voters: [ask.by],
    lapsesAt: moment.now + patience,
    status: 'waiting',
    post: `request/${id}`,
  };
  const rooms = putRequest(withoutOld(roomsOf(holder), moment.now), request);
  const linkOnly = roomFault(moment, holder.course, ask.medium) !== undefined;
  const posts = requestPosts(holder, request, linkOnly);
  return { step: { holder: withRooms(holder, rooms), posts, outside: [] }, request };
}

/**
 * Somebody joins a request or leaves it; with the quorum the room opens, or waits for a link of the staff
 * where no server can open it. A person counts once.
 */
export function joinRequest(
  moment: Moment,
  holder: Holder,
  request: CallRequest,
  voice: { readonly person: string; readonly wants: boolean },
): RoomStep | NoRoom {
  const joined = withVoice(request, voice.person, voice.wants);
  const linkOnly = roomFault(moment, holder.course, request.medium) !== undefined;
  const needed = voicesNeeded(request.medium, holder.course);
  const enough = joined.voters.length >= needed;
  if (enough && !linkOnly) return grantRequest(moment, holder, joined);
  return {
    holder: withRooms(holder, putRequest(roomsOf(holder), joined)),
    posts: [
      ...(joined.status === 'waiting'
        ? [requestCounter(holder, joined, linkOnly)]
        : requestOver(holder, joined)),
      // Once: whoever leaves and comes back makes no news.
      ...(enough && request.voters.length < needed ? [quorumPost(holder, joined)] : []),
    ],
    outside: [],
  };
}

/** The quorum is there, or staff open: the request becomes a room that mentions who asked. */
export function grantRequest(moment: Moment, holder: Holder, request: CallRequest): RoomStep | NoRoom {
  const granted = endRequest(holder, { ...request, status: 'granted' });
  const opening = openCall(moment, granted.holder, {
    medium: request.medium,
    by: request.by,
    request: request.id,
  });
  if ('none' in opening) return opening;
  return { ...opening, posts: [...granted.posts, ...opening.posts] };
}

/** The author of a request took its message away: its reason goes, the request stays. Undefined: there is none to go. */
export function reasonForgotten(moment: Moment, holder: Holder, id: string): RoomStep | undefined {
  const request = roomsOf(holder).requests.find((each) => each.id === id);
  if (request?.reason === undefined) return undefined;
  const { reason: _, ...bare } = request;
  const linkOnly = roomFault(moment, holder.course, bare.medium) !== undefined;
  return {
    holder: withRooms(holder, putRequest(roomsOf(holder), bare)),
    posts:
      bare.status === 'waiting'
        ? [requestCounter(holder, bare, linkOnly), ...staffRevised(holder, bare, linkOnly)]
        : requestOver(holder, bare),
    outside: [],
  };
}
