import { limits } from '../domain/limits.ts';
import type { Session } from '../domain/session.ts';
import { cancelFault } from '../domain/session-state.ts';
import { formatDay } from '../domain/time/format.ts';
import { parseMove } from '../domain/time/parse-when.ts';
import type { ZonedStart } from '../domain/time/types.ts';
import { dayBounds, fromInstant, toInstant } from '../domain/time/zone.ts';
import type { Reads } from '../ports/store.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { proposed } from './did-you-mean.ts';
import { mine } from './session-choice.ts';
import type { CommandLine } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

/** « annuler la séance de demain »: a day instead of a session. */
export interface NamedDay {
  /** A moment of that day, in the course's zone. */
  readonly at: ZonedStart;
  /** What follows the day. */
  readonly reason: string;
}

/** « la séance de », « le cours du », « les », "my class on". */
const before =
  /^(?:(?:la|le|les|ma|mon|mes|the|my)\s+)?(?:(?:séances?|seances?|cours|sessions?|class(?:es)?)\s+)?(?:(?:de|du|des|of|on)\s+|d['’]\s*)?/iu;

/** "tomorrow's class". */
const possessive = /['’]s\s+(?:class|session|lesson)\b/iu;

/** Reads the day that a line names where it should name a session; undefined if there is none, or a doubt. */
export function readNamedDay(line: CommandLine, scene: Scene): NamedDay | undefined {
  const context = timeContext(scene, typedIn(line, scene));
  // At the end of today no hour is past, and none is asked for.
  const today = fromInstant(scene.at, context.zone).local.slice(0, 10);
  const current = { local: `${today}T23:59`, zone: context.zone };
  const read = (text: string) => parseMove(text, context, current);
  const typed = line.text.replace(before, '').replace(possessive, '');
  const first = read(typed);
  const after = line.title ?? '';
  if (first.ok) return { at: first.value.start, reason: after };
  const { code, lines, lost } = first.question;
  const [day = '', reason = ''] = [lines[0], lost[0]];
  // A day that was not typed is an example of the question's, nothing more.
  if (code !== 'notUnderstood' || reason === '' || !typed.startsWith(day)) return undefined;
  const second = read(day);
  return second.ok ? { at: second.value.start, reason: `${reason} ${after}`.trim() } : undefined;
}

/** The sessions of that day which can still be cancelled. */
export async function sessionsOfDay(
  reads: Reads,
  courseId: string,
  { at }: NamedDay,
): Promise<readonly Session[]> {
  const range = dayBounds(toInstant(at), at.zone);
  const found = await reads.sessionsBetween(courseId, { ...range, limit: limits.sessionsPerCourse });
  return found.filter((session) => cancelFault(session) === undefined);
}

/** `annuler` changes, so it never guesses: the line with the session of that day, sent by a ✅; or lines to copy. */
export function proposeOfDay(scene: CourseScene, named: NamedDay, found: readonly Session[]): Refusal {
  const { changes: words } = scene.words;
  const day = formatDay(named.at, scene.language);
  const [only, ...more] = mine(scene, found);
  if (only === undefined) return refuse('cancelWhich', words.noneOfDay(day));
  const lineFor = ({ number }: Session) => `${words.cancelVerb} S${number} ${named.reason}`.trim();
  if (more.length === 0) {
    return proposed(scene, 'cancelWhich', (shown) => words.cancelOfDay(only, day, shown), lineFor(only));
  }
  const lines = [only, ...more].map((session) => ({ session, line: lineFor(session) }));
  return refuse('cancelWhich', words.cancelOneOfDay(day, lines));
}
