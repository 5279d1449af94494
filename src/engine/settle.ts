import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { toPlain } from '../message/plain.ts';
import { say } from '../message/post.ts';
import { wholeCharacters } from '../message/whole-characters.ts';
import type { Commit, OutboxRow, OutboxWork, OutsideWrite, Settlement } from '../ports/store.ts';
import { callParked, callSettled, loadSettled } from '../services/call-settled.ts';
import type { Decision } from '../services/decision.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import { type Deps, momentOf } from './deps.ts';
import { newReference } from './ids.ts';
import { isPassing } from './passing.ts';
import type { Queues } from './queues.ts';

/** Posts whose failing nobody is told of again: the telling itself. */
const tellingPrefix = 'failed/';

/**
 * A settled row is an event: a room made or refused is decided in its course's queue, a copy that was
 * parked is told to staff, anything else touches its copy only.
 */
export async function settleRow(
  deps: Deps,
  queues: Queues,
  row: OutboxRow,
  settlement: Settlement,
  applied: (commit: Commit) => void,
): Promise<void> {
  const { work } = row;
  if (work.kind === 'callCreate' || work.kind === 'callClose') {
    await queues.run(`course:${work.courseId}`, () => settleCall(deps, work, settlement, applied));
    return;
  }
  if (!settlement.ok && toldKinds.has(work.kind) && !silentFailures.has(settlement.code)) {
    const park = async (error: unknown) => {
      deps.log.error(
        { err: error, reference: newReference(), lane: row.lane },
        'staff are not told of a refusal',
      );
      await deps.store.outbox.settle(settlement);
    };
    const decide = () => tellStaff(deps, row, settlement);
    await decideAndCommit(deps, { decide, cause: 'settled', park }, applied);
    return;
  }
  await deps.store.outbox.settle(settlement);
}

/** Failures that the next room there would meet too; a full server is judged by its places. */
const ofTheServer = new Set<string>(['refused', 'denied', 'timeout', 'tls', 'secret', 'unexpected', 'gone']);

async function settleCall(
  deps: Deps,
  work: OutsideWrite,
  settlement: Settlement,
  applied: (commit: Commit) => void,
): Promise<void> {
  if (work.kind === 'callCreate' && !settlement.ok && ofTheServer.has(settlement.code))
    deps.pool?.failed(work.instance);
  const decide = async () => {
    const loaded = await loadSettled(deps.store, work);
    const decision = callSettled(momentOf(deps), work, settlement, loaded);
    deps.pool?.note(decision);
    return commitOf(deps, decision, loaded.course, { settled: settlement });
  };
  await decideAndCommit(
    deps,
    { decide, cause: 'settled', park: (error) => park(deps, work, settlement, error, applied) },
    applied,
  );
}

/**
 * A room that our own code cannot settle: its row goes all the same, staff are told, and it can be asked
 * for again. Where that fails too the room stays as it is, for `fermer` to let go.
 */
async function park(
  deps: Deps,
  work: OutsideWrite,
  settlement: Settlement,
  error: unknown,
  applied: (commit: Commit) => void,
): Promise<void> {
  const reference = newReference();
  deps.log.error({ err: error, reference, key: work.key }, 'a room failed and is parked');
  try {
    const decision = await callParked(deps.store, momentOf(deps), work, settlement);
    const commit = await parked(deps, work, settlement, reference, decision);
    const result = await deps.store.apply(commit);
    if (result === 'applied') applied(commit);
    if (result !== 'conflict') return;
  } catch (fault) {
    if (isPassing(fault)) throw fault;
    deps.log.error({ err: fault, reference }, 'the room stays as it is');
  }
  const commit = await parked(deps, work, settlement, reference, {});
  if ((await deps.store.apply(commit)) === 'applied') applied(commit);
}

async function parked(
  deps: Deps,
  work: OutsideWrite,
  settlement: Settlement,
  reference: string,
  decision: Decision,
): Promise<Commit> {
  const course = work.kind === 'leave' ? undefined : await deps.store.course(work.courseId);
  if (course === undefined) return { settled: settlement };
  const told = say({
    key: `${tellingPrefix}${work.key}`,
    subject: { kind: 'notice', id: work.key, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: wordsOf(course.language).engine.roomFailed(reference),
    urgency: urgency.answer,
    ring: false,
  });
  const posts = [told, ...(decision.posts ?? [])];
  return commitOf(deps, { ...decision, posts }, course, { settled: settlement });
}

/** What people miss when it fails; a sign of the bot's own is not among it. */
const toldKinds = new Set<OutboxWork['kind']>(['copy', 'thread', 'delete']);

/** A copy that somebody deleted, or that came too late, or a platform without threads, is nobody's worry. */
const silentFailures = new Set(['notFound', 'expired', 'noThreads']);

/** So much of a message tells which one it is. */
const longestBeginning = 80;

function beginningOf(document: Document | undefined): string {
  const [first = ''] = toPlain(document ?? { blocks: [] }).split('\n');
  const beginning = wholeCharacters(first, { characters: longestBeginning });
  return beginning === first ? first : `${beginning} …`;
}

async function tellStaff(
  deps: Deps,
  row: OutboxRow,
  settlement: Extract<Settlement, { ok: false }>,
): Promise<Commit> {
  const { work } = row;
  deps.log.warn(
    { lane: row.lane, code: settlement.code, reason: settlement.reason },
    'a message was refused',
  );
  if (!('post' in work) || work.post.startsWith(tellingPrefix)) return { settled: settlement };
  const post = await deps.store.post(work.post);
  const courseId = post?.subject.courseId;
  const course = courseId === undefined ? undefined : await deps.store.course(courseId);
  if (course === undefined) return { settled: settlement };
  const room = 'room' in work.target ? work.target.room : work.target.user;
  const told = say({
    key: `${tellingPrefix}${work.post}/${row.lane}`,
    subject: { kind: 'notice', id: work.post, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    // A room that refuses everything is told of a few times, not once a message.
    about: [row.lane],
    document: wordsOf(course.language).engine.notDelivered({
      course: course.code,
      place: room,
      reason: settlement.code,
      // What was for one person's eyes is not shown to others.
      ...(course.places.some((place) => place.room === room) ? { begins: beginningOf(post?.document) } : {}),
    }),
    urgency: urgency.answer,
    ring: false,
  });
  return commitOf(deps, { posts: [told] }, course, { settled: settlement });
}
