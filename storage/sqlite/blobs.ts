import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { limits } from '../../src/domain/limits.ts';

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

  return {
    reads: {
      readBlob: (hash: string): Uint8Array | undefined => {
        const bytes = bytesOf.get(hash);
        return bytes === undefined
          ? undefined
          : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      },
    },

    put(hash: string, bytes: Uint8Array): void {
      insert.run(hash);
      insertBytes.run(hash, bytes);
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
  return createHash('sha256').update(bytes).digest('hex');
}
