import type { Database } from 'better-sqlite3';
import type { Timer, TimerKind } from '../../src/domain/timer.ts';
import type { Commit, DueTimer } from '../../src/ports/store.ts';

interface TimerRow {
  readonly id: number;
  readonly course: string;
  readonly subject_kind: Timer['subject']['kind'];
  readonly subject_id: string;
  readonly kind: TimerKind;
  readonly key: string;
  readonly due: number;
}

/** Acts due later. A timer that a new set still holds keeps its id. */
export function timerTable(db: Database) {
  const due = db.prepare<[number, number], TimerRow>(
    'SELECT * FROM timer WHERE due <= ? ORDER BY due, id LIMIT ?',
  );
  const next = db.prepare<[], number | null>('SELECT min(due) FROM timer').pluck();
  const ofSubject = db.prepare<[string, string], TimerRow>(
    'SELECT * FROM timer WHERE subject_id = ? AND subject_kind = ?',
  );
  const insert = db.prepare(
    'INSERT INTO timer (course, subject_kind, subject_id, kind, key, due) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM timer WHERE id = ?');

  return {
    reads: {
      due: (now: number, limit: number): readonly DueTimer[] => due.all(now, limit).map(asTimer),
      next: (): number | undefined => next.get() ?? undefined,
    },

    /** Takes a due timer away; false if it was gone. */
    fire: (id: string): boolean => remove.run(Number(id)).changes === 1,

    replace(sets: NonNullable<Commit['timers']>): void {
      for (const { subject, timers } of sets) {
        const wanted = new Map(timers.map((timer) => [sameness(timer), timer]));
        for (const row of ofSubject.all(subject.id, subject.kind)) {
          if (!wanted.delete(sameness(row))) remove.run(row.id);
        }
        for (const { courseId, kind, key, due: at } of wanted.values()) {
          insert.run(courseId, subject.kind, subject.id, kind, key, at);
        }
      }
    },
  };
}

function sameness(timer: { readonly kind: TimerKind; readonly key: string; readonly due: number }): string {
  return `${timer.kind} ${timer.due} ${timer.key}`;
}

function asTimer(row: TimerRow): DueTimer {
  return {
    id: String(row.id),
    courseId: row.course,
    subject: { kind: row.subject_kind, id: row.subject_id },
    kind: row.kind,
    key: row.key,
    due: row.due,
  };
}
