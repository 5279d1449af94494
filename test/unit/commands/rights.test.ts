import { describe, expect, test } from 'vitest';
import { gate } from '../../../src/commands/gate.ts';
import { table } from '../../../src/commands/table.ts';
import type { AnyVerb } from '../../../src/commands/verb.ts';
import { atLeast, type Role } from '../../../src/domain/role.ts';
import { type Decision, isRefusal } from '../../../src/services/decision.ts';
import type { Scene } from '../../../src/services/scene.ts';
import { makeReads } from '../../support/reads.ts';
import {
  direct,
  groupedCourse,
  makeMaterial,
  makePerson,
  makeScene,
  makeSession,
  prof,
  room,
  run,
  student,
  tutor,
} from '../../support/scene.ts';

const host = makePerson('host', 'Hébergeuse');
const people = { student, assistant: tutor, teacher: prof, host } as const;
const roles = ['student', 'assistant', 'teacher', 'host'] as const satisfies readonly Role[];
const places = ['class', 'group', 'staff', 'direct', 'elsewhere', 'directWithout'] as const;
type Place = (typeof places)[number];

function sceneOf(role: Role, place: Place): Scene {
  const person = people[role];
  const without = place === 'elsewhere' || place === 'directWithout';
  const rooms = { class: 'classe', group: 'td1', staff: 'equipe', elsewhere: 'autre' } as const;
  const origin =
    place === 'direct' || place === 'directWithout' ? direct(person) : room(rooms[place], person);
  const course = without ? undefined : groupedCourse;
  return makeScene({ person, origin, course, role, isHost: role === 'host', moderator: false });
}

/** What the declaration of a verb says of a cell: why it is refused, or whether it may change something. */
function declared(verb: AnyVerb, role: Role, place: Place): string {
  const isDirect = place === 'direct' || place === 'directWithout';
  const without = place === 'elsewhere' || place === 'directWithout';
  if (verb.direct === true && !isDirect) return 'directOnly';
  if (verb.needs === 'course' && without) return 'noCourse';
  if (!atLeast(role, verb.role)) return verb.role === 'teacher' ? 'needsTeacher' : 'needsStaff';
  return verb.reading !== undefined && !atLeast(role, verb.reading.changes) ? 'reads' : 'acts';
}

const cells = table.flatMap((verb) =>
  places.flatMap((place) =>
    roles.map((role) => [verb.name, role, place, declared(verb, role, place)] as const),
  ),
);
const verbNamed = (name: string) => table.find((verb) => verb.name === name) as AnyVerb;

/** Does a decision write anything of a course? A post alone shows what there is. */
function changes({ course, sessions, materials, outside, membership, unlinked, linked }: Decision): boolean {
  const lists = [sessions, materials, outside, membership, unlinked, linked];
  return course !== undefined || lists.some((list) => (list?.length ?? 0) > 0);
}

describe('every verb, role and place, as declared', () => {
  test.each(cells)('%s by %s in %s: %s', async (name, role, place, right) => {
    const verb = verbNamed(name);
    const scene = sceneOf(role, place);
    const passes = right === 'reads' || right === 'acts';
    expect(gate(verb, scene)?.refused ?? 'passes').toBe(passes ? 'passes' : right);
    const reads = makeReads({
      courses: [groupedCourse],
      sessions: [makeSession(), makeSession({ number: 2, title: 'Les graphes' }), makeSession({ number: 3 })],
      materials: [makeMaterial()],
      persons: Object.values(people),
    });
    for (const { examples } of [verb.help.fr, verb.help.en]) {
      for (const example of examples) {
        const outcome = await run(verb, example, scene, reads);
        if (!passes) expect(isRefusal(outcome) ? outcome.refused : 'decided').toBe(right);
        if (right === 'reads')
          expect([example, !isRefusal(outcome) && changes(outcome)]).toEqual([example, false]);
      }
    }
  });
});

test('whoever has a role has the rights of those below it', () => {
  const order = ['directOnly', 'noCourse', 'needsTeacher', 'needsStaff', 'reads', 'acts'];
  for (const verb of table) {
    for (const place of places) {
      const rights = roles.map((role) => order.indexOf(declared(verb, role, place)));
      expect(rights).toEqual(rights.toSorted((a, b) => a - b));
    }
  }
});

test('nobody without a role acts on the class where a verb needs one', () => {
  // What every member may do: their own affairs, rooms by their rules, and courses of their own.
  const open = cells.filter(
    ([, role, place, right]) => role === 'student' && place === 'class' && right === 'acts',
  );
  expect(open.map(([name]) => name).toSorted()).toEqual([
    'agenda',
    'audio',
    'call',
    'close',
    'create',
    'help',
    'link',
    'next',
    'remindme',
    'undo',
    'video',
  ]);
});
