import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Subject, Target, Urgency } from '../../src/domain/post.ts';
import type { OutPart } from '../../src/ports/chat.ts';
import type { OutboxRow, OutboxWork, OutsideWrite } from '../../src/ports/store.ts';
import type { Manner } from './manner.ts';
import type { CopyWork } from './rows.ts';

/** Columns that say where a copy goes. */
export interface TargetRow {
  readonly account: string;
  readonly room: string | null;
  readonly user: string | null;
  readonly target_thread: string;
}

interface WorkRow extends TargetRow {
  readonly id: number;
  readonly lane: string;
  readonly kind: CopyWork['kind'];
  readonly class: Urgency;
  readonly attempted_at: number | null;
  readonly tries: number;
  readonly revision: number;
  readonly repost: number;
  readonly sign: string | null;
  readonly act: string | null;
  readonly part: number;
  readonly first: number;
  readonly reference: string | null;
  readonly root_thread: string | null;
  readonly post: string;
  readonly subject: string;
  readonly manner: string;
  readonly content: string | null;
}

/** Reads outbox rows with everything that sending them needs, threads and references resolved now. */
export function workReader(db: Database): (id: number) => OutboxRow | undefined {
  const read = db.prepare<[number], WorkRow>(
    `SELECT o.id, l.name AS lane, o.kind, iif(l.head = o.id, min(o.class, l.head_class), o.class) AS class, o.attempted_at, o.tries, o.revision, o.repost, o.sign, o.act,
       l.account, l.room, l.user, c.target_thread, c.part, c.first, c.reference,
       CASE r.state WHEN 'sent' THEN r.thread END AS root_thread,
       p.key AS post, p.subject, p.manner, k.body AS content
     FROM outbox o JOIN lane l ON l.id = o.lane
     LEFT JOIN copy c ON c.id = o.copy LEFT JOIN post p ON p.id = c.post
     LEFT JOIN copy r ON r.id = c.root
     LEFT JOIN content k
       ON k.post = c.post AND k.part = c.part AND k.revision = o.revision AND k.account = l.account
     WHERE o.id = ?`,
  );
  return (id) => {
    const row = read.get(id);
    if (row === undefined) return undefined;
    const work = workOf(row);
    return {
      id: String(row.id),
      key: 'key' in work ? work.key : transactionId(row),
      lane: row.lane,
      urgency: row.class,
      ...(row.attempted_at === null ? {} : { attemptedAt: row.attempted_at }),
      tries: row.tries,
      work,
    };
  };
}

/** The same for the same (post, place, part, revision), whenever and wherever it is made. */
function transactionId(row: WorkRow): string {
  const what = row.kind === 'copy' ? row.revision : keyOf(row);
  return hash('sha256', JSON.stringify([row.post, row.lane, row.target_thread, row.part, what]), 'hex');
}

/** A pin or a sign may come, go and come again: each time is an act of its own. */
function keyOf({ kind, id }: WorkRow): string {
  return kind === 'delete' || kind === 'thread' ? kind : `${kind} ${id}`;
}

function workOf(row: WorkRow): OutboxWork {
  if (row.act !== null) return JSON.parse(row.act) as OutsideWrite;
  const { post, part } = row;
  const target = targetOf(row);
  const reference = row.reference ?? '';
  if (row.kind === 'delete') return { kind: 'delete', post, part, target, reference };
  if (row.kind === 'react' || row.kind === 'unreact')
    return { kind: row.kind, post, target, reference, sign: row.sign ?? '' };
  if (row.kind === 'pin' || row.kind === 'unpin') return { kind: row.kind, post, target, reference };
  const manner = JSON.parse(row.manner) as Manner;
  if (row.kind === 'thread') {
    return { kind: 'thread', post, target, root: reference, title: manner.thread ?? '' };
  }
  // Only a post's first text rings: files that follow it and revisions are silent.
  const news = part === 0 && row.revision === row.first;
  const thread = row.target_thread === '' ? row.root_thread : row.target_thread;
  return {
    kind: 'copy',
    post,
    part,
    revision: row.revision,
    target,
    content: JSON.parse(row.content ?? 'null') as OutPart,
    subject: JSON.parse(row.subject) as Subject,
    ...(manner.question === undefined ? {} : { shared: true }),
    ring: news && manner.ring,
    mention: news ? manner.mention : [],
    mentionRoom: news && manner.mentionRoom,
    ...(part === 0 && manner.replyTo !== undefined ? { replyTo: manner.replyTo } : {}),
    withoutEdits: row.repost === 1 ? 'repost' : 'skip',
    ...(row.revision > row.first && row.reference !== null ? { edits: row.reference } : {}),
    ...(thread === null ? {} : { thread }),
    ...(manner.threadOnly === true ? { threadOnly: true } : {}),
    ...(manner.only === undefined ? {} : { only: manner.only }),
  };
}

/** The target that a copy was made for. */
export function targetOf(row: TargetRow): Target {
  const { account } = row;
  if (row.room === null) return { account, user: row.user ?? '' };
  return row.target_thread === ''
    ? { account, room: row.room }
    : { account, room: row.room, thread: row.target_thread };
}
