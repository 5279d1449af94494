import type { CommandRead } from '../commands/read-line.ts';
import { findVerb, nearVerb } from '../commands/table.ts';
import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Commit, Store } from '../ports/store.ts';
import { calledAmong } from '../services/former-codes.ts';
import type { Origin } from '../services/scene.ts';

/** The course that a private line is about; `named` where neither the line nor an only course says it. */
export interface CourseMeant {
  readonly course: Course;
  /** The answer says which course it is. */
  readonly named?: true;
}

/** Where a private line stands, and the message that it answers. */
interface Said {
  readonly account: string;
  readonly room: string;
  readonly replyTo?: string;
}

const usedKey = ({ account, room }: Pick<Said, 'account' | 'room'>, person: Person) =>
  `${stateKeys.used}${account}/${room}/${person.id}`;

/**
 * Which of their courses somebody means in private: the one whose code comes first, their only one, that of the message
 * of ours which they answer; and where they only read, the one that they used last there. What changes something
 * is never guessed.
 */
export async function courseMeant(
  store: Pick<Store, 'postAt' | 'state'>,
  said: Said,
  person: Person,
  read: CommandRead,
  courses: readonly Course[],
): Promise<CourseMeant | undefined> {
  if (read.course !== undefined) {
    const course = calledAmong(courses, read.course);
    return course === undefined ? undefined : { course };
  }
  const [only, ...more] = courses;
  if (more.length === 0) return only === undefined ? undefined : { course: only };
  const answered = said.replyTo === undefined ? undefined : await store.postAt(said.account, said.replyTo);
  const of = courses.find(({ id }) => id === answered?.subject.courseId);
  if (of !== undefined) return { course: of, named: true };
  if (!onlyReads(read)) return undefined;
  const used = await store.state(usedKey(said, person));
  const last = courses.find(({ id }) => id === used);
  return last === undefined ? undefined : { course: last, named: true };
}

/** Does a line change nothing, as far as can be told from it; of a word that is no verb, what it would be proposed as? */
function onlyReads(read: CommandRead): boolean {
  const found = findVerb(read.line.verb) ?? nearVerb(read.line.verb);
  return found?.verb.reads?.(found.line(read.line)) === true;
}

/** What remembers the course that somebody with several has just used in private; nothing where it is the same as before. */
export async function usedNow(
  store: Pick<Store, 'state'>,
  { account, room, direct }: Pick<Origin, 'account' | 'room' | 'direct'>,
  person: Person,
  course: Course | undefined,
  courses: readonly Course[],
): Promise<Pick<Commit, 'state'>> {
  if (!direct || course === undefined || courses.length < 2) return {};
  const key = usedKey({ account, room }, person);
  return (await store.state(key)) === course.id ? {} : { state: [{ key, value: course.id }] };
}
