import type { Database } from 'better-sqlite3';
import type { Subject } from '../../src/domain/post.ts';
import type { EventRecord } from '../../src/ports/store.ts';
import { contentTable } from './contents.ts';

const day = 24 * 60 * 60 * 1000;

interface PostRow {
  readonly id: number;
  readonly key: string;
  readonly subject: string;
  readonly revision: number;
  readonly withdrawn: number;
}

/**
 * The posts that are kept for a time: answers to commands and requests for rooms. What a refused command said stays
 * for a day (its author may still have it executed by then); a post goes with the last of its rows.
 */
export function oldPosts(db: Database, perSlice: number) {
  const next = db.prepare<[number], PostRow>(
    `SELECT id, key, subject, revision, withdrawn FROM post
     WHERE id > ? AND (subject_kind = 'request' OR substr(key, 1, 7) = 'answer/') ORDER BY id LIMIT ${perSlice}`,
  );
  const eventOf = db.prepare<[string, string], { seen_at: number; body: string }>(
    'SELECT seen_at, body FROM event WHERE account = ? AND id = ?',
  );
  const rowsOf = db
    .prepare<[number], number>(
      'SELECT count(*) FROM copy c JOIN outbox o ON o.copy = c.id WHERE c.post = ? LIMIT 1',
    )
    .pluck();
  const copiesOf = db.prepare<[number], number>('SELECT count(*) FROM copy WHERE post = ?').pluck();
  /** Answers that showed the class a date are marked when it changes. */
  const told = db
    .prepare<[], string>(
      `SELECT p.value FROM session s, json_each(s.body, '$.told.posts') p WHERE s.status <> 'closed'`,
    )
    .pluck();
  const blank = db.prepare('UPDATE post SET document = ? WHERE id = ?');
  const contents = contentTable(db);
  const removals = [
    'DELETE FROM older_message WHERE copy IN (SELECT id FROM copy WHERE post = ?)',
    'DELETE FROM copy WHERE post = ?',
    'DELETE FROM content WHERE post = ?',
    'DELETE FROM post_file WHERE post = ?',
    'DELETE FROM post WHERE id = ?',
  ].map((sql) => db.prepare<[number]>(sql));

  /** Is the command that it answers one that was refused more than a day ago? */
  function isPast(post: PostRow, now: number): boolean {
    const { kind, id } = JSON.parse(post.subject) as Subject;
    const [start, end] = ['answer/', `/${id}`];
    if (kind !== 'command' || !post.key.startsWith(start) || !post.key.endsWith(end)) return false;
    const event = eventOf.get(post.key.slice(start.length, -end.length), id);
    if (event === undefined || event.seen_at >= now - day) return false;
    return (JSON.parse(event.body) as EventRecord).command?.outcome === 'refused';
  }

  return {
    told: (): ReadonlySet<string> => new Set(told.all()),

    /** Cleans a slice of the posts after this one; gives the last of them, undefined at the end. */
    clean(after: number, now: number, keys: ReadonlySet<string>): number | undefined {
      const posts = next.all(after);
      for (const post of posts) {
        const isOver = rowsOf.get(post.id) === 0 && copiesOf.get(post.id) !== 0 && !keys.has(post.key);
        if (isOver) for (const remove of removals) remove.run(post.id);
        else if (post.withdrawn === 1) contents.dropAll(post.id);
        else if (isPast(post, now)) {
          blank.run('{"blocks":[]}', post.id);
          contents.dropAll(post.id);
        } else contents.dropBefore(post.id, post.revision);
      }
      return posts.length < perSlice ? undefined : posts.at(-1)?.id;
    },
  };
}
