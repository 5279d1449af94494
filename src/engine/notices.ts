import type { Commit } from '../ports/store.ts';
import { noticePost, noticeVersion } from '../services/privacy-notice.ts';
import { commitOf } from './commit.ts';
import type { Deps } from './deps.ts';
import type { Queues } from './queues.ts';

/** At start: a place that has an older privacy notice gets the present one, since it names more. */
export async function renewNotices(
  deps: Deps,
  queues: Queues,
  applied: (commit: Commit) => void,
): Promise<void> {
  for (const { id } of await deps.store.allCourses()) {
    await queues.run(`course:${id}`, async () => {
      const course = await deps.store.course(id);
      const old = course?.places.filter((place) => place.notice < noticeVersion) ?? [];
      if (course === undefined || old.length === 0) return;
      const places = course.places.map((place) => ({
        ...place,
        notice: Math.max(place.notice, noticeVersion),
      }));
      const posts = old.map((place) => noticePost(course, place, deps.house));
      const commit = await commitOf(deps, { course: { ...course, places }, posts }, course);
      if ((await deps.store.apply(commit)) === 'applied') applied(commit);
    });
  }
}
