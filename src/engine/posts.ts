import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import { type Target, urgency } from '../domain/post.ts';
import type { FileRef } from '../domain/session.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { ofCourse } from '../message/course-code.ts';
import { actionsOf, type Document } from '../message/document.ts';
import { sealed } from '../message/one-time.ts';
import type { PostOp, Say } from '../message/post.ts';
import type { OutPart } from '../ports/chat.ts';
import type { PostWrite, StoredPost } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { partsFor } from './parts.ts';
import { targetsOf } from './targets.ts';

/** What a decision said, as rows can hold it: audiences resolved, content cut to each platform's size. */
export async function postWrites(
  deps: Deps,
  ops: readonly PostOp[],
  course: Course | undefined,
  words: Words = wordsOf(course?.language ?? deps.house.language),
): Promise<readonly PostWrite[]> {
  const writes: PostWrite[] = [];
  for (const op of ops) {
    writes.push(...(await writesOf(deps, op, course, words)));
  }
  return writes;
}

async function writesOf(
  deps: Deps,
  op: PostOp,
  course: Course | undefined,
  words: Words,
): Promise<readonly PostWrite[]> {
  if (op.op === 'withdraw') return [op];
  if (op.op === 'pin') {
    const stored = await deps.store.post(op.key);
    return stored !== undefined && pins(deps, stored.accounts) ? [op] : [];
  }
  if (op.op === 'revise') {
    const stored = await deps.store.post(op.key);
    if (stored === undefined || stored.withdrawn) return [];
    const document = sealed(op.document, deps.clock.now());
    const overflow: PostWrite[] = [];
    const parts: Record<string, OutPart> = {};
    for (const account of stored.accounts) {
      const [text, whole] = await accountParts(deps, account, document, [], words);
      if (text !== undefined) parts[account] = text;
      if (whole?.kind === 'file' && op.sameRest !== true) overflow.push(wholeText(stored, account, whole));
    }
    const { key, withoutEdits } = op;
    return [{ op: 'revise', key, document, parts, withoutEdits, signs: signsOf(document) }, ...overflow];
  }
  const persons = await personsOf(deps, op, course);
  const targets = targetsOf(op.audience, course, persons, deps.accounts);
  if (targets.length === 0) {
    const isLink = op.audience.kind === 'class' && op.audience.where === 'link';
    if (!isLink) deps.log.warn({ key: op.key, audience: op.audience.kind }, 'nobody can be told');
    // Of what the class would have read, a room that is linked (again) later is given what still holds.
    return op.audience.kind === 'class' ? [await sayWrite(deps, op, [], words)] : [];
  }
  const inPrivate = op.audience.kind === 'staff' && course !== undefined && targets.every(isDirect);
  const document = inPrivate ? ofCourse(op.document, course.code) : op.document;
  return [await sayWrite(deps, { ...op, document }, targets, words)];
}

const signsOf = (document: Document) => actionsOf(document).map(({ sign }) => sign);

const isDirect = (target: Target): boolean => 'user' in target;

/** A revision too long for its message: its whole text follows as a file, silently, once a text. */
function wholeText(stored: StoredPost, account: string, part: Extract<OutPart, { kind: 'file' }>): PostWrite {
  return {
    op: 'say',
    key: `${stored.key}/whole/${account}/${part.file.blob}`,
    subject: stored.subject,
    document: { blocks: [] },
    files: [part.file],
    targets: stored.targets.filter((target) => target.account === account),
    parts: { [account]: [part] },
    urgency: urgency.revision,
    ring: false,
    mention: [],
    mentionRoom: false,
    signs: [],
  };
}

/** A `say` for known targets. */
export async function sayWrite(
  deps: Deps,
  op: Say,
  targets: readonly Target[],
  words: Words,
  replyTo?: string,
): Promise<Extract<PostWrite, { op: 'say' }>> {
  const document = sealed(op.document, deps.clock.now());
  return {
    op: 'say',
    key: op.key,
    subject: op.subject,
    document,
    files: op.files ?? [],
    targets,
    ...newsOf(op),
    parts: await partsByAccount(deps, targets, document, op.files ?? [], words),
    urgency: op.urgency,
    ring: op.ring,
    mention: op.mention ?? [],
    mentionRoom: op.mentionRoom ?? false,
    signs: signsOf(op.document),
    ...(op.pinned === true && pins(deps, accountsOf(targets)) ? { pin: true } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(op.under === undefined ? {} : { under: op.under }),
    ...(op.threadOnly === true ? { threadOnly: true } : {}),
    ...(op.only === undefined ? {} : { only: op.only }),
    ...(op.thread === undefined ? {} : { thread: op.thread }),
    ...(op.expiresAt === undefined ? {} : { expiresAt: op.expiresAt }),
  };
}

const accountsOf = (targets: readonly Target[]) => targets.map(({ account }) => account);

/** Can anything be pinned on one of these accounts? */
function pins(deps: Deps, accounts: readonly string[]): boolean {
  return accounts.some((account) => deps.adapters.get(account)?.pins !== undefined);
}

/** Of what a post is news; to each group apart, for others do not read it. */
function newsOf({ audience, about, subject }: Say): Pick<Extract<PostWrite, { op: 'say' }>, 'news'> {
  if (audience.kind !== 'class' && audience.kind !== 'staff') return {};
  const group = audience.kind === 'class' && audience.group !== undefined ? `/${audience.group}` : '';
  return { news: (about ?? [subject.id]).map((id) => id + group) };
}

/** The parts of a document for each account among the targets. */
export async function partsByAccount(
  deps: Deps,
  targets: readonly Target[],
  document: Document,
  files: readonly FileRef[],
  words: Words,
): Promise<Record<string, readonly OutPart[]>> {
  const parts: Record<string, readonly OutPart[]> = {};
  for (const { account } of targets) {
    parts[account] ??= await accountParts(deps, account, document, files, words);
  }
  return parts;
}

async function accountParts(
  deps: Deps,
  account: string,
  document: Document,
  files: readonly FileRef[],
  words: Words,
): Promise<readonly OutPart[]> {
  const adapter = deps.adapters.get(account);
  // An account that this process does not serve (a platform switched off): its rows wait as they are.
  if (adapter === undefined) {
    return [{ kind: 'text', document }, ...files.map((file) => ({ kind: 'file' as const, file }))];
  }
  return partsFor(adapter.limits, document, files, words, (bytes) => deps.store.putBlob(bytes));
}

async function personsOf(
  deps: Deps,
  op: Say,
  course: Course | undefined,
): Promise<ReadonlyMap<string, Person>> {
  const ids =
    op.audience.kind === 'person'
      ? [op.audience.person]
      : op.audience.kind === 'staff'
        ? (course?.staff ?? []).map((member) => member.person)
        : [];
  const persons = ids.length === 0 ? [] : await deps.store.persons(ids);
  return new Map(persons.map((person) => [person.id, person]));
}
