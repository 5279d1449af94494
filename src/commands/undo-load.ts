import type { Course } from '../domain/course.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { conflictOf } from '../domain/journal-undo.ts';
import type { Person } from '../domain/person.ts';
import type { Material, Session } from '../domain/session.ts';
import type { Reads, StoredPost } from '../ports/store.ts';
import type { Scene } from '../services/scene.ts';

/** For how long an action can be taken back. */
export const undoable = 24 * 60 * 60_000;

export interface UndoLoaded {
  readonly entry?: JournalEntry;
  /** A later action of the person that cannot be taken back: what would be is older than they think. */
  readonly lasting?: JournalEntry;
  /** A later entry that changed the same, and who made it. */
  readonly conflict?: JournalEntry;
  readonly author?: Person;
  /** Whoever is in the staff, or comes back to it. */
  readonly persons: readonly Person[];
  /** All that the entry wrote, as it is now. */
  readonly sessions: readonly Session[];
  readonly materials: readonly Material[];
  /** Another course has the code since that this one would have again. */
  readonly codeHeldBy?: Course;
  /** The answer that the entry got. */
  readonly answer?: StoredPost;
}

/** Reads an entry (the named one, else the person's last) and everything that taking it back concerns. */
export async function loadUndo(reads: Reads, scene: Scene, id: string | undefined): Promise<UndoLoaded> {
  const { entry, lasting } = await entryOf(reads, scene, id);
  if (entry === undefined)
    return { sessions: [], materials: [], persons: [], ...(lasting === undefined ? {} : { lasting }) };
  const conflict = conflictOf(entry, await reads.journalAfter(entry));
  const author = conflict === undefined ? undefined : await reads.person(conflict.person);
  const codeHeldBy = await holderOf(reads, entry);
  const answer = entry.answer === undefined ? undefined : await reads.post(entry.answer);
  const ids = [...new Set(entry.writes.filter(({ kind }) => kind !== 'course').map((write) => write.id))];
  const sessions = await Promise.all(ids.map((each) => reads.session(each)));
  const opened = new Set(sessions.flatMap((each) => (each?.opening === undefined ? [] : [each.id])));
  const textual = entry.writes.filter(
    ({ kind, field, id }) => kind === 'material' || shownFields.has(field) || opened.has(id),
  );
  const materials = await Promise.all(
    [...new Set(textual.map((write) => write.id))].map((each) => reads.material(each)),
  );
  const staff = entry.writes.flatMap(({ field }) => (field.startsWith('staff.') ? [field.slice(6)] : []));
  return {
    entry,
    persons: [...scene.staff, ...(await reads.persons(staff))],
    ...(lasting === undefined ? {} : { lasting }),
    sessions: sessions.filter((session) => session !== undefined),
    materials: materials.filter((material) => material !== undefined),
    ...(conflict === undefined ? {} : { conflict }),
    ...(author === undefined ? {} : { author }),
    ...(codeHeldBy === undefined ? {} : { codeHeldBy }),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** Who has the code now that a course would have again. */
async function holderOf(reads: Reads, { writes, courseId }: JournalEntry): Promise<Course | undefined> {
  const code = writes.find(({ kind, field }) => kind === 'course' && field === 'code')?.before;
  const holder = typeof code === 'string' ? await reads.courseByCode(code) : undefined;
  return holder?.id === courseId ? undefined : holder;
}

/** Fields that stand in the posts which show the material. */
const shownFields = new Set(['title', 'location']);

async function entryOf(
  reads: Reads,
  { course, person, now }: Scene,
  id: string | undefined,
): Promise<Pick<UndoLoaded, 'entry' | 'lasting'>> {
  if (course === undefined) return {};
  if (id === undefined) {
    const found = await reads.journalOf(person.id, course.id, now - undoable, mostLasting);
    const entry = found.find(({ writes }) => writes.length > 0);
    const [last] = found;
    return {
      ...(entry === undefined ? {} : { entry }),
      ...(last === undefined || last === entry ? {} : { lasting: last }),
    };
  }
  const entry = (await reads.journalEntry(id)) ?? (await beginningWith(reads, person.id, course.id, now, id));
  return entry === undefined || entry.courseId !== course.id || entry.writes.length === 0 ? {} : { entry };
}

/** How an action is named in a line that people read and type: the beginning of its id, which says it among theirs. */
export function shortCode({ id }: JournalEntry): string {
  return id.slice(0, codeLength);
}

/** The one action of the person that a short code names; undefined where none or several do. */
async function beginningWith(
  reads: Reads,
  person: string,
  courseId: string,
  now: number,
  code: string,
): Promise<JournalEntry | undefined> {
  if (code.length < codeLength) return undefined;
  const own = await reads.journalOf(person, courseId, now - undoable, mostNamed);
  const [only, ...more] = own.filter(({ id }) => id.startsWith(code.toLowerCase()));
  return more.length === 0 ? only : undefined;
}

/** Of 36 letters and digits each: two of one day are hardly ever alike. */
const codeLength = 7;
/** Among so many last actions a short code is looked for. */
const mostNamed = 500;

/** Of so many last actions one is looked for that can be taken back. */
const mostLasting = 50;
