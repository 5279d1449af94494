import { CallFault, type CallOrder } from '../../src/ports/calls.ts';
import type { Connection } from './connection.ts';
import type { RoomPlan } from './make.ts';

/** How many a server lets in, and how many more could come now. */
interface ServerPlaces {
  readonly total: number;
  readonly free: number;
}

/** Undefined where the server does not tell (before 1.3). The bot has a place of its own in both. */
export function placesOf({ view, config }: Connection): ServerPlaces | undefined {
  if (config.maxUsers === undefined || config.maxUsers === 0) return undefined;
  return { total: config.maxUsers, free: Math.max(0, config.maxUsers - view.users.size) };
}

/**
 * Throws CallFault `full` if those who are expected find no place. People who are in the course's channels
 * already need no other.
 */
export function checkPlaces(connection: Connection, { persons = 1 }: CallOrder, { course }: RoomPlan): void {
  const places = placesOf(connection);
  if (places === undefined) return;
  const around = course === undefined ? undefined : connection.view.marked(course.marker);
  const present = around === undefined ? 0 : connection.view.persons(around.id);
  if (persons > places.free + present)
    throw new CallFault('full', `${places.free} of ${places.total} places are free`);
}
