import { laneOf, type Target } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Action, type Block, type Document, type Inline, linksOf } from '../message/document.ts';
import { unsealed } from '../message/one-time.ts';
import { wordsAt } from '../message/timed.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import type { Copy } from '../ports/store.ts';
import type { Deps } from './deps.ts';

/**
 * Completes a document at the moment of sending: mentions get their person's present name and account
 * here, what only one person may press their accounts, links to posts of ours the reference of their copy in the same place, one-time codes their text, and
 * words that time makes false are chosen.
 */
export async function resolved(
  deps: Deps,
  adapter: ChatAdapter,
  stored: Document,
  target: Target,
): Promise<Document> {
  const document = unsealed(stored, deps.clock.now());
  if (!document.blocks.some(needsResolving)) return document;
  const blocks: Block[] = [];
  for (const block of document.blocks) blocks.push(await resolvedBlock(deps, adapter, block, target));
  return { ...document, blocks };
}

/** The users on this platform of persons to mention; who has no account here is left out. */
export async function usersOf(
  deps: Deps,
  adapter: ChatAdapter,
  persons: readonly string[],
): Promise<readonly string[]> {
  if (persons.length === 0) return [];
  const found = await deps.store.persons(persons);
  return found.flatMap(
    (person) => person.accounts.find(({ platform }) => platform === adapter.platform)?.user ?? [],
  );
}

const resolvedKinds = new Set<string>(['mention', 'message', 'post', 'timed']);

function needsResolving(block: Block): boolean {
  if (block.kind === 'actions') return block.actions.some(({ by }) => by !== undefined);
  const inlines = block.kind === 'line' ? block.inlines : block.kind === 'list' ? block.items.flat() : [];
  return inlines.some((inline) => typeof inline !== 'string' && resolvedKinds.has(inline.kind));
}

async function resolvedBlock(deps: Deps, adapter: ChatAdapter, block: Block, target: Target): Promise<Block> {
  const all = (inlines: readonly Inline[]) =>
    Promise.all(inlines.map((inline) => resolvedInline(deps, adapter, inline, target)));
  if (block.kind === 'line') return { ...block, inlines: await all(block.inlines) };
  if (block.kind === 'list') return { ...block, items: await Promise.all(block.items.map(all)) };
  if (block.kind === 'actions')
    return {
      ...block,
      actions: await Promise.all(block.actions.map((action) => forWhom(deps, adapter, action))),
    };
  return block;
}

/** Whose buttons these are on the platform; nobody's where that person has no account there. */
async function forWhom(deps: Deps, adapter: ChatAdapter, action: Action): Promise<Action> {
  if (action.by === undefined) return action;
  const person = await deps.store.person(action.by);
  const theirs = person?.accounts.filter(({ platform }) => platform === adapter.platform) ?? [];
  return { ...action, users: theirs.map(({ user }) => user) };
}

async function resolvedInline(
  deps: Deps,
  adapter: ChatAdapter,
  inline: Inline,
  target: Target,
): Promise<Inline> {
  if (typeof inline === 'string') return inline;
  if (inline.kind === 'timed') return wordsAt(inline, deps.clock.now());
  if (inline.kind === 'mention') {
    const person = await deps.store.person(inline.person);
    const user = person?.accounts.find(({ platform }) => platform === adapter.platform)?.user;
    const name = person?.name ?? (await nobody(deps, target));
    return { ...inline, name, ...(user === undefined ? {} : { user }) };
  }
  if (inline.kind === 'post') {
    const copies = await deps.store.copies(inline.post);
    const here = copies.find((copy) => copy.part === 0 && laneOf(copy.target) === laneOf(target));
    if (here?.reference !== undefined) return { ...inline, reference: here.reference };
    return (await elsewhere(deps, target, copies, inline)) ?? inline.text;
  }
  if (inline.kind === 'message') return inline.account === target.account ? inline : inline.text;
  return inline;
}

/** The post in another room of its course, where the class or a group reads it: from a group's room, or in private. */
async function elsewhere(
  { store }: Deps,
  { account }: Target,
  copies: readonly Copy[],
  inline: Extract<Inline, { readonly kind: 'post' }>,
): Promise<Inline | undefined> {
  for (const { part, target, reference, state } of copies) {
    if (part !== 0 || state !== 'sent' || reference === undefined) continue;
    if (target.account !== account || !('room' in target)) continue;
    const course = await store.courseAt(account, target.room);
    const place = course?.places.find((each) => each.account === account && each.room === target.room);
    if (place !== undefined && place.kind !== 'staff') return { ...inline, reference, room: target.room };
  }
  return undefined;
}

/** Does a document link to a post that is on its way to another room of its course, so that it had better wait? */
export async function awaitsAnother(deps: Deps, document: Document, target: Target): Promise<boolean> {
  for (const key of linksOf(document)) {
    const copies = await deps.store.copies(key);
    if (copies.some((copy) => laneOf(copy.target) === laneOf(target))) continue;
    const isNear = copies.some(
      (copy) => copy.part === 0 && copy.state === 'waiting' && copy.target.account === target.account,
    );
    if (isNear && !copies.some(({ state }) => state === 'sent')) return true;
  }
  return false;
}

/** How somebody is called who was erased, in the language of the place. */
async function nobody({ store, house }: Deps, target: Target): Promise<string> {
  const course = 'room' in target ? await store.courseAt(target.account, target.room) : undefined;
  return wordsOf(course?.language ?? house.language).common.someone;
}
