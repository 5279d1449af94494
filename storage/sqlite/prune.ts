import type { Database } from 'better-sqlite3';
import type { GroupCommit } from './group-commit.ts';
import type { Lanes } from './lanes.ts';
import { oldPosts } from './old-posts.ts';
import { oldRequests } from './old-requests.ts';

const month = 30 * 24 * 60 * 60 * 1000;
/** Rows deleted in one transaction, so that an answer never waits long for the cleaning. */
const slice = 2_000;

/** Deletes what is settled and old, slice by slice, and then cuts the write-ahead log. */
export function pruner(
  db: Database,
  group: GroupCommit,
  lanes: Lanes,
  blobs: { prune(now: number): number },
): (now: number) => Promise<{ events: number; rows: number; blobs: number }> {
  const events = db.prepare(`DELETE FROM event WHERE (account, id) IN
    (SELECT account, id FROM event WHERE seen_at < ? ORDER BY seen_at LIMIT ${slice})`);
  const journal = db.prepare(`DELETE FROM journal WHERE sequence IN
    (SELECT sequence FROM journal WHERE at < ? ORDER BY sequence LIMIT ${slice})`);
  const oldRows = db.prepare<[number], { id: number; copy: number | null }>(
    `SELECT id, copy FROM outbox WHERE settled_at < ? ORDER BY settled_at LIMIT ${slice}`,
  );
  const removeRow = db.prepare('DELETE FROM outbox WHERE id = ?');
  const postOf = db.prepare<[number], number>('SELECT post FROM copy WHERE id = ?').pluck();
  // Contents go with the last row of their post: until then a row may still send them.
  const removeContent = db.prepare(
    `DELETE FROM content WHERE post = ? AND NOT EXISTS
       (SELECT 1 FROM copy c JOIN outbox o ON o.copy = c.id WHERE c.post = content.post)`,
  );
  // A direct conversation with somebody who is no longer known keeps no user id, and is let go.
  const forgetUsers = db.prepare(
    `UPDATE lane SET user = '', name = account || '|@#' || id, epoch = epoch + 1
     WHERE user <> '' AND NOT EXISTS (SELECT 1 FROM person_account a WHERE a.user = lane.user)
       AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = lane.id AND o.settled_at IS NULL)`,
  );

  const posts = oldPosts(db, slice);
  const requests = oldRequests(db);

  function rowSlice(before: number): number {
    const old = oldRows.all(before);
    const posts = new Set<number>();
    for (const row of old) {
      const post = row.copy === null ? undefined : postOf.get(row.copy);
      if (post !== undefined) posts.add(post);
      removeRow.run(row.id);
    }
    for (const post of posts) removeContent.run(post);
    return old.length;
  }

  /** Repeats a slice, each in a commit of its own, until nothing is left; returns how many there were. */
  async function all(take: () => number): Promise<number> {
    let total = 0;
    let taken = slice;
    while (taken === slice) {
      taken = await group.run(take);
      total += taken;
    }
    return total;
  }

  return async (now) => {
    const result = {
      events: await all(() => events.run(now - month).changes),
      rows: await all(() => rowSlice(now - month)),
      blobs: await group.run(() => blobs.prune(now)),
    };
    await all(() => journal.run(now - month).changes);
    const told = posts.told();
    for (let after: number | undefined = 0; after !== undefined; ) {
      const from: number = after;
      after = await group.run(() => posts.clean(from, now, told));
    }
    await group.run(() => requests(now - month));
    await group.run(() => {
      forgetUsers.run();
      lanes.forget();
    });
    // What was overwritten in the database also leaves the log.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return result;
  };
}
