import { existsSync } from 'node:fs';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { dataFolderFault } from '../data-folder.ts';
import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Store, StoreFault } from '../ports/store.ts';
import type { Ending } from './ending.ts';

/** What erasing needs of a store, opened beside a bot that may be running. */
export type PersonStore = Pick<Store, 'apply' | 'person' | 'personByAccount' | 'coursesOf' | 'close'>;
export type OpenPersons = (config: Config) => Promise<PersonStore>;

/** The platforms on which an id alone is looked for. */
const platforms = ['matrix', 'local'];

/**
 * `cours person erase ID`, beside a bot that may be running: it is one commit, which the bot notices within a second;
 * what it decides meanwhile on what was there before is decided anew.
 */
export async function personCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  open: OpenPersons,
): Promise<Ending> {
  let words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  const bad = (text: string): Ending => ({ text, code: 1 });
  const [act, id, extra] = args;
  if (act !== 'erase' || id === undefined) return bad(words.personUsage);
  if (extra !== undefined) return bad(words.unexpected(extra));
  try {
    const config = readConfig(env);
    words = wordsOf(config.language).host.cli;
    const fault = dataFolderFault(config);
    if (fault !== undefined) return bad(fault);
    if (!existsSync(config.database.file)) return bad(words.nobodyKnown(id));
    const store = await open(config);
    try {
      return await erase(store, id, words);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) return bad(error.faults.map(({ sentence }) => sentence).join('\n'));
    if (!(error instanceof StoreFault)) throw error;
    return bad(words.databaseFault[error.code](readConfig(env).database.file, error.message));
  }
}

async function erase(
  store: PersonStore,
  id: string,
  words: ReturnType<typeof wordsOf>['host']['cli'],
): Promise<Ending> {
  for (;;) {
    const person = await personNamed(store, id);
    if (person === undefined) return { text: words.nobodyKnown(id), code: 1 };
    const courses = await store.coursesOf(person.id);
    const alone = courses.filter((course) => isOnlyTeacher(course, person.id)).map(({ code }) => code);
    if (alone.length > 0) return { text: words.onlyTeacher(person.name, alone), code: 1 };
    const theirs = courses.filter(
      ({ staff, ringing }) =>
        staff.some((member) => member.person === person.id) || ringing.includes(person.id),
    );
    const result = await store.apply({
      courses: theirs.map((course) => ({
        ...course,
        staff: course.staff.filter((member) => member.person !== person.id),
        ringing: course.ringing.filter((each) => each !== person.id),
      })),
      erased: person.id,
    });
    if (result === 'conflict') continue;
    return {
      text: words.erased(
        person.name,
        person.accounts.map(({ user }) => user),
      ),
      code: 0,
    };
  }
}

/** By our own id, by `platform|user` or `account|user`, or by the user's id on its platform alone. */
async function personNamed(store: PersonStore, id: string): Promise<Person | undefined> {
  const own = await store.person(id);
  if (own !== undefined) return own;
  const [account = '', ...rest] = id.split('|');
  const [platform = ''] = account.split(':');
  if (rest.length > 0) return store.personByAccount(platform, rest.join('|'));
  for (const each of platforms) {
    const found = await store.personByAccount(each, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The sample course does without. */
function isOnlyTeacher({ sample, staff }: Course, person: string): boolean {
  const teachers = staff.filter(({ role }) => role === 'teacher');
  return !sample && teachers.length > 0 && teachers.every((member) => member.person === person);
}
