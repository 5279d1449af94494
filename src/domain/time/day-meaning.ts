import type { Span } from './cursor.ts';
import { askNoSuchDay, type DayOptions, farthest, meantByDate, nextNumber, nextSuch } from './dated-days.ts';
import type { DayPhrase } from './day-phrases.ts';
import { dayWays, replaced, workday } from './day-ways.ts';
import { addMonths, type Day, dayOf, daysInMonth, dayToText, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateOf } from './numeric-dates.ts';
import { untilLine } from './phrasing.ts';
import { meantByWeek, meantByWeekday } from './weekday-meaning.ts';
import { meantByMonths } from './whole-months.ts';

/** The day that a phrase means. Doubts go to the findings; with a doubt the likeliest day is still given, if any. */
export function dayMeant(
  phrase: DayPhrase,
  here: Here,
  findings: Findings,
  options: DayOptions = {},
): Day | undefined {
  switch (phrase.kind) {
    case 'date':
      return meantByDate(phrase, here, findings, options);
    case 'numeric': {
      const date = dateOf(phrase, here, findings);
      return date === undefined
        ? undefined
        : meantByDate({ ...date, from: phrase.from, to: phrase.to }, here, findings, options);
    }
    case 'weekday':
      return meantByWeekday(phrase, here, findings, options.minute);
    case 'week':
      return meantByWeek(phrase, here, findings, options.minute);
    case 'offset':
      return meantByOffset(phrase, here, findings);
    case 'in':
      return meantByDistance(phrase, here, findings);
    case 'inMinutes':
      return here.today;
    case 'marchOrTuesday':
      return askMarchOrTuesday(phrase, here, findings);
    case 'monthEdge':
      return meantByMonths(phrase, here, findings);
    case 'vague':
      return askVagueMonth(phrase, here, findings);
  }
}

function meantByOffset(phrase: DayPhrase & { readonly kind: 'offset' }, here: Here, findings: Findings): Day {
  const day = here.today + phrase.days;
  if (phrase.days < 0) {
    const names = here.language === 'fr' ? ["aujourd'hui", 'demain'] : ['today', 'tomorrow'];
    const ways = names.map((name) => replaced(phrase, name));
    ask(findings, { code: 'past', day: dayToText(day) }, [...ways, ...dayWays(phrase, here, here.today + 7)]);
  }
  return day;
}

function meantByDistance(phrase: DayPhrase & { readonly kind: 'in' }, here: Here, findings: Findings): Day {
  const { today } = here;
  if (phrase.unit === 'month') {
    const day = addMonths(today, phrase.count);
    const { date, month, year } = partsOf(today);
    if (partsOf(day).date !== date) {
      const named = { kind: 'date', date, month, from: phrase.from, to: phrase.to } as const;
      const months = year * 12 + month - 1 + phrase.count;
      askNoSuchDay(named, (months % 12) + 1, Math.floor(months / 12), here, findings);
    }
    return day;
  }
  const exact = today + phrase.count * (phrase.unit === 'week' ? 7 : 1);
  // « huit jours » are by custom a week, « quinze jours » two.
  const idiom = phrase.french && phrase.unit === 'day' && (phrase.count === 8 || phrase.count === 15);
  if (idiom) {
    const week = today + (phrase.count === 8 ? 7 : 14);
    const matter = {
      code: 'idiomDays',
      count: phrase.count,
      week: dayToText(week),
      exact: dayToText(exact),
    } as const;
    ask(findings, matter, dayWays(phrase, here, week, exact));
    return week;
  }
  if (exact > addMonths(today, farthest)) {
    ask(
      findings,
      { code: 'tooFar', day: dayToText(Math.min(exact, today + 36_500)) },
      dayWays(phrase, here, today + 7, today + 14),
    );
    return today + 7;
  }
  return exact;
}

/** « 24 mar »: 24 March, or the Tuesday that is a 24th or nearest to it. */
function askMarchOrTuesday(
  phrase: DayPhrase & { readonly kind: 'marchOrTuesday' },
  here: Here,
  findings: Findings,
): Day | undefined {
  const march = nextSuch(3, phrase.date, here.today);
  const number = nextNumber({ kind: 'date', date: phrase.date }, here, {});
  const ahead = number === undefined ? 0 : (2 - weekdayOf(number) + 7) % 7;
  const tuesday = number === undefined ? undefined : number + ahead;
  const text = here.text.slice(phrase.from, phrase.to);
  ask(findings, { code: 'marchOrTuesday', text }, dayWays(phrase, here, march, tuesday));
  return march;
}

/**
 * « mi-mars »: two working days of that time. As the end of a series « fin mars » is its last day, « mi-mars » the
 * 15th; « début mars » is no day.
 */
export function askVagueMonth(
  phrase: DayPhrase & { readonly kind: 'vague' },
  here: Here,
  findings: Findings,
  end?: Span,
): undefined {
  const month = phrase.month ?? partsOf(here.today).month;
  const typical = { early: 1, mid: 15, late: 26 }[phrase.part];
  const around = nextSuch(month, typical, here.today + 1) ?? here.today + 1;
  const { year } = partsOf(around);
  const text = here.text.slice(phrase.from, phrase.to);
  if (end === undefined) {
    const first = workday(around);
    ask(findings, { code: 'vague', text }, dayWays(phrase, here, first, workday(first + 1)));
    return undefined;
  }
  const date = { early: undefined, mid: 15, late: daysInMonth(year, month) }[phrase.part];
  const day = date === undefined ? undefined : dayOf(year, month, date);
  const ways = day === undefined ? [] : [replaced(end, untilLine(day, here.language, here.today))];
  ask(findings, { code: 'vague', text: here.text.slice(end.from, end.to), end: true }, ways);
  return undefined;
}
