import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../../src/domain/journal.ts';

interface JournalRow {
  readonly body: string;
  readonly undone_at: number | null;
}

/** What persons did and can take back, in the order in which it was committed. */
export function journalTable(db: Database) {
  const byId = db.prepare<[string], JournalRow>('SELECT body, undone_at FROM journal WHERE id = ?');
  const ofPerson = db.prepare<[string, string, number, number], JournalRow>(
    `SELECT body, undone_at FROM journal WHERE course = ? AND person = ? AND at >= ? AND undone_at IS NULL
     ORDER BY sequence DESC LIMIT ?`,
  );
  const after = db.prepare<[string, string], JournalRow>(
    `SELECT body, undone_at FROM journal WHERE course = ?
     AND sequence > (SELECT sequence FROM journal WHERE id = ?) AND undone_at IS NULL ORDER BY sequence`,
  );
  const insert = db.prepare('INSERT INTO journal (id, course, person, at, body) VALUES (?, ?, ?, ?, ?)');
  const undo = db.prepare('UPDATE journal SET undone_at = ? WHERE id = ? AND undone_at IS NULL');

  return {
    reads: {
      journalOf: (person: string, courseId: string, since: number, limit: number): readonly JournalEntry[] =>
        ofPerson.all(courseId, person, since, limit).map(asEntry),
      journalEntry: (id: string): JournalEntry | undefined => {
        const row = byId.get(id);
        return row === undefined ? undefined : asEntry(row);
      },
      journalAfter: (entry: JournalEntry): readonly JournalEntry[] =>
        after.all(entry.courseId, entry.id).map(asEntry),
    },

    write(entries: readonly JournalEntry[]): void {
      for (const entry of entries) {
        insert.run(entry.id, entry.courseId, entry.person, entry.at, JSON.stringify(entry));
      }
    },

    takeBack(undone: readonly { readonly id: string; readonly at: number }[]): void {
      for (const { id, at } of undone) undo.run(at, id);
    },
  };
}

function asEntry(row: JournalRow): JournalEntry {
  const entry = JSON.parse(row.body) as JournalEntry;
  return row.undone_at === null ? entry : { ...entry, undoneAt: row.undone_at };
}
