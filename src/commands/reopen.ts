import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import {
  endOf,
  longestAfterEnd,
  longestSession,
  type Material,
  type Session,
  samePeople,
} from '../domain/session.ts';
import { quietBeforeClosing } from '../domain/session-timers.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import { audienceOf } from '../services/holders.ts';
import { openingNow } from '../services/opening-posts.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { readsPost } from '../services/seen-here.ts';
import { threadEcho } from '../services/thread-echo.ts';
import { mine, type SessionWish } from './session-choice.ts';
import { readOrder } from './session-order.ts';
import { meantWords } from './unread.ts';
import { isRefused, verb } from './verb.ts';

interface Loaded {
  readonly session: Session | undefined;
  readonly open: readonly Session[];
  readonly material?: Material;
}

/** `rouvrir [S3]`: within 2 h of its closing; both limits of `terminer` count anew. Nothing said: what closed last here. */
export const reopenVerb = verb<SessionWish, Loaded>({
  name: 'reopen',
  group: 'session',
  words: { fr: ['rouvrir'], en: ['reopen'] },
  needs: 'course',
  role: 'assistant',
  purpose: { fr: 'rouvrir une séance', en: 'reopen a session' },
  help: {
    fr: {
      syntax: ['rouvrir [S3]'],
      does: "Rouvre une séance terminée depuis moins de 2 h, sans numéro celle qui vient de l'être ; son fil continue.",
      examples: ['rouvrir', 'rouvrir S3'],
    },
    en: {
      syntax: ['reopen [S3]'],
      does: 'Reopens a session that ended less than 2 h ago, without a number the one that has just ended; its thread continues.',
      examples: ['reopen', 'reopen S3'],
    },
  },
  parse: (line, scene) => {
    const wish = readOrder(line, scene, meantWords(line.raw), 'start');
    if (isRefused(wish) || wish.title === undefined) return wish;
    return refuse('whichSession', scene.words.session.reopenWhich());
  },
  load: async (reads, scene, { number }) => {
    if (scene.course === undefined) return { session: undefined, open: [] };
    const session =
      number === undefined
        ? await justClosed(reads, scene, scene.course.id)
        : (await reads.sessionsByNumber(scene.course.id, [number]))[0];
    const material = session === undefined ? undefined : await reads.material(session.id);
    const open = await reads.openSessions(scene.course.id);
    return { session, open, ...(material === undefined ? {} : { material }) };
  },
  decide,
});

/** What closed last of what is held here, if it may still be opened again. */
async function justClosed(reads: Reads, scene: Scene, courseId: string): Promise<Session | undefined> {
  // One that was opened early may have been meant for any day.
  const from = scene.now - longestSession - 2 * longestAfterEnd;
  const around = await reads.sessionsBetween(courseId, {
    from,
    to: Infinity,
    limit: limits.sessionsPerCourse,
  });
  const closed = around.filter(
    ({ status, openedAt, closedAt = 0 }) =>
      status === 'closed' && openedAt !== undefined && scene.now - closedAt <= longestAfterEnd,
  );
  return mine(scene, closed).toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0];
}

function decide(scene: CourseScene, wish: SessionWish, { session, open, material }: Loaded): Outcome {
  const words = scene.words.session;
  const { course, now } = scene;
  if (session === undefined && wish.number === undefined) {
    const running = mine(scene, open)[0];
    return running === undefined
      ? refuse('whichSession', words.reopenWhich())
      : refuse('notClosed', words.reopenNotClosed(running.number));
  }
  if (session === undefined) {
    const example = scene.language === 'fr' ? 'rouvrir S1' : 'reopen S1';
    return refuse('noSession', scene.words.common.noSession(wish.number ?? 0, example));
  }
  const { number, title } = session;
  if (session.status !== 'closed') return refuse('notClosed', words.reopenNotClosed(number));
  if (session.openedAt === undefined) return refuse('neverOpened', words.reopenNeverOpened(number));
  if (now - (session.closedAt ?? 0) > longestAfterEnd) return refuse('tooLate', words.reopenTooLate(number));
  const other = open.find((each) => samePeople(each, session));
  if (other !== undefined) return refuse('otherOpen', words.reopenOther(number, other.number));
  const { closedAt: _, ...rest } = session;
  const endsAt = Math.max(endOf(session), now);
  const reopened: Session = {
    ...rest,
    status: 'open',
    openedAt: now,
    endsAt,
    closeAfter: endsAt + quietBeforeClosing,
  };
  const about = {
    key: `session/${session.id}/reopening/${now}`,
    subject: { kind: 'session' as const, id: session.id, courseId: course.id },
    audience: audienceOf(course, session),
    urgency: urgency.urgent,
  };
  const inClass = wordsOf(course.language).session;
  const post = say({
    ...about,
    document: inClass.reopened({
      number,
      title,
      ...(session.opening === undefined ? {} : { opening: session.opening }),
    }),
    ring: false,
  });
  const echo = threadEcho(session, about, inClass.reopenedInThread(number));
  const posts = [...echo, post, ...openingNow(course, reopened, material)];
  const decision = { sessions: [reopened], posts };
  if (readsPost(scene, session, true)) return decision;
  return { ...decision, answer: words.reopenDone(number) };
}
