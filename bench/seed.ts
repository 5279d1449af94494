import type { Course, StaffMember } from '../src/domain/course.ts';
import { courseTimers } from '../src/domain/course-timers.ts';
import type { Person } from '../src/domain/person.ts';
import { noRooms } from '../src/domain/room.ts';
import type { Session } from '../src/domain/session.ts';
import { sessionTimers } from '../src/domain/session-timers.ts';
import { defaultSettings, type Settings } from '../src/domain/settings.ts';
import { fromInstant, toInstant } from '../src/domain/time/zone.ts';
import type { Store } from '../src/ports/store.ts';
import { noticeVersion } from '../src/services/privacy-notice.ts';
import { account } from './rig.ts';

const zone = 'Europe/Paris';
/** Long, so that no session ends while the others are measured. */
const minutes = 12 * 60;

/** A course with one class room, `room<index>`. Its reminders are ten minutes before, whatever the hour. */
export function courseOf(
  index: number,
  staff: readonly StaffMember[],
  settings: Partial<Settings> = {},
): Course {
  return {
    id: `course${index}`,
    code: `C${index}`,
    title: `Course ${index}`,
    zone,
    language: 'fr',
    settings: {
      ...defaultSettings,
      reminders: [{ kind: 'before', minutes: 10 }],
      quiet: 'none',
      ...settings,
    },
    staff,
    places: [
      {
        id: `place${index}`,
        account,
        room: `room${index}`,
        kind: 'class',
        linkedAt: 0,
        notice: noticeVersion,
      },
    ],
    groups: [],
    ringing: [],
    nextNumber: 2_001,
    linkCodes: [],
    rooms: noRooms,
    createdBy: staff[0]?.person ?? 'host',
    createdAt: 0,
    status: 'active',
    sample: false,
    version: 0,
  };
}

/** A planned session of the course at the minute of `at` (epoch ms), with material, told to the class. */
export function sessionOf(course: Course, number: number, at: number): Session {
  const start = fromInstant(at, zone);
  return {
    id: `${course.id}-s${number}`,
    courseId: course.id,
    number,
    title: `Session ${number}`,
    titleFrom: 'staff',
    start,
    startsAt: toInstant(start),
    minutes,
    status: 'planned',
    reminded: [],
    told: { local: start.local, zone, minutes, status: 'planned' },
    material: { characters: 1_000, files: 0, state: 'hidden' },
    rooms: noRooms,
    version: 0,
  };
}

/** Person `user` of the null chat. */
export function personOf(user: string): Person {
  return { id: `p-${user}`, name: user, accounts: [{ platform: account, user }], version: 0 };
}

/** Stores a course with its sessions, their timers and its people. */
export async function seed(
  store: Store,
  course: Course,
  sessions: readonly Session[],
  persons: readonly Person[],
): Promise<void> {
  await store.apply({
    courses: [course],
    sessions,
    persons,
    membership: persons.map((person) => ({
      account,
      room: course.places[0]?.room ?? '',
      person: person.id,
      change: 'joined',
    })),
    timers: [
      { subject: { kind: 'course', id: course.id }, timers: courseTimers(course) },
      ...sessions.map((session) => ({
        subject: { kind: 'session' as const, id: session.id },
        timers: sessionTimers(session, course),
      })),
    ],
  });
}
