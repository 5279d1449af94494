import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { longestRun } from '../domain/session.ts';
import { currentSession } from '../domain/which-session.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import { lastGiven, offerFiles, type SentFiles, waitingFiles } from '../services/offer-files.ts';
import { mayHandIn } from './collecting.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import { filesKept, MessageFiles } from './inbound-files.ts';
import type { Inbox } from './inbox.ts';

/** Nobody waits any more for an answer to files that are older. */
const oldest = 60 * 60_000;

/**
 * Files that staff send in private without a command, as programs without captions do: offered for the session
 * whose material they last gave, else for the next of their only course. False where there is nothing to offer.
 */
export async function offered(
  inbox: Inbox,
  adapter: ChatAdapter,
  event: MessageEvent,
  person: Person,
  courses: readonly Course[],
): Promise<boolean> {
  const { deps } = inbox;
  const { store } = deps;
  if (event.files.length === 0 || deps.clock.now() - event.at > oldest) return false;
  const staffed = courses.filter((course) => course.status === 'active' && mayHandIn(deps, course, person));
  const meant = await sessionMeant(deps, event, person, staffed);
  if (meant === undefined) return false;
  if ((await store.event(adapter.account, event.id)) !== undefined) return true;
  const files = new MessageFiles(event.files);
  const offer = async () => {
    const blobs = files.refs.map(({ blob }) => blob);
    return offerFiles(deps.house, {
      ...meant,
      several: courses.length > 1,
      person: person.id,
      at: event.at,
      account: adapter.account,
      room: event.room,
      eventId: event.id,
      files: files.refs,
      text: ownText(event),
      kept: await store.filesKept(meant.course.id, person.id, blobs),
      before: await waitingFiles(store, person.id, event.at),
    });
  };
  const decide = async () => {
    let decision = await offer();
    if (files.isAwaited(decision)) {
      await files.read();
      decision = await offer();
    }
    const noted = { account: adapter.account, id: event.id, at: event.at };
    return commitOf(deps, decision, meant.course, {
      event: noted,
      ...filesKept([files], decision, meant.course.id, person.id),
    });
  };
  await decideAndCommit(deps, { decide }, inbox.applied);
  return true;
}

/** What was written with the files; some programs give a file's name as its text. */
function ownText({ text, files }: MessageEvent): string {
  const written = text.trim();
  return files.some(({ name }) => name.trim() === written) ? '' : written;
}

/** Whose material the files may be; undefined for whoever gives none. */
async function sessionMeant(
  { store, clock }: Deps,
  event: MessageEvent,
  person: Person,
  courses: readonly Course[],
): Promise<Pick<SentFiles, 'course' | 'session' | 'guessed'> | undefined> {
  const last = await lastGiven(store, person.id, event.at);
  const session = last === undefined ? undefined : await store.session(last.sessionId);
  const theirs = courses.find(({ id }) => id === session?.courseId);
  if (theirs !== undefined && session !== undefined && session.status !== 'removed') {
    return { course: theirs, session, guessed: false };
  }
  const own = courses.filter(({ sample }) => !sample);
  const [first, ...others] = own.length > 0 ? own : courses;
  if (first === undefined) return undefined;
  if (others.length > 0) return { course: first, guessed: true };
  const now = clock.now();
  const range = { from: now - longestRun, to: Number.POSITIVE_INFINITY, limit: 50 };
  const ahead = [...(await store.openSessions(first.id)), ...(await store.sessionsBetween(first.id, range))];
  const next = currentSession(ahead, now);
  return { course: first, ...(next === undefined ? {} : { session: next }), guessed: true };
}
