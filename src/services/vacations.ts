import type { Course } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import type { Vacation } from '../domain/time/types.ts';
import { vacationOn } from '../domain/time/vacations.ts';
import type { House } from './scene.ts';

/** The vacations of a course: its own, else those of the host. */
export function vacationsOf(
  course: Pick<Course, 'settings'> | undefined,
  house: House,
  now: number,
): readonly Vacation[] {
  return course?.settings.vacations ?? house.vacations?.(now) ?? [];
}

/** The planned sessions that lie in some vacations. */
export function sessionsWithin(
  sessions: readonly Session[],
  vacations: readonly Vacation[],
): readonly Session[] {
  return sessions.filter(
    ({ status, start }) =>
      status === 'planned' && vacationOn(start.local.slice(0, 10), vacations) !== undefined,
  );
}
