import type { Course } from '../../src/domain/course.ts';
import type { JournalEntry } from '../../src/domain/journal.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Material, Session } from '../../src/domain/session.ts';
import { announceDue } from '../../src/domain/told.ts';
import type { Activity, Copy, FilesKept, Reads, StoredPost } from '../../src/ports/store.ts';
import { prof, student, student2, tutor } from './scene.ts';

/** What the in-memory reads answer from; everything is optional. */
export interface ReadsData {
  readonly courses?: readonly Course[];
  readonly sessions?: readonly Session[];
  readonly materials?: readonly Material[];
  /** Known and seen in the course's rooms; Prof, Tuteur, Étu1 and Étu2 by default. */
  readonly persons?: readonly Person[];
  readonly journal?: readonly JournalEntry[];
  readonly posts?: readonly StoredPost[];
  readonly copies?: readonly Copy[];
  readonly activity?: Readonly<Record<string, Activity>>;
  /** What any person wrote, over all sessions. */
  readonly wrote?: { readonly sessions: number; readonly messages: number };
  /** Bytes of files that course and person keep. */
  readonly filesKept?: FilesKept;
  /** Small engine state, by key. */
  readonly state?: Readonly<Record<string, string>>;
  /** Courses that a person created, where it matters. */
  readonly created?: number;
}

/** A small stand-in for the store's reads, for tests of decisions; the real ones have their contract suite. */
export function makeReads(data: ReadsData = {}): Reads {
  const courses = data.courses ?? [];
  const sessions = [...(data.sessions ?? [])]
    .filter((session) => session.status !== 'removed')
    .sort((a, b) => a.startsAt - b.startsAt);
  const persons = data.persons ?? [prof, tutor, student, student2];
  const journal = data.journal ?? [];
  const posts = data.posts ?? [];
  const of = (courseId: string) => sessions.filter((session) => session.courseId === courseId);
  const seen = (course: Course, person: string) => course.staff.some((member) => member.person === person);
  return {
    course: async (id) => courses.find((course) => course.id === id),
    courseAt: async (account, room) =>
      courses.find((course) =>
        course.places.some((place) => place.account === account && place.room === room),
      ),
    courseByCode: async (code) =>
      courses.find(
        (course) => course.code.toLowerCase() === code.toLowerCase() && course.status === 'active',
      ),
    coursesCreatedBy: async (person) =>
      data.created ?? courses.filter((course) => course.createdBy === person).length,
    coursesOf: async (person) => courses.filter((course) => seen(course, person)),
    allCourses: async () => courses,
    session: async (id) => sessions.find((session) => session.id === id),
    sessionsByNumber: async (courseId, numbers) =>
      of(courseId)
        .filter((session) => numbers.includes(session.number))
        .sort((a, b) => a.number - b.number),
    sessionsBetween: async (courseId, { from, to, limit, newestFirst }) => {
      const found = of(courseId).filter((session) => session.startsAt >= from && session.startsAt < to);
      return (newestFirst === true ? found.reverse() : found).slice(0, limit);
    },
    openSessions: async (courseId) => of(courseId).filter((session) => session.status === 'open'),
    sessionsToAnnounce: async (courseId) =>
      (data.sessions ?? [])
        .filter((session) => session.courseId === courseId && announceDue(session) !== undefined)
        .sort((a, b) => a.number - b.number),
    countSessions: async (courseId) => of(courseId).length,
    material: async (sessionId) => data.materials?.find((material) => material.sessionId === sessionId),
    filesKept: async () => data.filesKept ?? { course: 0, person: 0 },
    person: async (id) => persons.find((person) => person.id === id),
    persons: async (ids) => persons.filter((person) => ids.includes(person.id)),
    personByAccount: async (platform, user) =>
      persons.find((person) =>
        person.accounts.some((account) => account.platform === platform && account.user === user),
      ),
    personsIn: async () => persons,
    journalOf: async (person, courseId, since, limit) =>
      journal
        .filter(
          (entry) =>
            entry.person === person &&
            entry.courseId === courseId &&
            entry.at >= since &&
            entry.undoneAt === undefined,
        )
        .sort((a, b) => b.at - a.at)
        .slice(0, limit),
    journalEntry: async (id) => journal.find((entry) => entry.id === id),
    journalAfter: async (entry) =>
      journal
        .filter(
          (each) => each.courseId === entry.courseId && each.at > entry.at && each.undoneAt === undefined,
        )
        .sort((a, b) => a.at - b.at),
    post: async (key) => posts.find((post) => post.key === key),
    postAt: async (account, reference) => {
      const copy = data.copies?.find(
        (each) => each.reference === reference && each.target.account === account,
      );
      return posts.find((post) => post.key === copy?.post);
    },
    copies: async (key) => (data.copies ?? []).filter((copy) => copy.post === key),
    activity: async (sessionId) => data.activity?.[sessionId] ?? { persons: 0, messages: 0 },
    activityOf: async () => data.wrote ?? { sessions: 0, messages: 0 },
    roomsSeen: async () => 0,
    event: async () => undefined,
    cursor: async () => undefined,
    heardAt: async () => undefined,
    states: async (prefix) =>
      Object.entries(data.state ?? {}).flatMap(([key, value]) =>
        key.startsWith(prefix) ? { key, value } : [],
      ),
    state: async (key) => data.state?.[key],
    readBlob: async () => undefined,
  };
}
