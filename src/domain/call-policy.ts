import type { Course } from './course.ts';
import type { Medium } from './room.ts';

/** What somebody who asks for a room gets: it opens, it becomes a request, or it is refused. */
export function roomRight(
  medium: Medium,
  course: Pick<Course, 'settings'>,
  isStaff: boolean,
): 'open' | 'request' | 'staffOnly' | 'never' {
  const policy = course.settings[medium];
  if (policy === 'never') return 'never';
  if (isStaff || policy === 'all') return 'open';
  return policy === 'quorum' ? 'request' : 'staffOnly';
}
