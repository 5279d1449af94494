import { type Course, roleIn } from '../domain/course.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { diffJournal } from '../domain/journal-diff.ts';
import { type Target, urgencyOfAnswer } from '../domain/post.ts';
import type { Material, Session } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import { ofCourse, withCourseCode } from '../message/course-code.ts';
import { actions, concat, type Document, doc } from '../message/document.ts';
import { type Say, withdraw } from '../message/post.ts';
import { offersUndo } from '../message/struck-out.ts';
import type { EventRecord, PostWrite, RequestMade } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { asideOf } from './aside.ts';
import type { Deps } from './deps.ts';
import { hashKey } from './ids.ts';
import { postWrites, sayWrite } from './posts.ts';
import { directTarget } from './targets.ts';

/** How the answer to a command is given. */
export interface AnswerTo {
  /** Key of the answer's post. */
  readonly key: string;
  /** The post that it revises instead (the refusal of an edited command). */
  readonly revises?: string;
  /** The post that goes instead: one person alone was told there what all read now. */
  readonly replaces?: string;
  readonly subject: Say['subject'];
  /** It says which course it is about: the line did not. */
  readonly namesCourse?: boolean;
  /** It changes nothing and says nothing else: it is for whoever asked. */
  readonly alone?: boolean;
  /** It may stand in the thread of a session that is open. */
  readonly mayThread?: boolean;
  /** What others may ask in the same words, to be answered with it while it waits. */
  readonly question?: string;
}

/** Key of the post that answers, and what is written for it. */
interface AnswerWrites {
  readonly key: string;
  readonly posts: readonly PostWrite[];
}

/** The answer as a post, silent, where the command was written or in private as the decision asks. */
export async function answerWrites(
  deps: Deps,
  scene: Scene,
  to: AnswerTo,
  document: Document,
  privacy: Decision['privacy'] = 'place',
): Promise<AnswerWrites> {
  // The course that it makes is one of them from now on.
  const known = new Set(
    [...scene.courses, ...(scene.course === undefined ? [] : [scene.course])].map(({ id }) => id),
  );
  const several = scene.origin.direct && known.size > 1;
  const naming = to.namesCourse === true ? ofCourse : withCourseCode;
  const coded = several && scene.course ? naming(document, scene.course.code) : document;
  if (to.revises !== undefined && privacy === 'place') {
    const revised = { op: 'revise', key: to.revises, document: coded, withoutEdits: 'repost' } as const;
    return { key: to.revises, posts: await postWrites(deps, [revised], scene.course, scene.words) };
  }
  const { target, shown } = placeOf(deps, scene, coded, privacy);
  const aside =
    to.alone === true && 'room' in target
      ? await asideOf(deps, scene.course, target, scene.person.id, to.mayThread === true)
      : ({} as Awaited<ReturnType<typeof asideOf>>);
  const say: Say = {
    op: 'say',
    key: to.key,
    subject: to.subject,
    audience: { kind: 'person', person: scene.person.id },
    document: shown,
    // By the course as the command made or changed it.
    urgency: urgencyOfAnswer(roleIn(scene.course, scene.person.id, scene.isHost)),
    ring: false,
    ...aside,
  };
  // What it answers stands outside the thread.
  const replyTo = 'room' in target && aside.under === undefined ? scene.origin.message : undefined;
  const write = await sayWrite(deps, say, [target], scene.words, replyTo);
  const gone = to.replaces === undefined ? [] : [withdraw(to.replaces)];
  if (to.question === undefined) return { key: to.key, posts: [...gone, write] };
  return shared(deps, write, hashKey(to.question, say.urgency, JSON.stringify([target, aside])), target);
}

/** The same question is waiting for its answer there: that answer is brought up to date, and is this one's too. */
async function shared(
  deps: Deps,
  write: Extract<PostWrite, { op: 'say' }>,
  question: string,
  target: Target,
): Promise<AnswerWrites> {
  const { key, document, parts, signs } = write;
  const [part, more] = parts[target.account] ?? [];
  // What is more than one message, or asks for signs, is not changed in place.
  if (part === undefined || more !== undefined || signs.length > 0) return { key, posts: [write] };
  const waiting = await deps.store.outbox.waitingAnswer(target, question);
  if (waiting === undefined) return { key, posts: [{ ...write, question }] };
  return { key: waiting, posts: [{ op: 'replace', key: waiting, account: target.account, document, part }] };
}

/**
 * In private: the conversation itself. In a staff place everything may be said. Elsewhere a private
 * answer goes to the person's own conversation if they are staff (the bot opens those only), else a
 * `mustPrivate` one is not said but asked for in private.
 */
function placeOf(
  deps: Deps,
  scene: Scene,
  document: Document,
  privacy: NonNullable<Decision['privacy']>,
): { target: Target; shown: Document } {
  const { account, room, thread, direct } = scene.origin;
  const here: Target = { account, room, ...(thread === undefined ? {} : { thread }) };
  const sheltered = direct || scene.place?.kind === 'staff';
  if (privacy === 'place' || sheltered) return { target: here, shown: document };
  const own = scene.role === 'student' ? undefined : directTarget(scene.person, deps.accounts);
  if (own !== undefined) return { target: own, shown: document };
  if (privacy === 'preferPrivate') return { target: here, shown: document };
  return { target: here, shown: scene.words.common.directOnly('aide') };
}

/** The journal entry of an undoable decision and the ↩️ that its answer offers. */
export async function journalOf(
  deps: Deps,
  scene: Pick<Scene, 'person' | 'now' | 'newId'> & Partial<Pick<Scene, 'course' | 'language'>>,
  decision: Decision,
  verb: string,
  answerKey: string,
): Promise<{ entry: JournalEntry; document: Document } | undefined> {
  const course = decision.course ?? scene.course;
  if (decision.undoable !== true || course === undefined) return undefined;
  const before = await aggregatesBefore(deps, scene.course, decision);
  const writes = diffJournal(before, {
    ...(decision.course === undefined ? {} : { course: decision.course }),
    sessions: decision.sessions ?? [],
    materials: decision.materials ?? [],
  });
  if (writes.length === 0) return undefined;
  const entry: JournalEntry = {
    id: scene.newId(),
    courseId: course.id,
    person: scene.person.id,
    at: scene.now,
    verb,
    writes,
    answer: answerKey,
  };
  // The decision may have changed the language that the course is spoken to in.
  const isSame = scene.course === undefined || scene.course.language === course.language;
  const { engine, common } = wordsOf((isSame ? scene.language : undefined) ?? course.language);
  const undo = actions({
    sign: '↩️',
    label: engine.undo,
    command: `${engine.undo} ${entry.id}`,
    by: scene.person.id,
  });
  const answer = decision.answer ?? doc();
  const hint = offersUndo(answer) ? undefined : common.undoHint();
  return { entry, document: concat(answer, doc(hint, undo)) };
}

async function aggregatesBefore(deps: Deps, course: Course | undefined, decision: Decision) {
  const sessions: Session[] = [];
  for (const { id, version } of decision.sessions ?? []) {
    const stored = version === 0 ? undefined : await deps.store.session(id);
    if (stored !== undefined) sessions.push(stored);
  }
  const materials: Material[] = [];
  for (const { sessionId, version } of decision.materials ?? []) {
    const stored = version === 0 ? undefined : await deps.store.material(sessionId);
    if (stored !== undefined) materials.push(stored);
  }
  return { ...(course === undefined ? {} : { course }), sessions, materials };
}

/** The row that remembers a command: who, how it ended, which post answered. */
export function eventRecord(
  scene: Pick<Scene, 'at' | 'eventId' | 'person'> & { origin: { account: string; room: string } },
  outcome: 'refused' | 'done',
  answer: string | undefined,
  request?: RequestMade,
): EventRecord {
  return {
    account: scene.origin.account,
    id: scene.eventId,
    at: scene.at,
    room: scene.origin.room,
    command: {
      person: scene.person.id,
      outcome,
      ...(answer === undefined ? {} : { answer }),
      ...(request === undefined ? {} : { request }),
    },
  };
}
