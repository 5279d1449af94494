import { gate } from '../../src/commands/gate.ts';
import { type ReadOptions, readLine } from '../../src/commands/read-line.ts';
import { type AnyVerb, isRefused } from '../../src/commands/verb.ts';
import { wordIn } from '../../src/commands/verb-words.ts';
import { type Course, type Place, roleIn } from '../../src/domain/course.ts';
import type { Person } from '../../src/domain/person.ts';
import { noRooms } from '../../src/domain/room.ts';
import type { Material, Session } from '../../src/domain/session.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Reads } from '../../src/ports/store.ts';
import { type Decision, isRefusal, type Outcome, type Refusal } from '../../src/services/decision.ts';
import type { CourseScene, House, Scene } from '../../src/services/scene.ts';
import { makeReads } from './reads.ts';

/** Tuesday 10 November 2026, 9:00 in Paris. */
export const now = Date.UTC(2026, 10, 10, 8, 0);

export const house: House = { language: 'fr', zone: 'Europe/Paris', instances: [] };

/** A person with one local account; `makePerson('etu1', 'Étu1')`. */
export function makePerson(id: string, name = id): Person {
  return { id, name, accounts: [{ platform: 'local', user: id }], version: 1 };
}

export const prof = makePerson('prof', 'Prof');
export const tutor = makePerson('tutor', 'Tuteur');
export const student = makePerson('etu1', 'Étu1');
export const student2 = makePerson('etu2', 'Étu2');

export const classPlace: Place = {
  id: 'place-class',
  account: 'local',
  room: 'classe',
  kind: 'class',
  linkedAt: now - 86_400_000,
  notice: 1,
};
export const staffPlace: Place = { ...classPlace, id: 'place-staff', room: 'equipe', kind: 'staff' };
export const groupPlace: Place = {
  ...classPlace,
  id: 'place-td1',
  room: 'td1',
  kind: 'group',
  group: 'td1',
};

/** LO21: Prof is its teacher, Tuteur its assistant; one class place. */
export function makeCourse(over: Partial<Course> = {}): Course {
  return {
    id: 'course-lo21',
    code: 'LO21',
    title: 'Algorithmes et structures',
    zone: 'Europe/Paris',
    language: 'fr',
    settings: defaultSettings,
    staff: [
      { person: 'prof', role: 'teacher' },
      { person: 'tutor', role: 'assistant' },
    ],
    places: [classPlace],
    groups: [],
    ringing: [],
    nextNumber: 1,
    linkCodes: [],
    rooms: noRooms,
    createdBy: 'prof',
    createdAt: now - 86_400_000,
    status: 'active',
    sample: false,
    version: 1,
    ...over,
  };
}

/** LO21 with a staff place and a group, TD1, that has a place of its own. */
export const groupedCourse = makeCourse({
  places: [classPlace, staffPlace, groupPlace],
  groups: [{ id: 'td1', name: 'TD1' }],
});

/** S1 of LO21, planned on Tuesday 1 December 2026, 14:15 Paris, 2 h; give `startsAt` with `start`. */
export function makeSession(over: Partial<Session> = {}): Session {
  const number = over.number ?? 1;
  return {
    id: `session-${number}`,
    courseId: 'course-lo21',
    number,
    title: 'Les arbres',
    titleFrom: 'staff',
    start: { local: '2026-12-01T14:15', zone: 'Europe/Paris' },
    startsAt: Date.UTC(2026, 11, 1, 13, 15),
    minutes: 120,
    status: 'planned',
    reminded: [],
    material: { characters: 0, files: 0, state: 'hidden' },
    rooms: noRooms,
    version: 1,
    ...over,
  };
}

export function makeMaterial(over: Partial<Material> = {}): Material {
  return {
    sessionId: 'session-1',
    courseId: 'course-lo21',
    body: '# Les arbres\n',
    files: [],
    version: 1,
    ...over,
  };
}

/** Overrides of a scene; an explicit `undefined` takes the default away (`course: undefined`). */
export type SceneOver = { readonly [Key in keyof Scene]?: Scene[Key] | undefined };

/**
 * Prof, teacher of LO21, writes in the class room of the local chat on Tuesday 10 November 2026, 9:00.
 * The role follows from course and person; ids are id1, id2 … A room given by `origin` other than a
 * linked one has no `place`.
 */
export function makeScene(over: SceneOver = {}): Scene {
  const person = over.person ?? prof;
  const course = 'course' in over ? over.course : makeCourse();
  const language = over.language ?? course?.language ?? 'fr';
  const origin = over.origin ?? room('classe', person);
  const place = course?.places.find((each) => each.account === origin.account && each.room === origin.room);
  let ids = 0;
  const scene: SceneOver = {
    now,
    at: over.now ?? now,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
    house,
    eventId: 'event-1',
    person,
    isHost: false,
    role: roleIn(course, person.id, over.isHost ?? false),
    moderator: origin.direct,
    origin,
    course,
    place,
    staff: [prof, tutor].filter((each) => course?.staff.some((member) => member.person === each.id)),
    courses: course === undefined ? [] : [course],
    language,
    words: wordsOf(language),
    ...over,
  };
  return Object.fromEntries(
    Object.entries(scene).filter(([, value]) => value !== undefined),
  ) as unknown as Scene;
}

/** A message in a room of the local chat. */
export function room(name: string, person: Person = prof): Scene['origin'] {
  return {
    account: 'local',
    platform: 'local',
    room: name,
    user: person.id,
    direct: false,
    message: 'message-1',
  };
}

/** A message in private. */
export function direct(person: Person = prof): Scene['origin'] {
  return { ...room(`dm-${person.id}`, person), direct: true };
}

/**
 * Runs a line as a person types it (with or without `!cours`): reading, rights, parsing, loading on
 * `reads`, decision. By default `reads` holds the scene's course and persons.
 */
export async function run(
  verb: AnyVerb,
  text: string,
  scene: Scene = makeScene(),
  reads: Reads = makeReads(scene.course === undefined ? {} : { courses: [scene.course] }),
  given: Pick<ReadOptions, 'files' | 'quoted' | 'people'> = {},
): Promise<Outcome> {
  const read = readLine(text.startsWith('!') ? text : `!cours ${text}`, given);
  if (read.kind !== 'command') throw new Error(`not a command: ${text}`);
  const known = wordIn([verb], read.line.verb);
  if (known === undefined) throw new Error(`${verb.name} has no word « ${read.line.verb} »`);
  const line = known.line(read.line);
  const refused = gate(verb, scene);
  if (refused !== undefined) return refused;
  const args = verb.parse(line, scene);
  if (isRefused(args)) return args;
  return verb.decide(scene as CourseScene, args, await verb.load(reads, scene, args));
}

/** The decision of an outcome; throws on a refusal, with its text. */
export function decided(outcome: Outcome): Decision {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`);
  return outcome;
}

/** The refusal of an outcome; throws on a decision. */
export function refused(outcome: Outcome): Refusal {
  if (!isRefusal(outcome)) throw new Error('not refused');
  return outcome;
}
