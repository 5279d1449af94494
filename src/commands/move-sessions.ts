import { limits } from '../domain/limits.ts';
import type { Session } from '../domain/session.ts';
import { moveFault } from '../domain/session-state.ts';
import { dayFromText } from '../domain/time/days.ts';
import { isThere, parseMove } from '../domain/time/parse-when.ts';
import { dayLine, hourLine, hoursLine } from '../domain/time/phrasing.ts';
import { minuteOfDay } from '../domain/time/shift.ts';
import type { Language, Move, Parsed } from '../domain/time/types.ts';
import { fromInstant } from '../domain/time/zone.ts';
import type { Reads } from '../ports/store.ts';
import type { Scene } from '../services/scene.ts';
import type { MoveArgs, Source } from './move-line.ts';
import { mine } from './session-choice.ts';
import { timeContext } from './when.ts';

/** A session that a line means, and the new date, read on the present one. */
export interface MoveOf {
  readonly session: Session;
  readonly read: Parsed<Move>;
}

/** The sessions that a line of `déplacer` means, by number or start, each with its new date. */
export async function loadMoves(reads: Reads, scene: Scene, args: MoveArgs): Promise<readonly MoveOf[]> {
  const { course } = scene;
  if (course === undefined) return [];
  const sessions =
    args.source === undefined
      ? await reads.sessionsByNumber(course.id, args.numbers)
      : await sessionsOf(reads, scene, args.source, args.language);
  const context = timeContext(scene, args.language);
  return sessions.map((session) => ({
    session,
    read: parseMove(args.when, context, fromInstant(session.startsAt, context.zone), {
      way: args.way,
      minutes: session.minutes,
      ...(args.source === undefined ? {} : { ofSession: true }),
    }),
  }));
}

/** The planned sessions to come that are meant; of a single one that is, the first. */
async function sessionsOf(
  reads: Reads,
  scene: Scene,
  source: Source,
  language: Language,
): Promise<readonly Session[]> {
  const { course, now } = scene;
  const range = { from: now, to: Number.POSITIVE_INFINITY, limit: limits.sessionsPerCourse };
  const ahead = mine(scene, await reads.sessionsBetween(course?.id ?? '', range)).filter(
    (session) => moveFault(session) === undefined && session.startsAt > now,
  );
  const context = timeContext(scene, language);
  const at = (session: Session) => fromInstant(session.startsAt, context.zone);
  switch (source.kind) {
    case 'next':
    case 'length':
      return ahead.slice(0, 1);
    case 'instead':
      return ahead
        .filter((each) => isThere(source.from, { start: at(each), minutes: each.minutes }, context))
        .slice(0, 1);
    case 'days': {
      const { stretch, minute } = source;
      const found = ahead.filter((session) => {
        const day = dayFromText(at(session).local);
        const isOn = stretch === undefined || (stretch.first <= day && day <= stretch.last);
        return isOn && (minute === undefined || minuteOfDay(at(session)) === minute);
      });
      return stretch === undefined ? found.slice(0, 1) : found;
    }
  }
}

/** Where a session goes, as it is typed: a line that means the same whenever it is read. */
export function whenLine({ start, minutes }: Move, scene: Scene, language: Language): string {
  const today = dayFromText(fromInstant(scene.now, start.zone).local);
  const begin = { minute: minuteOfDay(start), ...(start.fold === undefined ? {} : { fold: start.fold }) };
  const hours =
    minutes === undefined
      ? hourLine(begin, language)
      : hoursLine(begin, { minute: begin.minute + minutes }, language);
  return `${dayLine(dayFromText(start.local), language, today)} ${hours}`;
}
