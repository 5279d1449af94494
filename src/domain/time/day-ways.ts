import type { Span } from './cursor.ts';
import { type Day, mondayOf, weekdayOf } from './days.ts';
import type { Here } from './here.ts';
import { dayLine } from './phrasing.ts';
import type { Edit } from './statement.ts';

/** The way that puts a text in place of a phrase. */
export function replaced(phrase: Span, text: string): readonly Edit[] {
  return [{ from: phrase.from, to: phrase.to, text }];
}

/** The ways that put these days in place of a phrase. */
export function dayWays(
  phrase: Span,
  here: Here,
  ...days: readonly (Day | undefined)[]
): readonly (readonly Edit[])[] {
  return days
    .filter((day) => day !== undefined)
    .map((day) => replaced(phrase, dayLine(day, here.language, here.today)));
}

/** The day itself, or the Monday after a weekend. */
export function workday(day: Day): Day {
  return weekdayOf(day) > 5 ? mondayOf(day) + 7 : day;
}
