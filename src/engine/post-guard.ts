import type { Clock } from '../ports/clock.ts';
import type { Commit } from '../ports/store.ts';
import { SelfFeeding } from './self-feeding.ts';
import { WindowCount } from './window-count.ts';

/** New posts of one subject to class or staff … */
const most = 10;
/** … within this time (ms). */
const windowMs = 60_000;

/**
 * Guards class and staff against an effect that feeds itself: of one subject and by one kind of cause more
 * than ten new posts in a minute are no news but a fault of ours. Answers and revisions are not counted, nor
 * how many rooms a post has copies in. What has several subjects (one announcement of many sessions) counts
 * for each of them.
 */
export class PostGuard {
  readonly #clock: Clock;
  readonly #posted = new WindowCount(windowMs, most);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts the new posts of a commit that is about to be stored; gives how to take that back if it is not.
   * @throws SelfFeeding where they are too many: nothing is counted then.
   */
  admit({ posts = [] }: Commit, cause: string): () => void {
    const taken: string[] = [];
    const takeBack = () => {
      for (const key of taken) this.#posted.giveBack(key);
    };
    for (const post of posts) {
      for (const subject of (post.op === 'say' && post.news) || []) {
        const key = `${cause} ${subject}`;
        if (!this.#posted.take(key, this.#clock.now())) {
          takeBack();
          throw new SelfFeeding(
            `more than ${most} new posts of ${subject} in ${windowMs / 1_000} s (${cause})`,
          );
        }
        taken.push(key);
      }
    }
    return takeBack;
  }
}
