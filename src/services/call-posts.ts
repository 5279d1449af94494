import type { Holder } from '../domain/holder.ts';
import { knownService } from '../domain/known-services.ts';
import { urgency } from '../domain/post.ts';
import type { Call, WaysIn } from '../domain/room.ts';
import { openFor } from '../domain/rooms.ts';
import { formatDuration } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import type { CallInstance } from '../ports/calls.ts';
import { audienceOf } from './holders.ts';
import { hourAt } from './hour-at.ts';
import type { House } from './scene.ts';

const inThread = (call: Call) => `${call.post}/thread`;

/** A room is open: once in the main timeline (rings, mentions who asked), once silent in the thread. */
export function openedPosts(house: House, holder: Holder, call: Call): readonly PostOp[] {
  const { course, session } = holder;
  const { rooms } = wordsOf(course.language);
  const instance = house.instances.find(({ id }) => id === call.instance);
  const service = call.link === undefined ? undefined : knownService(call.link);
  const about = {
    subject: { kind: 'call' as const, id: call.id, courseId: course.id },
    audience: audienceOf(course, session),
    urgency: urgency.answer,
  };
  const main = say({
    ...about,
    key: call.post,
    document: rooms.opened({
      ...waysIn(call),
      medium: call.medium,
      example: instance?.example ?? false,
      instead: call.replaces !== undefined,
      ...(instance === undefined ? {} : factsOf(instance)),
      ...(service === undefined ? {} : { service }),
      ...(session === undefined ? {} : { session: session.number }),
    }),
    ring: true,
    mention: [call.by],
  });
  if (session?.status !== 'open' || session.opening === undefined) return [main];
  const thread = say({
    ...about,
    key: inThread(call),
    document: rooms.openedInThread({ ...waysIn(call), medium: call.medium, post: call.post }),
    ring: false,
    under: session.opening,
  });
  return [main, thread];
}

/** How people come in, as the words need it. */
export function waysIn({ link, entry }: Call): WaysIn {
  return {
    ...(link === undefined ? {} : { link }),
    ...(entry?.byHand === undefined ? {} : { byHand: entry.byHand }),
    ...(entry?.phone === undefined ? {} : { phone: entry.phone }),
  };
}

function factsOf({ label, capacity, free }: CallInstance) {
  const places = capacity?.room ?? capacity?.total;
  return { label, ...(free === undefined ? {} : { free }), ...(places === undefined ? {} : { places }) };
}

/** The room is closed: its posts say when and after how long, without the link. */
export function closedPosts(holder: Holder, call: Call, now: number): readonly PostOp[] {
  const { language, zone } = holder.course;
  const minutes = Math.max(1, Math.round(openFor(call, now) / 60_000));
  const { rooms } = wordsOf(language);
  return [
    ...revised(
      call,
      rooms.closed(call.medium, hourAt(now, zone, language), formatDuration(minutes, language)),
    ),
    ...votesOver(call, rooms.otherOver(call.medium)),
  ];
}

/** The room gives way to another one: its link is withdrawn. */
export function withdrawnPosts(holder: Holder, call: Call): readonly PostOp[] {
  const { rooms } = wordsOf(holder.course.language);
  return [...revised(call, rooms.withdrawn(call.medium)), ...votesOver(call, rooms.otherOver(call.medium))];
}

/** Votes for another room than one that is no more offer no sign. */
function votesOver({ votePosts = [] }: Call, document: Document): readonly PostOp[] {
  return votePosts.map((post) => revise(post, document));
}

function revised(call: Call, document: Document): readonly PostOp[] {
  return [revise(call.post, document, 'repost'), revise(inThread(call), document)];
}
