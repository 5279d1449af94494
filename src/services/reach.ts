import { type Course, classPlaces } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import { announceDue, lastTold } from '../domain/told.ts';
import type { CourseScene } from './scene.ts';

/**
 * How those concerned will learn of what changed: in a minute, at once, not at all (there is no news to them, or
 * they never heard of the sessions), or not for lack of a place.
 */
export type Reach = 'soon' | 'now' | 'nothing' | 'unheard' | 'nobody';

/** How the class will learn of these sessions as they are after the change (epoch ms). */
export function reachOf(course: Course, sessions: readonly Session[], now: number): Reach {
  const due = sessions.flatMap((session) => announceDue(session) ?? []);
  if (due.length === 0) {
    return sessions.every((session) => lastTold(session) === undefined) ? 'unheard' : 'nothing';
  }
  if (sessions.every(({ group }) => classPlaces(course, group).length === 0)) return 'nobody';
  return Math.min(...due) <= now ? 'now' : 'soon';
}

/** Is this command, and so its answer, in sight of the class (or of the group it is meant for)? */
export function inSight({ place }: CourseScene, group: string | undefined): boolean {
  return group === undefined ? place?.kind === 'class' : place?.kind === 'group' && place.group === group;
}
