import type { Span } from './cursor.ts';
import type { NamedDate, NumericDate } from './day-phrases.ts';
import { type Day, dayOf, dayToText, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dayLine } from './phrasing.ts';

/**
 * Which number of `24/11` is the day. In French the first; in English `24/11` and `11/24` say it by
 * themselves, `11/12` is asked unless a weekday tells. The first reading is given even then.
 */
export function dateOf(phrase: NumericDate & Span, here: Here, findings: Findings): NamedDate | undefined {
  const dayFirst = named(phrase, phrase.first, phrase.second);
  if (here.language === 'fr') return dayFirst;
  const monthFirst = named(phrase, phrase.second, phrase.first);
  if (phrase.second > 12) return monthFirst;
  if (phrase.first > 12 || phrase.first === phrase.second) return dayFirst;
  const [one, other] = [nearest(dayFirst, here), nearest(monthFirst, here)];
  if (one === undefined || other === undefined) return dayFirst;
  if (phrase.weekday !== undefined) {
    const [fits, otherFits] = [weekdayOf(one) === phrase.weekday, weekdayOf(other) === phrase.weekday];
    if (fits !== otherFits) return fits ? dayFirst : monthFirst;
  }
  const text = here.text.slice(phrase.from, phrase.to);
  const ways = [one, other].map((day) => [
    { from: phrase.from, to: phrase.to, text: dayLine(day, here.language, here.today) },
  ]);
  ask(findings, { code: 'dayOrMonth', text, dayFirst: dayToText(one), monthFirst: dayToText(other) }, ways);
  return dayFirst;
}

function named(phrase: NumericDate, date: number, month: number): NamedDate {
  const { year, weekday } = phrase;
  return {
    kind: 'date',
    date,
    month,
    ...(year === undefined ? {} : { year }),
    ...(weekday === undefined ? {} : { weekday }),
  };
}

/** The next such day, or that of its year. */
function nearest({ year, month = 1, date }: NamedDate, here: Here): Day | undefined {
  if (year !== undefined) return dayOf(year, month, date);
  const { year: thisYear } = partsOf(here.today);
  const day = dayOf(thisYear, month, date);
  return day !== undefined && day >= here.today ? day : dayOf(thisYear + 1, month, date);
}
