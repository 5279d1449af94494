import { limits } from '../../src/domain/limits.ts';
import type { MeetingInfo } from './answer.ts';

/**
 * Places that a meeting has beyond those of its class: the server counts everybody alike and lets no
 * moderator into a full meeting either (ApiController.groovy, `hasReachedMaxParticipants`), so those of the
 * staff are kept free by giving no more links to others.
 */
export const kept = limits.staffPerCourse;
/** A link that brought nobody in after so long is not waited for any more, in ms. */
const arriving = 60_000;

/** The places of one meeting, by the links that were given into it and by who came of them. */
export class Seats {
  /** When the links were given of which nobody has come yet. */
  #given: number[] = [];
  #others = 0;

  /** What the server tells: as many of those given a link as are more than before have come. */
  counted({ moderatorCount = 0, participantCount }: MeetingInfo): void {
    const others = Math.max(0, participantCount - moderatorCount);
    this.#given.splice(0, Math.max(0, others - this.#others));
    this.#others = others;
  }

  /**
   * Takes a place, at `now` (epoch ms), in a meeting as it was counted last; false where none is free.
   * `places` are those of the class; without them, the server's own limit is shared out.
   */
  take(
    staff: boolean,
    { maxUsers = 0, participantCount }: Pick<MeetingInfo, 'maxUsers' | 'participantCount'>,
    places: number | undefined,
    now: number,
  ): boolean {
    this.#given = this.#given.filter((at) => now - at < arriving);
    if (maxUsers > 0 && participantCount >= maxUsers) return false;
    if (staff) return true;
    const limit = places ?? (maxUsers > 0 ? maxUsers - shareOf(maxUsers) : Number.POSITIVE_INFINITY);
    if (this.#others + this.#given.length >= limit) return false;
    this.#given.push(now);
    return true;
  }
}

/** Of a limit that the server has by itself, what is kept for staff: a tenth, one at least. */
function shareOf(maxUsers: number): number {
  return Math.min(kept, Math.ceil(maxUsers / 10));
}
