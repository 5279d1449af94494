import { type Choice, chooseRoom, emptyPool, expectedOn, type NoServer } from '../domain/choose-room.ts';
import type { Course } from '../domain/course.ts';
import { closingOf, type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { type Call, givenLink, type Medium, type RoomEntry } from '../domain/room.ts';
import { hasNoPlace, type NotGiven, notGiven } from '../domain/room-allowance.ts';
import { putCall, withoutOld } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import type { CallInstance } from '../ports/calls.ts';
import { orderOf } from './call-order.ts';
import { openedPosts } from './call-posts.ts';
import { widgetShown } from './call-widget.ts';
import { closeForGood } from './close-call.ts';
import type { OutsideOrder } from './decision.ts';
import { hourAt } from './hour-at.ts';
import { noStep, type RoomStep } from './room-step.ts';
import type { House, Moment } from './scene.ts';

export interface CallWish {
  readonly medium: Medium;
  /** Whom the room's post mentions. */
  readonly by: string;
  readonly request?: string;
  /** The open room that this one takes the place of. */
  readonly replaces?: Call;
  /** Chosen by staff: an instance, or a link of their own. */
  readonly instance?: CallInstance;
  readonly link?: string;
  /** Beside the link: a number to call. */
  readonly phone?: NonNullable<RoomEntry['phone']>;
}

/** No room can open, and why. */
export interface NoRoom {
  readonly none: NoServer | NotGiven;
  /** Why each server is left, in sentences for staff. */
  readonly left: readonly string[];
}

/**
 * Opens a room: at once for a link that is given, else it becomes `wanted` and its provider is asked
 * (settled in call-settled.ts). What is replaced stays open until the new room is.
 */
export function openCall(moment: Moment, holder: Holder, wish: CallWish): RoomStep | NoRoom {
  const { course } = holder;
  const tried = wish.replaces === undefined ? [] : triedBy(wish.replaces);
  const { rooms: words, roomChoice } = wordsOf(course.language);
  const id = moment.newId();
  const call: Omit<Call, 'instance' | 'why'> = {
    id,
    medium: wish.medium,
    by: wish.by,
    status: 'wanted',
    tried,
    closesAt: closingOf(holder, moment.now),
    otherVotes: [],
    post: `call/${id}`,
    ...(wish.request === undefined ? {} : { request: wish.request }),
    ...(wish.replaces === undefined ? {} : { replaces: wish.replaces.id }),
  };
  if (wish.link !== undefined) {
    const why = roomChoice.why('given', words.ownLink());
    return opened(
      moment,
      holder,
      { ...call, instance: givenLink, why },
      {
        link: wish.link,
        ...(wish.phone === undefined ? {} : { phone: wish.phone }),
      },
    );
  }
  const { videoLink } = course.settings;
  const ownLink = wish.instance === undefined && wish.medium === 'video' && !tried.includes(givenLink);
  if (ownLink && videoLink !== undefined) {
    const why = roomChoice.why('videoLink', words.ownLink());
    return opened(moment, holder, { ...call, instance: givenLink, why }, { link: videoLink });
  }
  const ask = { by: wish.by, shared: wish.request !== undefined, replaces: wish.replaces?.id };
  const none = notGiven(holder, ask, moment.house.pool?.outside() ?? []);
  if (none !== undefined) return { none, left: [] };
  if (wish.instance !== undefined) {
    const why = roomChoice.why('staff', wish.instance.label);
    return wanted(moment, holder, on(wish.instance, course, { ...call, why }));
  }
  const choice = choiceFor(moment, course, wish.medium, tried);
  if ('none' in choice) return choice;
  const { why } = choice;
  return wanted(moment, holder, on(choice.instance, course, { ...call, why }));
}

/** The call on a server, with the places that it holds there. */
function on(instance: CallInstance, { settings }: Course, call: Omit<Call, 'instance'>): Call {
  return { ...call, instance: instance.id, persons: expectedOn(instance, settings.headcount) };
}

/** Why no room of this medium could open now, but for those tried; undefined if one could. */
export function roomFault(
  moment: Moment,
  course: Course,
  medium: Medium,
  tried: readonly string[] = [],
): NoRoom | undefined {
  const { videoLink } = course.settings;
  if (medium === 'video' && videoLink !== undefined && !tried.includes(givenLink)) return undefined;
  const choice = choiceFor(moment, course, medium, tried);
  return 'none' in choice ? choice : undefined;
}

/** The server that a room of this medium would have now and why, in sentences for staff; or why there is none. */
export function choiceFor(
  moment: Pick<Moment, 'house'>,
  course: Course,
  medium: Medium,
  tried: readonly string[] = [],
): NoRoom | { readonly instance: CallInstance; readonly why: string; readonly left: readonly string[] } {
  const { house } = moment;
  const none = hasNoPlace(course);
  if (none !== undefined) return { none, left: [] };
  const choice = chooseRoom(medium, house.instances, course, house.pool ?? emptyPool, tried);
  const left = leftSentences(course, choice);
  if ('none' in choice) return { none: choice.none, left };
  const { instance } = choice;
  const why = wordsOf(course.language).roomChoice.why(choice.why, instance.label);
  return { instance, why: [why, ...left].join(' '), left };
}

/** Those that cannot do the medium at all say nothing about this choice. */
function leftSentences({ language, zone }: Course, { left }: Choice<CallInstance>): readonly string[] {
  const { roomChoice } = wordsOf(language);
  return left.flatMap(({ server, left: reason }) => {
    if (reason.why === 'medium') return [];
    const at = reason.why === 'aside' ? reason.since : reason.why === 'failed' ? reason.at : undefined;
    const hour = at === undefined ? '' : hourAt(at, zone, language);
    return [roomChoice.leftOut(server.label, reason, hour)];
  });
}

/** What another room in the place of this one must not be. */
export function triedBy(call: Call): readonly string[] {
  return [...call.tried, call.instance];
}

/** A call that its instance failed, on the next one; NoRoom when there is none. */
export function tryNext(moment: Moment, holder: Holder, call: Call): RoomStep | NoRoom {
  const tried = triedBy(call);
  const choice = choiceFor(moment, holder.course, call.medium, tried);
  if ('none' in choice) return choice;
  return wanted(moment, holder, on(choice.instance, holder.course, { ...call, tried, why: choice.why }));
}

/** The room is there: it is open, announced, and what it replaces is closed. */
export function opened(
  moment: Moment,
  holder: Holder,
  call: Call,
  entry: RoomEntry,
  reference?: string,
): RoomStep {
  const link = linkShown(moment.house, call, entry);
  const open: Call = {
    ...call,
    status: 'open',
    ...(link === undefined ? {} : { link }),
    entry,
    openedAt: moment.now,
    ...(reference === undefined ? {} : { reference }),
  };
  const replaced = roomsOf(holder).calls.find(({ id, status }) => id === call.replaces && status === 'open');
  const before = replaced === undefined ? noStep(holder) : closeForGood(moment, holder, replaced, 'replaced');
  const rooms = withoutOld(roomsOf(before.holder), moment.now);
  return {
    holder: withRooms(before.holder, putCall(rooms, open)),
    posts: [...before.posts, ...openedPosts(moment.house, holder, open)],
    outside: [...before.outside, ...widgetShown(moment.house, holder, open)],
  };
}

/** The room's page, where the house has a public address; a link that staff gave stays what it is. */
function linkShown({ roomPages }: House, call: Call, { link, web }: RoomEntry): string | undefined {
  if (roomPages === undefined || call.instance === givenLink) return link ?? web;
  return roomPages.address(call.id);
}

function wanted(moment: Moment, holder: Holder, call: Call): RoomStep {
  const rooms = putCall(withoutOld(roomsOf(holder), moment.now), call);
  return { holder: withRooms(holder, rooms), posts: [], outside: [order(moment.house, holder, call)] };
}

function order(house: House, holder: Holder, call: Call): OutsideOrder {
  const { course, session } = holder;
  return {
    kind: 'callCreate',
    key: `call/${call.id}/${call.instance}`,
    courseId: course.id,
    ...(session === undefined ? {} : { sessionId: session.id }),
    instance: call.instance,
    order: orderOf(house, holder, call),
  };
}
