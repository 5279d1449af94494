import type { Database } from 'better-sqlite3';
import { laneOf, type Target } from '../../src/domain/post.ts';

/** Lanes by number, and the upkeep of their heads. */
export interface Lanes {
  /** The number of a lane by its name, if it has ever been used. */
  find(name: string): number | undefined;
  /** The number of a target's lane, made if need be. */
  ofTarget(target: Target): number;
  /** The number of a lane that is no place: a call. */
  ofCall(instance: string, callId: string): number;
  /** A room is let go: its copies made until now get no more revisions. */
  letGo(lane: number): void;
  /** A row that hangs from nothing was queued last: it becomes the head if it is the most urgent, or lends an attempted one its urgency. */
  offer(lane: number, row: number, urgency: number): void;
  /** A row was attempted: it stays the head, or becomes it. */
  pin(lane: number, row: number): void;
  /** The rows of this lane changed: its head is found anew before the commit. */
  touch(lane: number): void;
  /** Finds the heads of the touched lanes; runs last in every transaction. */
  settleHeads(): void;
  /** Lanes were renamed or rolled back: what is known of their numbers may be void. */
  forget(): void;
}

export function laneTable(db: Database): Lanes {
  const find = db.prepare<[string], number>('SELECT id FROM lane WHERE name = ?').pluck();
  const insert = db
    .prepare<[string, string | null, string | null, string | null], number>(
      'INSERT INTO lane (name, account, room, user) VALUES (?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  const nextEpoch = db.prepare('UPDATE lane SET epoch = epoch + 1 WHERE id = ?');
  // An attempted head is never overtaken: it is as urgent as the most urgent row that it holds up.
  const findHead = db.prepare(
    `UPDATE lane SET (head, head_class, head_rank, head_due) = (
       SELECT id, min(class, coalesce((
           SELECT class FROM outbox WHERE lane = h.lane AND waits = 0 AND settled_at IS NULL AND rank >= 0
           ORDER BY rank LIMIT 1), class)), rank, due
       FROM outbox h WHERE lane = ? AND waits = 0 AND settled_at IS NULL ORDER BY rank, id LIMIT 1)
     WHERE id = ?`,
  );
  const offer = db.prepare(
    `UPDATE lane SET head = ?, head_class = ?, head_rank = ?, head_due = 0
     WHERE id = ? AND (head IS NULL OR head_rank > ?)`,
  );
  const press = db.prepare(
    'UPDATE lane SET head_class = ? WHERE id = ? AND head_rank < 0 AND head_class > ?',
  );
  const pin = db.prepare('UPDATE lane SET head_rank = -1 WHERE id = ? AND head = ? AND head_due = 0');
  const known = new Map<string, number>();
  const touched = new Set<number>();

  function number(name: string, account: string | null, room: string | null, user: string | null): number {
    const before = known.get(name) ?? find.get(name);
    const id = before ?? insert.get(name, account, room, user);
    if (id === undefined) throw new Error(`No lane for ${name}.`);
    known.set(name, id);
    return id;
  }

  return {
    find: (name) => known.get(name) ?? find.get(name),
    ofTarget: (target) =>
      'room' in target
        ? number(laneOf(target), target.account, target.room, null)
        : number(laneOf(target), target.account, null, target.user),
    ofCall: (instance, callId) => number(`call:${instance}:${callId}`, null, null, null),
    letGo: (lane) => void nextEpoch.run(lane),
    offer(lane, row, urgency) {
      const { changes } = offer.run(row, urgency, urgency, lane, urgency);
      if (changes === 0) press.run(urgency, lane, urgency);
    },
    pin(lane, row) {
      if (pin.run(lane, row).changes === 0) touched.add(lane);
    },
    touch: (lane) => void touched.add(lane),
    settleHeads() {
      for (const lane of touched) findHead.run(lane, lane);
      touched.clear();
    },
    forget: () => known.clear(),
  };
}
