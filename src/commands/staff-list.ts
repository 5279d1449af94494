import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { calledAmong } from './find-person.ts';

/** « Équipe de LO21. … »: who leads the course and who helps, of the persons known. */
export function staffList(words: Words, course: Course, persons: readonly Person[]): Document {
  const members = course.staff.flatMap(({ person, role }) => {
    const member = persons.find(({ id }) => id === person);
    return member === undefined ? [] : [{ name: calledAmong(persons, member), role }];
  });
  return words.courseStaff.list(course.code, members);
}
