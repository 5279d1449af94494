import type { Database } from 'better-sqlite3';
import { toFault } from './faults.ts';

/**
 * Longest time that work is gathered before it is committed (ms): only a bot with much to do gathers that
 * long, and the more it gathers the fewer pages it writes.
 */
const longestGathering = 40;

/** Thrown by a member of a group: its writes are taken back and its promise resolves to `value`. */
export class TakenBack {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

export interface GroupCommit {
  /**
   * Runs synchronous `work` in the next shared transaction. Resolves after the COMMIT; if `work` throws,
   * only its own writes are undone; if the COMMIT fails, all are. It may run twice: where one of a group
   * throws, nothing stands yet, and the group begins anew with a savepoint for each.
   */
  run<T>(work: () => T): Promise<T>;
  /** Commits at once what has been gathered. */
  flush(): void;
}

interface Member {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One COMMIT (and one fsync) for all the work that arrives within a turn of the event loop.
 * `beforeCommit` runs last in each transaction; `afterRollback` after anything was taken back.
 */
export function groupCommit(
  db: Database,
  hooks: { beforeCommit: () => void; afterRollback: () => void },
): GroupCommit {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const savepoint = db.prepare('SAVEPOINT member');
  const release = db.prepare('RELEASE member');
  const rollbackTo = db.prepare('ROLLBACK TO member');
  let members: Member[] = [];
  let since = 0;
  let scheduled: NodeJS.Immediate | undefined;

  /** Runs the group without savepoints, as nearly every group allows; undefined if one of it threw. */
  function together(group: readonly Member[]): (() => void)[] | undefined {
    begin.run();
    try {
      return group.map(({ work, resolve }) => {
        const value = work();
        return () => resolve(value);
      });
    } catch (error) {
      // A full disk has ended the whole transaction: then nobody's writes stand.
      if (!db.inTransaction) throw error;
      rollback.run();
      hooks.afterRollback();
      return undefined;
    }
  }

  function oneByOne(group: readonly Member[]): (() => void)[] {
    begin.run();
    return group.map(inSavepoint);
  }

  /** Runs one member; returns what settles its promise once the COMMIT is done. */
  function inSavepoint(member: Member): () => void {
    savepoint.run();
    try {
      const value = member.work();
      release.run();
      return () => member.resolve(value);
    } catch (error) {
      if (!db.inTransaction) throw error;
      rollbackTo.run();
      release.run();
      hooks.afterRollback();
      if (error instanceof TakenBack) return () => member.resolve(error.value);
      return () => member.reject(toFault(error));
    }
  }

  function flush(): void {
    if (scheduled !== undefined) clearImmediate(scheduled);
    scheduled = undefined;
    const group = members;
    members = [];
    if (group.length === 0) return;
    try {
      const settle = together(group) ?? oneByOne(group);
      hooks.beforeCommit();
      commit.run();
      for (const settled of settle) settled();
    } catch (error) {
      if (db.inTransaction) rollback.run();
      hooks.afterRollback();
      for (const member of group) member.reject(toFault(error));
    }
  }

  return {
    run<T>(work: () => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        members.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (scheduled === undefined) {
          since = performance.now();
          scheduled = setImmediate(flush);
        } else if (performance.now() - since > longestGathering) {
          flush();
        }
      });
    },
    flush,
  };
}
