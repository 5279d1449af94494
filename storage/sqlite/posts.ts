import type { Database } from 'better-sqlite3';
import { type Target, urgency as urgencies } from '../../src/domain/post.ts';
import type { OutPart } from '../../src/ports/chat.ts';
import type { OutsideWrite, PostWrite } from '../../src/ports/store.ts';
import { contentTable } from './contents.ts';
import { copyTable, type PostRow } from './copies.ts';
import { TakenBack } from './group-commit.ts';
import type { Lanes } from './lanes.ts';
import type { Manner } from './manner.ts';
import type { Rows } from './rows.ts';

type Write<Op extends PostWrite['op']> = Extract<PostWrite, { op: Op }>;

interface StoredRow {
  readonly id: number;
  readonly revision: number;
  readonly manner: string;
}

/** Writes posts: each operation brings the copies' rows to what shall be shown. */
export function postTable(db: Database, lanes: Lanes, rows: Rows) {
  const copies = copyTable(db, lanes, rows);
  const findRow = db.prepare<[string], StoredRow>(
    'SELECT id, revision, manner FROM post WHERE key = ? AND withdrawn = 0',
  );
  const insert = db.prepare(
    `INSERT INTO post (key, course, subject_kind, subject, document, files, manner)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const addFile = db.prepare('INSERT INTO post_file (post, blob) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const setText = db.prepare('UPDATE post SET document = ?, revision = ? WHERE id = ?');
  const setManner = db.prepare('UPDATE post SET manner = ? WHERE id = ?');
  // What is taken back is not kept either.
  const setWithdrawn = db.prepare(`UPDATE post SET withdrawn = 1, document = '{"blocks":[]}' WHERE id = ?`);
  const contents = contentTable(db);

  /** A post that may still be changed: one that exists and was not withdrawn. */
  function find(key: string): PostRow | undefined {
    const row = findRow.get(key);
    return row === undefined ? undefined : { ...row, manner: JSON.parse(row.manner) as Manner };
  }

  function say(post: Write<'say'>): void {
    const { subject, urgency, ring, mention, mentionRoom, replyTo, under, threadOnly, thread } = post;
    const { expiresAt, signs, pin, question, only } = post;
    const manner = {
      ...{ urgency, ring, mention, mentionRoom, replyTo, under, threadOnly, thread, expiresAt, signs, pin },
      ...{ question, only },
    } as Manner;
    const said = insert.run(
      post.key,
      subject.courseId ?? null,
      subject.kind,
      JSON.stringify(subject),
      JSON.stringify(post.document),
      JSON.stringify(post.files),
      JSON.stringify(manner),
    );
    if (said.changes === 0) return;
    const row: PostRow = { id: Number(said.lastInsertRowid), revision: 1, manner };
    for (const file of post.files) addFile.run(row.id, file.blob);
    copyTo(row, post.targets, post.parts);
  }

  function copyTo(
    post: PostRow,
    targets: readonly Target[],
    parts: Readonly<Record<string, readonly OutPart[]>>,
  ): void {
    const accounts = new Set(targets.map((target) => target.account));
    for (const account of accounts) copies.addContent(post, account, parts[account] ?? []);
    for (const target of targets) copies.add(post, target, parts[target.account]?.length ?? 0);
  }

  function revise(change: Write<'revise'>, now: number): void {
    const post = find(change.key);
    if (post === undefined) return;
    const revised = { ...post, revision: post.revision + 1 };
    setText.run(JSON.stringify(change.document), revised.revision, post.id);
    const { signs = post.manner.signs } = change;
    const same = signs.join() === post.manner.signs.join();
    if (!same) setManner.run(JSON.stringify({ ...post.manner, signs }), post.id);
    for (const [account, part] of Object.entries(change.parts)) {
      copies.addContent(revised, account, [part]);
      copies.revise(revised, account, change.withoutEdits === 'repost');
    }
    if (!same) copies.sign(post, signs, now);
    contents.dropBefore(post.id, revised.revision);
  }

  /** @throws TakenBack `conflict` when it was attempted meanwhile. */
  function replace(change: Write<'replace'>): void {
    const post = find(change.key);
    if (post === undefined || !copies.replace(post, change.account, change.part))
      throw new TakenBack('conflict');
    setText.run(JSON.stringify(change.document), post.revision, post.id);
  }

  function withdraw(key: string, now: number): void {
    const post = find(key);
    if (post === undefined) return;
    setWithdrawn.run(post.id);
    copies.withdraw(post, now);
    contents.dropAll(post.id);
  }

  function pin({ key, pinned, rooms }: Write<'pin'>, now: number): void {
    const post = find(key);
    if (post === undefined) return;
    if (rooms !== undefined) {
      for (const { account, room } of rooms) copies.unpinIn(post, account, room);
      return;
    }
    // A place that is linked later follows it.
    setManner.run(JSON.stringify({ ...post.manner, pin: pinned }), post.id);
    copies.pin(post, pinned, now);
  }

  return {
    /** Rooms are let go first: what the same commit says there (a goodbye) still goes out. */
    write(writes: readonly PostWrite[], now: number): void {
      for (const one of writes) if (one.op === 'unlink') copies.letGo(one.account, one.room, now);
      for (const one of writes) {
        if (one.op === 'say') say(one);
        else if (one.op === 'revise') revise(one, now);
        else if (one.op === 'replace') replace(one);
        else if (one.op === 'withdraw') withdraw(one.key, now);
        else if (one.op === 'pin') pin(one, now);
        else if (one.op === 'deleted') copies.deleted(one.account, one.reference, now);
        else if (one.op === 'addTargets') {
          const post = find(one.key);
          if (post !== undefined) copyTo(post, one.targets, one.parts);
        }
      }
    },

    /** Acts that are no copies. A widget can wait; a room is left after all that is still to be said in it. */
    act(acts: readonly OutsideWrite[]): void {
      for (const act of acts) {
        if (act.kind === 'leave' || act.kind === 'widget') {
          const lane = lanes.ofTarget({ account: act.account, room: act.room });
          rows.queueAct(lane, urgencies.revision, act);
        } else {
          const callId = act.kind === 'callCreate' ? act.order.id : act.callId;
          rows.queueAct(lanes.ofCall(act.instance, callId), urgencies.urgent, act);
        }
      }
    },
  };
}
