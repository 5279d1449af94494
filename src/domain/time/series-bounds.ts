import { askVagueMonth, dayMeant } from './day-meaning.ts';
import type { DayRange } from './day-phrases.ts';
import type { Day } from './days.ts';
import type { Findings, Here } from './here.ts';
import { lastMeant, rangeMeant } from './ranges.ts';
import type { Statement } from './statement.ts';
import { mondaysMeant } from './week-span.ts';

/** The days between which a series comes back; `last` undefined: a number of sessions ends it. */
export interface Bounds {
  readonly first: Day;
  readonly last: Day | undefined;
  /** Of weeks that were named, « semaines 47 à 50 »: the only ones. */
  readonly mondays?: ReadonlySet<Day>;
}

/** Where the series begins (today if nothing is said) and, if by a date, ends. */
export function boundsMeant(statement: Statement, here: Here, findings: Findings): Bounds | undefined {
  const { weeks } = statement;
  const mondays = weeks === undefined ? undefined : mondaysMeant(weeks, here, findings);
  if (weeks === undefined) return datesMeant(statement, here, findings);
  if (mondays === undefined) return undefined;
  const all = [...mondays];
  const [begin, end] = [Math.max(here.today, Math.min(...all)), Math.max(...all) + 6];
  if (statement.since === undefined && statement.until === undefined)
    return { first: begin, last: end, mondays };
  const dates = datesMeant(statement, here, findings);
  if (dates === undefined) return undefined;
  return { first: Math.max(begin, dates.first), last: Math.min(end, dates.last ?? end), mondays };
}

function datesMeant(statement: Statement, here: Here, findings: Findings): Bounds | undefined {
  const range = rangeOf(statement);
  if (range !== undefined && !isWeekdays(range)) return rangeMeant(range, here, findings);
  const single = singleDay(statement);
  const since = statement.since ?? single;
  const first = since === undefined ? here.today : dayMeant(since, here, findings);
  if (first === undefined) return undefined;
  if (statement.until === undefined) return { first, last: undefined };
  const { until } = statement;
  if (until.kind === 'vague') return askVagueMonth(until, here, findings, until.whole);
  const last =
    since === undefined
      ? dayMeant(until, here, findings)
      : lastMeant(until, { day: first, phrase: since }, here, findings);
  return last === undefined ? undefined : { first, last };
}

export function rangeOf({ items }: Statement): DayRange | undefined {
  const day = items.find((item) => item.day?.kind === 'range')?.day;
  return day?.kind === 'range' ? day : undefined;
}

/** « du lundi au vendredi » says which days, not from when to when. */
export function isWeekdays({ first, last }: DayRange): boolean {
  return (
    first.kind === 'weekday' && first.which === 'bare' && last.kind === 'weekday' && last.which === 'bare'
  );
}

/** « mardi 24/11 14h puis chaque semaine »: the one date from which it repeats. */
export function singleDay({ items }: Statement) {
  const [first] = items.map(({ day }) => day).filter((day) => day !== undefined);
  if (first === undefined || first.kind === 'range' || first.kind === 'everyDay') return undefined;
  return first.kind === 'weekday' && first.which === 'bare' ? undefined : first;
}
