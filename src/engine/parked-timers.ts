import type { Course } from '../domain/course.ts';
import { courseFields, sessionFields } from '../domain/journal-diff.ts';
import type { Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Timer } from '../domain/timer.ts';
import type { Commit, Reads } from '../ports/store.ts';
import { hashKey } from './ids.ts';

/** What the keys of parked timers begin with in the store's small state. */
export const parkedPrefix = stateKeys.parked;

type StateEntry = NonNullable<Commit['state']>[number];

/** The timers of one subject as they are derived from it. */
export interface DerivedTimers {
  readonly subject: Timer['subject'];
  readonly of: Course | Session;
  readonly timers: readonly Timer[];
}

/** What is stored of a timer that is put aside: it is not derived again until its subject changes. */
export async function parkedEntry(reads: Reads, timer: Timer, reference: string): Promise<StateEntry> {
  const { id } = timer.subject;
  const subject = timer.subject.kind === 'session' ? await reads.session(id) : await reads.course(id);
  return { key: keyOf(timer), value: `${markOf(timer, subject)} ${reference}` };
}

/**
 * The sets without the timers that are parked; `state` lets go of those whose subject has changed since: what
 * people set of it, or when the timer is due.
 */
export async function withoutParked(
  reads: Reads,
  courseId: string,
  sets: readonly DerivedTimers[],
): Promise<{ readonly timers: NonNullable<Commit['timers']>; readonly state: readonly StateEntry[] }> {
  const parked = new Map<string, string>();
  if (sets.length > 0) {
    for (const { key, value } of await reads.states(`${parkedPrefix}${courseId}/`)) parked.set(key, value);
  }
  if (parked.size === 0) return { timers: sets, state: [] };
  const stays = (timer: Timer, of: Course | Session) =>
    parked.get(keyOf(timer))?.startsWith(`${markOf(timer, of)} `) === true;
  const staying = new Set(
    sets.flatMap(({ of, timers }) => timers.filter((timer) => stays(timer, of)).map(keyOf)),
  );
  // With a course that is gone, all of it goes: its sessions are not derived each.
  const isGone = sets.some(({ of }) => !('courseId' in of) && of.status === 'gone');
  const about = isGone
    ? [`${parkedPrefix}${courseId}/`]
    : sets.map(({ subject }) => subjectKey(courseId, subject));
  const changed = [...parked.keys()].filter(
    (key) => !staying.has(key) && about.some((start) => key.startsWith(start)),
  );
  return {
    timers: sets.map(({ subject, timers }) => ({
      subject,
      timers: timers.filter((timer) => !staying.has(keyOf(timer))),
    })),
    state: changed.map((key) => ({ key, value: undefined })),
  };
}

/** The references under which timers are parked, each once. */
export function parkedReferences(parked: readonly StateEntry[]): readonly string[] {
  return [...new Set(parked.map(({ value = '' }) => value.split(' ').at(-1) ?? ''))];
}

function subjectKey(courseId: string, subject: Timer['subject']): string {
  return `${parkedPrefix}${courseId}/${subject.kind}/${subject.id}/`;
}

function keyOf({ courseId, subject, kind, key }: Timer): string {
  return `${subjectKey(courseId, subject)}${kind}/${key}`;
}

/** What the timer was derived from. Without what the house notes for itself: a reminder done changes nothing. */
function markOf({ due }: Timer, subject: Course | Session | undefined): string {
  if (subject === undefined) return `${due} -`;
  const fields = 'courseId' in subject ? sessionFields(subject) : courseFields(subject);
  return `${due} ${hashKey(JSON.stringify(fields))}`;
}
