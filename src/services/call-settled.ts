import type { Course } from '../domain/course.ts';
import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { putCall } from '../domain/rooms.ts';
import type { Session } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, say } from '../message/post.ts';
import type { OutsideWrite, Reads, Settlement } from '../ports/store.ts';
import { ending } from './close-call.ts';
import type { Decision } from './decision.ts';
import { audienceOf } from './holders.ts';
import { opened, tryNext } from './open-call.ts';
import { decisionOf, type RoomStep } from './room-step.ts';
import type { Moment } from './scene.ts';

/** The course of the room, and every session that it may have passed to meanwhile. */
interface CallLoaded {
  readonly course: Course;
  readonly sessions: readonly Session[];
}

/**
 * A provider has answered. The room opens and its link is posted; where it failed the next instance is
 * tried, and when none is left the class reads how staff can help. A room closed meanwhile is ended.
 */
export async function callSettled(
  reads: Reads,
  moment: Moment,
  work: OutsideWrite,
  settlement: Settlement,
): Promise<{ readonly course: Course | undefined; readonly decision: Decision }> {
  // Closing is safe to repeat and needs no word; what could not be closed ends by itself.
  const course = work.kind === 'callCreate' ? await reads.course(work.courseId) : undefined;
  if (work.kind !== 'callCreate' || course === undefined) return { course, decision: {} };
  const own = work.sessionId === undefined ? undefined : await reads.session(work.sessionId);
  const others = (await reads.openSessions(course.id)).filter(({ id }) => id !== own?.id);
  const loaded = { course, sessions: own === undefined ? others : [own, ...others] };
  return { course, decision: decide(moment, work, settlement, loaded) };
}

function decide(
  moment: Moment,
  work: Extract<OutsideWrite, { kind: 'callCreate' }>,
  settlement: Settlement,
  loaded: CallLoaded,
): Decision {
  const { course } = loaded;
  const holders: readonly Holder[] = [...loaded.sessions.map((session) => ({ course, session })), { course }];
  const holder = holders.find((each) => roomsOf(each).calls.some(({ id }) => id === work.order.id));
  const call = holder && roomsOf(holder).calls.find(({ id }) => id === work.order.id);
  if (holder === undefined || call === undefined) return {};
  const reference = settlement.ok ? settlement.reference : undefined;
  if (call.status === 'closed' || call.status === 'failed') {
    const made = { ...call, instance: work.instance, ...(reference === undefined ? {} : { reference }) };
    return { outside: ending(holder, made) };
  }
  if (call.status === 'open' || call.instance !== work.instance) return {};
  if (settlement.ok && settlement.link !== undefined) {
    return decisionOf(opened(moment, holder, call, settlement.link, reference));
  }
  return decisionOf(failed(moment, holder, call, settlement.ok ? '' : settlement.reason));
}

function failed(moment: Moment, holder: Holder, call: Call, reason: string): RoomStep {
  const toStaff = staffTold(moment, holder, call, reason);
  const next = tryNext(moment, holder, call);
  if (!('none' in next)) return { ...next, posts: [...toStaff, ...next.posts] };
  let rooms = putCall(roomsOf(holder), { ...call, status: 'failed', closedAt: moment.now });
  const stays = rooms.calls.find(({ id, status }) => id === call.replaces && status === 'open');
  // What did not work for some stays open; they may vote again.
  if (stays !== undefined) rooms = putCall(rooms, { ...stays, otherVotes: [] });
  return {
    holder: withRooms(holder, rooms),
    posts: [...toStaff, classTold(holder, call, stays)],
    outside: [],
  };
}

function staffTold(moment: Moment, { course }: Holder, call: Call, reason: string): readonly PostOp[] {
  const label = moment.house.instances.find(({ id }) => id === call.instance)?.label ?? call.instance;
  return [
    say({
      key: `${call.post}/failed/${call.instance}`,
      subject: { kind: 'call', id: call.id, courseId: course.id },
      audience: { kind: 'staff', courseId: course.id },
      document: wordsOf(course.language).rooms.failedForStaff(call.medium, label, reason),
      urgency: urgency.answer,
      ring: false,
    }),
  ];
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
