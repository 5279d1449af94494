import type { Database } from 'better-sqlite3';
import type { Activity, ActivityCount, EventRecord } from '../../src/ports/store.ts';

interface ActivityRow {
  readonly persons: number;
  readonly messages: number;
  readonly lastAt: number | null;
}

/** What came in: seen events, cursors of streams, activity of sessions; and small named values. */
export function eventTable(db: Database) {
  const find = db
    .prepare<[string, string], string>('SELECT body FROM event WHERE account = ? AND id = ?')
    .pluck();
  const insert = db.prepare(
    'INSERT INTO event (account, id, seen_at, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const done = db.prepare(
    `UPDATE event SET body = json_replace(body, '$.command.outcome', 'done') WHERE account = ? AND id = ?`,
  );
  const cursor = db
    .prepare<[string, string], string>('SELECT cursor FROM cursor WHERE account = ? AND stream = ?')
    .pluck();
  const move = db.prepare(
    `INSERT INTO cursor (account, stream, cursor) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET cursor = excluded.cursor WHERE cursor <> excluded.cursor`,
  );
  const heardAt = db
    .prepare<[string, string], number | null>('SELECT heard_at FROM cursor WHERE account = ? AND stream = ?')
    .pluck();
  const hear = db.prepare('UPDATE cursor SET heard_at = ? WHERE account = ? AND stream = ?');
  const count = db.prepare(
    `INSERT INTO activity (session, person, messages, last_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET messages = messages + excluded.messages, last_at = max(last_at, excluded.last_at)`,
  );
  const activity = db.prepare<[string], ActivityRow>(
    `SELECT count(*) AS persons, coalesce(sum(messages), 0) AS messages, max(last_at) AS lastAt
     FROM activity WHERE session = ?`,
  );
  const activityOf = db.prepare<[string], { sessions: number; messages: number }>(
    'SELECT count(*) AS sessions, coalesce(sum(messages), 0) AS messages FROM activity WHERE person = ?',
  );
  const state = db.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck();
  // A range of the primary key (LIKE would fold case): nothing that begins with a text sorts after its end.
  const states = db.prepare<[string, string], { key: string; value: string }>(
    'SELECT key, value FROM state WHERE key >= ? AND key < ? ORDER BY key',
  );
  const setState = db.prepare(
    'INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const dropState = db.prepare('DELETE FROM state WHERE key = ?');

  return {
    reads: {
      event: (account: string, id: string): EventRecord | undefined => {
        const body = find.get(account, id);
        return body === undefined ? undefined : (JSON.parse(body) as EventRecord);
      },
      cursor: (account: string, stream: string): string | undefined => cursor.get(account, stream),
      heardAt: (account: string, stream: string): number | undefined =>
        heardAt.get(account, stream) ?? undefined,
      activity: (sessionId: string): Activity => {
        const row = activity.get(sessionId);
        const { persons, messages } = row ?? { persons: 0, messages: 0 };
        const lastAt = row?.lastAt ?? undefined;
        return lastAt === undefined ? { persons, messages } : { persons, messages, lastAt };
      },
      activityOf: (person: string): { sessions: number; messages: number } =>
        activityOf.get(person) ?? { sessions: 0, messages: 0 },
      state: (key: string): string | undefined => state.get(key),
      states: (prefix: string): readonly { key: string; value: string }[] =>
        states.all(prefix, `${prefix}\u{10ffff}`),
    },

    /** Notes an event as seen; false if it was already. */
    note: (event: EventRecord, now: number): boolean =>
      insert.run(event.account, event.id, now, JSON.stringify(event)).changes === 1,

    markDone(events: readonly { readonly account: string; readonly id: string }[]): void {
      for (const { account, id } of events) done.run(account, id);
    },

    /** Moves a cursor and counts what came with it; the same cursor again counts nothing. */
    advance(
      account: string,
      stream: string,
      to: string,
      counts: readonly ActivityCount[],
      heard: number | undefined,
    ): void {
      const moved = move.run(account, stream, to).changes > 0;
      if (heard !== undefined) hear.run(heard, account, stream);
      if (!moved) return;
      for (const one of counts) count.run(one.sessionId, one.person, one.count, one.lastAt);
    },

    writeState(entries: readonly { readonly key: string; readonly value: string | undefined }[]): void {
      for (const { key, value } of entries) {
        if (value === undefined) dropState.run(key);
        else setState.run(key, value);
      }
    },
  };
}
