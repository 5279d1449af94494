import type { Span } from './cursor.ts';
import type { NamedDate } from './day-phrases.ts';
import { dayWays, replaced } from './day-ways.ts';
import { addMonths, type Day, dayOf, daysInMonth, dayToText, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateLine, hourLine } from './phrasing.ts';

export interface DayOptions {
  /** Dates without a year are the next from here on; by default from today. */
  readonly base?: Day;
  /** The hour meant, in minutes: today's weekday is next week's once it is past. */
  readonly minute?: number;
  /** How far a date without a year may lie from `base`: nine months, or (exceptions) a year. */
  readonly reach?: 'nineMonths' | 'year';
}

/** Farther than this (in months) nobody plans: it is a slip. */
export const farthest = 60;

/** The day that a date of the calendar means: without a year the next such, at most nine months ahead. */
export function meantByDate(
  phrase: NamedDate & Span,
  here: Here,
  findings: Findings,
  options: DayOptions,
): Day | undefined {
  const day =
    phrase.month === undefined
      ? nextNumber(phrase, here, options)
      : datedDay(phrase, phrase.month, here, findings, options);
  if (day === undefined) {
    if (phrase.month === undefined)
      askNoSuchDay(phrase, partsOf(here.today).month, undefined, here, findings);
    return undefined;
  }
  if (day < here.today && options.reach !== 'year') askPast(phrase, day, here, findings, phrase);
  if (day > addMonths(here.today, farthest)) {
    const { month, date } = partsOf(day);
    const near = nextSuch(month, date, here.today);
    ask(
      findings,
      { code: 'tooFar', day: dayToText(day) },
      dayWays(phrase, here, near, near === undefined ? near : addMonths(near, 12)),
    );
  }
  if (phrase.weekday !== undefined && weekdayOf(day) !== phrase.weekday)
    askMismatch(phrase, phrase.weekday, day, here, findings, options.minute);
  return day;
}

/** « le 19 »: the next one, today included. */
export function nextNumber(
  { date }: NamedDate,
  here: Here,
  { base = here.today }: DayOptions,
): Day | undefined {
  for (let ahead = 0; ahead < 4; ahead += 1) {
    const { year, month } = partsOf(addMonths(base, ahead));
    const day = dayOf(year, month, date);
    if (day !== undefined && day >= base) return day;
  }
  return undefined;
}

function datedDay(
  phrase: NamedDate & Span,
  month: number,
  here: Here,
  findings: Findings,
  { base = here.today, reach = 'nineMonths' }: DayOptions,
): Day | undefined {
  if (phrase.year !== undefined) {
    const day = dayOf(phrase.year, month, phrase.date);
    if (day === undefined) askNoSuchDay(phrase, month, phrase.year, here, findings);
    return day;
  }
  const { year } = partsOf(base);
  const limit = reach === 'year' ? addMonths(base, 12) : addMonths(base, 9);
  for (const each of [year, year + 1]) {
    const day = dayOf(each, month, phrase.date);
    if (day !== undefined && day >= base && day <= limit) return day;
    // 29 February of a year that has none: asked only if that February is near.
    const first = dayOf(each, month, 1);
    const missing = day === undefined && first !== undefined && first >= base && first <= limit;
    if (
      missing ||
      first === undefined ||
      phrase.date > 31 ||
      phrase.date < 1 ||
      (month !== 2 && day === undefined)
    ) {
      askNoSuchDay(phrase, month, missing ? each : undefined, here, findings);
      return undefined;
    }
  }
  // Farther than nine months ahead: the one that is past was meant, or the year is to be written.
  const past = dayOf(year, month, phrase.date);
  if (past !== undefined && past < here.today) return past;
  const last = nextSuch(month, phrase.date, addMonths(base, -12));
  if (last !== undefined && last < here.today) return last;
  const next = nextSuch(month, phrase.date, base);
  if (next !== undefined) askYear(phrase, next, here, findings);
  return next;
}

/** The first such date from a day on; undefined if there is none in nine years. */
export function nextSuch(month: number, date: number, from: Day): Day | undefined {
  const { year } = partsOf(from);
  for (let ahead = 0; ahead < 9; ahead += 1) {
    const day = dayOf(year + ahead, month, date);
    if (day !== undefined && day >= from) return day;
  }
  return undefined;
}

function askYear(phrase: Span, day: Day, here: Here, findings: Findings): void {
  const { year } = partsOf(day);
  ask(
    findings,
    { code: 'past', day: dayToText(day), year },
    dayWays(phrase, here, day, nextNumber({ kind: 'date', date: partsOf(day).date }, here, {})),
  );
}

/** A day that is past: the same weekday to come, if one was said, the same of a later year, or days to come. */
export function askPast(
  phrase: Span,
  day: Day,
  here: Here,
  findings: Findings,
  named?: Partial<NamedDate>,
): void {
  const { month, date } = partsOf(day);
  const weekday = named?.weekday === weekdayOf(day) ? named.weekday : undefined;
  const sameWeekday =
    weekday === undefined ? undefined : here.today + ((weekday - weekdayOf(here.today) + 6) % 7) + 1;
  const next = nextSuch(month, date, here.today);
  const near = nextNumber({ kind: 'date', date }, here, { base: here.today + 1 });
  const year = next === undefined ? undefined : partsOf(next).year;
  const yearless = named !== undefined && 'date' in named && named.year === undefined;
  const ways = dayWays(phrase, here, sameWeekday, next, near, here.today + 1, here.today + 7);
  ask(
    findings,
    { code: 'past', day: dayToText(day), ...(yearless && year !== undefined ? { year } : {}) },
    ways,
  );
}

/** The 31st of a month of 30 days: its last day, or the first of the next. */
export function askNoSuchDay(
  phrase: NamedDate & Span,
  month: number,
  year: number | undefined,
  here: Here,
  findings: Findings,
): void {
  const matter = {
    code: 'noSuchDay',
    day: phrase.date,
    month,
    ...(year === undefined ? {} : { year }),
  } as const;
  if (month < 1 || month > 12) {
    // `11/24` with the month first.
    const swapped =
      phrase.date >= 1 && phrase.date <= 12 && month <= 31
        ? nextSuch(phrase.date, month, here.today)
        : undefined;
    const typed = phrase.year === undefined ? undefined : dayOf(phrase.year, phrase.date, month);
    const next = nextNumber({ kind: 'date', date: phrase.date }, here, {});
    ask(
      findings,
      matter,
      dayWays(phrase, here, typed !== undefined && typed >= here.today ? typed : (swapped ?? next)),
    );
    return;
  }
  const thisYear = partsOf(here.today).year;
  const candidates = year === undefined ? [thisYear, thisYear + 1] : [year];
  for (const each of candidates) {
    const last = dayOf(each, month, daysInMonth(each, month));
    if (last !== undefined && last >= here.today) {
      // « jeudi 31/04 » : rather the last Thursday of April.
      const back = phrase.weekday === undefined ? 0 : (weekdayOf(last) - phrase.weekday + 7) % 7;
      ask(findings, matter, dayWays(phrase, here, last - back, last + 1));
      return;
    }
  }
  ask(findings, matter, dayWays(phrase, here, here.today + 1, here.today + 7));
}

/** « mardi 25/11 » when the 25th is a Wednesday: that day, or the Tuesday nearest to it. */
function askMismatch(
  phrase: NamedDate & Span,
  weekday: number,
  day: Day,
  here: Here,
  findings: Findings,
  minute: number | undefined,
): void {
  const typed = here.text.slice(phrase.from, phrase.to);
  if (
    minute === undefined &&
    phrase.month === undefined &&
    /^\p{L}+\.? \d{1,2}$/u.test(typed) &&
    phrase.date < 24
  ) {
    // « jeudi 14 » when the 14th is no Thursday: rather 14h.
    const hour = hourLine({ minute: phrase.date * 60 }, here.language);
    const atHour = { from: phrase.from, to: phrase.to, text: typed.replace(/\d+$/u, hour) };
    ask(findings, { code: 'bareHour', text: typed }, [[atHour], ...dayWays(phrase, here, day)]);
    return;
  }
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  const nearest = ahead > 3 && day + ahead - 7 >= here.today ? day + ahead - 7 : day + ahead;
  // « les mardis 12, 20 et 26 janvier »: among the dates of a weekday only such a one.
  const isLent = /^\d/u.test(typed);
  const ways = isLent
    ? [replaced(phrase, dateLine(nearest, here.language))]
    : dayWays(phrase, here, day, nearest);
  ask(findings, { code: 'weekdayMismatch', day: dayToText(day), weekday }, ways);
}
