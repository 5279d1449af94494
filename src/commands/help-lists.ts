import { roleIn } from '../domain/course.ts';
import { atLeast, type Role } from '../domain/role.ts';
import { code, type Document, type Inline } from '../message/document.ts';
import type { Scene } from '../services/scene.ts';
import type { AnyVerb } from './verb.ts';

const groups = [
  'planning',
  'session',
  'rooms',
  'course',
  'personal',
] as const satisfies readonly AnyVerb['group'][];

/** Every verb that this person may use here, by group, each with what it does. */
export function helpOverview(scene: Scene, verbs: readonly AnyVerb[]): Document {
  const mine = usable(scene, verbs);
  const role = highestRole(scene);
  const sections = groups.flatMap((group) => {
    const rows = mine
      .filter((verb) => verb.group === group)
      .map((verb) => ({ word: wordOf(scene, verb), does: codeSpans(doesFor(verb, scene, role)) }));
    return rows.length === 0 ? [] : [{ group, rows }];
  });
  return scene.words.help.overview(sections);
}

/** In view of the class: three lines, no more. */
export function helpThreeLines(scene: Scene, verbs: readonly AnyVerb[]): Document {
  const mine = usable(scene, verbs);
  const role = highestRole(scene);
  const kindOf = (verb: AnyVerb) =>
    verb.role !== 'student' ? 'staff' : onlyReads(verb, role) ? 'reading' : 'everyone';
  const named = (kind: ReturnType<typeof kindOf>) =>
    mine.filter((verb) => kindOf(verb) === kind).map((verb) => wordOf(scene, verb));
  return scene.words.help.threeLines(named('everyone'), named('reading'), named('staff'));
}

/** What it does for this person: less where they may only read. */
function doesFor(verb: AnyVerb, { language }: Scene, role: Role): string {
  const reading = onlyReads(verb, role) ? verb.reading : undefined;
  return reading?.does[language] ?? verb.help[language].does;
}

function onlyReads({ reading }: AnyVerb, role: Role): boolean {
  return reading !== undefined && !atLeast(role, reading.changes);
}

/** How one verb is typed. */
export function helpFor(scene: Scene, verb: AnyVerb): Document {
  const { language, words } = scene;
  const [word = verb.name, ...others] = verb.words[language];
  const synonyms = [...others, ...Object.keys(verb.shortcuts ?? {}), ...otherLanguage(scene, verb)];
  const { syntax, does, examples } = verb.help[language];
  return words.help.verb({
    word,
    syntax,
    does: codeSpans(does),
    examples,
    synonyms,
    role: verb.role,
    direct: verb.direct === true,
  });
}

/** The other language's words, so that a mixed class finds its way. */
function otherLanguage(scene: Scene, verb: AnyVerb): readonly string[] {
  const other = verb.words[scene.language === 'fr' ? 'en' : 'fr'];
  return other.filter((word) => !verb.words[scene.language].includes(word));
}

function usable(scene: Scene, verbs: readonly AnyVerb[]): readonly AnyVerb[] {
  const role = highestRole(scene);
  const hasCourse = scene.course !== undefined || (scene.origin.direct && scene.courses.length > 0);
  return verbs.filter(
    (verb) =>
      atLeast(role, verb.role) &&
      (verb.needs === 'nothing' || hasCourse) &&
      (verb.direct !== true || scene.origin.direct) &&
      verb.listed?.(scene) !== false,
  );
}

/** In private with several courses: the most that the person may do in one of them. */
function highestRole(scene: Scene): Role {
  if (scene.course !== undefined || !scene.origin.direct) return scene.role;
  const roles = scene.courses.map((course) => roleIn(course, scene.person.id, scene.isHost));
  return roles.reduce((best, role) => (atLeast(role, best) ? role : best), scene.role);
}

function wordOf(scene: Scene, verb: AnyVerb): string {
  return verb.words[scene.language][0] ?? verb.name;
}

/** What stands between backquotes in a description, as code. */
function codeSpans(text: string): readonly Inline[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '');
}
