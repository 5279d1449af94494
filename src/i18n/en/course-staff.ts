import type { StaffRole } from '../../domain/role.ts';
import { command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import type { courseStaff as french } from '../fr/course-staff.ts';
import { common } from './common.ts';

const standing: Record<StaffRole, string> = { teacher: 'a teacher', assistant: 'an assistant' };
const rights: Record<StaffRole, string> = {
  teacher: 'they can do everything, settings and staff included',
  assistant: 'they can plan, prepare material and open rooms',
};

export const courseStaff: typeof french = {
  toChange: 'change the staff',
  addLine: (person: string, role: StaffRole) => `staff + ${person} ${role}`,
  removeLine: (person: string) => `staff - ${person}`,
  list: (course: string, members: readonly { name: string; role: StaffRole }[]): Document => {
    const names = (role: StaffRole) => members.filter((each) => each.role === role).map((each) => each.name);
    const teachers = common.and(names('teacher'));
    const assistants = common.and(names('assistant'));
    return doc(
      line`Staff of ${course}. Teachers: ${teachers}.${assistants === '' ? '' : ` Assistants: ${assistants}.`}`,
    );
  },
  usage: (): Document =>
    doc(
      line`To add somebody: ${command('staff + NAME assistant')}. To remove: ${command('staff - NAME')}. To see it: ${command('staff')}.`,
    ),
  several: (name, persons, asLine): Document =>
    doc(
      line`Several people are called “${name}”. Which one?`,
      list(persons.map((person) => inlines`${person.name}: ${command(asLine(person.account))}`)),
    ),
  unknown: (name, course, near, asLine): Document =>
    near.length === 0
      ? doc(
          line`I have seen nobody called “${name}” in the rooms of ${course}. They have to have written there at least once; type the name as it is shown, or mention them. For example: ${command(asLine('NAME'))}.`,
        )
      : doc(
          line`I cannot find exactly “${name}” in the rooms of ${course}. Perhaps:`,
          list(near.map((person) => inlines`${command(asLine(person))}`)),
        ),
  already: (name: string, course: string, role: StaffRole): Document =>
    doc(line`${name} is already ${standing[role]} of ${course}. The staff: ${command('staff')}.`),
  notStaff: (name: string, course: string): Document =>
    doc(line`${name} is not on the staff of ${course}. The staff: ${command('staff')}.`),
  lastTeacher: (name: string, course: string): Document =>
    doc(
      line`${course} would have no teacher left without ${name}. Add somebody first: ${command('staff + NAME teacher')}.`,
    ),
  tooMany: (course: string, most: number): Document =>
    doc(
      line`The staff of ${course} already has ${most} people, which is the maximum. To make room: ${command('staff - NAME')}.`,
    ),
  added: (name: string, course: string, role: StaffRole): Document =>
    doc(line`✅ ${name} is now ${standing[role]} of ${course}: ${rights[role]}.`, common.undoHint()),
  removed: (name: string, course: string): Document =>
    doc(line`✅ ${name} is no longer on the staff of ${course}.`, common.undoHint()),
};
