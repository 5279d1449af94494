import { fold } from '../domain/fold.ts';
import { parseDuration } from '../domain/time/duration.ts';
import { formatDuration } from '../domain/time/format.ts';
import {
  parseQuiet,
  parseReminders,
  parseShowBefore,
  printQuiet,
  printReminders,
  printShowBefore,
} from '../domain/time/offsets.ts';
import { isNone, type SettingKey, withSettings } from './setting.ts';

const byItself = ['auto', 'automatique', 'automatic'];
const byHand = ['main', 'manuel', 'manuelle', 'hand', 'manual'];

/** Length, reminders, quiet hours, mention, opening, material: what sessions follow. */
export const sessionKeys: readonly SettingKey[] = [
  {
    name: 'length',
    words: ['durée', 'duration', 'length'],
    show: (course) => formatDuration(course.settings.minutes, course.language),
    change: (course, typed) => {
      const minutes = parseDuration(typed);
      return minutes === undefined ? undefined : withSettings(course, { minutes });
    },
  },
  {
    name: 'reminders',
    words: ['rappels', 'reminders', 'rappel', 'reminder'],
    show: (course) => printReminders(course.settings.reminders, course.language),
    change: (course, typed, { now }) => {
      const reminders = parseReminders(typed);
      return reminders === undefined ? undefined : withSettings(course, { reminders, remindersSince: now });
    },
  },
  {
    name: 'quiet',
    words: ['silence', 'quiet'],
    show: (course) => printQuiet(course.settings.quiet, course.language),
    change: (course, typed) => {
      const quiet = parseQuiet(typed);
      return quiet === undefined ? undefined : withSettings(course, { quiet });
    },
  },
  {
    name: 'mention',
    words: ['mention', 'mentions'],
    show: (course, { words }) =>
      course.settings.mention === 'none'
        ? words.courseSettings.values.noMention
        : words.courseSettings.values.room,
    change: (course, typed) => {
      if (isNone(typed)) return withSettings(course, { mention: 'none' });
      const room = ['room', '@room', 'salon'].includes(fold(typed));
      return room ? withSettings(course, { mention: 'room' }) : undefined;
    },
  },
  {
    name: 'opening',
    words: ['ouverture', 'opening'],
    show: (course, { words }) => words.courseSettings.values[course.settings.opening],
    change: (course, typed) => {
      const value = fold(typed);
      if (byItself.includes(value)) return withSettings(course, { opening: 'auto' });
      return byHand.includes(value) ? withSettings(course, { opening: 'hand' }) : undefined;
    },
  },
  {
    name: 'groups',
    words: ['groupes', 'groups', 'groupe', 'group'],
    show: (course, { words }) => words.courseSettings.values[course.settings.groups ?? 'link'],
    change: (course, typed) => {
      const value = fold(typed);
      if (['lien', 'liens', 'link', 'links'].includes(value)) return withSettings(course, { groups: 'link' });
      const whole = ['entier', 'entiere', 'entieres', 'entiers', 'whole', 'full'].includes(value);
      return whole ? withSettings(course, { groups: 'whole' }) : undefined;
    },
  },
  {
    name: 'material',
    words: ['support', 'material'],
    show: (course) => printShowBefore(course.settings.showMaterial, course.language),
    change: (course, typed) => {
      const showMaterial = parseShowBefore(typed);
      return showMaterial === undefined ? undefined : withSettings(course, { showMaterial });
    },
  },
];
