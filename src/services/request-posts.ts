import { voicesNeeded } from '../domain/call-policy.ts';
import type { Holder } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { CallRequest } from '../domain/room.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, type Revise, revise, say } from '../message/post.ts';
import { audienceOf } from './holders.ts';

/**
 * A request is made: once in the class's places, where others join it; staff read it in theirs.
 * `linkOnly`: no server can open the room, only a link of the staff.
 */
export function requestPosts(holder: Holder, request: CallRequest, linkOnly: boolean): readonly PostOp[] {
  const { course, session } = holder;
  const { rooms } = wordsOf(course.language);
  const about = {
    subject: { kind: 'request' as const, id: request.id, courseId: course.id },
    urgency: urgency.answer,
    ring: false,
  };
  const shown = say({
    ...about,
    key: request.post,
    audience: audienceOf(course, session),
    document: rooms.request({ ...counted(holder, request), linkOnly }),
  });
  // Without a staff place teachers read the class's; they are written to in private where nobody else can help.
  if (!linkOnly && !course.places.some(({ kind }) => kind === 'staff')) return [shown];
  const told = say({
    ...about,
    key: `${request.post}/staff`,
    audience: { kind: 'staff', courseId: course.id },
    document: rooms.requestForStaff({ ...counted(holder, request), linkOnly }),
  });
  return [shown, told];
}

/** The quorum is there, and no server: it is for the staff to give a link. */
export function quorumPost(holder: Holder, request: CallRequest): PostOp {
  const { course } = holder;
  return say({
    key: `${request.post}/quorum`,
    subject: { kind: 'request', id: request.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: wordsOf(course.language).rooms.quorumForStaff(counted(holder, request)),
    urgency: urgency.answer,
    ring: false,
  });
}

/** The counter of a request, edited. */
export function requestCounter(holder: Holder, request: CallRequest, linkOnly: boolean): Revise {
  const { rooms } = wordsOf(holder.course.language);
  return revise(request.post, rooms.request({ ...counted(holder, request), linkOnly }));
}

/** What staff were told of a request, said anew. */
export function staffRevised(holder: Holder, request: CallRequest, linkOnly: boolean): readonly Revise[] {
  const { rooms } = wordsOf(holder.course.language);
  const told = counted(holder, request);
  return [
    revise(`${request.post}/staff`, rooms.requestForStaff({ ...told, linkOnly })),
    revise(`${request.post}/quorum`, rooms.quorumForStaff(told)),
  ];
}

/** A request that is over says how wherever it was told, and offers no sign any more. */
export function requestOver(holder: Holder, request: CallRequest): readonly Revise[] {
  const { rooms } = wordsOf(holder.course.language);
  const how = request.status === 'waiting' ? 'dropped' : request.status;
  const over = rooms.requestOver({ ...counted(holder, request), how });
  return [request.post, `${request.post}/staff`, `${request.post}/quorum`].map((key) => revise(key, over));
}

function counted({ course, session }: Holder, request: CallRequest) {
  return {
    id: request.id,
    medium: request.medium,
    by: request.by,
    count: request.voters.length,
    needed: voicesNeeded(request.medium, course),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(session === undefined ? {} : { session: session.number }),
  };
}
