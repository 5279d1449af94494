import type { Database } from 'better-sqlite3';
import type { Course } from '../../src/domain/course.ts';
import { bodyReader } from './bodies.ts';
import { TakenBack } from './group-commit.ts';

/** Courses with the columns that find them: code, places, staff. */
export function courseTable(db: Database) {
  const byId = db.prepare<[string], string>('SELECT body FROM course WHERE id = ?').pluck();
  const byRoom = db
    .prepare<[string, string], string>(
      'SELECT c.body FROM place p JOIN course c ON c.id = p.course WHERE p.account = ? AND p.room = ?',
    )
    .pluck();
  const byCode = db
    .prepare<[string], string>(`SELECT body FROM course WHERE code_key = ? AND status = 'active'`)
    .pluck();
  const countBy = db
    .prepare<[string], number>(`SELECT count(*) FROM course WHERE created_by = ? AND status = 'active'`)
    .pluck();
  const ofPerson = db
    .prepare<[string, string], string>(
      `SELECT body FROM course WHERE status = 'active' AND id IN (
         SELECT course FROM staff WHERE person = ?
         UNION SELECT p.course FROM membership m JOIN place p ON p.account = m.account AND p.room = m.room
         WHERE m.person = ?) ORDER BY code_key`,
    )
    .pluck();
  const active = db
    .prepare<[], string>(`SELECT body FROM course WHERE status = 'active' ORDER BY code_key`)
    .pluck();
  const insert = db.prepare(
    'INSERT INTO course (id, code_key, status, created_by, version, body) VALUES (?, ?, ?, ?, 1, ?)',
  );
  const update = db.prepare(
    'UPDATE course SET code_key = ?, status = ?, created_by = ?, version = version + 1, body = ? WHERE id = ? AND version = ?',
  );
  const clearPlaces = db.prepare('DELETE FROM place WHERE course = ?');
  const addPlace = db.prepare('INSERT INTO place (account, room, course) VALUES (?, ?, ?)');
  const clearStaff = db.prepare('DELETE FROM staff WHERE course = ?');
  const addStaff = db.prepare('INSERT INTO staff (person, course) VALUES (?, ?) ON CONFLICT DO NOTHING');

  const asCourse = bodyReader<Course>();
  const parsed = (body: string | undefined) => (body === undefined ? undefined : asCourse(body));

  return {
    reads: {
      course: (id: string) => parsed(byId.get(id)),
      courseAt: (account: string, room: string) => parsed(byRoom.get(account, room)),
      courseByCode: (code: string) => parsed(byCode.get(codeKey(code))),
      coursesCreatedBy: (person: string) => countBy.get(person) ?? 0,
      coursesOf: (person: string) => ofPerson.all(person, person).map(asCourse),
      allCourses: () => active.all().map(asCourse),
    },

    /** Writes each at its version. A code or room taken meanwhile is a conflict like a stale version. */
    write(courses: readonly Course[]): void {
      for (const course of courses) {
        const body = JSON.stringify({ ...course, version: course.version + 1 });
        const columns = [codeKey(course.code), course.status, course.createdBy] as const;
        if (course.version === 0) insert.run(course.id, ...columns, body);
        else if (update.run(...columns, body, course.id, course.version).changes === 0) {
          throw new TakenBack('conflict');
        }
        clearPlaces.run(course.id);
        clearStaff.run(course.id);
      }
      // After all are cleared: a room may pass from one course to another in one commit.
      for (const course of courses) {
        if (course.status !== 'active') continue;
        for (const place of course.places) addPlace.run(place.account, place.room, course.id);
        for (const member of course.staff) addStaff.run(member.person, course.id);
      }
    },
  };
}

function codeKey(code: string): string {
  return code.normalize('NFC').toLowerCase();
}
