import { HostProblem } from './host-problem.ts';
import { HomeserverError } from './http.ts';

/** Waits between attempts that fail one after another, at most: a server that is back is noticed within ten seconds. */
const longestWait = 8_000;
/** Between two tries of what only the host can mend. */
const problemWait = 5 * 60_000;

/** As long as the server says, or longer with each failure. */
export function waitAfter(error: unknown, failures: number): number {
  if (error instanceof HostProblem) return problemWait;
  if (error instanceof HomeserverError && error.retryAfter !== undefined) return error.retryAfter;
  return Math.min(longestWait, 500 * 2 ** failures) * (0.75 + Math.random() / 2);
}
