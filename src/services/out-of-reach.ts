import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { putCall } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { Decision } from './decision.ts';
import { written } from './holders.ts';
import { roomFault, triedBy } from './open-call.ts';
import { labelOf, type Moment } from './scene.ts';

/** The server of an open room stays away: staff are told once a room, and offered the next server. */
export function outOfReach(moment: Moment, holder: Holder, call: Call): Decision {
  if (call.awaySaid === true) return {};
  const { course } = holder;
  const label = labelOf(moment.house, call.instance);
  const another = roomFault(moment, course, call.medium, triedBy(call)) === undefined;
  const told = say({
    key: `${call.post}/away`,
    subject: { kind: 'call', id: call.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: wordsOf(course.language).rooms.serverAway(call.medium, label, another),
    urgency: urgency.answer,
    ring: true,
  });
  const rooms = putCall(roomsOf(holder), { ...call, awaySaid: true });
  return { ...written(withRooms(holder, rooms)), posts: [told] };
}
