import type { Person } from '../domain/person.ts';
import { atLeast } from '../domain/role.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Scene } from './scene.ts';

/** Names of the course's staff, teachers first; `only` narrows to teachers. */
export function staffNames(scene: Scene, only: 'all' | 'teachers' = 'all'): readonly string[] {
  const members = scene.course?.staff ?? [];
  const teachers = members.filter((member) => member.role === 'teacher');
  const others = only === 'teachers' ? [] : members.filter((member) => member.role !== 'teacher');
  return [...teachers, ...others]
    .map((member) => nameOf(scene.staff, member.person))
    .filter((name) => name !== '');
}

/** The name of a person among those loaded; '' if unknown or erased. */
function nameOf(persons: readonly Person[], id: string): string {
  return persons.find((person) => person.id === id)?.name ?? '';
}

/**
 * The refusal of somebody without the role, or undefined if they have it: which role is needed and who
 * has it. `what` completes « Pour …, il faut … »: an infinitive, « planifier ».
 */
export function refuseRole(scene: Scene, what: string, needed: 'assistant' | 'teacher'): Refusal | undefined {
  if (atLeast(scene.role, needed)) return undefined;
  const { common } = scene.words;
  const course = scene.course?.code ?? '';
  return needed === 'teacher'
    ? refuse('needsTeacher', common.needsTeacher(what, course, staffNames(scene, 'teachers')))
    : refuse('needsStaff', common.needsStaff(what, course, staffNames(scene)));
}
