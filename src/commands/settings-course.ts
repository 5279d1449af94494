import { isCourseCode } from '../domain/course-code.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { shownName } from '../domain/person-name.ts';
import { isRegion } from '../domain/time/holidays.ts';
import { parseVacations, printVacations } from '../domain/time/vacations.ts';
import { vacationsOf } from '../services/vacations.ts';
import { canonicalZone, cleanTitle } from './create-options.ts';
import { languageTyped } from './language.ts';
import { isNone, type SettingKey, withSettings } from './setting.ts';

/** Takes the course's own vacations away: those of the host hold. */
const ofHost = new Set(['auto', 'defaut', 'default', 'hebergeur', 'host']);

/** Title, code, language, zone, holidays, vacations, headcount: what concerns the course as a whole. */
export const courseKeys: readonly SettingKey[] = [
  {
    name: 'title',
    words: ['titre', 'title'],
    show: (course) => course.title,
    change: (course, typed) => {
      const title = shownName(cleanTitle(typed));
      return title === '' || title.length > limits.titleLength ? undefined : { ...course, title };
    },
  },
  {
    name: 'code',
    words: ['code', 'code'],
    show: (course) => course.code,
    // Whether it is free is looked up by the verb.
    change: (course, typed) => (isCourseCode(typed) ? { ...course, code: typed } : undefined),
  },
  {
    name: 'language',
    words: ['langue', 'language'],
    show: (course) => course.language,
    change: (course, typed) => {
      const language = languageTyped(typed);
      return language === undefined ? undefined : { ...course, language };
    },
  },
  {
    name: 'zone',
    words: ['fuseau', 'timezone', 'zone'],
    show: (course) => course.zone,
    change: (course, typed) => {
      const zone = canonicalZone(typed);
      return zone === undefined ? undefined : { ...course, zone };
    },
  },
  {
    name: 'holidays',
    words: ['fériés', 'holidays', 'férié'],
    show: (course, { words }) =>
      course.settings.holidays === 'none' ? words.courseSettings.values.none : course.settings.holidays,
    change: (course, typed) => {
      if (isNone(typed)) return withSettings(course, { holidays: 'none' });
      const region = typed.toUpperCase();
      return isRegion(region) ? withSettings(course, { holidays: region }) : undefined;
    },
  },
  {
    name: 'vacations',
    words: ['vacances', 'vacations', 'breaks', 'vacation', 'congés'],
    show: (course, { house, now, words }) => {
      const { noMention: none, auto } = words.courseSettings.values;
      const days = printVacations(vacationsOf(course, house, now), course.language);
      if (course.settings.vacations !== undefined) return days === '' ? none : days;
      return days === '' ? none : `${auto} (${days})`;
    },
    change: (course, typed, { now }) => {
      if (isNone(typed)) return withSettings(course, { vacations: [] });
      if (ofHost.has(fold(typed))) {
        const { vacations: _, ...settings } = course.settings;
        return { ...course, settings };
      }
      const vacations = parseVacations(typed, { now, zone: course.zone, language: course.language });
      return vacations === undefined ? undefined : withSettings(course, { vacations });
    },
  },
  {
    name: 'headcount',
    words: ['effectif', 'headcount'],
    show: (course, { words }) =>
      course.settings.headcount === undefined
        ? words.courseSettings.values.unknown
        : String(course.settings.headcount),
    change: (course, typed) => {
      if (isNone(typed)) {
        const { headcount: _, ...settings } = course.settings;
        return { ...course, settings };
      }
      const value = /^\d{1,5}$/u.test(typed) ? Number(typed) : 0;
      return value >= 1 && value <= 10_000 ? withSettings(course, { headcount: value }) : undefined;
    },
  },
];
