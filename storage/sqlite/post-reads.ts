import type { Database } from 'better-sqlite3';
import type { Subject, Target } from '../../src/domain/post.ts';
import type { FileRef } from '../../src/domain/session.ts';
import type { Document } from '../../src/message/document.ts';
import type { Copy, StoredPost } from '../../src/ports/store.ts';
import { type TargetRow, targetOf } from './work.ts';

interface StoredRow {
  readonly id: number;
  readonly key: string;
  readonly subject: string;
  readonly document: string;
  readonly files: string;
  readonly revision: number;
  readonly withdrawn: number;
  readonly only: string | null;
}

interface CopyRow extends TargetRow {
  readonly part: number;
  readonly reference: string | null;
  readonly thread: string | null;
  readonly shown: number;
  readonly state: Copy['state'];
  readonly linked: number;
}

/** What of posts and copies others read. */
export function postReads(db: Database) {
  const columns = `p.id, p.key, p.subject, p.document, p.files, p.revision, p.withdrawn, p.manner ->> 'only' AS only`;
  const byKey = db.prepare<[string], StoredRow>(`SELECT ${columns} FROM post p WHERE p.key = ?`);
  const byReference = db.prepare<[string, string, string, string], StoredRow>(
    `SELECT ${columns} FROM copy c JOIN lane l ON l.id = c.lane JOIN post p ON p.id = c.post
     WHERE c.reference = ? AND l.account = ?
     UNION ALL SELECT ${columns} FROM older_message m JOIN copy c ON c.id = m.copy JOIN lane l ON l.id = c.lane
       JOIN post p ON p.id = c.post WHERE m.reference = ? AND l.account = ? LIMIT 1`,
  );
  const copiesOf = db.prepare<[number], CopyRow>(
    `SELECT l.account, l.room, l.user, c.target_thread, c.part, c.reference, c.thread, c.shown, c.state,
       c.epoch = l.epoch AS linked
     FROM copy c JOIN lane l ON l.id = c.lane WHERE c.post = ? ORDER BY c.part, c.id`,
  );

  function complete(row: StoredRow): StoredPost {
    const targets: Target[] = copiesOf
      .all(row.id)
      .filter((copy) => copy.part === 0 && copy.linked === 1)
      .map(targetOf);
    return {
      key: row.key,
      subject: JSON.parse(row.subject) as Subject,
      document: JSON.parse(row.document) as Document,
      files: JSON.parse(row.files) as FileRef[],
      revision: row.revision,
      accounts: [...new Set(targets.map((target) => target.account))],
      targets,
      withdrawn: row.withdrawn === 1,
      ...(row.only === null ? {} : { only: row.only }),
    };
  }

  return {
    post: (key: string): StoredPost | undefined => {
      const row = byKey.get(key);
      return row === undefined ? undefined : complete(row);
    },
    postAt: (account: string, reference: string): StoredPost | undefined => {
      const row = byReference.get(reference, account, reference, account);
      return row === undefined ? undefined : complete(row);
    },
    copies: (key: string): readonly Copy[] => {
      const row = byKey.get(key);
      return row === undefined ? [] : copiesOf.all(row.id).map((copy) => asCopy(key, copy));
    },
  };
}

function asCopy(post: string, row: CopyRow): Copy {
  return {
    post,
    part: row.part,
    target: targetOf(row),
    ...(row.reference === null ? {} : { reference: row.reference }),
    ...(row.thread === null ? {} : { thread: row.thread }),
    shown: row.shown,
    state: row.state,
  };
}
