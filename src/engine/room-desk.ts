import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { urgency } from '../domain/post.ts';
import type { Call } from '../domain/room.ts';
import { otherVoices, putCall } from '../domain/rooms.ts';
import type { FileRef, Material } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import { CallFault, type Visitor } from '../ports/calls.ts';
import { voteForAnother } from '../services/another-room.ts';
import { orderOf } from '../services/call-order.ts';
import { serverFacts } from '../services/call-posts.ts';
import type { Decision } from '../services/decision.ts';
import { audienceOf, written } from '../services/holders.ts';
import { roomFault, triedBy } from '../services/open-call.ts';
import { decisionOf } from '../services/room-step.ts';
import { type Deps, momentOf } from './deps.ts';
import type { RoomActs } from './room-acts.ts';

/** A room as its page shows it. */
export interface FoundRoom {
  readonly holder: Holder;
  readonly call: Call;
  /** The open room that took its place. */
  readonly next?: Call;
  /** Its people get a link each. */
  readonly personal: boolean;
  /** They come in muted: a plain link's service decides on that itself. */
  readonly muted: boolean;
  /** Who runs it, in a sentence. */
  readonly server: string;
  /** How many are in it, where the provider tells. */
  readonly persons?: number;
}

/** What a vote from the page did. */
export interface PageVote {
  readonly kind: 'counted' | 'coming' | 'none' | 'gone';
}

/** Rooms as people reach them outside of a chat: looked up by id, entered, and voted away. */
export class RoomDesk {
  readonly #deps: Deps;
  readonly #acts: RoomActs;

  constructor(deps: Deps, acts: RoomActs) {
    this.#deps = deps;
    this.#acts = acts;
  }

  /** The room of this id, as it is now; undefined for one that ended long ago, or never was. */
  async find(id: string): Promise<FoundRoom | undefined> {
    const room = await this.#acts.locate(id);
    if (room === undefined) return undefined;
    const { holder, call } = room;
    const { house, providers } = this.#deps;
    const next = call.status === 'open' ? undefined : successor(roomsOf(holder).calls, call);
    const instance = house.instances.find((each) => each.id === call.instance);
    const persons = house.persons?.(call.id);
    return {
      holder,
      call,
      ...(next === undefined ? {} : { next }),
      personal: providers.get(call.instance)?.personal !== undefined,
      muted: instance !== undefined && instance.provider !== 'link',
      server: wordsOf(holder.course.language).rooms.server(serverFacts(call, instance)),
      ...(persons === undefined ? {} : { persons }),
    };
  }

  /** Could another room take its place now? */
  hasAnother({ holder, call }: FoundRoom): boolean {
    return roomFault(momentOf(this.#deps), holder.course, call.medium, triedBy(call)) === undefined;
  }

  /** What the class has been shown of the session's material, as long as its room is being made or open. */
  async material({ holder: { session }, call }: FoundRoom): Promise<Material | undefined> {
    const there = call.status === 'wanted' || call.status === 'open';
    if (!there || session?.material.state !== 'shown') return undefined;
    return this.#deps.store.material(session.id);
  }

  /** The bytes of a file of it. */
  readFile({ blob }: FileRef): Promise<Uint8Array | undefined> {
    return this.#deps.store.readBlob(blob);
  }

  /** A link into this room for one person; rejects with a CallFault. */
  async link({ holder, call }: FoundRoom, visitor: Visitor): Promise<string> {
    const provider = this.#deps.providers.get(call.instance);
    if (provider?.personal === undefined || call.reference === undefined)
      throw new CallFault('configuration', `${call.instance} gives no personal links`);
    return provider.personal.link(call.reference, orderOf(this.#deps.house, holder, call), visitor);
  }

  /** « Ça ne marche pas », from the page: one vote a browser. */
  async vote(id: string, browser: string): Promise<PageVote> {
    const done = await this.#acts.decide(id, ({ holder, call }) => this.#voted(holder, call, browser));
    return done ?? { kind: 'gone' };
  }

  #voted(holder: Holder, call: Call, browser: string): { decision: Decision; result: PageVote } {
    const vote = voteForAnother(momentOf(this.#deps), holder, call, { browser });
    switch (vote.kind) {
      case 'coming':
        return { decision: {}, result: { kind: 'coming' } };
      case 'none':
        return { decision: decisionOf(vote.step), result: { kind: 'none' } };
      case 'switching':
        return { decision: decisionOf(vote.step), result: { kind: 'coming' } };
      case 'counted':
        return { decision: vote.isNew ? counted(vote.holder, vote.call) : {}, result: { kind: 'counted' } };
    }
  }
}

/** The open room that took the place of this one, over those between; one that never opened took none. */
function successor(calls: readonly Call[], call: Call): Call | undefined {
  for (const next of calls.filter(({ replaces }) => replaces === call.id)) {
    const found = next.status === 'open' ? next : successor(calls, next);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The class reads of it once, so that it can join by a sign; further votes revise the count. */
function counted(holder: Holder, voted: Call): Decision {
  const { course, session } = holder;
  const key = `${voted.post}/other`;
  const posted = voted.votePosts?.includes(key) === true;
  const call = posted ? voted : { ...voted, votePosts: [...(voted.votePosts ?? []), key] };
  const { medium, id } = call;
  const { quorum } = course.settings;
  const voices = otherVoices(call, quorum);
  const document = wordsOf(course.language).rooms.otherVote(medium, voices, quorum, id);
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
