import Database from 'better-sqlite3';
import { StoreFault } from '../../src/ports/store.ts';

/** What SQLite's codes mean to the person who runs the bot. */
const meanings: readonly (readonly [prefix: string, sentence: string])[] = [
  ['SQLITE_BUSY', 'Another process has been writing to the database for too long.'],
  ['SQLITE_FULL', 'The disk of the database is full.'],
  ['SQLITE_NOTADB', 'The database file is not a database.'],
  ['SQLITE_CANTOPEN', 'The database file cannot be opened: check the folder and its rights.'],
  ['SQLITE_READONLY', 'The database file is read-only: check its rights.'],
  ['SQLITE_CORRUPT', 'The database file is damaged: restore a backup.'],
  ['SQLITE_IOERR', 'The disk of the database fails.'],
];

const meaningOfFiles = 'The files of the database cannot be used: check the folder and its rights.';

/** A fault of the disk or of another process as a StoreFault `io`; anything else as it came (our own mistake). */
export function toFault(error: unknown): unknown {
  // Of opening the files ourselves: a folder that is none, a right that is missing.
  if (error instanceof Error && 'syscall' in error && !(error instanceof Database.SqliteError))
    return new StoreFault('io', `${meaningOfFiles} (${error.message})`, { cause: error });
  if (!(error instanceof Database.SqliteError)) return error;
  const meaning = meanings.find(([prefix]) => error.code.startsWith(prefix));
  if (meaning === undefined) return error;
  return new StoreFault('io', `${meaning[1]} (${error.code})`, { cause: error });
}

/** Did a uniqueness rule refuse a write? */
export function isDuplicate(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
  );
}

type Sync = Record<string, (...args: never[]) => unknown>;

/** Synchronous functions as the port's asynchronous ones, their faults translated. */
export type Promised<T extends Sync> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

/** Makes each function asynchronous; it still runs at once, so that it sees what is committed now. */
export function promised<T extends Sync>(functions: T): Promised<T> {
  const entries = Object.entries(functions).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      try {
        return run(...args);
      } catch (error) {
        throw toFault(error);
      }
    },
  ]);
  return Object.fromEntries(entries) as Promised<T>;
}
