import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import type { Call } from '../domain/room.ts';
import { putCall, withOtherVote } from '../domain/rooms.ts';
import { type NoRoom, openCall, roomFault, triedBy } from './open-call.ts';
import type { RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/** Who says that a room does not work: a person, or a browser on the room's page. */
export interface Voter {
  readonly id: string;
  readonly isStaff: boolean;
}

/** What such a vote leads to. */
export type OtherVote =
  /** Another room is being made already. */
  | { readonly kind: 'coming' }
  /** There is no other room. */
  | ({ readonly kind: 'none' } & NoRoom)
  /** Counted; `isNew`: this voter had not voted yet. */
  | { readonly kind: 'counted'; readonly holder: Holder; readonly call: Call; readonly isNew: boolean }
  /** Staff or the quorum: the other room is being made, and the old one stays open until then. */
  | { readonly kind: 'switching'; readonly step: RoomStep };

/** « Ça ne marche pas »: a vote for another room than this open one. */
export function voteForAnother(moment: Moment, holder: Holder, call: Call, voter: Voter): OtherVote {
  const rooms = roomsOf(holder);
  if (rooms.calls.some(({ replaces, status }) => replaces === call.id && status === 'wanted'))
    return { kind: 'coming' };
  const none = roomFault(moment, holder.course, call.medium, triedBy(call));
  if (none !== undefined) return { kind: 'none', ...none };
  const voted = withOtherVote(call, voter.id);
  const after = withRooms(holder, putCall(rooms, voted));
  if (!voter.isStaff && voted.otherVotes.length < holder.course.settings.quorum)
    return { kind: 'counted', holder: after, call: voted, isNew: voted !== call };
  const step = openCall(moment, after, {
    medium: call.medium,
    by: call.by,
    replaces: voted,
    ...(call.request === undefined ? {} : { request: call.request }),
  });
  return 'none' in step ? { kind: 'none', ...step } : { kind: 'switching', step };
}
