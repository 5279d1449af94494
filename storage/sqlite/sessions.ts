import type { Database } from 'better-sqlite3';
import type { Material, Session } from '../../src/domain/session.ts';
import { bodyReader } from './bodies.ts';
import { TakenBack } from './group-commit.ts';

/** Sessions and their materials. `removed` sessions are only found by id, or to be announced. */
export function sessionTable(db: Database) {
  const byId = db.prepare<[string], string>('SELECT body FROM session WHERE id = ?').pluck();
  const byNumber = db
    .prepare<[string, number], string>(
      `SELECT body FROM session WHERE course = ? AND number = ? AND status <> 'removed'`,
    )
    .pluck();
  const between = (order: 'ASC' | 'DESC') =>
    db
      .prepare<[string, number, number, number], string>(
        `SELECT body FROM session WHERE course = ? AND starts_at >= ? AND starts_at < ? AND status <> 'removed'
         ORDER BY starts_at ${order}, number ${order} LIMIT ?`,
      )
      .pluck();
  const earliestFirst = between('ASC');
  const newestFirst = between('DESC');
  const open = db
    .prepare<[string], string>(
      `SELECT body FROM session INDEXED BY session_open WHERE course = ? AND status = 'open'
       ORDER BY starts_at, number`,
    )
    .pluck();
  const toAnnounce = db
    .prepare<[string], string>(
      `SELECT body FROM session WHERE course = ? AND EXISTS (
         SELECT 1 FROM timer t WHERE t.subject_id = session.id AND t.subject_kind = 'session' AND t.kind = 'announce')
       ORDER BY number`,
    )
    .pluck();
  const count = db
    .prepare<[string], number>(`SELECT count(*) FROM session WHERE course = ? AND status <> 'removed'`)
    .pluck();
  const insert = db.prepare(
    'INSERT INTO session (id, course, number, starts_at, status, version, body) VALUES (?, ?, ?, ?, ?, 1, ?)',
  );
  const update = db.prepare(
    `UPDATE session SET course = ?, number = ?, starts_at = ?, status = ?, version = version + 1, body = ?
     WHERE id = ? AND version = ?`,
  );

  const materialOf = db.prepare<[string], string>('SELECT body FROM material WHERE session = ?').pluck();
  const insertMaterial = db.prepare('INSERT INTO material (session, version, body) VALUES (?, 1, ?)');
  const updateMaterial = db.prepare(
    'UPDATE material SET version = version + 1, body = ? WHERE session = ? AND version = ?',
  );
  const clearFiles = db.prepare('DELETE FROM material_file WHERE session = ?');
  const addFile = db.prepare(
    'INSERT INTO material_file (session, blob) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );

  const asSession = bodyReader<Session>();

  return {
    reads: {
      session: (id: string): Session | undefined => {
        const body = byId.get(id);
        return body === undefined ? undefined : asSession(body);
      },
      sessionsByNumber: (courseId: string, numbers: readonly number[]): readonly Session[] =>
        [...new Set(numbers)]
          .sort((one, other) => one - other)
          .flatMap((number) => byNumber.get(courseId, number) ?? [])
          .map(asSession),
      sessionsBetween: (
        courseId: string,
        range: { from: number; to: number; limit: number; newestFirst?: boolean },
      ): readonly Session[] => {
        const statement = range.newestFirst === true ? newestFirst : earliestFirst;
        return statement.all(courseId, range.from, range.to, range.limit).map(asSession);
      },
      openSessions: (courseId: string): readonly Session[] => open.all(courseId).map(asSession),
      sessionsToAnnounce: (courseId: string): readonly Session[] => toAnnounce.all(courseId).map(asSession),
      countSessions: (courseId: string): number => count.get(courseId) ?? 0,
      material: (sessionId: string): Material | undefined => {
        const body = materialOf.get(sessionId);
        return body === undefined ? undefined : (JSON.parse(body) as Material);
      },
    },

    /** Writes each at its version; a number taken meanwhile is a conflict like a stale version. */
    write(sessions: readonly Session[]): void {
      for (const session of sessions) {
        const body = JSON.stringify({ ...session, version: session.version + 1 });
        const columns = [session.courseId, session.number, session.startsAt, session.status] as const;
        if (session.version === 0) insert.run(session.id, ...columns, body);
        else if (update.run(...columns, body, session.id, session.version).changes === 0) {
          throw new TakenBack('conflict');
        }
      }
    },

    writeMaterials(materials: readonly Material[]): void {
      for (const material of materials) {
        const body = JSON.stringify({ ...material, version: material.version + 1 });
        if (material.version === 0) insertMaterial.run(material.sessionId, body);
        else if (updateMaterial.run(body, material.sessionId, material.version).changes === 0) {
          throw new TakenBack('conflict');
        }
        clearFiles.run(material.sessionId);
        for (const file of material.files) addFile.run(material.sessionId, file.blob);
      }
    },
  };
}
