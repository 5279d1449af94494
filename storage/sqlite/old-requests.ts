import type { Database } from 'better-sqlite3';

/** Lets go of the requests for rooms that ended and are older than a moment, in courses and sessions; gives how many rows. */
export function oldRequests(db: Database): (before: number) => number {
  const clear = (table: 'course' | 'session') =>
    db.prepare<[number, number]>(
      `UPDATE ${table} SET version = version + 1, body = json_set(body, '$.version', version + 1, '$.rooms.requests', json((
         SELECT json_group_array(json(r.value)) FROM json_each(body, '$.rooms.requests') r
         WHERE r.value ->> 'status' = 'waiting' OR r.value ->> 'at' >= ?)))
       WHERE instr(body, '"requests":[{') > 0 AND EXISTS (
         SELECT 1 FROM json_each(body, '$.rooms.requests') r
         WHERE r.value ->> 'status' <> 'waiting' AND r.value ->> 'at' < ?)`,
    );
  const tables = [clear('course'), clear('session')];
  return (before) => tables.reduce((total, table) => total + table.run(before, before).changes, 0);
}
