import { statSync } from 'node:fs';
import type { Words } from '../i18n/words.ts';
import type { Finding } from './finding.ts';

/** Anything at all for others, or writing for the group, which a host may want to read (POSIX permission bits). */
const tooOpen = 0o027;

/**
 * Who else may get at what is the bot's alone: its data folder, `.env`, files of secrets. What is not there is
 * passed over, and so is a system without such permissions. `platform` as process.platform.
 */
export function checkModes(
  paths: Iterable<string>,
  words: Words['host']['cli'],
  platform: NodeJS.Platform = process.platform,
): readonly Finding[] {
  if (platform === 'win32') return [];
  return [...new Set(paths)].flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || (stats.mode & tooOpen) === 0) return [];
    const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
    return [{ kind: 'bad', text: words.tooOpen(path, mode, stats.isDirectory() ? '700' : '600') }];
  });
}
