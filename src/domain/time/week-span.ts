import type { Cursor, Span } from './cursor.ts';
import { askPast } from './dated-days.ts';
import type { WeekSpan } from './day-phrases.ts';
import { type Day, dayToText, isoWeekOf, mondayOf, mondayOfWeek, weekdayOf, weeksInYear } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import type { Statement } from './statement.ts';
import { isClock, takeWeekYear } from './weekdays.ts';

/** Reads two weeks or more; one alone is a day's, « semaine 48 mardi ». */
export function readWeekSpan(cursor: Cursor, statement: Statement): boolean {
  // Most often there is none: a look ahead is cheaper than trying.
  if (![0, 1, 2].some((ahead) => isWeekWord(cursor, ahead))) return false;
  const place = cursor.place;
  const { from } = cursor;
  cursor.take('of', 'from', 'du', 'on', 'in', 'since', 'for', 'au');
  cursor.take('the');
  const stretches: { first: number; last: number }[] = [];
  let week = takeWeek(cursor, true);
  while (week !== undefined) {
    const afterFirst = cursor.place;
    const isRange = takeTo(cursor);
    const last = isRange ? takeWeek(cursor, false) : undefined;
    if (last === undefined) cursor.return(afterFirst);
    stretches.push({ first: week, last: last ?? week });
    const before = cursor.place;
    week = takeJoint(cursor) ? takeWeek(cursor, false) : undefined;
    if (week === undefined) cursor.return(before);
  }
  const [only, more] = stretches;
  if (
    only === undefined ||
    (more === undefined && only.first === only.last) ||
    statement.weeks !== undefined
  ) {
    cursor.return(place);
    return false;
  }
  const year = takeWeekYear(cursor);
  statement.weeks = { stretches, from, to: cursor.to, ...(year === undefined ? {} : { year }) };
  return true;
}

function isWeekWord(cursor: Cursor, ahead: number): boolean {
  const lexeme = cursor.peek(ahead);
  return lexeme?.sense?.kind === 'week' || lexeme?.text === 's' || lexeme?.text === 'w';
}

/** « semaine 47 », `S47`, or after one the number alone. */
function takeWeek(cursor: Cursor, first: boolean): number | undefined {
  cursor.take('the');
  const named = cursor.take('week') !== undefined;
  if (named && cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  const text = cursor.peek()?.text;
  const short = !named && (text === 's' || text === 'w') && cursor.isGlued(1);
  if (short) cursor.skip();
  if (first && !named && !short) return undefined;
  const number = cursor.peek();
  if (number?.kind !== 'number' || number.text.length > 2 || isClock(cursor) || isOther(cursor))
    return undefined;
  cursor.skip();
  return number.value;
}

/** Is the number that is next a date, a count or an hour? */
function isOther(cursor: Cursor): boolean {
  const others = ['month', 'marchOrTuesday', 'times', 'sessions', 'hour', 'minute', 'ordinal'] as const;
  return cursor.seesMark(1, '/') || cursor.seesMark(1, ':') || cursor.sees(1, ...others);
}

function takeTo(cursor: Cursor): boolean {
  return cursor.takeMark('-') || cursor.take('a', 'au', 'to', 'until') !== undefined;
}

function takeJoint(cursor: Cursor): boolean {
  const comma = cursor.takeMark(',') || cursor.takeMark('+') || cursor.takeMark('&');
  return cursor.take('and') !== undefined || comma;
}

/**
 * The Mondays of the weeks. Without a year they are those of this year that are to come, else the next; asks for
 * weeks that are past or that no year has.
 */
export function mondaysMeant(
  { stretches, year: typed, from, to }: WeekSpan,
  here: Here,
  findings: Findings,
): ReadonlySet<Day> | undefined {
  const { year: thisYear } = isoWeekOf(here.today);
  const mondays = new Set<Day>();
  let year = typed ?? thisYear;
  let before = 0;
  for (const { first, last } of stretches) {
    if (first < before) year += 1;
    if (
      mondays.size === 0 &&
      typed === undefined &&
      isOver(thisYear, stretches[0]?.last ?? first, first, here)
    )
      year += 1;
    const begin = mondayOfWeek(year, first);
    const endYear = last < first ? year + 1 : year;
    const end = mondayOfWeek(endYear, last);
    if (begin === undefined || end === undefined) {
      const wrong = begin === undefined ? { week: first, year } : { week: last, year: endYear };
      ask(findings, { code: 'noSuchWeek', ...wrong }, []);
      return undefined;
    }
    for (let monday = begin; monday <= end; monday += 7) mondays.add(monday);
    year = endYear;
    before = last;
  }
  const [first = here.today] = mondays;
  const isFar = typed === undefined && first > here.nineMonths;
  if (first + 6 < here.today || isFar) askPastWeeks({ from, to }, stretches, here, findings);
  return mondays;
}

/** Are weeks of this year over? */
function isOver(year: number, last: number, first: number, { today }: Here): boolean {
  if (last < first) return false;
  const end = mondayOfWeek(year, Math.min(last, weeksInYear(year)));
  return end !== undefined && end + 6 < today;
}

/** Weeks that are past: from this or the next one on, if some are to come. */
function askPastWeeks(span: Span, stretches: WeekSpan['stretches'], here: Here, findings: Findings): void {
  const { year, week } = isoWeekOf(here.today);
  const first = mondayOfWeek(year, stretches[0]?.first ?? week) ?? here.today;
  const [only, more] = stretches;
  const ways =
    only === undefined || more !== undefined || only.last <= week
      ? []
      : [week + 1, week].map((each) => [{ ...span, text: weeksLine(each, only.last, here) }]);
  ask(findings, { code: 'past', day: dayToText(first) }, ways);
}

/** A weekday of the first week that is past: without it, the span from the next week on. */
export function askBegunWeek(
  { stretches, from, to }: WeekSpan,
  day: Day,
  here: Here,
  findings: Findings,
): void {
  const next = isoWeekOf(mondayOf(here.today) + 7).week;
  const [only, more] = stretches;
  if (only === undefined || more !== undefined) {
    askPast({ from, to }, day, here, findings, { weekday: weekdayOf(day) });
    return;
  }
  ask(findings, { code: 'past', day: dayToText(day) }, [
    [{ from, to, text: weeksLine(next, only.last, here) }],
  ]);
}

function weeksLine(first: number, last: number, { language }: Here): string {
  if (first === last) return language === 'fr' ? `semaine ${first}` : `week ${first}`;
  return language === 'fr' ? `semaines ${first} à ${last}` : `weeks ${first} to ${last}`;
}
