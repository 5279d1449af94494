import { limits } from '../domain/limits.ts';
import type { Person } from '../domain/person.ts';
import type { StaffRole } from '../domain/role.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import type { CourseScene } from '../services/scene.ts';

/**
 * Gives a person a role in the course (undefined: takes it away). A course is never left without a
 * teacher; what is already so is refused with a word, not done again. `called`: who it is, told from namesakes.
 */
export function changeStaff(
  scene: CourseScene,
  { person, called }: { readonly person: Person; readonly called: string },
  role: StaffRole | undefined,
): Outcome {
  const words = scene.words.courseStaff;
  const { course } = scene;
  const before = course.staff.find((member) => member.person === person.id)?.role;
  if (before === role) {
    return role === undefined
      ? refuse('notStaff', words.notStaff(called, course.code))
      : refuse('alreadyStaff', words.already(called, course.code, role));
  }
  const others = course.staff.filter((member) => member.person !== person.id);
  if (before === 'teacher' && !others.some((member) => member.role === 'teacher')) {
    return refuse('lastTeacher', words.lastTeacher(called, course.code));
  }
  if (before === undefined && course.staff.length >= limits.staffPerCourse) {
    return refuse('tooManyStaff', words.tooMany(course.code, limits.staffPerCourse));
  }
  if (role === undefined) {
    return {
      course: { ...course, staff: others },
      answer: words.removed(called, course.code),
      undoable: true,
    };
  }
  const member = { person: person.id, role };
  const staff =
    before === undefined
      ? [...course.staff, member]
      : course.staff.map((each) => (each.person === person.id ? member : each));
  return {
    course: { ...course, staff },
    answer: words.added(called, course.code, role),
    undoable: true,
  };
}
