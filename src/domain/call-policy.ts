import type { Course } from './course.ts';
import type { Medium } from './room.ts';

/**
 * How many must ask before the room is granted. Where all may open one the first is enough: it then waits only for what
 * can open it, a link of the staff where no server is there.
 */
export function voicesNeeded(medium: Medium, { settings }: Pick<Course, 'settings'>): number {
  return settings[medium] === 'all' ? 1 : settings.quorum;
}

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
