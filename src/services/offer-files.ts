import { z } from 'zod';
import type { Course } from '../domain/course.ts';
import { limits } from '../domain/limits.ts';
import { urgency } from '../domain/post.ts';
import type { FileRef, Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import { wordsOf } from '../i18n/words.ts';
import { actions, concat, doc } from '../message/document.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import type { FilesKept, Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';
import { overQuota } from './file-quota.ts';
import type { House } from './scene.ts';
import { withFiles } from './store-material.ts';

/** How long it is plain whose material somebody is giving, and how long files wait to be given. */
const remembered = 60 * 60_000;
/** Files that follow so soon after the last belong to the same question. */
const inOneGo = 2 * 60_000;

const file = z.object({ blob: z.string(), name: z.string(), type: z.string(), size: z.number() });
const given = z.object({ courseId: z.string(), sessionId: z.string(), until: z.number() });
const waiting = z.object({
  files: z.array(file),
  /** What was written with them. */
  text: z.string().exactOptional(),
  /** Key of the post that asks. */
  post: z.string(),
  sessionId: z.string().exactOptional(),
  until: z.number(),
});

/** Files that somebody sent in private without a command: kept until it is said whose material they are. */
type Waiting = z.infer<typeof waiting>;

const givenKey = (person: string) => stateKeys.given + person;
const waitingKey = (person: string) => stateKeys.files + person;

/** The state that remembers for which session somebody gave material in private. */
export function givenState(person: string, { id, courseId }: Session, now: number) {
  const value: z.infer<typeof given> = { courseId, sessionId: id, until: now + remembered };
  return [{ key: givenKey(person), value: JSON.stringify(value) }];
}

/** The state that keeps files waiting; undefined: they do no more. */
export function waitingState(person: string, files: Waiting | undefined) {
  return [{ key: waitingKey(person), value: files && JSON.stringify(files) }];
}

/** For which session this person gave material in private within the last hour; undefined if for none. */
export async function lastGiven(
  reads: Pick<Reads, 'state'>,
  person: string,
  now: number,
): Promise<{ readonly courseId: string; readonly sessionId: string } | undefined> {
  const value = await reads.state(givenKey(person));
  const last = value === undefined ? undefined : given.parse(JSON.parse(value));
  return last !== undefined && now <= last.until ? last : undefined;
}

/** The files of this person that wait; undefined if none do, or if their hour is over. */
export async function waitingFiles(
  reads: Pick<Reads, 'state'>,
  person: string,
  now: number,
): Promise<Waiting | undefined> {
  const value = await reads.state(waitingKey(person));
  const files = value === undefined ? undefined : waiting.parse(JSON.parse(value));
  return files !== undefined && now <= files.until ? files : undefined;
}

/** Files that came in private, and whose material they may be. */
export interface SentFiles {
  readonly person: string;
  readonly at: number;
  readonly account: string;
  readonly room: string;
  readonly eventId: string;
  readonly files: readonly FileRef[];
  /** What was written in the same message. */
  readonly text: string;
  /** The course meant; where no session is, one of those that the person gives material in. */
  readonly course: Course;
  /** They have several, so that a line names it. */
  readonly several: boolean;
  /** The session meant: the one just given, or (`guessed`) the next of their only course. */
  readonly session?: Session;
  readonly guessed: boolean;
  /** What course and person keep already, without these files. */
  readonly kept: FilesKept;
  /** Files that wait already. */
  readonly before: Waiting | undefined;
}

/**
 * Asks whose material the files are: with a ✅ where a session is meant, which takes all that wait. Those that
 * follow at once enter the question that stands, others get a new one. What waited for another session waits no
 * more, and its question says so: its ✅ would add there what came after it.
 */
export function offerFiles(house: House, sent: SentFiles): Decision {
  const { person, at, session, before, course } = sent;
  const words = wordsOf(course.language).material;
  const fit = sent.files.filter(({ size }) => size <= limits.fileBytes);
  const full = overQuota(house, course.language, sent.kept, fit);
  const files = full === undefined ? fit : [];
  const large = sent.files.filter(({ size }) => size > limits.fileBytes).map(({ name }) => name);
  const refused =
    large.length === 0 ? undefined : words.fileTooLarge(large, limits.fileBytes / (1024 * 1024));
  const key = `files/${sent.account}/${sent.eventId}`;
  const same = before !== undefined && before.sessionId === session?.id ? before : undefined;
  const asked = same !== undefined && at <= same.until - remembered + inOneGo;
  const text = [same?.text ?? '', bounded(sent.text)].filter((part) => part !== '').join('\n\n');
  const next: Waiting = {
    files: [...withFiles(same?.files ?? [], files)],
    ...(text === '' ? {} : { text }),
    post: asked ? same.post : key,
    ...(session === undefined ? {} : { sessionId: session.id }),
    until: at + remembered,
  };
  const code = sent.several ? `${course.code} ` : '';
  const line = `${code}${words.addLine(session?.number ?? 1)}`;
  const names = words.named([...text].length, next.files);
  const question =
    files.length === 0
      ? undefined
      : session === undefined
        ? words.filesOfWhich(names, line)
        : concat(
            words.offer({ names, number: session.number, title: session.title, guessed: sent.guessed, line }),
            doc(
              actions({ sign: '✅', label: words.add, command: words.addLine(session.number), by: person }),
            ),
          );
  const document = concat(concat(refused, full?.answer), question);
  const post = say({
    key,
    subject: { kind: 'session', id: session?.id ?? '', courseId: course.id },
    audience: { kind: 'room', account: sent.account, room: sent.room },
    document,
    urgency: urgency.answer,
    ring: false,
  });
  const replaced = same === undefined && files.length > 0 ? before : undefined;
  return {
    posts: [
      ...(replaced === undefined ? [] : [offerOver(course, replaced)]),
      asked && question !== undefined ? revise(next.post, document, 'repost') : post,
    ],
    ...(files.length === 0 ? {} : { state: waitingState(person, next), given: files }),
  };
}

/** What is too long for a material is none of it. */
function bounded(text: string): string {
  const given = text.trim();
  return Buffer.byteLength(given) > limits.materialBytes ? '' : given;
}

function offerOver({ language }: Course, { post, files, text = '' }: Waiting): PostOp {
  const words = wordsOf(language).material;
  return revise(post, words.offerOver(words.named([...text].length, files)), 'repost');
}
