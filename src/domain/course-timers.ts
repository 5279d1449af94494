import type { Course } from './course.ts';
import { roomTimers } from './room-timers.ts';
import type { Timer } from './timer.ts';

/** What is due later for the course itself: its requests and rooms that belong to no session. Pure. */
export function courseTimers(course: Course): readonly Timer[] {
  return roomTimers(course.rooms, { courseId: course.id, subject: { kind: 'course', id: course.id } });
}
