import type { Database } from 'better-sqlite3';
import { blobName } from '../../src/domain/blob-name.ts';
import { limits } from '../../src/domain/limits.ts';
import type { FilesKept, FileWrite } from '../../src/ports/store.ts';

const day = 24 * 60 * 60 * 1000;

/** Bytes kept under their SHA-256, in the database: one file to back up, overwritten when deleted. */
export function blobTable(db: Database) {
  const bytesOf = db.prepare<[string], Buffer>('SELECT bytes FROM blob_bytes WHERE hash = ?').pluck();
  const insert = db.prepare(
    'INSERT INTO blob (hash) VALUES (?) ON CONFLICT DO UPDATE SET unused_since = NULL',
  );
  const insertBytes = db.prepare('INSERT INTO blob_bytes (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const used = `EXISTS (SELECT 1 FROM material_file f WHERE f.blob = hash)
    OR EXISTS (SELECT 1 FROM post_file f WHERE f.blob = hash)
    OR EXISTS (SELECT 1 FROM content c WHERE c.blob = hash)`;
  const unmark = db.prepare(
    `UPDATE blob SET unused_since = NULL WHERE unused_since IS NOT NULL AND (${used})`,
  );
  const mark = db.prepare(`UPDATE blob SET unused_since = ? WHERE unused_since IS NULL AND NOT (${used})`);
  const sweep = db.prepare('DELETE FROM blob WHERE unused_since < ?');

  const own = db.prepare(
    `INSERT INTO blob_owner (blob, course, person, size) SELECT hash, ?, ?, ? FROM blob WHERE hash = ?
     ON CONFLICT DO NOTHING`,
  );
  const bytesIn = (column: 'course' | 'person') =>
    db
      .prepare<[string, string], number>(
        `SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT blob, size FROM blob_owner
         WHERE ${column} = ? AND blob NOT IN (SELECT value FROM json_each(?)))`,
      )
      .pluck();
  const ofCourse = bytesIn('course');
  const ofPerson = bytesIn('person');

  function put(hash: string, bytes: Uint8Array): void {
    insert.run(hash);
    insertBytes.run(hash, bytes);
  }

  return {
    reads: {
      filesKept: (courseId: string, person: string, except: readonly string[]): FilesKept => {
        const blobs = JSON.stringify(except);
        return { course: ofCourse.get(courseId, blobs) ?? 0, person: ofPerson.get(person, blobs) ?? 0 };
      },
      readBlob: (hash: string): Uint8Array | undefined => {
        const bytes = bytesOf.get(hash);
        return bytes === undefined
          ? undefined
          : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      },
    },

    put,

    /** Files that are a course's from now on. */
    give(files: readonly FileWrite[]): void {
      for (const { blob, bytes, courseId, person, size } of files) {
        if (bytes !== undefined) put(blob, bytes);
        own.run(courseId, person, size, blob);
      }
    },

    /**
     * Deletes what two prunings more than a day apart both found unused: a file taken out of a material
     * can still come back by `défaire`.
     */
    prune(now: number): number {
      unmark.run();
      const { changes } = sweep.run(now - day);
      mark.run(now);
      return changes;
    },
  };
}

/** The name of a blob. @throws RangeError beyond 25 MB: callers refuse such a file before. */
export function blobHash(bytes: Uint8Array): string {
  if (bytes.byteLength > limits.fileBytes) {
    throw new RangeError(`A blob of ${bytes.byteLength} bytes is too large.`);
  }
  return blobName(bytes);
}
