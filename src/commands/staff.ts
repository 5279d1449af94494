import { fold } from '../domain/fold.ts';
import type { Person } from '../domain/person.ts';
import type { StaffRole } from '../domain/role.ts';
import type { Mention } from '../ports/chat.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import { refuseRole } from '../services/names.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { accountOf, calledAmong, type FoundPerson, findPerson, mentionAt } from './find-person.ts';
import { changeStaff } from './staff-change.ts';
import { staffList } from './staff-list.ts';
import { type CommandLine, verb } from './verb.ts';

export type StaffArgs =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly name: string; readonly role: StaffRole }
  | { readonly kind: 'remove'; readonly name: string };

/** Words for the two roles, at the end of the line; several words first. */
const roleWords: readonly (readonly [string, StaffRole])[] = [
  ['charge de td', 'assistant'],
  ['chargee de td', 'assistant'],
  ['tuteur', 'assistant'],
  ['tutrice', 'assistant'],
  ['tutor', 'assistant'],
  ['assistant', 'assistant'],
  ['assistante', 'assistant'],
  ['moniteur', 'assistant'],
  ['monitrice', 'assistant'],
  ['prof', 'teacher'],
  ['professeur', 'teacher'],
  ['professeure', 'teacher'],
  ['enseignant', 'teacher'],
  ['enseignante', 'teacher'],
  ['responsable', 'teacher'],
  ['teacher', 'teacher'],
];

/** `équipe`, `équipe + PERSON [prof|tuteur]`, `équipe - PERSON`. */
export const staffVerb = verb<StaffArgs, readonly Person[]>({
  name: 'staff',
  group: 'course',
  words: { fr: ['équipe', 'qui', 'profs'], en: ['staff', 'who', 'teachers'] },
  needs: 'course',
  shared: true,
  role: 'student',
  takesPerson: true,
  reading: {
    changes: 'teacher',
    does: { fr: 'Dit qui tient le cours.', en: 'Says who holds the course.' },
  },
  help: {
    fr: {
      syntax: ['équipe', 'équipe + PERSONNE [prof|tuteur]', 'équipe - PERSONNE'],
      does: "Dit qui fait le cours ; les responsables peuvent ajouter ou retirer quelqu'un.",
      examples: ['équipe', 'équipe + NOM tuteur', 'équipe - NOM'],
    },
    en: {
      syntax: ['staff', 'staff + PERSON [teacher|assistant]', 'staff - PERSON'],
      does: 'Says who teaches the course; teachers can add or remove somebody.',
      examples: ['staff', 'staff + NAME assistant', 'staff - NAME'],
    },
  },
  reads: ({ raw }) => raw === '',
  parse,
  load: async (reads, scene, args) =>
    args.kind === 'list' || scene.course === undefined ? [] : reads.personsIn(scene.course.id),
  decide: (scene, args, seen) => {
    const words = scene.words.courseStaff;
    if (args.kind === 'list') return { answer: staffList(scene.words, scene.course, scene.staff) };
    const refused = refuseRole(scene, words.toChange, 'teacher');
    if (refused !== undefined) return refused;
    const known = [...new Map([...scene.staff, ...seen].map((person) => [person.id, person])).values()];
    const found = findPerson(known, args.name);
    if (found.kind !== 'one') return askWho(scene, args, found, known);
    const { person } = found;
    const meant = { person, called: calledAmong(known, person) };
    return changeStaff(scene, meant, args.kind === 'add' ? args.role : undefined);
  },
});

function parse(line: CommandLine, scene: Scene): StaffArgs | Refusal {
  const words = scene.words.courseStaff;
  const raw = line.raw.normalize('NFC').replace(/\s+/gu, ' ');
  if (raw === '') return { kind: 'list' };
  const sign = raw.slice(0, 1);
  const rest = raw.slice(1).trim();
  const adds = sign === '+';
  if (!adds && !/^[-–—−]/u.test(sign)) return refuse('staffUsage', words.usage());
  if (rest === '') return refuse('staffUsage', words.usage());
  return personAndRole(rest, adds, line.people ?? []);
}

/** A mention is a person whatever words it has; else what is left of the line without a role is the name. */
function personAndRole(rest: string, adds: boolean, people: readonly Mention[]): StaffArgs {
  const mentioned = mentionAt(rest, people);
  if (mentioned !== undefined) {
    const { user, after } = mentioned;
    if (!adds && after === '') return { kind: 'remove', name: user };
    const role = after === '' ? 'assistant' : roleIn(after);
    if (adds && role !== undefined) return { kind: 'add', name: user, role };
  }
  if (!adds) return { kind: 'remove', name: rest };
  for (const [word, role] of roleWords) {
    if (!fold(rest).endsWith(` ${word}`)) continue;
    const name = rest.split(' ').slice(0, -word.split(' ').length).join(' ');
    return { kind: 'add', name, role };
  }
  return { kind: 'add', name: rest, role: 'assistant' };
}

function roleIn(typed: string): StaffRole | undefined {
  return roleWords.find(([word]) => word === fold(typed))?.[1];
}

function askWho(
  scene: CourseScene,
  args: StaffArgs,
  found: Exclude<FoundPerson, { kind: 'one' }>,
  known: readonly Person[],
): Refusal {
  const words = scene.words.courseStaff;
  const typed = args.kind === 'list' ? '' : args.name.slice(0, 60);
  const line = (person: string) =>
    args.kind === 'add' ? words.addLine(person, args.role) : words.removeLine(person);
  if (found.kind === 'several')
    return refuse(
      'ambiguous',
      words.several(
        typed,
        found.persons.map((person) => ({ name: person.name, account: accountOf(person) })),
        line,
      ),
    );
  return refuse(
    'unknownPerson',
    words.unknown(
      typed,
      scene.course.code,
      // Where two look the same, a name would only be asked about again.
      found.near.map((person) =>
        calledAmong(known, person) === person.name ? person.name : accountOf(person),
      ),
      line,
    ),
  );
}
