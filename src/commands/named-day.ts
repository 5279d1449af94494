import { limits } from '../domain/limits.ts';
import { typedSessions } from '../domain/number-spans.ts';
import type { Session } from '../domain/session.ts';
import { formatDay, formatMoment } from '../domain/time/format.ts';
import { parseMove } from '../domain/time/parse-when.ts';
import type { ZonedStart } from '../domain/time/types.ts';
import { dayBounds, fromInstant, toInstant } from '../domain/time/zone.ts';
import { readSessions } from '../domain/which-session.ts';
import type { Reads } from '../ports/store.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { proposed } from './did-you-mean.ts';
import { mine } from './session-choice.ts';
import { mostUnasked } from './several.ts';
import type { CommandLine } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

/** « annuler la séance de demain »: a day instead of a session, for verbs that change. */
export interface NamedDay {
  /** A moment of that day, in the course's zone; of both days where « mardi » is said on a Tuesday. */
  readonly days: readonly ZonedStart[];
  /** The hour was said too: sessions that start then. */
  readonly timed: boolean;
  /** What follows the day. */
  readonly reason: string;
}

/** « la séance de », « le cours du », « les », "my class on". */
const before =
  /^(?:(?:tous|toutes?|tout|all|every)\s+)?(?:(?:la|le|les|ma|mon|mes|the|my)\s+)?(?:(?:deux|two)\s+)?(?:(?:séances?|seances?|cours|sessions?|class(?:es)?)\s+)?(?:(?:de|du|des|of|on)\s+|d['’]\s*)?/iu;
/** "tomorrow's class". */
const possessive = /['’]s\s+(?:class|session|lesson)\b/iu;
/** « à S4 », « jusqu'au 15 »: more than one session is meant. */
const rangeGoesOn = /^(?:[-–—]|à|a|au|to|until|jusqu['’])(?=\P{L}|$)/iu;
/** At the end of today no hour is past, and none is asked for. */
const endOfDay = '23:59';

/** Reads the day that a line names where it should name a session; undefined if there is none, or a doubt. */
export function readNamedDay(line: CommandLine, scene: Scene): NamedDay | undefined {
  const context = timeContext(scene, typedIn(line, scene));
  const today = fromInstant(scene.at, context.zone).local.slice(0, 10);
  const current = { local: `${today}T${endOfDay}`, zone: context.zone };
  const read = (text: string) => parseMove(text, context, current, { anyWeek: true });
  const bare = line.text.replace(before, '').replace(possessive, '');
  // « le 15 », "the 15th": a day of the month by its article.
  const typed = /^\d{1,2}(?:er|st|nd|rd|th)?(?=$|\s(?!h|heures?\b)\D)/iu.test(bare) ? `le ${bare}` : bare;
  if (/^[-+−]/u.test(typed)) return undefined;
  const first = read(typed);
  const { texts, rest } = first.ok ? { texts: [], rest: first.rest } : waysOf(first.question, typed);
  const days = [first, ...texts.map(read)].flatMap((each) => (each.ok ? [each.value.start] : []));
  const reason = [rest, line.title ?? '', line.body ?? ''].join(' ').replace(/\s+/gu, ' ').trim();
  if (days.length === 0) return undefined;
  // A longer one is refused as it is.
  const goesOn =
    reason.length <= limits.reasonLength &&
    (rangeGoesOn.test(reason) || readSessions(reason) !== undefined || read(reason).ok);
  if (reason !== '' && goesOn) return undefined;
  return { days, timed: days.some(({ local }) => !local.endsWith(endOfDay)), reason };
}

/** The days that a question leaves: both of « mardi » said on a Tuesday, or the one before what is no date. */
function waysOf(
  {
    code,
    lines,
    lost,
  }: { readonly code: string; readonly lines: readonly string[]; readonly lost: readonly string[] },
  typed: string,
): { readonly texts: readonly string[]; readonly rest: string } {
  if (code === 'todayOrNext') return { texts: lines, rest: '' };
  const [day = '', rest = ''] = [lines[0], lost[0]];
  // A day that was not typed is an example of the question's, nothing more.
  const isTyped = code === 'notUnderstood' && rest !== '' && typed.startsWith(day);
  return isTyped ? { texts: [day], rest } : { texts: [], rest: '' };
}

/** The sessions of that day that `fits` lets through. */
export async function sessionsOfDay(
  reads: Reads,
  courseId: string,
  { days, timed }: NamedDay,
  fits: (session: Session) => boolean,
): Promise<readonly Session[]> {
  const found = await Promise.all(
    days.map((day) => {
      const range = dayBounds(toInstant(day), day.zone);
      return reads.sessionsBetween(courseId, { ...range, limit: limits.sessionsPerCourse });
    }),
  );
  const starts = new Set(days.map(toInstant));
  return found.flat().filter((session) => fits(session) && (!timed || starts.has(session.startsAt)));
}

/** What changes never guesses: the line with the session of that day, sent by a ✅; or lines to copy. */
export function proposeOfDay(
  scene: CourseScene,
  verb: 'cancel' | 'restore',
  named: NamedDay,
  found: readonly Session[],
): Refusal {
  const { language } = scene;
  const { changes, common } = scene.words;
  const words = changes.ofDay[verb];
  const code = `${verb}Which` as const;
  const { days, timed, reason } = named;
  if (reason.length > limits.reasonLength) {
    return refuse('reasonTooLong', common.reasonTooLong(limits.reasonLength, reason.length));
  }
  const [only, ...more] = mine(scene, found);
  const [day] = days;
  if (only === undefined) {
    if (day === undefined) return refuse(code, changes[code]());
    return refuse(code, words.none(timed ? formatMoment(day, language) : formatDay(day, language)));
  }
  const lineFor = (session: Session) => lineOf(scene, verb, [session], reason);
  if (more.length === 0) {
    const when = formatDay(only.start, language);
    return proposed(scene, code, (shown) => words.only(only, when, shown), lineFor(only));
  }
  const lines = [only, ...more].map((session) => ({
    session,
    when: formatMoment(session.start, language),
    line: lineFor(session),
  }));
  const all = lineOf(scene, verb, [only, ...more], reason);
  return proposed(scene, code, (shown) => words.several(lines, shown), all);
}

/** The line that names them all, as one that was asked about. */
export function lineOf(
  { words }: CourseScene,
  verb: 'cancel' | 'restore',
  sessions: readonly Session[],
  reason: string,
): string {
  const { typed } = words.undo;
  const numbers = sessions.map(({ number }) => number).toSorted((a, b) => a - b);
  // Asked once: the list was shown.
  const isAsked =
    verb === 'cancel' && (numbers.length > mostUnasked || sessions.some(({ status }) => status === 'open'));
  return [typed[verb], typedSessions(numbers), isAsked ? typed.confirm : '', reason]
    .filter((part) => part !== '')
    .join(' ');
}
