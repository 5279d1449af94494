import type { Holder } from '../domain/holder.ts';
import { knownService, type ServerFacts } from '../domain/known-services.ts';
import { urgency } from '../domain/post.ts';
import type { Call, WaysIn } from '../domain/room.ts';
import { openFor } from '../domain/rooms.ts';
import { formatDuration } from '../domain/time/format.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import type { CallInstance } from '../ports/calls.ts';
import { audienceOf } from './holders.ts';
import { hourAt } from './hour-at.ts';
import type { House } from './scene.ts';

const forStaff = (call: Call) => `${call.post}/staff`;
const inThread = (call: Call) => `${call.post}/thread`;

/** A room is open: once in the main timeline (rings, mentions who asked), once silent in the thread. */
export function openedPosts(house: House, holder: Holder, call: Call): readonly PostOp[] {
  const { course, session } = holder;
  const { rooms } = wordsOf(course.language);
  const instance = house.instances.find(({ id }) => id === call.instance);
  const about = {
    subject: { kind: 'call' as const, id: call.id, courseId: course.id },
    audience: audienceOf(course, session),
    urgency: urgency.urgent,
  };
  const main = say({
    ...about,
    key: call.post,
    document: opening(house, holder, call),
    ring: true,
    mention: [call.by],
  });
  const posts = [main, ...staffEntry(house, holder, call, instance)];
  if (session?.status !== 'open' || session.opening === undefined) return posts;
  const thread = say({
    ...about,
    key: inThread(call),
    document: rooms.openedInThread({ ...waysIn(call), medium: call.medium, post: call.post }),
    ring: false,
    under: session.opening,
  });
  return [...posts, thread];
}

/** How the post of an open room reads now, with the people in it where they are counted. */
function opening(house: House, { course, session }: Holder, call: Call): Document {
  const instance = house.instances.find(({ id }) => id === call.instance);
  const persons = house.persons?.(call.id);
  return wordsOf(course.language).rooms.opened({
    ...waysIn(call),
    ...serverFacts(call, instance),
    medium: call.medium,
    instead: call.replaces !== undefined,
    ...(session === undefined ? {} : { session: session.number }),
    ...(persons === undefined ? {} : { persons }),
  });
}

/** The count in the post of an open room, edited. */
export function countedPost(house: House, holder: Holder, call: Call): PostOp {
  return revise(call.post, opening(house, holder, call));
}

/** Where roles come with the link, staff get theirs in private. */
function staffEntry(
  { roomPages }: House,
  { course, session }: Holder,
  call: Call,
  instance: CallInstance | undefined,
): readonly PostOp[] {
  if (roomPages === undefined || instance?.personal !== true) return [];
  const url = roomPages.staffAddress(call.id, call.openedAt ?? 0);
  return [
    say({
      key: forStaff(call),
      subject: { kind: 'call', id: call.id, courseId: course.id },
      audience: { kind: 'staff', courseId: course.id },
      document: wordsOf(course.language).rooms.staffEntry(call.medium, session?.number, url, course.code),
      urgency: urgency.urgent,
      ring: false,
    }),
  ];
}

/** How people come in, as the words need it. */
export function waysIn({ link, entry }: Call): WaysIn {
  return {
    ...(link === undefined ? {} : { link }),
    ...(entry?.byHand === undefined ? {} : { byHand: entry.byHand }),
    ...(entry?.phone === undefined ? {} : { phone: entry.phone }),
  };
}

/** What is said of the server of a room: its name, or the service that a given link belongs to. */
export function serverFacts(call: Call, instance: CallInstance | undefined): ServerFacts {
  const link = call.entry?.link ?? call.link;
  const service = link === undefined ? undefined : knownService(link);
  const places = instance?.capacity?.room ?? instance?.capacity?.total;
  return {
    example: instance?.example ?? false,
    ...(instance === undefined ? {} : { label: instance.label }),
    ...(instance?.free === undefined ? {} : { free: instance.free }),
    ...(places === undefined ? {} : { places }),
    ...(service === undefined ? {} : { service }),
  };
}

/**
 * The room is closed: its posts say when and after how long, without the link; that it is closed for those in
 * it too only once its server has said so. Where nobody can end it (a Jitsi, a link) they say no more.
 */
export function closedPosts(house: House, holder: Holder, call: Call): readonly PostOp[] {
  const { rooms } = wordsOf(holder.course.language);
  return [...revised(call, closing(house, holder, call)), ...over(call, rooms)];
}

/** The same once its server has ended it, or never did. */
export function endedPosts(house: House, holder: Holder, call: Call): readonly PostOp[] {
  return revised(call, closing(house, holder, call));
}

function closing(house: House, { course: { language, zone } }: Holder, call: Call): Document {
  const { closedAt = 0, ending, medium } = call;
  const minutes = Math.max(1, Math.round(openFor(call, closedAt) / 60_000));
  const facts = { hour: hourAt(closedAt, zone, language), duration: formatDuration(minutes, language) };
  const how = ending ?? (canEnd(house, call) ? 'ended' : 'left');
  return wordsOf(language).rooms.closed(medium, { ...facts, how });
}

/**
 * Can the server of a room end it for those in it? A Jitsi cannot, nor a link. One that is in the calls file no
 * more is judged by how people came in.
 */
export function canEnd(house: House, { entry, instance }: Call): boolean {
  const provider = house.instances.find(({ id }) => id === instance)?.provider;
  if (provider === undefined) return entry?.link === undefined;
  return provider === 'mumble' || provider === 'bigbluebutton';
}

/** The room gives way to another one: its link is withdrawn. */
export function withdrawnPosts(holder: Holder, call: Call): readonly PostOp[] {
  const { rooms } = wordsOf(holder.course.language);
  return [...revised(call, rooms.withdrawn(call.medium)), ...over(call, rooms)];
}

/** Had people a link each? */
function isPersonal({ entry }: Call): boolean {
  return entry !== undefined && entry.link === undefined && entry.uri === undefined;
}

/** Votes for another room than one that is no more offer no sign, and staff have no link to it. */
function over(call: Call, rooms: Words['rooms']): readonly PostOp[] {
  const { medium, votePosts = [] } = call;
  return [
    ...votePosts.map((post) => revise(post, rooms.otherOver(medium))),
    ...(isPersonal(call) ? [revise(forStaff(call), rooms.staffEntryOver(medium))] : []),
  ];
}

function revised(call: Call, document: Document): readonly PostOp[] {
  return [revise(call.post, document, 'repost'), revise(inThread(call), document)];
}
