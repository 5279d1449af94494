import type { Database } from 'better-sqlite3';
import type { OutsideWrite, Settlement } from '../../src/ports/store.ts';
import type { Lanes } from './lanes.ts';

/** A row about a copy, as it is queued. */
export interface CopyWork {
  readonly lane: number;
  readonly kind: 'copy' | 'delete' | 'thread' | 'react' | 'unreact' | 'pin' | 'unpin';
  readonly class: number;
  /** The unsettled row that it hangs from, or 0. */
  readonly waits: number;
  readonly copy: number;
  readonly revision?: number;
  readonly repost?: boolean;
  readonly sign?: string;
  readonly expiresAt?: number | undefined;
}

/** An unsettled row with its copy, as settling needs it. */
interface OpenRow {
  readonly id: number;
  readonly lane: number;
  readonly kind: CopyWork['kind'] | OutsideWrite['kind'];
  readonly attempted_at: number | null;
  readonly revision: number | null;
  readonly copy: number | null;
  readonly post: number | null;
  readonly first: number | null;
  readonly reference: string | null;
}

/** How a row ended without success: by the platform, or by ourselves before it was sent. */
export interface Failure {
  readonly at: number;
  readonly code: string;
  readonly reason: string;
  readonly ours: boolean;
}

export interface Rows {
  queue(row: CopyWork): number;
  /** Queues an act that is no copy; a key that exists adds nothing. */
  queueAct(lane: number, urgency: number, act: OutsideWrite): void;
  /** Settles a row and what follows from it; false if it was settled already. */
  settle(settlement: Settlement): boolean;
  /** Ends a row that was never attempted, with the parts that hang from it; others stay as they are. */
  cancel(id: number, at: number, code: string): void;
  /** Numbers of the unsettled, unattempted rows of a copy. */
  unattemptedOf(copy: number): readonly number[];
}

/** The life of outbox rows: queued, hanging from others, settled. */
export function rowTable(db: Database, lanes: Lanes): Rows {
  const insert = db.prepare(
    `INSERT INTO outbox (lane, kind, class, waits, copy, revision, repost, sign, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertAct = db.prepare(
    'INSERT INTO outbox (lane, kind, class, act_key, act) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const open = `SELECT o.id, o.lane, o.kind, o.attempted_at, o.revision, o.copy, c.post, c.first, c.reference
    FROM outbox o LEFT JOIN copy c ON c.id = o.copy`;
  const byId = db.prepare<[number], OpenRow>(`${open} WHERE o.id = ? AND o.settled_at IS NULL`);
  const hanging = db.prepare<[number, number], OpenRow>(
    `${open} WHERE o.lane = ? AND o.waits = ? AND o.settled_at IS NULL ORDER BY o.id`,
  );
  const unattempted = db
    .prepare<[number], number>(
      'SELECT id FROM outbox WHERE copy = ? AND settled_at IS NULL AND attempted_at IS NULL ORDER BY id',
    )
    .pluck();
  const raise = db
    .prepare<[number, number, number], number>(
      'UPDATE outbox SET class = ? WHERE id = ? AND class > ? RETURNING waits',
    )
    .pluck();
  const finish = db.prepare('UPDATE outbox SET settled_at = ?, waits = 0, code = ?, reason = ? WHERE id = ?');
  const release = db.prepare('UPDATE outbox SET waits = 0 WHERE id = ?');
  const sent = db.prepare(`UPDATE copy SET state = 'sent', reference = ?, shown = ? WHERE id = ?`);
  const keepOlder = db.prepare(
    'INSERT INTO older_message (reference, copy) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const setState = db.prepare('UPDATE copy SET state = ? WHERE id = ?');
  const setThread = db.prepare('UPDATE copy SET thread = ? WHERE id = ?');

  /** What a row hangs from takes the more urgent class of the two; did that change anything? */
  function lift(id: number, urgency: number): boolean {
    const above = raise.get(urgency, id, urgency);
    if (above !== undefined && above !== 0) lift(above, urgency);
    return above !== undefined;
  }

  function succeed(row: OpenRow, at: number, reference: string | undefined): void {
    finish.run(at, null, null, row.id);
    let found = row.reference;
    if (row.copy !== null && row.kind === 'copy') {
      if (reference !== undefined && found !== null && found !== reference) keepOlder.run(found, row.copy);
      found = reference ?? found;
      sent.run(found, row.revision, row.copy);
    } else if (row.copy !== null && row.kind === 'thread') {
      if (reference !== undefined) setThread.run(reference, row.copy);
    } else if (row.copy !== null && row.kind === 'delete') {
      setState.run('deleted', row.copy);
    }
    for (const next of hanging.all(row.lane, row.id)) {
      // Without a reference there is nothing to edit, react to or open a thread below.
      if (next.copy === row.copy && found === null) {
        fail(next, { at, code: 'noReference', reason: '', ours: true });
      } else release.run(next.id);
    }
  }

  function fail(row: OpenRow, failure: Failure): void {
    finish.run(failure.at, failure.code, failure.reason, row.id);
    if (row.copy !== null) {
      if (row.kind === 'copy' && row.revision === row.first) {
        setState.run(failure.code === 'withdrawn' ? 'deleted' : 'failed', row.copy);
      } else if (failure.code === 'notFound' && (row.kind === 'copy' || row.kind === 'delete')) {
        setState.run('deleted', row.copy);
      }
    }
    for (const next of hanging.all(row.lane, row.id)) {
      const ends = next.copy === row.copy || (failure.ours && next.post === row.post);
      // Anything else goes to the main timeline, now that there is no thread for it.
      if (ends) fail(next, { ...failure, reason: '', ours: true });
      else release.run(next.id);
    }
  }

  return {
    queue(row) {
      const done = insert.run(
        row.lane,
        row.kind,
        row.class,
        row.waits,
        row.copy,
        row.revision ?? null,
        row.repost === true ? 1 : 0,
        row.sign ?? null,
        row.expiresAt ?? null,
      );
      const id = Number(done.lastInsertRowid);
      if (row.waits === 0) lanes.offer(row.lane, id, row.class);
      else if (lift(row.waits, row.class)) lanes.touch(row.lane);
      return id;
    },

    queueAct(lane, urgency, act) {
      const done = insertAct.run(lane, act.kind, urgency, act.key, JSON.stringify(act));
      if (done.changes === 1) lanes.offer(lane, Number(done.lastInsertRowid), urgency);
    },

    settle(settlement) {
      const row = byId.get(Number(settlement.row));
      if (row === undefined) return false;
      lanes.touch(row.lane);
      if (settlement.ok) succeed(row, settlement.at, settlement.reference);
      else
        fail(row, {
          at: settlement.at,
          code: settlement.code,
          reason: settlement.reason,
          ours: settlement.code === 'expired',
        });
      return true;
    },

    cancel(id, at, code) {
      const row = byId.get(id);
      if (row === undefined || row.attempted_at !== null) return;
      lanes.touch(row.lane);
      fail(row, { at, code, reason: '', ours: true });
    },

    unattemptedOf: (copy) => unattempted.all(copy),
  };
}
