import type { Course } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import type { Settings } from '../domain/settings.ts';
import type { Words } from '../i18n/words.ts';
import type { House } from '../services/scene.ts';

/** The settings of COMMANDS.md, by their English names; words.courseSettings.keys has their sentences. */
type SettingName = keyof Words['courseSettings']['keys'];

/** One setting: how it is typed, shown and read. */
export interface SettingKey {
  readonly name: SettingName;
  /** How it is typed, in both languages; the first two are the French and the English one. */
  readonly words: readonly [string, string, ...string[]];
  /** The current value, as it can be typed again. */
  show(course: Course, look: SettingLook): string;
  /** The course with the value that was typed, or undefined if it is none. Pure. */
  change(course: Course, typed: string, look: SettingLook): Course | undefined;
}

/** What reading and showing a value depend on. */
export interface SettingLook {
  readonly house: House;
  readonly now: number;
  readonly words: Words;
}

const none = ['aucun', 'aucune', 'none', 'no', 'non'];

/** Does this take the value away? */
export function isNone(typed: string): boolean {
  return none.includes(fold(typed));
}

/** Yes or no, as it is typed; undefined if it is neither. */
export function isYes(typed: string): boolean | undefined {
  const value = fold(typed);
  if (['oui', 'yes', 'on'].includes(value)) return true;
  return ['non', 'no', 'off'].includes(value) ? false : undefined;
}

/** The course with some of its settings changed. */
export function withSettings(course: Course, change: Partial<Settings>): Course {
  return { ...course, settings: { ...course.settings, ...change } };
}
