import type { Course } from '../domain/course.ts';
import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { putCall } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, say } from '../message/post.ts';
import type { OutsideWrite, Reads, Settlement } from '../ports/store.ts';
import { callEnded, endingUnknown } from './call-ended.ts';
import { ending } from './close-call.ts';
import type { Decision } from './decision.ts';
import { audienceOf } from './holders.ts';
import { opened, tryNext } from './open-call.ts';
import { decisionOf, type RoomStep } from './room-step.ts';
import { labelOf, type Moment } from './scene.ts';

type CreateWork = Extract<OutsideWrite, { kind: 'callCreate' }>;
type CallWork = Extract<OutsideWrite, { kind: 'callCreate' | 'callClose' }>;

/** The room, where it is now: it may have passed to another session meanwhile. */
interface FoundCall {
  readonly holder: Holder;
  readonly call: Call;
}

interface LoadedCall {
  readonly course: Course | undefined;
  readonly found?: FoundCall;
}

/**
 * A provider has answered. The room opens and its link is posted; where it failed the next instance is
 * tried, and when none is left the class reads how staff can help. A room closed meanwhile is ended. Of one that
 * was to be ended it is said what came of that.
 */
export function callSettled(
  moment: Moment,
  work: OutsideWrite,
  settlement: Settlement,
  { found }: LoadedCall,
): Decision {
  if (found === undefined) return {};
  if (work.kind === 'callCreate') return decide(moment, work, settlement, found);
  const { call, holder } = found;
  // Nobody waits to read of one that never opened, or that had ended by itself.
  return call.ending === 'asked' ? decisionOf(callEnded(moment, holder, call, settlement)) : {};
}

/** Reads what a settlement is decided on. */
export async function loadSettled(reads: Reads, work: OutsideWrite): Promise<LoadedCall> {
  return isOfCall(work) ? loadCall(reads, work) : { course: undefined };
}

function isOfCall(work: OutsideWrite): work is CallWork {
  return work.kind === 'callCreate' || work.kind === 'callClose';
}

/**
 * A settlement that our own code cannot decide: a room still being made counts as failed, so that it can be
 * asked for again; what a provider made for it is ended. Of one that was to be ended nothing more is promised.
 */
export async function callParked(
  reads: Reads,
  moment: Moment,
  work: OutsideWrite,
  settlement: Settlement,
): Promise<Decision> {
  if (!isOfCall(work)) return {};
  const { found } = await loadCall(reads, work);
  if (found === undefined) return {};
  const { holder, call } = found;
  if (work.kind === 'callClose') {
    return call.ending === 'asked' ? decisionOf(endingUnknown(moment, holder, call)) : {};
  }
  if (call.status !== 'wanted' || call.instance !== work.instance) return {};
  const gone = givenUp(moment, holder, call);
  return decisionOf({ ...gone, outside: ending(moment, holder, made(call, work, settlement)) });
}

async function loadCall(reads: Reads, work: CallWork): Promise<LoadedCall> {
  const callId = work.kind === 'callCreate' ? work.order.id : work.callId;
  const course = await reads.course(work.courseId);
  if (course === undefined) return { course };
  const own = work.sessionId === undefined ? undefined : await reads.session(work.sessionId);
  const others = (await reads.openSessions(course.id)).filter(({ id }) => id !== own?.id);
  const sessions = own === undefined ? others : [own, ...others];
  const holders: readonly Holder[] = [...sessions.map((session) => ({ course, session })), { course }];
  const holder = holders.find((each) => roomsOf(each).calls.some(({ id }) => id === callId));
  const call = holder && roomsOf(holder).calls.find(({ id }) => id === callId);
  return holder === undefined || call === undefined ? { course } : { course, found: { holder, call } };
}

/** The room as its provider made it, for ending it. */
function made(call: Call, work: CreateWork, settlement: Settlement): Call {
  const reference = settlement.ok ? settlement.reference : undefined;
  return { ...call, instance: work.instance, ...(reference === undefined ? {} : { reference }) };
}

function decide(
  moment: Moment,
  work: CreateWork,
  settlement: Settlement,
  { holder, call }: FoundCall,
): Decision {
  if (call.status === 'closed' || call.status === 'failed') {
    return { outside: ending(moment, holder, made(call, work, settlement)) };
  }
  if (call.status === 'open' || call.instance !== work.instance) return {};
  if (settlement.ok && settlement.entry !== undefined) {
    return decisionOf(opened(moment, holder, call, settlement.entry, settlement.reference));
  }
  return decisionOf(failed(moment, holder, call, settlement.ok ? 'unexpected' : settlement.code));
}

function failed(moment: Moment, holder: Holder, call: Call, code: string): RoomStep {
  const next = tryNext(moment, holder, call);
  if (!('none' in next)) {
    const instance = roomsOf(next.holder).calls.find(({ id }) => id === call.id)?.instance;
    return { ...next, posts: [staffTold(moment, holder, call, code, instance), ...next.posts] };
  }
  const gone = givenUp(moment, holder, call);
  return { ...gone, posts: [staffTold(moment, holder, call, code), ...gone.posts] };
}

/** No room comes of it: the class reads how it is helped, and may ask again. */
function givenUp(moment: Moment, holder: Holder, call: Call): RoomStep {
  let rooms = putCall(roomsOf(holder), { ...call, status: 'failed', closedAt: moment.now });
  const stays = rooms.calls.find(({ id, status }) => id === call.replaces && status === 'open');
  // What did not work for some stays open; they may vote again.
  if (stays !== undefined) rooms = putCall(rooms, { ...stays, otherVotes: [] });
  return {
    holder: withRooms(holder, rooms),
    posts: [classTold(holder, call, stays)],
    outside: [],
  };
}

/** `next`: the server that is asked then. */
function staffTold(moment: Moment, { course }: Holder, call: Call, code: string, next?: string): PostOp {
  const { rooms, roomChoice } = wordsOf(course.language);
  return say({
    key: `${call.post}/failed/${call.instance}`,
    subject: { kind: 'call', id: call.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: rooms.failedForStaff(
      call.medium,
      labelOf(moment.house, call.instance),
      roomChoice.fault(code),
      next === undefined ? undefined : labelOf(moment.house, next),
    ),
    urgency: urgency.answer,
    ring: false,
  });
}

function classTold({ course, session }: Holder, call: Call, stays: Call | undefined): PostOp {
  const { rooms } = wordsOf(course.language);
  return say({
    key: `${call.post}/failed`,
    subject: { kind: 'call', id: call.id, courseId: course.id },
    audience: audienceOf(course, session),
    document: stays === undefined ? rooms.failed(call.medium) : rooms.stays(call.medium, stays.post),
    urgency: urgency.answer,
    ring: false,
  });
}
