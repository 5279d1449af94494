import { parseMove, parsePlan } from '../../../../src/domain/time/parse-when.ts';
import type {
  Language,
  Move,
  Occurrence,
  Parsed,
  Plan,
  TimeContext,
  TimeNote,
  Vacation,
  ZonedStart,
} from '../../../../src/domain/time/types.ts';
import { toInstant } from '../../../../src/domain/time/zone.ts';
import { type Said, saidAt } from './phrases/phrase.ts';

/** The course of the table: Paris, French public holidays. */
export function contextOf({
  now = saidAt,
  holidays = 'FR',
  language = 'fr' as Language,
  vacations = [] as readonly Vacation[],
}): TimeContext {
  return { now: toInstant(now), zone: now.zone, language, holidays, vacations };
}

/** Reads a line of the table as its group says: as a plan, or as a move of the group's session. */
export function readSaid({ text, language, group }: Said): Parsed<Plan> {
  const { now = saidAt, holidays = 'FR', vacations = [], current, way } = group;
  const context = contextOf({ now, holidays, language, vacations });
  if (current === undefined) return parsePlan(text, context);
  const how = { minutes: 120, ...(way === undefined ? {} : { way }) };
  return planOf(parseMove(text, context, { local: current, zone: context.zone }, how));
}

function planOf(read: Parsed<Move>): Parsed<Plan> {
  return read.ok ? { ...read, value: { occurrences: [read.value], series: false } } : read;
}

/** `2026-11-12T14:15/120`, `2027-10-31T02:30~2`: how the table writes moments. */
export function momentsText(occurrences: readonly Occurrence[]): string {
  return occurrences.map(momentText).join(' ');
}

function momentText({ start, minutes }: Occurrence): string {
  return `${startText(start)}${minutes === undefined ? '' : `/${minutes}`}`;
}

function startText({ local, fold }: ZonedStart): string {
  return fold === 1 ? `${local}~2` : local;
}

/** `leftOut 2027-05-06 holiday`: how the table writes notes; names of holidays are tested apart. */
export function noteLine(note: TimeNote): string {
  switch (note.code) {
    case 'holiday':
    case 'todayCounts':
      return `${note.code} ${note.day}`;
    case 'weekendsLeftOut':
      return `${note.code} ${note.days.join(' ')}`;
    case 'leftOut':
      return `${note.code} ${note.day} ${note.why}`;
    case 'exceptionHitsNothing':
      return `${note.code} ${note.from} ${note.to}`;
    case 'nextWeek':
      return `${note.code} ${note.day} ${note.days}`;
    case 'vacation':
    case 'vacationLeftOut':
      return `${note.code} ${note.days.join(' ')}`;
    case 'weeksEnd':
      return `${note.code} ${note.weeks} ${note.day}`;
    case 'week53':
      return `${note.code} ${note.year}`;
    default:
      return note.code;
  }
}
