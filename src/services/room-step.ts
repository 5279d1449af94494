import type { Holder } from '../domain/holder.ts';
import type { PostOp } from '../message/post.ts';
import type { Decision, OutsideOrder } from './decision.ts';
import { written } from './holders.ts';

/** What one act on requests and rooms changes; acts follow one another on the holder. */
export interface RoomStep {
  readonly holder: Holder;
  readonly posts: readonly PostOp[];
  readonly outside: readonly OutsideOrder[];
}

/** Two acts as one: the second was made on the holder of the first. */
export function followedBy(first: RoomStep, second: RoomStep): RoomStep {
  return {
    holder: second.holder,
    posts: [...first.posts, ...second.posts],
    outside: [...first.outside, ...second.outside],
  };
}

/** Nothing done yet. */
export const noStep = (holder: Holder): RoomStep => ({ holder, posts: [], outside: [] });

/** The decision that writes a step. */
export function decisionOf(step: RoomStep): Decision {
  return { ...written(step.holder), posts: step.posts, outside: step.outside };
}
