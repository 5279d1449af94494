import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { putCall } from '../domain/rooms.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import { CallFault, type Visitor } from '../ports/calls.ts';
import type { Commit } from '../ports/store.ts';
import { voteForAnother } from '../services/another-room.ts';
import { orderOf } from '../services/call-order.ts';
import { serverFacts } from '../services/call-posts.ts';
import type { Decision } from '../services/decision.ts';
import { audienceOf, written } from '../services/holders.ts';
import { decisionOf } from '../services/room-step.ts';
import { commitOf } from './commit.ts';
import { type Deps, momentOf } from './deps.ts';
import type { Queues } from './queues.ts';

/** A room as its page shows it. */
export interface FoundRoom {
  readonly holder: Holder;
  readonly call: Call;
  /** The open room that took its place. */
  readonly next?: Call;
  /** Its people get a link each. */
  readonly personal: boolean;
  /** Who runs it, in a sentence. */
  readonly server: string;
  /** How many are in it, where the provider tells. */
  readonly persons?: number;
}

/** What a vote from the page did; `count` of those needed. */
export type PageVote =
  | { readonly kind: 'counted'; readonly count: number; readonly needed: number }
  | { readonly kind: 'coming' | 'none' | 'gone' };

/** Rooms as people reach them outside of a chat: looked up by id, entered, and voted away. */
export class RoomDesk {
  readonly #deps: Deps;
  readonly #queues: Queues;
  readonly #applied: (commit: Commit) => void;

  constructor(deps: Deps, queues: Queues, applied: (commit: Commit) => void) {
    this.#deps = deps;
    this.#queues = queues;
    this.#applied = applied;
  }

  /** The room of this id, as it is now; undefined for one that ended long ago, or never was. */
  async find(id: string): Promise<FoundRoom | undefined> {
    const { store, pool } = this.#deps;
    const place = pool?.placeOf(id);
    if (place === undefined) return undefined;
    const course = await store.course(place.courseId);
    if (course?.status !== 'active') return undefined;
    const session = place.sessionId === undefined ? undefined : await store.session(place.sessionId);
    const holder: Holder = session === undefined ? { course } : { course, session };
    const { calls } = roomsOf(holder);
    const call = calls.find((each) => each.id === id);
    if (call === undefined) return undefined;
    const next = call.status === 'open' ? undefined : successor(calls, call);
    const instance = this.#deps.house.instances.find((each) => each.id === call.instance);
    return {
      holder,
      call,
      ...(next === undefined ? {} : { next }),
      personal: this.#deps.providers.get(call.instance)?.personal !== undefined,
      server: wordsOf(course.language).rooms.server(serverFacts(call, instance)),
    };
  }

  /** A link into this room for one person; rejects with a CallFault. */
  async link({ holder, call }: FoundRoom, visitor: Visitor): Promise<string> {
    const provider = this.#deps.providers.get(call.instance);
    if (provider?.personal === undefined || call.reference === undefined)
      throw new CallFault('configuration', `${call.instance} gives no personal links`);
    return provider.personal.link(call.reference, orderOf(holder, call), visitor);
  }

  /** « Ça ne marche pas », from the page: one vote a browser. */
  async vote(id: string, browser: string): Promise<PageVote> {
    const place = this.#deps.pool?.placeOf(id);
    if (place === undefined) return { kind: 'gone' };
    return this.#queues.run(`course:${place.courseId}`, async () => {
      for (;;) {
        const done = await this.#voteOnce(id, `page:${browser}`);
        if (done !== 'conflict') return done;
      }
    });
  }

  async #voteOnce(id: string, voter: string): Promise<PageVote | 'conflict'> {
    const deps = this.#deps;
    const found = await this.find(id);
    if (found?.call.status !== 'open') return { kind: 'gone' };
    const { holder, call } = found;
    const vote = voteForAnother(momentOf(deps), holder, call, { id: voter, isStaff: false });
    if (vote.kind === 'coming' || vote.kind === 'none') return { kind: vote.kind };
    const decision = vote.kind === 'switching' ? decisionOf(vote.step) : counted(vote.holder, vote.call);
    deps.pool?.note(decision);
    const commit = await commitOf(deps, decision, holder.course);
    const result = await deps.store.apply(commit);
    if (result === 'conflict') return result;
    this.#applied(commit);
    const needed = holder.course.settings.quorum;
    return vote.kind === 'switching'
      ? { kind: 'coming' }
      : { kind: 'counted', count: vote.call.otherVotes.length, needed };
  }
}

/** The open room that took the place of this one, over those between. */
function successor(calls: readonly Call[], call: Call): Call | undefined {
  for (let id: string | undefined = call.id; ; ) {
    const next: Call | undefined = calls.find(({ replaces }) => replaces === id);
    if (next === undefined || next.status === 'open') return next;
    id = next.id;
  }
}

/** The class reads of it once, so that it can join by a sign; further votes revise the count. */
function counted(holder: Holder, voted: Call): Decision {
  const { course, session } = holder;
  const key = `${voted.post}/other`;
  const posted = voted.votePosts?.includes(key) === true;
  const call = posted ? voted : { ...voted, votePosts: [...(voted.votePosts ?? []), key] };
  const { medium, otherVotes, id } = call;
  const document = wordsOf(course.language).rooms.otherVote(
    medium,
    otherVotes.length,
    course.settings.quorum,
    id,
  );
  const post: PostOp = posted
    ? revise(key, document)
    : say({
        key,
        subject: { kind: 'call', id, courseId: course.id },
        audience: audienceOf(course, session),
        document,
        urgency: urgency.answer,
        ring: false,
      });
  return { ...written(withRooms(holder, putCall(roomsOf(holder), call))), posts: [post] };
}
