import type { ApplyResult, Commit } from '../../src/ports/store.ts';
import type { blobTable } from './blobs.ts';
import type { courseTable } from './courses.ts';
import type { eraser } from './erase.ts';
import type { eventTable } from './events.ts';
import { isDuplicate } from './faults.ts';
import { TakenBack } from './group-commit.ts';
import type { journalTable } from './journal.ts';
import type { personTable } from './persons.ts';
import type { postTable } from './posts.ts';
import type { Rows } from './rows.ts';
import type { sessionTable } from './sessions.ts';
import type { timerTable } from './timers.ts';

/** The parts of the database that a commit writes. */
export interface Tables {
  readonly courses: ReturnType<typeof courseTable>;
  readonly sessions: ReturnType<typeof sessionTable>;
  readonly persons: ReturnType<typeof personTable>;
  readonly journal: ReturnType<typeof journalTable>;
  readonly events: ReturnType<typeof eventTable>;
  readonly timers: ReturnType<typeof timerTable>;
  readonly posts: ReturnType<typeof postTable>;
  readonly blobs: ReturnType<typeof blobTable>;
  readonly rows: Rows;
  readonly erase: ReturnType<typeof eraser>;
}

/**
 * Writes everything of one decision; may run twice, the first time for nothing (group-commit.ts).
 * @throws TakenBack `seen` or `conflict`, upon which nothing of it stands.
 */
export function applyCommit(tables: Tables, commit: Commit, now: number): ApplyResult {
  const { events, timers, rows, posts } = tables;
  if (commit.event !== undefined && !events.note(commit.event, now)) throw new TakenBack('seen');
  if (commit.firedTimer !== undefined && !timers.fire(commit.firedTimer)) throw new TakenBack('seen');
  if (commit.settled !== undefined && !rows.settle(commit.settled)) throw new TakenBack('seen');
  writeAggregates(tables, commit);
  if (commit.files !== undefined) tables.blobs.give(commit.files);
  if (commit.markDone !== undefined) events.markDone(commit.markDone);
  if (commit.journal !== undefined) tables.journal.write(commit.journal);
  if (commit.undone !== undefined) tables.journal.takeBack(commit.undone);
  if (commit.timers !== undefined) timers.replace(commit.timers);
  for (const row of commit.dropped ?? []) rows.cancel(Number(row), now, 'digest');
  if (commit.posts !== undefined) posts.write(commit.posts, now);
  if (commit.outside !== undefined) posts.act(commit.outside);
  if (commit.membership !== undefined) tables.persons.writeMembership(commit.membership);
  if (commit.state !== undefined) events.writeState(commit.state);
  if (commit.erased !== undefined) {
    tables.erase(commit.erased, now);
    tables.persons.forget(commit.erased);
  }
  return 'applied';
}

function writeAggregates({ courses, sessions, persons }: Tables, commit: Commit): void {
  try {
    if (commit.persons !== undefined) persons.write(commit.persons);
    if (commit.courses !== undefined) courses.write(commit.courses);
    if (commit.sessions !== undefined) sessions.write(commit.sessions);
    if (commit.materials !== undefined) sessions.writeMaterials(commit.materials);
  } catch (error) {
    // Somebody else took the code, room, number or account since it was read.
    if (isDuplicate(error)) throw new TakenBack('conflict');
    throw error;
  }
}
