import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import type { SettingKey } from './setting.ts';
import { courseKeys } from './settings-course.ts';
import { roomKeys } from './settings-rooms.ts';
import { sessionKeys } from './settings-sessions.ts';

/** Every setting, in the order shown. */
export const settingKeys: readonly SettingKey[] = [...courseKeys, ...sessionKeys, ...roomKeys];

/** The setting that a line begins with and the value after it; `lien vidéo` may stand for `lien-vidéo`. */
export function readSetting(line: string): { key: SettingKey; value: string } | undefined {
  const words = line.split(/\s+/u);
  for (const length of [1, 2]) {
    const typed = fold(words.slice(0, length).join('-').replace(/[:=]$/u, ''));
    const key = settingKeys.find((each) => each.words.some((word) => fold(word) === typed));
    if (key === undefined) continue;
    const value = words
      .slice(length)
      .join(' ')
      .replace(/^[:=]\s*/u, '');
    return { key, value };
  }
  return undefined;
}

/** How a setting is typed in a language. */
export function nameOf(key: SettingKey, language: Language): string {
  return language === 'fr' ? key.words[0] : key.words[1];
}
