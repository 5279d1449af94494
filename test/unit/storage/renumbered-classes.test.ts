import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import { steps } from '../../../storage/sqlite/schema.ts';
import { head, heads, label, send, start } from '../../contract/store/fixtures.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
/** The step that numbers classes anew. */
const renumbering = steps.findIndex((step) => step.includes('Classes were'));

interface Queued {
  readonly key: string;
  /** As it was then: 0 answers and links of rooms, 1 openings. */
  readonly class: number;
  readonly kind?: string;
  readonly subject?: string;
  readonly waits?: number;
  readonly attempted?: boolean;
  readonly lane?: number;
}

/** A database of before, with rows of one course's room (and others), numbered from 1. */
function before(queued: readonly Queued[]): void {
  mkdirSync(dirname(folder.file()), { recursive: true });
  const db = new Database(folder.file());
  for (const step of steps.slice(0, renumbering)) db.exec(step);
  db.pragma(`user_version = ${renumbering}`);
  db.exec(`INSERT INTO course VALUES ('course-1', 'lo21', 'active', 'prof', 1, '{}');
    INSERT INTO staff VALUES ('prof', 'course-1');
    INSERT INTO lane (id, name, account, room) VALUES (1, 'local|room', 'local', 'room'), (2, 'local|b', 'local', 'b')`);
  for (const who of ['prof', 'student']) {
    const body = JSON.stringify({ command: { person: who, outcome: 'done' } });
    db.prepare('INSERT INTO event VALUES (?, ?, ?, ?)').run('local', `$${who}`, start, body);
  }
  queued.forEach((row, index) => {
    const [id, lane] = [index + 1, row.lane ?? 1];
    const kind = row.kind ?? 'session';
    const manner = JSON.stringify({
      ...{ urgency: row.class, ring: false, mention: [], mentionRoom: false, signs: [] },
    });
    const subject = JSON.stringify({ kind, id: row.subject ?? row.key, courseId: 'course-1' });
    db.prepare(`INSERT INTO post (id, key, course, subject_kind, subject, document, files, manner)
      VALUES (?, ?, 'course-1', ?, ?, '{"blocks":[]}', '[]', ?)`).run(id, row.key, kind, subject, manner);
    db.prepare(
      `INSERT INTO content VALUES (?, 0, 1, 'local', '{"kind":"text","document":{"blocks":[]}}', NULL)`,
    ).run(id);
    db.prepare(
      `INSERT INTO copy (id, post, part, lane, target_thread, first, epoch) VALUES (?, ?, 0, ?, '', 1, 0)`,
    ).run(id, id, lane);
    db.prepare(`INSERT INTO outbox (id, lane, kind, class, pinned, waits, attempted_at, copy, revision)
      VALUES (?, ?, 'copy', ?, ?, ?, ?, ?, 1)`).run(
      id,
      lane,
      row.class,
      row.attempted === true ? 1 : 0,
      row.waits ?? 0,
      row.attempted === true ? start : null,
      id,
    );
  });
  for (const lane of [1, 2])
    db.prepare(`UPDATE lane SET (head, head_class, head_rank, head_due) = (SELECT id, class, rank, 0 FROM outbox
      WHERE lane = ? AND waits = 0 ORDER BY rank, id LIMIT 1) WHERE id = ?`).run(lane, lane);
  db.close();
}

it('lets openings, links and answers to staff go first in a database of before', async () => {
  before([
    { key: 'answer', class: 0, kind: 'command', subject: '$student' },
    { key: 'link', class: 0, kind: 'call' },
    { key: 'to staff', class: 0, kind: 'command', subject: '$prof' },
    { key: 'hello', class: 0, kind: 'hello' },
    { key: 'opening', class: 1 },
    { key: 'news', class: 2 },
    { key: 'sign', class: 4 },
  ]);
  const store = await folder.open(true);
  const sent: [string, number][] = [];
  while ((await heads(store)).length > 0) {
    const row = await head(store);
    sent.push([label(row), row.urgency]);
    await send(store, row);
  }
  expect(sent).toEqual([
    ['link', urgency.urgent],
    ['to staff', urgency.urgent],
    ['opening', urgency.urgent],
    ['answer', urgency.answer],
    ['hello', urgency.answer],
    ['news', urgency.announcement],
    ['sign', urgency.revision],
  ]);
});

it('keeps an attempted head, and lends the class of what hangs and of what waits behind', async () => {
  before([
    { key: 'answer', class: 0, kind: 'command', subject: '$student', attempted: true },
    { key: 'opening', class: 1 },
    { key: 'elsewhere', class: 0, kind: 'command', subject: '$student', lane: 2 },
    { key: 'reminder', class: 0, lane: 2 },
    { key: 'link', class: 0, kind: 'call', waits: 4, lane: 2 },
  ]);
  const store = await folder.open(true);
  const found = (await heads(store)).map((row) => [label(row), row.attemptedAt, row.urgency]);
  expect(found).toEqual([
    ['answer', start, urgency.urgent],
    ['reminder', undefined, urgency.urgent],
  ]);
});

it('numbers the manner of posts too, which places linked late are given', async () => {
  before([
    { key: 'opening', class: 1 },
    { key: 'answer', class: 0, kind: 'command', subject: '$student' },
  ]);
  const store = await folder.open(true);
  const targets = [{ account: 'local', room: 'late' }];
  const parts = { local: [{ kind: 'text' as const, document: { blocks: [] } }] };
  await store.apply({
    posts: [
      { op: 'addTargets', key: 'answer', targets, parts },
      { op: 'addTargets', key: 'opening', targets, parts },
    ],
  });
  const late = (await heads(store)).find(({ lane }) => lane === 'local|late');
  expect([late && label(late), late?.urgency]).toEqual(['opening', urgency.urgent]);
});
