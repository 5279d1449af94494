import type { Database } from 'better-sqlite3';
import { type Subject, urgency } from '../../src/domain/post.ts';
import { answersStaff, inTurn, type UrgentHead } from '../../src/domain/urgent-turns.ts';
import type { Busy } from '../../src/ports/store.ts';

interface UrgentLane {
  readonly id: number;
  readonly name: string;
  readonly head: number;
}

interface UrgentRow {
  readonly id: number;
  readonly subject: Subject['kind'] | null;
  readonly isReply: number;
}

/** Which urgent heads wait although their account has room: others of it have their turn. */
export function turnReader(db: Database): (now: number, busy: Busy) => ReadonlySet<number> {
  const urgentLanes = db.prepare<[number, number, string], UrgentLane>(
    `SELECT id, name, head FROM lane
     WHERE head IS NOT NULL AND head_class = ? AND head_due <= ? AND account = ? ORDER BY head`,
  );
  const urgentRows = db.prepare<[number, number], UrgentRow>(
    `SELECT o.id, p.subject_kind AS subject, p.manner ->> 'replyTo' IS NOT NULL AS isReply
     FROM outbox o LEFT JOIN copy c ON c.id = o.copy LEFT JOIN post p ON p.id = c.post
     WHERE o.lane = ? AND o.waits = 0 AND o.settled_at IS NULL AND o.rank <= 0 AND o.class = ?`,
  );

  function kindOf({ id, head }: UrgentLane): UrgentHead & { readonly head: number } {
    const answers = urgentRows
      .all(id, urgency.urgent)
      .filter(({ subject, isReply }) => subject !== null && answersStaff(subject, isReply === 1));
    const answer = answers.some((row) => row.id === head);
    return { head, answer, holdsAnswer: !answer && answers.length > 0 };
  }

  return (now, busy) => {
    const waiting = new Set<number>();
    for (const [account, room] of busy.accounts) {
      if (room === 0) continue;
      const found = urgentLanes.all(urgency.urgent, now, account).filter(({ name }) => !busy.lanes.has(name));
      if (found.length <= room) continue;
      for (const { head } of found) waiting.add(head);
      const going = inTurn(found.map(kindOf), busy.answerNext?.has(account) ?? false, room);
      for (const { head } of going) waiting.delete(head);
    }
    return waiting;
  };
}
