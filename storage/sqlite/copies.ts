import type { Database } from 'better-sqlite3';
import { laneOf, type Target, urgency } from '../../src/domain/post.ts';
import type { OutPart } from '../../src/ports/chat.ts';
import type { Lanes } from './lanes.ts';
import type { Manner } from './manner.ts';
import type { Rows } from './rows.ts';

/** What making and revising copies needs to know of a post. */
export interface PostRow {
  readonly id: number;
  readonly revision: number;
  readonly manner: Manner;
}

interface CopyRow {
  readonly id: number;
  readonly part: number;
  readonly lane: number;
  readonly first: number;
  readonly state: 'waiting' | 'sent' | 'deleted' | 'failed';
  readonly shown: number;
  readonly reference: string | null;
  /** Is its room still linked as it was when the copy was made? */
  readonly linked: number;
}

/** Copies of posts: one a target and part, and the rows that bring them to a revision. */
export function copyTable(db: Database, lanes: Lanes, rows: Rows) {
  const addContent = db.prepare(
    `INSERT INTO content (post, part, revision, account, body, blob) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const setContent = db.prepare(
    'UPDATE content SET body = ? WHERE post = ? AND part = 0 AND revision = ? AND account = ?',
  );
  const insert = db.prepare(
    `INSERT INTO copy (post, part, lane, target_thread, first, root, epoch)
     SELECT ?, ?, id, ?, ?, ?, epoch FROM lane WHERE id = ? ON CONFLICT DO NOTHING`,
  );
  const columns = `c.id, c.part, c.lane, c.first, c.state, c.shown, c.reference, c.epoch = l.epoch AS linked`;
  const find = db.prepare<[number, number, number, string], CopyRow>(
    `SELECT ${columns} FROM copy c JOIN lane l ON l.id = c.lane
     WHERE c.post = ? AND c.part = ? AND c.lane = ? AND c.target_thread = ?`,
  );
  const ofPost = db.prepare<[number], CopyRow>(
    `SELECT ${columns} FROM copy c JOIN lane l ON l.id = c.lane WHERE c.post = ? ORDER BY c.part, c.id`,
  );
  const textsOf = db.prepare<[number, string], CopyRow>(
    `SELECT ${columns} FROM copy c JOIN lane l ON l.id = c.lane
     WHERE c.post = ? AND c.part = 0 AND l.account = ? ORDER BY c.id`,
  );
  const rootOf = db
    .prepare<[string, number], number>(
      `SELECT c.id FROM post p JOIN copy c ON c.post = p.id AND c.part = 0
       WHERE p.key = ? AND c.lane = ? AND p.manner ->> 'thread' IS NOT NULL AND p.withdrawn = 0 AND c.state IN ('waiting', 'sent')
       ORDER BY c.target_thread, c.id LIMIT 1`,
    )
    .pluck();
  const openRow = (condition: string) =>
    db
      .prepare<[number], number>(
        `SELECT o.id FROM outbox o JOIN copy c ON c.id = o.copy
         WHERE o.copy = ? AND o.settled_at IS NULL AND ${condition} ORDER BY o.id LIMIT 1`,
      )
      .pluck();
  const threadRow = openRow(`o.kind = 'thread'`);
  const firstRow = openRow(`o.kind = 'copy' AND o.revision = c.first`);
  const laterRow = openRow(`o.kind = 'copy' AND o.revision > c.first AND o.attempted_at IS NULL`);
  const replace = db.prepare('UPDATE outbox SET revision = ?, repost = max(repost, ?) WHERE id = ?');
  const relink = db.prepare(
    `UPDATE copy SET epoch = (SELECT epoch FROM lane WHERE lane.id = copy.lane) WHERE id = ?`,
  );
  const revive = db.prepare(`UPDATE copy SET state = 'waiting', first = ?, root = ? WHERE id = ?`);
  const pinRows = db
    .prepare<[number], number>(
      `SELECT id FROM outbox WHERE copy = ? AND kind IN ('pin', 'unpin') AND settled_at IS NULL AND attempted_at IS NULL`,
    )
    .pluck();
  const signRows = db
    .prepare<[number, string], number>(
      `SELECT id FROM outbox WHERE copy = ? AND kind IN ('react', 'unreact') AND sign = ?
       AND settled_at IS NULL AND attempted_at IS NULL`,
    )
    .pluck();
  const setDeleted = db.prepare(`UPDATE copy SET state = 'deleted' WHERE id = ?`);
  const atReference = db
    .prepare<[string, string, string, string], number>(
      `SELECT c.id FROM copy c JOIN lane l ON l.id = c.lane WHERE c.reference = ? AND l.account = ?
       UNION ALL SELECT c.id FROM older_message m JOIN copy c ON c.id = m.copy JOIN lane l ON l.id = c.lane
       WHERE m.reference = ? AND l.account = ? LIMIT 1`,
    )
    .pluck();
  const unattemptedIn = db
    .prepare<[number], number>(
      `SELECT id FROM outbox WHERE lane = ? AND settled_at IS NULL AND attempted_at IS NULL AND copy IS NOT NULL
       ORDER BY id`,
    )
    .pluck();

  /** Queues the rows of one target that do not exist yet: parts, thread, signs. */
  function send(post: PostRow, lane: number, ids: readonly number[], root: number | undefined): void {
    const { manner } = post;
    const [text] = ids;
    if (text === undefined) return;
    let first = 0;
    for (const copy of ids) {
      const waits = first === 0 && root !== undefined ? (threadRow.get(root) ?? 0) : first;
      const row = rows.queue({
        lane,
        kind: 'copy',
        class: manner.urgency,
        waits,
        copy,
        revision: post.revision,
        expiresAt: manner.expiresAt,
      });
      if (first === 0) first = row;
    }
    if (manner.thread !== undefined) {
      rows.queue({ lane, kind: 'thread', class: manner.urgency, waits: first, copy: text });
    }
    if (manner.pin === true) pin(lane, 'pin', text, first);
    for (const sign of manner.signs) {
      react(lane, 'react', text, first, sign);
    }
  }

  function react(lane: number, kind: 'react' | 'unreact', copy: number, waits: number, sign: string): void {
    rows.queue({ lane, kind, class: urgency.revision, waits, copy, sign });
  }

  function pin(lane: number, kind: 'pin' | 'unpin', copy: number, waits: number): void {
    rows.queue({ lane, kind, class: urgency.revision, waits, copy });
  }

  /** Brings the text of one copy to the post's revision. */
  function edit(post: PostRow, copy: CopyRow, repost: boolean): void {
    const later = laterRow.get(copy.id);
    if (later !== undefined) {
      replace.run(post.revision, repost ? 1 : 0, later);
      return;
    }
    rows.queue({
      lane: copy.lane,
      kind: 'copy',
      class: urgency.revision,
      waits: firstRow.get(copy.id) ?? 0,
      copy: copy.id,
      revision: post.revision,
      repost,
    });
  }

  /** A target whose copies exist: they are sent or edited only if the room was let go meanwhile. */
  function again(post: PostRow, lane: number, thread: string, root: number | undefined): void {
    const unlinked = ofPost.all(post.id).filter((copy) => copy.lane === lane && copy.linked === 0);
    for (const copy of unlinked) relink.run(copy.id);
    const text = find.get(post.id, 0, lane, thread);
    if (text === undefined || !unlinked.some((copy) => copy.id === text.id)) return;
    if (text.state === 'failed') {
      const unsent = unlinked.filter((copy) => copy.state === 'failed').map((copy) => copy.id);
      for (const copy of unsent) revive.run(post.revision, root ?? null, copy);
      send(post, lane, unsent, root);
    } else if (text.state === 'sent' && text.reference !== null && text.shown < post.revision) {
      edit(post, text, false);
    }
    if (text.state === 'sent' && text.reference !== null && post.manner.pin === true)
      pin(lane, 'pin', text.id, 0);
  }

  return {
    addContent(post: PostRow, account: string, parts: readonly OutPart[]): void {
      parts.forEach((part, index) => {
        const blob = part.kind === 'file' ? part.file.blob : null;
        addContent.run(post.id, index, post.revision, account, JSON.stringify(part), blob);
      });
    },

    /** Makes the copies of a post in a target; those that exist stay. */
    add(post: PostRow, target: Target, parts: number): void {
      const lane = lanes.ofTarget(target);
      const thread = 'room' in target ? (target.thread ?? '') : '';
      const { under } = post.manner;
      const root = under === undefined || thread !== '' ? undefined : rootOf.get(under, lane);
      const made: number[] = [];
      for (let part = 0; part < parts; part += 1) {
        const done = insert.run(post.id, part, thread, post.revision, root ?? null, lane);
        if (done.changes === 0) {
          again(post, lane, thread, root);
          return;
        }
        made.push(Number(done.lastInsertRowid));
      }
      send(post, lane, made, root);
    },

    /** Replaces the only part of a post that nobody was sent yet; false if somebody may have been. */
    replace(post: PostRow, account: string, part: OutPart): boolean {
      const [copy, another] = ofPost.all(post.id);
      if (copy === undefined || another !== undefined || rows.unattemptedOf(copy.id).length !== 1)
        return false;
      if (firstRow.get(copy.id) === undefined || post.revision !== copy.first) return false;
      return setContent.run(JSON.stringify(part), post.id, post.revision, account).changes === 1;
    },

    /** Revises the texts shown on an account, except where they failed, were deleted or let go. */
    revise(post: PostRow, account: string, repost: boolean): void {
      for (const copy of textsOf.all(post.id, account)) {
        const shows = copy.state === 'waiting' || (copy.state === 'sent' && copy.reference !== null);
        if (shows && copy.linked === 1) edit(post, copy, repost);
      }
    },

    /** Pins the texts, or no longer; what was to be done of the kind and was not yet is void. */
    pin(post: PostRow, pinned: boolean, now: number): void {
      for (const copy of ofPost.all(post.id)) {
        if (copy.part !== 0 || copy.linked === 0) continue;
        for (const row of pinRows.all(copy.id)) rows.cancel(row, now, 'replaced');
        const waits = firstRow.get(copy.id) ?? 0;
        const reachable = waits !== 0 || (copy.state === 'sent' && copy.reference !== null);
        if (reachable) pin(copy.lane, pinned ? 'pin' : 'unpin', copy.id, waits);
      }
    },

    /** Brings the bot's own signs on the texts from those of the post to others. */
    sign(post: PostRow, signs: readonly string[], now: number): void {
      const gone = post.manner.signs.filter((sign) => !signs.includes(sign));
      const fresh = signs.filter((sign) => !post.manner.signs.includes(sign));
      for (const copy of ofPost.all(post.id)) {
        const waits = firstRow.get(copy.id) ?? 0;
        const reachable = waits !== 0 || (copy.state === 'sent' && copy.reference !== null);
        if (copy.part !== 0 || copy.linked === 0 || !reachable) continue;
        for (const sign of gone) {
          for (const row of signRows.all(copy.id, sign)) rows.cancel(row, now, 'replaced');
          react(copy.lane, 'unreact', copy.id, waits, sign);
        }
        for (const sign of fresh) react(copy.lane, 'react', copy.id, waits, sign);
      }
    },

    /** The text in a room that is let go is pinned there no longer; one not yet sent stays unsent. */
    unpinIn(post: PostRow, account: string, room: string): void {
      const lane = lanes.find(laneOf({ account, room }));
      for (const copy of ofPost.all(post.id)) {
        if (copy.part === 0 && copy.lane === lane && copy.state === 'sent' && copy.reference !== null)
          pin(copy.lane, 'unpin', copy.id, 0);
      }
    },

    /** Takes back every copy: those on their way once they have arrived. */
    withdraw(post: PostRow, now: number): void {
      for (const copy of ofPost.all(post.id)) {
        for (const row of rows.unattemptedOf(copy.id)) rows.cancel(row, now, 'withdrawn');
        const waits = firstRow.get(copy.id) ?? 0;
        const reachable = waits !== 0 || (copy.state === 'sent' && copy.reference !== null);
        if (!reachable || copy.linked === 0) continue;
        rows.queue({ lane: copy.lane, kind: 'delete', class: urgency.revision, waits, copy: copy.id });
      }
    },

    /** Somebody deleted a message of ours on the platform. */
    deleted(account: string, reference: string, now: number): void {
      const copy = atReference.get(reference, account, reference, account);
      if (copy === undefined) return;
      setDeleted.run(copy);
      for (const row of rows.unattemptedOf(copy)) rows.cancel(row, now, 'deleted');
    },

    /** A room is no longer the course's: what was not sent stays unsent, what was is not edited any more. */
    letGo(account: string, room: string, now: number): void {
      const lane = lanes.find(laneOf({ account, room }));
      if (lane === undefined) return;
      for (const row of unattemptedIn.all(lane)) rows.cancel(row, now, 'unlinked');
      lanes.letGo(lane);
    },
  };
}
