import type { Database } from 'better-sqlite3';
import { laneOf, type Subject, type Target, type Urgency } from '../../src/domain/post.ts';
import type { Busy, OutboxRow, OutboxStore } from '../../src/ports/store.ts';
import { promised } from './faults.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Lanes } from './lanes.ts';
import type { Rows } from './rows.ts';
import { turnReader } from './turns.ts';
import { workReader } from './work.ts';

interface HeadRow {
  readonly head: number;
  readonly name: string;
  readonly account: string | null;
}

interface WaitingRow {
  readonly id: number;
  readonly post: string;
  readonly subject: string;
  readonly urgency: Urgency;
}

/** What the engine takes from the outbox and gives back. */
export function outboxStore(db: Database, lanes: Lanes, rows: Rows, group: GroupCommit): OutboxStore {
  const heads = db.prepare<[number], HeadRow>(
    `SELECT head, name, account FROM lane WHERE head IS NOT NULL AND head_due <= ?
     ORDER BY head_class, head`,
  );
  const read = workReader(db);
  const waitsForTurn = turnReader(db);
  const attempt = db
    .prepare<[number, number, number], number>(
      `UPDATE outbox SET attempted_at = coalesce(attempted_at, ?), tries = tries + 1, pinned = 1, due = 0
       WHERE id = ? AND settled_at IS NULL AND (attempted_at IS NOT NULL OR coalesce(expires_at > ?, true))
       RETURNING lane`,
    )
    .pluck();
  const putOff = db
    .prepare<[number, number], number>(
      'UPDATE outbox SET due = ?, pinned = 1 WHERE id = ? AND settled_at IS NULL RETURNING lane',
    )
    .pluck();
  const takeBack = db
    .prepare<[number], number>(
      `UPDATE outbox SET attempted_at = NULL, tries = tries - 1, pinned = 0, due = 0
       WHERE id = ? AND settled_at IS NULL AND attempted_at IS NOT NULL RETURNING lane`,
    )
    .pluck();
  const asleep = db
    .prepare<[string, number], number>('SELECT head FROM lane WHERE account = ? AND head_due > ?')
    .pluck();
  const wake = db.prepare<[number], number>('UPDATE outbox SET due = 0 WHERE id = ? RETURNING lane').pluck();
  const waiting = db.prepare<[number, number], WaitingRow>(
    `SELECT o.id, p.key AS post, p.subject, p.manner ->> 'urgency' AS urgency
     FROM outbox o JOIN copy c ON c.id = o.copy JOIN post p ON p.id = c.post
     WHERE o.lane = ? AND o.settled_at IS NULL AND o.attempted_at IS NULL AND o.kind = 'copy'
       AND c.part = 0 AND o.revision = c.first AND urgency IN (2, 3)
       AND coalesce(o.expires_at > ?, true)
     ORDER BY o.class, o.id`,
  );
  const atLeast = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM outbox
         WHERE lane = ? AND settled_at IS NULL AND attempted_at IS NULL AND kind = 'copy' LIMIT ?)`,
    )
    .pluck();
  const waitingAnswer = db
    .prepare<[number, string, string], string>(
      `SELECT p.key FROM outbox o JOIN copy c ON c.id = o.copy JOIN post p ON p.id = c.post
       WHERE o.lane = ? AND o.settled_at IS NULL AND o.attempted_at IS NULL AND o.kind = 'copy'
         AND o.revision = c.first AND c.target_thread = ? AND p.withdrawn = 0 AND p.manner ->> 'question' = ?
       LIMIT 1`,
    )
    .pluck();
  const nextDue = db
    .prepare<[number], number | null>('SELECT min(head_due) FROM lane WHERE head_due > ?')
    .pluck();
  const pending = db.prepare<[], number>('SELECT count(*) FROM outbox WHERE settled_at IS NULL').pluck();

  const reads = promised({
    heads: (now: number, busy: Busy, limit: number): readonly OutboxRow[] => {
      const found: number[] = [];
      const left = new Map(busy.accounts);
      const waiting = waitsForTurn(now, busy);
      for (const lane of heads.iterate(now)) {
        if (found.length >= limit) break;
        const room = lane.account === null ? undefined : left.get(lane.account);
        if (room === 0 || busy.lanes.has(lane.name) || waiting.has(lane.head)) continue;
        if (lane.account !== null && room !== undefined) left.set(lane.account, room - 1);
        found.push(lane.head);
      }
      return found.flatMap((id) => read(id) ?? []);
    },
    waiting: (name: string, now: number, more = 0) => {
      const lane = lanes.find(name);
      // Most lanes have few rows: that is seen without reading their posts.
      const some = lane !== undefined && (atLeast.get(lane, more + 1) ?? 0) > more;
      const found = some ? waiting.all(lane, now) : [];
      return found.map((row) => ({
        id: String(row.id),
        post: row.post,
        subject: JSON.parse(row.subject) as Subject,
        urgency: row.urgency,
      }));
    },
    waitingAnswer: (target: Target, question: string): string | undefined => {
      const lane = lanes.find(laneOf(target));
      const thread = 'room' in target ? (target.thread ?? '') : '';
      return lane === undefined ? undefined : waitingAnswer.get(lane, thread, question);
    },
    row: (id: string): OutboxRow | undefined => read(Number(id)),
    nextDue: (now: number): number | undefined => nextDue.get(now) ?? undefined,
    pending: (): number => pending.get() ?? 0,
  });

  return {
    ...reads,
    attempt: (ids, now) =>
      group.run(() =>
        ids.filter((id) => {
          const lane = attempt.get(now, Number(id), now);
          if (lane === undefined) rows.cancel(Number(id), now, 'expired');
          else lanes.pin(lane, Number(id));
          return lane !== undefined;
        }),
      ),
    settle: (settlement) => group.run(() => void rows.settle(settlement)),
    putOff: (id, until) =>
      group.run(() => {
        const lane = putOff.get(until, Number(id));
        if (lane !== undefined) lanes.touch(lane);
      }),
    takeBack: (id) =>
      group.run(() => {
        const lane = takeBack.get(Number(id));
        if (lane !== undefined) lanes.touch(lane);
      }),
    wake: (account, now) =>
      group.run(() => {
        for (const head of asleep.all(account, now)) lanes.touch(wake.get(head) as number);
      }),
  };
}
