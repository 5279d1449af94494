import { classPlaces } from './course.ts';
import type { Holder } from './holder.ts';

/** A room that a server holds for a course outside of its sessions, open or being made. */
export interface OutsideRoom {
  readonly id: string;
  /** Who created its course. */
  readonly creator: string;
  /** Who asked for it. */
  readonly by: string;
}

/** Outside of sessions: rooms at once for all courses of one creator, and for one person who asks alone. */
const most = { creator: 2, person: 1 } as const;

/** Why no server's room is given, though there may be one. */
export type NotGiven = 'noPlace' | 'creatorHas' | 'personHas';

export interface RoomAsk {
  readonly by: string;
  /** Others want it too, or staff: it stands for a request. */
  readonly shared: boolean;
  /** The room that it takes the place of. */
  readonly replaces?: string | undefined;
}

/** Is the course held in no room of its class, so that no server's room is for one? */
export function hasNoPlace(course: Holder['course']): NotGiven | undefined {
  return classPlaces(course).length === 0 ? 'noPlace' : undefined;
}

/**
 * Why who asks gets no server's room, if so: courses are free to create, servers are everybody's. What a class
 * needs during a session is never counted.
 */
export function notGiven(
  { course, session }: Holder,
  { by, shared, replaces }: RoomAsk,
  held: readonly OutsideRoom[],
): NotGiven | undefined {
  const noPlace = hasNoPlace(course);
  if (noPlace !== undefined || session !== undefined) return noPlace;
  const others = held.filter(({ id }) => id !== replaces);
  if (others.filter(({ creator }) => creator === course.createdBy).length >= most.creator)
    return 'creatorHas';
  if (!shared && others.filter((room) => room.by === by).length >= most.person) return 'personHas';
  return undefined;
}
