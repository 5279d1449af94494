import { type Course, roleIn } from '../domain/course.ts';
import { atLeast } from '../domain/role.ts';
import { wordsOf } from '../i18n/words.ts';
import type { ChatAdapter, MembershipEvent } from '../ports/chat.ts';
import { comeBack, type Inviter, linksItself, loadMissed } from '../services/come-back.ts';
import type { Decision } from '../services/decision.ts';
import { type Arrival, hello, helloAgain, mute } from '../services/hello.ts';
import { type LostPlace, lostPlaceAt } from '../services/lost-place.ts';
import { commitOf } from './commit.ts';
import { inCourse, settleEvent } from './course-event.ts';
import { momentOf } from './deps.ts';
import { greeting } from './greeting.ts';
import type { Inbox } from './inbox.ts';

/** The bot came into a room: new to it, as somebody's private conversation, or back where it was before. */
export async function onArrival(inbox: Inbox, adapter: ChatAdapter, event: MembershipEvent): Promise<void> {
  const { deps } = inbox;
  const lost = event.direct ? undefined : await whatWasLost(inbox, adapter, event);
  if (lost !== undefined && (await deps.store.courseAt(adapter.account, event.room)) === undefined) {
    const course = await deps.store.course(lost.courseId);
    if (course !== undefined && course.status !== 'gone') return onReturn(inbox, adapter, event, lost);
  }
  await settleEvent(inbox, adapter, event, async () =>
    commitOf(deps, await greeted(inbox, adapter, event), undefined),
  );
}

/** What this room was to a course, or the room that it replaces. */
async function whatWasLost(
  { deps: { store } }: Inbox,
  { account }: ChatAdapter,
  { room, replaces }: MembershipEvent,
): Promise<LostPlace | undefined> {
  const here = await lostPlaceAt(store, account, room);
  return here ?? (replaces === undefined ? undefined : lostPlaceAt(store, account, replaces));
}

async function greeted(inbox: Inbox, adapter: ChatAdapter, event: MembershipEvent): Promise<Decision> {
  const { deps } = inbox;
  if (event.mayWrite === false) return muted(inbox, adapter, event);
  const course = await deps.store.courseAt(adapter.account, event.room);
  const known = event.direct ? await greeting(deps, adapter, event) : undefined;
  return hello(arrivalOf(adapter, event), course, deps.house, known);
}

/** The bot may not write where it was brought: who brought it is told so in private. */
async function muted(inbox: Inbox, adapter: ChatAdapter, event: MembershipEvent): Promise<Decision> {
  if (event.inviter === undefined) return {};
  const person = await inbox.people.of(adapter, event.inviter, undefined);
  return mute({ account: adapter.account, eventId: event.id, person: person.id }, inbox.deps.house);
}

/** Back in a room that was a course's: linked again where its staff want that, else said how. */
async function onReturn(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MembershipEvent,
  lost: LostPlace,
): Promise<void> {
  const { deps } = inbox;
  const inviter = await inviterOf(inbox, adapter, event, lost);
  const decide = async (course: Course): Promise<Decision> => {
    // Linked meanwhile, by hand: nothing is to be said.
    if ((await deps.store.courseAt(adapter.account, event.room)) !== undefined) return {};
    const mayWrite = event.mayWrite !== false;
    if (linksItself(course, lost, event.room, inviter)) {
      const room = { kind: 'room', account: adapter.account, room: event.room } as const;
      const audience =
        mayWrite || inviter === undefined ? room : ({ kind: 'person', person: inviter.person } as const);
      const back = { eventId: event.id, room: event.room, audience };
      const sessions = await loadMissed(deps.store, course, lost.place);
      const more = mayWrite ? undefined : wordsOf(course.language).course.mute();
      return comeBack(momentOf(deps), course, lost, back, sessions, more);
    }
    if (!mayWrite) return muted(inbox, adapter, event);
    const arrival = arrivalOf(adapter, event);
    const role = inviter === undefined ? 'student' : roleIn(course, inviter.person, inviter.isHost);
    // Whoever was let go on purpose does not come back with the course's name, unless its staff ask.
    if (lost.how === 'unlinked' && !atLeast(role, 'assistant')) return hello(arrival, undefined, deps.house);
    return helloAgain(arrival, course);
  };
  await inCourse(inbox, adapter, event, decide, () => deps.store.course(lost.courseId));
}

async function inviterOf(
  { deps }: Inbox,
  adapter: ChatAdapter,
  event: MembershipEvent,
  lost: LostPlace,
): Promise<Inviter | undefined> {
  if (event.inviter === undefined) return undefined;
  const person = await deps.store.personByAccount(adapter.platform, event.inviter);
  if (person === undefined) return undefined;
  const elsewhere = lost.place.room !== event.room;
  return {
    person: person.id,
    isHost: deps.admins.has(event.inviter),
    moderator: elsewhere && (await adapter.role(event.room, event.inviter)) === 'moderator',
  };
}

function arrivalOf({ account }: ChatAdapter, { id, room, direct }: MembershipEvent): Arrival {
  return { eventId: id, account, room, direct };
}
