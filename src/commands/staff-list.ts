import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';

/** « Équipe de LO21. … »: who leads the course and who helps, of the persons known. */
export function staffList(words: Words, course: Course, persons: readonly Person[]): Document {
  const members = course.staff.flatMap(({ person, role }) => {
    const name = persons.find(({ id }) => id === person)?.name;
    return name === undefined ? [] : [{ name, role }];
  });
  return words.courseStaff.list(course.code, members);
}
