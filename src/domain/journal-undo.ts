import { isDeepStrictEqual } from 'node:util';
import type { Course, StaffMember } from './course.ts';
import type { FieldWrite, JournalEntry } from './journal.ts';
import { type Aggregates, courseFields, materialFields, sessionFields, whole } from './journal-diff.ts';
import { endOf, type Material, type Session } from './session.ts';
import { toInstant } from './time/zone.ts';
import { changeOf, lastTold } from './told.ts';

/** What time has done since, that keeps an entry from being taken back. */
export interface UndoFault {
  /** `begun`: the session opened; `held`: it took place; `past`: its time has gone by; `lastTeacher`: nobody would lead the course. */
  readonly fault: 'begun' | 'held' | 'past' | 'lastTeacher';
  readonly session?: Session;
}

/**
 * The entry among `later` ones (of the same course, not undone) that changed something which `entry`
 * wrote. What was made whole is changed by any later write to it; a course, by anything in it.
 */
export function conflictOf(entry: JournalEntry, later: readonly JournalEntry[]): JournalEntry | undefined {
  return later.find((other) => other.writes.some((write) => entry.writes.some((own) => collide(own, write))));
}

function collide(own: FieldWrite, other: FieldWrite): boolean {
  if (own.kind === 'course' && own.field === whole) return true;
  if (own.id !== other.id) return false;
  // A session made by the entry goes with its material.
  if (own.kind === 'session' && own.field === whole) return true;
  return (
    own.kind === other.kind && (own.field === other.field || own.field === whole || other.field === whole)
  );
}

/**
 * The aggregates with the fields that `entry` wrote as they were before. What the machine has changed
 * since (a material shown at the opening) stays. Sessions that it planned become `removed`, a course that
 * it made `gone` and without places. `changedAt` moves where the class has something new to learn.
 */
export function applyUndo(entry: JournalEntry, current: Aggregates, now: number): Aggregates | UndoFault {
  const sessions: Session[] = [];
  for (const session of current.sessions) {
    const writes = writesTo(entry, 'session', session.id);
    const undone = writes.length === 0 ? session : undoneSession(session, writes, now);
    if ('fault' in undone) return undone;
    sessions.push(undone);
  }
  const course =
    current.course && undoneCourse(current.course, writesTo(entry, 'course', current.course.id), now);
  if (course !== undefined && 'fault' in course) return course;
  return {
    ...(course === undefined ? {} : { course }),
    sessions,
    materials: current.materials.map((material) =>
      undoneMaterial(material, writesTo(entry, 'material', material.sessionId)),
    ),
  };
}

function writesTo(entry: JournalEntry, kind: FieldWrite['kind'], id: string): readonly FieldWrite[] {
  return entry.writes.filter((write) => write.kind === kind && write.id === id);
}

function undoneSession(session: Session, writes: readonly FieldWrite[], now: number): Session | UndoFault {
  const made = writes.some(({ field }) => field === whole);
  if (made) {
    if (session.status === 'closed') return { fault: 'held', session };
    return { ...session, status: 'removed', changedAt: now };
  }
  const wrote = (name: string) => writes.find(({ field }) => field === name);
  if (wrote('start') !== undefined || wrote('minutes') !== undefined) {
    if (session.status === 'open') return { fault: 'begun', session };
    if (session.status === 'closed') return { fault: 'held', session };
  }
  const status = wrote('status');
  if (status !== undefined && session.status === 'closed') return { fault: 'held', session };
  // Taken back by its own word, whatever the machine made of it: restored, then opened, then cancelled again.
  const before = status === undefined ? {} : { status: status.before as Session['status'] };
  const fields: Session = { ...restoredFields(session, sessionFields(session), writes), ...before };
  // The clock's rules may have changed since the entry was written: its instant is not to be trusted.
  const undone = wrote('start') === undefined ? fields : { ...fields, startsAt: toInstant(fields.start) };
  const live = undone.status === 'planned' || undone.status === 'open';
  const dated = status !== undefined || wrote('start') !== undefined;
  if (dated && live && endOf(undone) <= now) return { fault: 'past', session: undone };
  return news(undone) === news(session) ? undone : { ...undone, changedAt: now };
}

/** What the class would be told of a session, to compare. */
function news(session: Session): string {
  return JSON.stringify([
    changeOf(session),
    lastTold(session),
    session.startsAt,
    session.minutes,
    session.status,
  ]);
}

function undoneCourse(course: Course, writes: readonly FieldWrite[], now: number): Course | UndoFault {
  if (writes.some(({ field }) => field === whole)) return { ...course, status: 'gone', places: [] };
  const plain = writes.filter(({ field }) => !field.startsWith('staff.'));
  const undone = restoredFields(course, courseFields(course), plain);
  const staff = undoneStaff(course.staff, writes);
  if (!staff.some(({ role }) => role === 'teacher')) return { fault: 'lastTeacher' };
  const reminders = plain.some(({ field }) => field === 'settings.reminders');
  return {
    ...undone,
    staff,
    ...(reminders ? { settings: { ...undone.settings, remindersSince: now } } : {}),
  };
}

function undoneStaff(staff: readonly StaffMember[], writes: readonly FieldWrite[]): readonly StaffMember[] {
  const roles = new Map(staff.map(({ person, role }) => [person, role]));
  for (const { field, before } of writes) {
    if (!field.startsWith('staff.')) continue;
    const person = field.slice('staff.'.length);
    if (before === undefined) roles.delete(person);
    else roles.set(person, before as StaffMember['role']);
  }
  return [...roles].map(([person, role]) => ({ person, role }));
}

function undoneMaterial(material: Material, writes: readonly FieldWrite[]): Material {
  if (writes.some(({ field }) => field === whole)) return { ...material, body: '', files: [] };
  return restoredFields(material, materialFields(material), writes);
}

/** Fields put back to their old values; `settings.KEY` goes into `settings`. Values the machine has changed since stay. */
function restoredFields<T extends object>(
  object: T,
  fields: Readonly<Record<string, unknown>>,
  writes: readonly FieldWrite[],
): T {
  let result: Record<string, unknown> = Object.fromEntries(Object.entries(object));
  for (const { field, before, after } of writes) {
    if (!isDeepStrictEqual(fields[field], after)) continue;
    const [name = '', key] = field.split('.', 2);
    if (key === undefined) result = withField(result, name, before);
    else result = { ...result, [name]: withField({ ...(result[name] as object) }, key, before) };
  }
  return result as T;
}

function withField(object: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const { [name]: _, ...rest } = object;
  return value === undefined ? rest : { ...rest, [name]: value };
}
