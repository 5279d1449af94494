import { type Course, type Place, roleIn } from '../domain/course.ts';
import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { endOf, type Session } from '../domain/session.ts';
import { formatHour, formatSession } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, type Document, doc, list } from '../message/document.ts';
import { type Audience, say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import { dateOf, groupName } from './change-documents.ts';
import type { Decision } from './decision.ts';
import { heldHere } from './holders.ts';
import type { LostPlace } from './lost-place.ts';
import type { Moment } from './scene.ts';

/** Who brought the bot back, as far as that is known. */
export interface Inviter {
  readonly person: string;
  readonly isHost: boolean;
  /** May they moderate the room? Asked only where it is another room than the one that was lost. */
  readonly moderator: boolean;
}

/** Sessions that are listed of what happened meanwhile. */
const mostMissed = 10;

/**
 * Is the room the course's again because this person invited the bot? Its staff may bring it back where it was
 * removed; into a room that only says it replaces that one, who may link rooms anyway. A room that staff
 * unlinked themselves stays so.
 */
export function linksItself(
  course: Course,
  lost: LostPlace,
  room: string,
  inviter: Inviter | undefined,
): boolean {
  if (inviter === undefined || lost.how === 'unlinked' || course.status === 'gone') return false;
  const role = roleIn(course, inviter.person, inviter.isHost);
  const may =
    lost.place.room === room ? atLeast(role, 'assistant') : atLeast(role, 'teacher') && inviter.moderator;
  const hasGroup = lost.place.kind !== 'group' || course.groups.some(({ id }) => id === lost.place.group);
  return may && hasGroup && course.places.length < limits.placesPerCourse;
}

/** Reads what may have happened while the bot was out of the room. */
export async function loadMissed(reads: Reads, course: Course, place: Place): Promise<readonly Session[]> {
  const range = { from: -Infinity, to: Infinity, limit: limits.sessionsPerCourse };
  return (await reads.sessionsBetween(course.id, range)).filter((session) => heldHere(place, session));
}

/** The room is linked again as it was, and those in it read what comes next and what they missed. */
export function comeBack(
  moment: Moment,
  course: Course,
  lost: LostPlace,
  back: { readonly eventId: string; readonly room: string; readonly audience: Audience },
  sessions: readonly Session[],
  more?: Document,
): Decision {
  // A room that replaces this one may have taken its place already.
  const taken = course.places.some(({ id }) => id === lost.place.id);
  const id = taken ? moment.newId() : lost.place.id;
  const place: Place = { ...lost.place, id, room: back.room, linkedAt: moment.now };
  const { blocks } = backDocument(moment, course, place, lost.at, sessions);
  const told = say({
    key: `hello/${place.account}/${back.eventId}`,
    subject: { kind: 'hello', id: back.eventId, courseId: course.id },
    audience: back.audience,
    document: { blocks: [...blocks, ...(more?.blocks ?? [])] },
    urgency: urgency.answer,
    ring: true,
  });
  return {
    course: { ...course, places: [...course.places, place] },
    linked: [{ account: place.account, room: place.room }],
    posts: [told],
  };
}

function backDocument(
  { now }: Moment,
  course: Course,
  place: Place,
  since: number,
  sessions: readonly Session[],
): Document {
  const words = wordsOf(course.language).course;
  const group = course.groups.find(({ id }) => id === place.group)?.name;
  const missed = sessions.filter((session) => changedSince(session, since));
  const items = missed.slice(-mostMissed).map((session) => missedItem(course, session));
  const toRead = missed.findLast(({ material }) => material.state === 'shown');
  return doc(
    words.back({ course: course.code, title: course.title, kind: place.kind, group }),
    ...whatHolds(course, sessions, now),
    items.length === 0 ? words.missedNothing() : words.missed(missed.length > items.length, toRead?.number),
    items.length === 0 ? undefined : list(items),
  );
}

/** Held, cancelled, or at another date than when the room was lost. */
function changedSince({ openedAt, changedAt, status }: Session, since: number): boolean {
  if (status === 'open') return false;
  return (openedAt ?? 0) > since || (status !== 'closed' && (changedAt ?? 0) > since);
}

function missedItem(course: Course, session: Session) {
  const { number, title, location, status, start, minutes } = session;
  const when = formatSession(start, minutes, course.language, { zone: start.zone !== course.zone });
  const group = groupName(course, session);
  const about = { number, when, title, group, location, status, ready: undefined };
  return wordsOf(course.language).planning.agendaItem(about);
}

function whatHolds(course: Course, sessions: readonly Session[], now: number): readonly Block[] {
  const { language } = course;
  const words = wordsOf(language).planning;
  const open = sessions.filter(({ status }) => status === 'open');
  const next = sessions.find(({ status, startsAt }) => status === 'planned' && startsAt > now);
  return [
    ...open.map((session) => {
      const until = formatHour(fromInstant(endOf(session), course.zone), language);
      const { number, title } = session;
      return words.openNow({ number, title, until, endsAt: endOf(session), now });
    }),
    ...(next === undefined
      ? []
      : [
          words.nextOne({
            number: next.number,
            title: next.title,
            when: dateOf(next, language),
            start: next.start,
            byHand: course.settings.opening === 'hand',
            now,
          }),
        ]),
    ...(open.length === 0 && next === undefined ? [words.noneNext(course.code)] : []),
  ];
}
