import { type Course, heldPlaces, type Place } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import type { Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, type Say, say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';
import { noticePost } from './privacy-notice.ts';
import type { House } from './scene.ts';

const joinedKey = ({ account, room }: Pick<Place, 'account' | 'room'>) =>
  `${stateKeys.joined}${account}/${room}`;
const noticedKey = ({ id }: Place) => stateKeys.noticed + id;

/** People come in all day: the notice is not repeated more often than so. */
const atMostEach = 24 * 60 * 60_000;

/** Somebody came into a course's room (epoch ms): the next opening repeats the privacy notice there. */
export function joinedState(place: Pick<Place, 'account' | 'room'>, now: number) {
  return [{ key: joinedKey(place), value: String(now) }];
}

/** A place in which the notice is to be repeated, and when it last was (epoch ms). */
export interface Unnoticed {
  readonly place: Place;
  readonly last: number;
}

/**
 * The places of a session in which an opening repeats the privacy notice: at the first opening there, and when
 * people have come since the last time it was repeated.
 */
export async function loadUnnoticed(
  reads: Reads,
  course: Course,
  { group }: Session,
): Promise<readonly Unnoticed[]> {
  const due: Unnoticed[] = [];
  for (const place of heldPlaces(course, group)) {
    const noticed = await reads.state(noticedKey(place));
    const joined = await reads.state(joinedKey(place));
    const last = Number(noticed ?? Number.NEGATIVE_INFINITY);
    if (noticed === undefined || Number(joined ?? -1) >= last) due.push({ place, last });
  }
  return due;
}

/**
 * The notice again in these places, silently and at most once a day, with the opening of this key; which goes first, as
 * whatever the class waits for does (by its urgency): under a rate limit a notice ahead of it would cost it five seconds.
 */
export function repeatNotices(
  course: Course,
  unnoticed: readonly Unnoticed[],
  house: House,
  { opening, now }: { readonly opening: string; readonly now: number },
): Pick<Decision, 'posts' | 'state'> {
  const places = unnoticed.filter(({ last }) => now - last >= atMostEach).map(({ place }) => place);
  return {
    posts: places.map((place): PostOp => {
      const notice = noticePost(course, place, house);
      return { ...notice, key: `${notice.key}/${opening}` };
    }),
    state: places.map((place) => ({ key: noticedKey(place), value: String(now) })),
  };
}

/**
 * What those read, once a session and silently, who come into an encrypted room in which it is open: its opening
 * stays closed to them. Undefined where it shows no material.
 */
export function forLatecomers(course: Course, session: Session, place: Place): Say | undefined {
  if (session.status !== 'open' || session.material.state !== 'shown') return undefined;
  const { number, title } = session;
  return say({
    key: `${session.opening}/latecomers/${place.id}`,
    subject: { kind: 'session', id: session.id, courseId: course.id },
    audience: { kind: 'room', account: place.account, room: place.room },
    document: wordsOf(course.language).material.forLatecomers({ number, title, code: course.code }),
    urgency: urgency.answer,
    ring: false,
  });
}
