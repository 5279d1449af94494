import type { Database } from 'better-sqlite3';

/** What posts said and need say no more. A text that a row is still to send stays until the next time. */
export function contentTable(db: Database) {
  const drop = db.prepare(
    `DELETE FROM content WHERE post = ? AND blob IS NULL AND revision < ? AND NOT EXISTS (
       SELECT 1 FROM copy c JOIN outbox o ON o.copy = c.id
       WHERE c.post = content.post AND c.part = content.part AND o.kind = 'copy' AND o.settled_at IS NULL
         AND o.revision = content.revision)`,
  );
  return {
    /** The texts of earlier revisions. */
    dropBefore: (post: number, revision: number): void => void drop.run(post, revision),
    /** Every text. */
    dropAll: (post: number): void => void drop.run(post, Number.MAX_SAFE_INTEGER),
  };
}
