import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { otherVoices, pageVoter, putCall, takesPageVote, withOtherVote } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import { type NoRoom, openCall, roomFault, triedBy } from './open-call.ts';
import type { RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/** Who says that a room does not work: a person, or a browser on the room's page. */
export type Voter = { readonly id: string; readonly isStaff: boolean } | { readonly browser: string };

/** What such a vote leads to. */
export type OtherVote =
  /** Another room is being made already. */
  | { readonly kind: 'coming' }
  /** There is no other room: who says so is counted all the same, and `step` tells staff once there are many. */
  | ({ readonly kind: 'none'; readonly step: RoomStep } & NoRoom)
  /** Counted; `isNew`: this voter had not voted yet, and their voice adds to the others. */
  | { readonly kind: 'counted'; readonly holder: Holder; readonly call: Call; readonly isNew: boolean }
  /** Staff or the quorum: the other room is being made, and the old one stays open until then. */
  | { readonly kind: 'switching'; readonly step: RoomStep };

/** « Ça ne marche pas »: a vote for another room than this open one. */
export function voteForAnother(moment: Moment, holder: Holder, call: Call, voter: Voter): OtherVote {
  const rooms = roomsOf(holder);
  if (rooms.calls.some(({ replaces, status }) => replaces === call.id && status === 'wanted'))
    return { kind: 'coming' };
  const { quorum } = holder.course.settings;
  const voted = withVoter(call, voter, quorum);
  const none = roomFault(moment, holder.course, call.medium, triedBy(call));
  if (none !== undefined) return { kind: 'none', ...none, step: complained(holder, voted) };
  const after = withRooms(holder, putCall(rooms, voted));
  const byStaff = 'isStaff' in voter && voter.isStaff;
  if (!byStaff && otherVoices(voted, quorum) < quorum)
    return { kind: 'counted', holder: after, call: voted, isNew: voted !== call };
  const step = openCall(moment, after, {
    medium: call.medium,
    by: call.by,
    replaces: voted,
    ...(call.request === undefined ? {} : { request: call.request }),
  });
  return 'none' in step
    ? { kind: 'none', ...step, step: complained(holder, voted) }
    : { kind: 'switching', step };
}

/**
 * The class cannot help itself: staff read once a room how many it does not work for, when but one voice is
 * missing for the quorum (which browsers alone cannot be).
 */
function complained(holder: Holder, voted: Call): RoomStep {
  const { course } = holder;
  const { quorum } = course.settings;
  const count = otherVoices(voted, quorum);
  const tells = count >= quorum - 1 && voted.brokenSaid !== true;
  const call: Call = tells ? { ...voted, brokenSaid: true } : voted;
  const told = say({
    key: `${call.post}/broken`,
    subject: { kind: 'call', id: call.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: wordsOf(course.language).rooms.broken(call.medium, count, course.code),
    urgency: urgency.answer,
    ring: true,
  });
  return {
    holder: withRooms(holder, putCall(roomsOf(holder), call)),
    posts: tells ? [told] : [],
    outside: [],
  };
}

/** Browsers beyond those that can count are not kept: whoever makes up cookies fills no list. */
function withVoter(call: Call, voter: Voter, quorum: number): Call {
  if ('id' in voter) return withOtherVote(call, voter.id);
  return takesPageVote(call, quorum) ? withOtherVote(call, pageVoter(voter.browser)) : call;
}
