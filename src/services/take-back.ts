import type { JournalEntry } from '../domain/journal.ts';
import { type Aggregates, whole } from '../domain/journal-diff.ts';
import { materialOf, type Session } from '../domain/session.ts';
import { asTold, changeOf, lastTold } from '../domain/told.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, concat, doc } from '../message/document.ts';
import { type PostOp, revise } from '../message/post.ts';
import { struckOut } from '../message/struck-out.ts';
import type { StoredPost } from '../ports/store.ts';
import { groupName } from './change-documents.ts';
import { closeAll } from './close-call.ts';
import type { Decision } from './decision.ts';
import { recoded } from './former-codes.ts';
import { openingNow } from './opening-posts.ts';
import { inSight, reachOf } from './reach.ts';
import { refreshShown } from './refresh-shown.ts';
import type { CourseScene } from './scene.ts';

/** An entry taken back: what it wrote, as it was just now and as it shall be. */
export interface TakingBack {
  readonly entry: JournalEntry;
  readonly current: Aggregates;
  readonly undone: Aggregates;
  /** The answer that the entry got. */
  readonly answer?: StoredPost;
  /** What there is now in the place of what was taken back, in words. */
  readonly standing: readonly Block[];
}

/**
 * Writes what was taken back, revises the posts that said it, and says what people may have read already.
 * A planning that only its answer in class has told is untold by this answer; everything else by the
 * `announce` timer.
 */
export function takeBack(scene: CourseScene, taking: TakingBack): Decision {
  const { entry, current, undone } = taking;
  const wrote = new Set(entry.writes.map(({ kind, id }) => `${kind} ${id}`));
  const stopped = undone.sessions
    .filter(({ id }) => wrote.has(`session ${id}`) || wrote.has(`material ${id}`))
    .map((session) => stop(scene, session))
    .map((step) => ({ ...step, session: untold(scene, entry, step.session) }));
  const sessions = stopped.map(({ session }) => session);
  const materials = undone.materials.filter(({ sessionId }) => wrote.has(`material ${sessionId}`));
  const courseWritten = wrote.has(`course ${scene.course.id}`) ? undone.course : undefined;
  const gone = courseWritten?.status === 'gone';
  return {
    // By the code that it had meanwhile it is understood too.
    ...(courseWritten === undefined ? {} : recoded(scene.course, courseWritten)),
    ...(sessions.length === 0 ? {} : { sessions }),
    ...(materials.length === 0 ? {} : { materials }),
    posts: [
      ...stopped.flatMap(({ posts }) => posts),
      ...refreshed(scene, entry, sessions, undone),
      ...marked(scene, taking),
    ],
    outside: stopped.flatMap(({ outside }) => outside),
    answer: doc(
      scene.words.undo.done({ verb: entry.verb, numbers: sessions.map(({ number }) => number) }),
      ...taking.standing,
      gone ? scene.words.undo.courseGone(scene.course.code) : undefined,
      gone ? undefined : readers(scene, taking, sessions, current),
    ),
    undone: [entry.id],
    ...(gone ? { unlinked: scene.course.places.map(({ account, room }) => ({ account, room })) } : {}),
  };
}

/** A session taken out of the plan, or cancelled again, has no rooms any more. */
function stop(scene: CourseScene, session: Session) {
  if (session.status !== 'removed' && session.status !== 'cancelled') {
    return { session, posts: [], outside: [] };
  }
  const { holder, posts, outside } = closeAll(scene, { course: scene.course, session });
  return { session: holder.session ?? session, posts, outside };
}

function untold(scene: CourseScene, entry: JournalEntry, session: Session): Session {
  const posts = session.told?.posts ?? [];
  const byAnswer =
    session.status === 'removed' && posts.length > 0 && posts.every((key) => key === entry.answer);
  return byAnswer && session.openedAt === undefined && inSight(scene, session.group)
    ? asTold(session)
    : session;
}

/** The posts that show a session's title, place and material, or that it is open. */
function refreshed(
  scene: CourseScene,
  entry: JournalEntry,
  sessions: readonly Session[],
  undone: Aggregates,
): readonly PostOp[] {
  const shows = (id: string) =>
    entry.writes.some(
      (write) =>
        write.id === id &&
        (write.kind === 'material' || write.field === 'title' || write.field === 'location'),
    );
  const ended = (id: string) =>
    entry.writes.some(({ id: own, field }) => own === id && (field === 'status' || field === whole));
  return sessions.flatMap((session) => {
    const material = materialOf(session, undone.materials);
    if (ended(session.id)) return openingNow(scene.course, session, material);
    return shows(session.id) ? refreshShown(scene.course, session, material) : [];
  });
}

/** The old answer no longer looks done, and offers nothing any more. */
function marked({ course }: CourseScene, { answer, undone }: TakingBack): readonly PostOp[] {
  if (answer === undefined || answer.withdrawn) return [];
  // The class may read it, whoever takes it back in private.
  const { undo } = wordsOf(undone.course?.language ?? course.language);
  return [revise(answer.key, concat(doc(undo.mark()), struckOut(answer.document)))];
}

/** What people may have read of it, and how they learn that it no longer holds. */
function readers(
  scene: CourseScene,
  { entry, answer }: TakingBack,
  sessions: readonly Session[],
  current: Aggregates,
): Block {
  const { course, words, now } = scene;
  const before = (id: string) => current.sessions.find((session) => session.id === id);
  const announced = sessions.filter(
    (session) => changeOf(session) !== undefined && wasTold(before(session.id)),
  );
  if (announced.length > 0) {
    const reach = reachOf(course, announced, now) === 'now' ? 'now' : 'soon';
    const [first] = announced;
    return words.undo.readAnnouncement(reach, first && groupName(course, first), now);
  }
  const written = entry.writes.some(({ kind }) => kind === 'material');
  if (written && sessions.some(({ material }) => material.state === 'shown'))
    return words.undo.readMaterial();
  const classRooms = new Set(
    course.places.filter(({ kind }) => kind !== 'staff').map(({ account, room }) => `${account} ${room}`),
  );
  const seen = answer?.targets.some(
    (target) => 'room' in target && classRooms.has(`${target.account} ${target.room}`),
  );
  return seen === true ? words.undo.readAnswer() : words.undo.readNothing();
}

/** Did the class know the session as it stood before it was taken back? */
function wasTold(session: Session | undefined): boolean {
  return session !== undefined && lastTold(session) !== undefined && changeOf(session) === undefined;
}
