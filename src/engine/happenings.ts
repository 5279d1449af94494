import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { ChatAdapter, InboundEvent, MembershipEvent, PlaceEvent } from '../ports/chat.ts';
import type { Decision } from '../services/decision.ts';
import { isHeldIn } from '../services/holders.ts';
import { lostState } from '../services/lost-place.ts';
import { forLatecomers, joinedState } from '../services/newcomers.ts';
import { joinSample, joinSampleAlone } from '../services/sample.ts';
import { onArrival } from './arrival.ts';
import { inCourse, settleEvent } from './course-event.ts';
import type { Inbox } from './inbox.ts';
import { inPatience } from './patience.ts';

/** People come and go; the bot itself arrives (it says hello) or was removed (the place is let go). */
export async function onMembership(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MembershipEvent,
): Promise<void> {
  if (event.self)
    return event.change === 'left' ? letGo(inbox, adapter, event) : onArrival(inbox, adapter, event);
  if (event.direct) return followName(inbox, adapter, event);
  const isGone = event.change === 'left';
  // Whoever leaves is not seen there: the same event again (after a crash) would bring them back.
  const person = await inbox.people.of(adapter, event.user, event.name, isGone ? undefined : event.room);
  if (isGone) {
    inbox.people.forget();
    const left = { account: adapter.account, room: event.room, person: person.id, change: 'left' } as const;
    return settleEvent(inbox, adapter, event, () => ({ membership: [left] }));
  }
  await inCourse(inbox, adapter, event, (course) => joined(inbox, adapter, event, course, person.id));
}

/** In private somebody known goes by another name. */
async function followName(inbox: Inbox, adapter: ChatAdapter, event: MembershipEvent): Promise<void> {
  const known = await inbox.deps.store.personByAccount(adapter.platform, event.user);
  if (known !== undefined && event.change === 'joined')
    await inbox.people.of(adapter, event.user, event.name);
}

/** Somebody came into a course's room, or moderates it from now on. */
async function joined(
  { deps }: Inbox,
  adapter: ChatAdapter,
  { room, user, present, raised }: MembershipEvent,
  course: Course,
  person: string,
): Promise<Decision | undefined> {
  if (raised === true) return course.sample ? joinSampleAlone(course, person) : undefined;
  const state = joinedState({ account: adapter.account, room }, deps.clock.now());
  // Whoever may moderate the sample course's room is its teacher: a newcomer shall be able to try all.
  const teaches = course.sample && (await adapter.role(room, user)) === 'moderator';
  const place = course.places.find((each) => each.account === adapter.account && each.room === room);
  // Who was there before the bot is no latecomer: an opening that it brings along is theirs to read.
  const late = place !== undefined && present !== true;
  const { history } = adapter;
  const isClosed =
    late &&
    history !== undefined &&
    (await inPatience(adapter, deps.clock.now(), () => history.closed(room))) === true;
  const open = isClosed ? await deps.store.openSessions(course.id) : [];
  const posts = open
    .filter((session) => isHeldIn(course, place, session))
    .flatMap((session) => (place === undefined ? [] : (forLatecomers(course, session, place) ?? [])));
  return { ...(teaches ? joinSample(course, person) : {}), state, posts };
}

/**
 * A room is gone or became another (an upgraded Matrix room): then its place goes there. Where that room is
 * linked already the place simply goes; staff are told if it serves another course.
 */
export async function onPlace(inbox: Inbox, adapter: ChatAdapter, event: PlaceEvent): Promise<void> {
  const { replacement } = event;
  if (event.change === 'gone' || replacement === undefined) return letGo(inbox, adapter, event);
  if (replacement === event.room) return;
  const { account } = adapter;
  await inCourse(inbox, adapter, event, async (course) => {
    const holder = await inbox.deps.store.courseAt(account, replacement);
    if (holder?.id === course.id) return withoutPlace(course, account, event.room);
    if (holder !== undefined) return lost(course, account, event, (words) => words.placeTaken(course.code));
    return {
      course: {
        ...course,
        places: course.places.map((place) =>
          place.account === account && place.room === event.room ? { ...place, room: replacement } : place,
        ),
      },
      unlinked: [{ account, room: event.room }],
      linked: [{ account, room: replacement }],
    };
  });
}

/** The bot lost a room: the course lets the place go, what it was is remembered, and its staff are told. */
async function letGo(inbox: Inbox, adapter: ChatAdapter, event: InboundEvent): Promise<void> {
  const { account } = adapter;
  await inCourse(inbox, adapter, event, async (course) => {
    const place = course.places.find((each) => each.account === account && each.room === event.room);
    return {
      ...lost(course, account, event, (words) => words.placeGone(course.code)),
      ...(place === undefined ? {} : { state: lostState(course, place, 'removed', inbox.deps.clock.now()) }),
    };
  });
}

function lost(
  course: Course,
  account: string,
  event: InboundEvent,
  document: (words: Words['engine']) => Document,
): Decision {
  const told = say({
    key: `gone/${event.id}`,
    subject: { kind: 'course', id: course.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    about: [event.room],
    document: document(wordsOf(course.language).engine),
    urgency: urgency.announcement,
    ring: false,
  });
  return { ...withoutPlace(course, account, event.room), posts: [told] };
}

function withoutPlace(course: Course, account: string, room: string): Decision {
  const places = course.places.filter((place) => place.account !== account || place.room !== room);
  return { course: { ...course, places }, unlinked: [{ account, room }] };
}
