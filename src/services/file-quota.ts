import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import type { FilesKept } from '../ports/store.ts';
import { type Refusal, refuse } from './decision.ts';
import type { House } from './scene.ts';

const megabyte = 1024 * 1024;

/**
 * Refuses files that would bring a course or a person above what they may keep here; undefined where there is room.
 * `kept`: what they keep without these files (bytes).
 */
export function overQuota(
  { fileQuota = limits.fileQuota }: Pick<House, 'fileQuota'>,
  language: Language,
  kept: FilesKept,
  files: readonly FileRef[],
): Refusal | undefined {
  const { material } = wordsOf(language);
  const added = files.reduce((sum, { size }) => sum + size, 0);
  if (added === 0) return undefined;
  const whose = (['person', 'course'] as const).find((each) => kept[each] + added > fileQuota[each]);
  if (whose === undefined) return undefined;
  const left = Math.max(0, Math.floor((fileQuota[whose] - kept[whose]) / megabyte));
  return refuse('quota', material.quota[whose](Math.floor(fileQuota[whose] / megabyte), left));
}
