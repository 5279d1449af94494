import {
  accessSync,
  constants,
  type Dirent,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';
import { wordsOf } from './i18n/words.ts';

/** Of a disk, the least that is free for a start: databases are updated beside their old pages (bytes). */
const leastFree = 16 * 1024 * 1024;

/** The same for a bot that runs: SQLite may still write over its own log when nothing else can (bytes). */
const leastToWrite = 256 * 1024;

/** The data folder cannot be used; the message is one sentence in the host's language that says what to do. */
export class DataFolderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DataFolderError';
  }
}

/**
 * What stands in the way of writing where the configuration keeps its data, as a sentence; undefined where
 * nothing does. Leaves everything as it was: a folder that is not there has only to be possible.
 */
export function dataFolderFault({
  dataDir,
  database,
  language,
}: Pick<Config, 'dataDir' | 'database' | 'language'>): string | undefined {
  const words = wordsOf(language).host.dataFault;
  for (const folder of new Set([dataDir, dirname(database.file)])) {
    const fault = folderFault(folder);
    if (fault === undefined) continue;
    const { code, path } = fault;
    return words[kinds[code] ?? 'other'](path, code);
  }
  return undefined;
}

/** Is there no place left to write to, in the data folder or beside the database? */
export function isFull({ dataDir, database }: Pick<Config, 'dataDir' | 'database'>): boolean {
  return [dataDir, dirname(database.file)].some((folder) => {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return blocks > 0 && bavail * bsize < leastToWrite;
  });
}

interface Fault {
  readonly path: string;
  /** As the system names it: EACCES, EROFS, ENOTDIR … */
  readonly code: string;
}

type Kind = keyof ReturnType<typeof wordsOf>['host']['dataFault'];
const kinds: Readonly<Record<string, Kind>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'readOnly',
  ENOTDIR: 'noFolder',
  EISDIR: 'noFile',
  ENOSPC: 'full',
};

function folderFault(folder: string): Fault | undefined {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return (
    faultOf(there, () => {
      if (!statSync(there).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
      // Rights alone do not tell: root has them all, also where the system makes nothing (a quota, /proc).
      rmdirSync(mkdtempSync(join(there, '.cours-')));
      const { bavail, blocks, bsize } = statfsSync(there);
      if (blocks > 0 && bavail * bsize < leastFree) throw Object.assign(new Error(), { code: 'ENOSPC' });
    }) ?? (there === folder ? contentFault(folder) : undefined)
  );
}

/** What is in it already: databases with their side files, the lock, the folders of keys and of certificates. */
function contentFault(folder: string): Fault | undefined {
  let entries: readonly Dirent[] = [];
  const unreadable = faultOf(folder, () => {
    entries = readdirSync(folder, { withFileTypes: true });
  });
  if (unreadable !== undefined) return unreadable;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (!isFolder && !isOurs.test(entry.name)) continue;
    const mode = constants.R_OK | constants.W_OK | (isFolder ? constants.X_OK : 0);
    const fault =
      isFolder && isOurs.test(entry.name)
        ? { path, code: 'EISDIR' }
        : faultOf(path, () => accessSync(path, mode));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Databases, and what SQLite and we keep beside them; anything else there is the host's own business. */
const isOurs = /\.sqlite(-wal|-shm|-journal|\.lock)?$|^cours\.lock$/;

function faultOf(path: string, look: () => void): Fault | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    return { path, code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
  }
}
