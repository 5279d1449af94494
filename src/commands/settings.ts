import type { Course } from '../domain/course.ts';
import { limits } from '../domain/limits.ts';
import { typedSessions } from '../domain/number-spans.ts';
import type { Session } from '../domain/session.ts';
import { zoneName } from '../domain/time/format.ts';
import { printVacations } from '../domain/time/vacations.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { concat, type Document, doc } from '../message/document.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { recoded } from '../services/former-codes.ts';
import { moveToZone } from '../services/move-to-zone.ts';
import { refuseRole } from '../services/names.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { sessionsWithin, vacationsOf } from '../services/vacations.ts';
import { proposed } from './did-you-mean.ts';
import type { SettingKey, SettingLook } from './setting.ts';
import { nameOf, readSetting, settingKeys } from './settings-keys.ts';
import { nearestWord } from './suggest.ts';
import { type CommandLine, verb } from './verb.ts';

/** No key: all of them are shown; no value: that one. */
interface Args {
  readonly key?: SettingKey;
  readonly value: string;
}

interface Loaded {
  /** A new zone moves the sessions to come; of those in new vacations it is said. Nothing else concerns them. */
  readonly ahead: readonly Session[];
  /** The course that has the code wanted. */
  readonly sameCode?: Course;
}

/** `réglages`, `réglages KEY`, `réglages KEY VALUE`. */
export const settingsVerb = verb<Args, Loaded>({
  name: 'settings',
  group: 'course',
  words: { fr: ['réglages', 'réglage'], en: ['settings', 'setting'] },
  needs: 'course',
  shared: true,
  role: 'student',
  reading: {
    changes: 'teacher',
    does: { fr: 'Montre les réglages du cours.', en: 'Shows the settings of the course.' },
  },
  help: {
    fr: {
      syntax: ['réglages', 'réglages CLÉ', 'réglages CLÉ VALEUR'],
      does: 'Montre les réglages du cours ; les responsables peuvent les changer.',
      examples: ['réglages', 'réglages durée 1h30', 'réglages rappels veille 18h, 10min'],
    },
    en: {
      syntax: ['settings', 'settings KEY', 'settings KEY VALUE'],
      does: 'Shows the settings of the course; teachers can change them.',
      examples: ['settings', 'settings duration 1h30', 'settings reminders day before 18h, 10min'],
    },
  },
  reads: ({ raw }) => readSetting(raw.trim())?.value === '' || raw === '',
  parse,
  load: async (reads, { course, now }, { key, value }) => {
    if (course === undefined || value === '') return { ahead: [] };
    const sameCode = key?.name === 'code' ? await reads.courseByCode(value) : undefined;
    const range = { from: now, to: Number.POSITIVE_INFINITY, limit: limits.sessionsPerCourse };
    return {
      ahead:
        key?.name === 'zone' || key?.name === 'vacations'
          ? await reads.sessionsBetween(course.id, range)
          : [],
      ...(sameCode === undefined ? {} : { sameCode }),
    };
  },
  decide,
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const typed = line.raw.replace(/\s+/gu, ' ').trim();
  if (typed === '') return { value: '' };
  const found = readSetting(typed);
  if (found !== undefined) return found;
  const [first = '', ...rest] = typed.split(' ');
  const near = nearestWord(
    settingKeys.flatMap((key) => key.words),
    first,
  );
  if (near !== undefined)
    return proposed(
      scene,
      'unknownSetting',
      (shown) => scene.words.help.didYouMean(first, shown),
      [line.verb, near, ...rest].join(' '),
    );
  const names = settingKeys.map((key) => nameOf(key, scene.language));
  return refuse('unknownSetting', scene.words.courseSettings.unknown(first.slice(0, 40), names));
}

function decide(scene: CourseScene, { key, value }: Args, { ahead, sameCode }: Loaded): Outcome {
  const words = scene.words.courseSettings;
  const { course } = scene;
  const look: SettingLook = { house: scene.house, now: scene.now, words: scene.words };
  if (key === undefined) {
    const rows = settingKeys.map((each) => ({
      key: nameOf(each, scene.language),
      value: each.show(course, look),
      about: words.keys[each.name].about,
    }));
    return { answer: words.all(course.code, rows) };
  }
  const name = nameOf(key, scene.language);
  const { accepts, example } = words.keys[key.name];
  if (value === '') return { answer: words.one(course.code, name, key.show(course, look), accepts, example) };
  const refused = refuseRole(scene, words.toChange, 'teacher');
  if (refused !== undefined) return refused;
  const changed = key.change(course, value, look);
  if (changed === undefined) {
    if (key.name === 'rooms') return refuseRooms(scene, value);
    return refuse('badSetting', words.bad(name, value.slice(0, 60), accepts, example));
  }
  if (sameCode !== undefined && sameCode.id !== course.id) {
    return refuse('codeTaken', words.codeTaken(sameCode.code, `${value.slice(0, 18)}-2`));
  }
  return changedTo(scene, key, changed, ahead);
}

/** What is said of a change, in the language that the course now speaks. */
function changedTo(scene: CourseScene, key: SettingKey, course: Course, ahead: readonly Session[]): Outcome {
  const before: SettingLook = { house: scene.house, now: scene.now, words: scene.words };
  // In private one is answered in one's own language, but for the language itself.
  const language = key.name === 'language' ? course.language : scene.language;
  const words = wordsOf(language);
  const [now, old] = [course, scene.course].map((each) => key.show(each, { ...before, words }));
  const changed = words.courseSettings.changed(course.code, nameOf(key, language), now ?? '', old ?? '');
  const said = { ...changed, language };
  const within = key.name === 'vacations' ? inVacations(scene, course, ahead) : doc();
  // As before: nothing is there to be taken back.
  if (now === old) return { course, answer: concat(said, within), undoable: true };
  const undo = concat(within, doc(words.common.undoHint()));
  if (key.name === 'code') {
    const kept = words.courseSettings.codeKept(scene.course.code);
    return { ...recoded(scene.course, course), answer: concat(said, kept, undo), undoable: true };
  }
  if (key.name !== 'zone') return { course, answer: concat(said, undo), undoable: true };
  const { moved, left } = moveToZone(ahead, course.zone, scene.now);
  const zone = zoneName(course.zone, language);
  return {
    course,
    sessions: moved,
    answer: concat(said, words.courseSettings.zoneMoved(moved.length, left, zone), undo),
    undoable: true,
  };
}

/** What new vacations mean for what is planned, which stays; and whether they are past. */
function inVacations({ house, now }: CourseScene, course: Course, ahead: readonly Session[]): Document {
  const words = wordsOf(course.language);
  const vacations = vacationsOf(course, house, now);
  const today = fromInstant(now, course.zone).local.slice(0, 10);
  const past = vacations.filter(({ to }) => to < today);
  const numbers = sessionsWithin(ahead, vacations).map(({ number }) => number);
  const { courseSettings, undo } = words;
  const line = `${undo.typed.cancel} ${typedSessions(numbers)}`;
  return doc(
    past.length === 0 ? undefined : courseSettings.vacationsPast(printVacations(past, course.language)),
    numbers.length === 0 ? undefined : courseSettings.vacationsHit(numbers, line),
  );
}

/** Which rooms there are is the host's doing: the refusal names them. */
function refuseRooms(scene: CourseScene, typed: string): Refusal {
  const words = scene.words.courseSettings;
  const ids = scene.house.instances
    .filter((instance) => scene.course.sample || !instance.example)
    .map((instance) => instance.id);
  return refuse('badSetting', ids.length === 0 ? words.noRooms() : words.badRooms(typed.slice(0, 60), ids));
}
