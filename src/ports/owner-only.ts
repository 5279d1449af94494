import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a database file that its owner alone reads, in a folder (made if it is missing) that they alone enter. A file
 * of an earlier version loses the rights of others, and so do what SQLite keeps beside it. Throws what the system says.
 */
export function ownerOnly(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its side files the rights of the main one.
  closeSync(openSync(file, 'a', 0o600));
  for (const each of [file, `${file}-wal`, `${file}-shm`]) {
    if (!existsSync(each) || (statSync(each).mode & 0o077) === 0) continue;
    try {
      chmodSync(each, 0o600);
    } catch {
      // Somebody else owns it: theirs to say who reads it.
    }
  }
}
