import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { putCall } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, say } from '../message/post.ts';
import type { Settlement } from '../ports/store.ts';
import { endedPosts } from './call-posts.ts';
import type { RoomStep } from './room-step.ts';
import { labelOf, type Moment } from './scene.ts';

/**
 * A server has ended a room that was closed, or did not in all the time that it was tried. Only now its posts
 * say that it is closed; where people may be in it still, staff are told once, with what they can do.
 */
export function callEnded(moment: Moment, holder: Holder, call: Call, settlement: Settlement): RoomStep {
  const { ending, ...settled } = call;
  const after: Call = settlement.ok ? settled : { ...settled, ending: 'failed' };
  const rooms = putCall(roomsOf(holder), after);
  // The posts of one that gave way to another room say that, and no more.
  const replaced = rooms.calls.some(
    ({ openedAt, replaces }) => replaces === call.id && openedAt !== undefined,
  );
  return {
    holder: withRooms(holder, rooms),
    posts: [
      ...(replaced ? [] : endedPosts(moment.house, holder, after)),
      ...(settlement.ok ? [] : [staffTold(moment, holder, call, settlement.code)]),
    ],
    outside: [],
  };
}

/** What came of the ending cannot be said: the posts no longer say that the room is closing. */
export function endingUnknown(moment: Moment, holder: Holder, call: Call): RoomStep {
  const after: Call = { ...call, ending: 'failed' };
  return {
    holder: withRooms(holder, putCall(roomsOf(holder), after)),
    posts: endedPosts(moment.house, holder, after),
    outside: [],
  };
}

function staffTold(moment: Moment, { course, session }: Holder, call: Call, code: string): PostOp {
  const { roomChoice, rooms } = wordsOf(course.language);
  return say({
    key: `${call.post}/not-ended`,
    subject: { kind: 'call', id: call.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: rooms.notEnded({
      medium: call.medium,
      course: course.code,
      label: labelOf(moment.house, call.instance),
      fault: roomChoice.fault(code),
      ...(session === undefined ? {} : { session: session.number }),
      ...(call.entry?.byHand === undefined ? {} : { byHand: call.entry.byHand }),
    }),
    urgency: urgency.answer,
    ring: true,
  });
}
