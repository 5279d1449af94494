import { type Course, classPlaces, heldPlaces, type Place } from '../domain/course.ts';
import type { Target } from '../domain/post.ts';
import type { Rooms } from '../domain/room.ts';
import type { Session } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import type { PostWrite } from '../ports/store.ts';
import { linkPosts, openingPosts } from '../services/open-session.ts';
import type { Deps } from './deps.ts';
import { partsByAccount } from './posts.ts';

/**
 * What a place linked late is given of what still holds: the opening of a running session with its
 * thread, material shown before its session, open requests and rooms. Never a past reminder.
 */
export async function linkedWrites(
  deps: Deps,
  course: Course,
  linked: readonly { readonly account: string; readonly room: string }[],
): Promise<readonly PostWrite[]> {
  const writes: PostWrite[] = [];
  for (const { account, room } of linked) {
    const target: Target = { account, room };
    for (const key of await heldPosts(deps, course, target)) {
      const post = await deps.store.post(key);
      if (post === undefined || post.withdrawn) continue;
      const words = wordsOf(course.language);
      const parts = await partsByAccount(deps, [target], post.document, post.files, words);
      writes.push({ op: 'addTargets', key, targets: [target], parts });
    }
  }
  return writes;
}

/** A place that is let go shows nothing pinned any more: the openings of running sessions. */
export async function unlinkedWrites(
  deps: Deps,
  course: Course,
  rooms: readonly { readonly account: string; readonly room: string }[],
): Promise<readonly PostWrite[]> {
  if (rooms.length === 0) return [];
  const open = await deps.store.openSessions(course.id);
  return open.flatMap(({ opening: key }): readonly PostWrite[] =>
    key === undefined ? [] : [{ op: 'pin', key, pinned: false, rooms }],
  );
}

/** Of the next sessions so many may have shown their material already. */
const fewAhead = 20;

/** Keys of the posts that hold now in a room of the course, the opening first. */
async function heldPosts(
  deps: Deps,
  course: Course,
  target: { account: string; room: string },
): Promise<readonly string[]> {
  const isIn = (places: readonly Place[]) =>
    places.some((place) => place.account === target.account && place.room === target.room);
  const shownIn = (group?: string) => isIn(classPlaces(course, group));
  const keys = shownIn() ? roomPosts(course.rooms) : [];
  const open = await deps.store.openSessions(course.id);
  const range = { from: deps.clock.now(), to: Infinity, limit: fewAhead };
  const ahead = (await deps.store.sessionsBetween(course.id, range)).filter(
    ({ status, material }) => status === 'planned' && material.state === 'shown',
  );
  const sessions = [...open, ...ahead].filter((session) => shownIn(session.group));
  const heldHere = (session: Session) => isIn(heldPlaces(course, session.group));
  return [
    ...sessions.flatMap((session) => (heldHere(session) ? sessionPosts(session) : elsewherePosts(session))),
    ...keys,
  ];
}

/** The material first where it was shown before the opening, which then only links to it. */
function sessionPosts(session: Session): readonly string[] {
  return [...earlyPosts(session), ...openingPosts(session), ...roomPosts(session.rooms)];
}

function earlyPosts({ material: { state, post }, opening }: Session): readonly string[] {
  return state === 'shown' && post !== undefined && post !== opening ? [post] : [];
}

/** Of a session that is held elsewhere: what was shown before it opened, and the way there. */
function elsewherePosts(session: Session): readonly string[] {
  return [...earlyPosts(session), ...linkPosts(session)];
}

function roomPosts(rooms: Rooms): readonly string[] {
  return [
    ...rooms.requests.filter((request) => request.status === 'waiting').map((request) => request.post),
    ...rooms.calls.filter((call) => call.status === 'open').map((call) => call.post),
  ];
}
