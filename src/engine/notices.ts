import type { Commit } from '../ports/store.ts';
import { noticePost, noticeVersion } from '../services/privacy-notice.ts';
import { commitOf } from './commit.ts';
import { decideAndCommit } from './decide-and-commit.ts';
import type { Deps } from './deps.ts';
import type { Queues } from './queues.ts';

/** At start: a place that has an older privacy notice gets the present one, since it names more. */
export async function renewNotices(
  deps: Deps,
  queues: Queues,
  applied: (commit: Commit) => void,
): Promise<void> {
  for (const { id } of await deps.store.allCourses()) {
    const decide = async (): Promise<Commit | undefined> => {
      const course = await deps.store.course(id);
      const old = course?.places.filter((place) => place.notice < noticeVersion) ?? [];
      if (course === undefined || old.length === 0) return undefined;
      const places = course.places.map((place) => ({
        ...place,
        notice: Math.max(place.notice, noticeVersion),
      }));
      const posts = old.map((place) => noticePost(course, place, deps.house));
      return commitOf(deps, { course: { ...course, places }, posts }, course);
    };
    // The next start comes back to it; the bot starts without.
    const park = async (error: unknown) =>
      deps.log.error({ err: error, course: id }, 'a privacy notice could not be renewed');
    await queues.run(`course:${id}`, () => decideAndCommit(deps, { decide, park }, applied));
  }
}
