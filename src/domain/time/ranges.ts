import type { Span } from './cursor.ts';
import { nextSuch } from './dated-days.ts';
import { dayMeant } from './day-meaning.ts';
import type { DayPhrase, DayRange } from './day-phrases.ts';
import { addMonths, type Day, dayToText, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateLine, dayLine } from './phrasing.ts';
import type { Edit } from './statement.ts';

/** « du 1er au 5 février »: its first and last day. A last day without a year is the next, within nine months. */
export function rangeMeant(
  range: DayRange,
  here: Here,
  findings: Findings,
  minute?: number,
): { readonly first: Day; readonly last: Day } | undefined {
  const first = dayMeant(range.first, here, findings, minute === undefined ? {} : { minute });
  if (first === undefined) return undefined;
  const last = lastMeant(range.last, { day: first, phrase: range.first }, here, findings);
  return last === undefined ? undefined : { first, last };
}

/** A first day, and how it was typed. */
interface First {
  readonly day: Day;
  readonly phrase: Span;
}

/** The last day of a range or series that begins on a day. */
export function lastMeant(
  phrase: DayPhrase,
  { day: first, phrase: typedFirst }: First,
  here: Here,
  findings: Findings,
): Day | undefined {
  if (phrase.kind === 'weekday' && phrase.which === 'bare') {
    return first + ((phrase.weekday - weekdayOf(first) + 7) % 7);
  }
  const last = dayMeant(phrase, here, findings, { base: first, reach: 'year' });
  if (last === undefined) return undefined;
  const yearless = isYearless(phrase);
  // « du 15/05 au 12/01 » in November: the next 12/01 is near, and before the 15/05.
  const near = yearless ? addMonths(last, -12) : last;
  const backwards = yearless && near > here.today && near < first && near <= here.nineMonths;
  if (!backwards && last >= first && last <= addMonths(first, yearless ? 9 : 60)) return last;
  const typed = last < first ? last : addMonths(last, -12);
  const at = ({ from, to }: Span, day: Day): Edit => ({ from, to, text: dateLine(day, here.language) });
  // The other way round, the end in the next year, or a short range from the same first day.
  const { month, date } = partsOf(typed);
  const next = nextSuch(month, date, first);
  const ways = [
    ...(typed < first ? [[at(typedFirst, typed), at(phrase, first)]] : []),
    ...(next === undefined ? [] : [[at(typedFirst, first), at(phrase, next)]]),
    ...[first + 4, first + 11].map((day) => [
      { from: phrase.from, to: phrase.to, text: dayLine(day, here.language, here.today) },
    ]),
  ];
  ask(findings, { code: 'rangeBackwards', from: dayToText(first), to: dayToText(typed) }, ways);
  return undefined;
}

function isYearless(phrase: DayPhrase): boolean {
  return (phrase.kind === 'date' || phrase.kind === 'numeric') && phrase.year === undefined;
}

/** Is a weekend meant: a bound said as Saturday or Sunday, or nothing but a weekend? */
export function meansWeekends({ first, last }: DayRange, from: Day, to: Day): boolean {
  const saysWeekend = [first, last].some((phrase) => 'weekday' in phrase && (phrase.weekday ?? 0) > 5);
  if (saysWeekend) return true;
  for (let day = from; day <= to && day < from + 3; day += 1) if (weekdayOf(day) <= 5) return false;
  return true;
}
