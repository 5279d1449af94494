import type { Span } from './cursor.ts';
import type { DayPhrase, NamedDate, WeekdayPhrase, WeekPhrase } from './day-phrases.ts';
import {
  addMonths,
  type Day,
  dayOf,
  daysInMonth,
  dayToText,
  isoWeekOf,
  mondayOf,
  mondayOfWeek,
  partsOf,
  weekdayOf,
  weeksInYear,
} from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateOf } from './numeric-dates.ts';
import { clockText, dayLine, hourLine } from './phrasing.ts';

export interface DayOptions {
  /** Dates without a year are the next from here on; by default from today. */
  readonly base?: Day;
  /** The hour meant, in minutes: today's weekday is next week's once it is past. */
  readonly minute?: number;
  /** How far a date without a year may lie from `base`: nine months, or (exceptions) a year. */
  readonly reach?: 'nineMonths' | 'year';
}

/** Farther than this (in months) nobody plans: it is a slip. */
const farthest = 60;

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
    case 'vague':
      return askVagueMonth(phrase, here, findings);
  }
}

function replaced(phrase: Span, text: string) {
  return [{ from: phrase.from, to: phrase.to, text }];
}

/** The ways that put these days in place of a phrase. */
function days(phrase: Span, here: Here, ...each: readonly (Day | undefined)[]) {
  return each
    .filter((day) => day !== undefined)
    .map((day) => replaced(phrase, dayLine(day, here.language, here.today)));
}

function meantByDate(
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
  if (day < here.today && options.reach !== 'year')
    askPast(phrase, day, here, findings, phrase.year === undefined);
  if (day > addMonths(here.today, farthest)) {
    const { month, date } = partsOf(day);
    const near = nextSuch(month, date, here.today);
    ask(
      findings,
      { code: 'tooFar', day: dayToText(day) },
      days(phrase, here, near, near === undefined ? near : addMonths(near, 12)),
    );
  }
  if (phrase.weekday !== undefined && weekdayOf(day) !== phrase.weekday)
    askMismatch(phrase, phrase.weekday, day, here, findings, options.minute);
  return day;
}

/** « le 19 »: the next one, today included. */
function nextNumber({ date }: NamedDate, here: Here, { base = here.today }: DayOptions): Day | undefined {
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
function nextSuch(month: number, date: number, from: Day): Day | undefined {
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
    days(phrase, here, day, nextNumber({ kind: 'date', date: partsOf(day).date }, here, {})),
  );
}

function askPast(phrase: Span, day: Day, here: Here, findings: Findings, yearless: boolean): void {
  const { month, date } = partsOf(day);
  const next = nextSuch(month, date, here.today);
  const near = nextNumber({ kind: 'date', date }, here, { base: here.today + 1 });
  const year = next === undefined ? undefined : partsOf(next).year;
  const ways = days(phrase, here, next, near, here.today + 1, here.today + 7);
  ask(
    findings,
    { code: 'past', day: dayToText(day), ...(yearless && year !== undefined ? { year } : {}) },
    ways,
  );
}

/** The 31st of a month of 30 days: its last day, or the first of the next. */
function askNoSuchDay(
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
    ask(findings, matter, days(phrase, here, typed ?? swapped));
    return;
  }
  const thisYear = partsOf(here.today).year;
  const candidates = year === undefined ? [thisYear, thisYear + 1] : [year];
  for (const each of candidates) {
    const last = dayOf(each, month, daysInMonth(each, month));
    if (last !== undefined && last >= here.today) {
      ask(findings, matter, days(phrase, here, last, last + 1));
      return;
    }
  }
  ask(findings, matter, days(phrase, here, here.today + 1, here.today + 7));
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
    ask(findings, { code: 'bareHour', text: typed }, [[atHour], ...days(phrase, here, day)]);
    return;
  }
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  const nearest = ahead > 3 && day + ahead - 7 >= here.today ? day + ahead - 7 : day + ahead;
  ask(findings, { code: 'weekdayMismatch', day: dayToText(day), weekday }, days(phrase, here, day, nearest));
}

function meantByWeekday(
  phrase: WeekdayPhrase & Span,
  here: Here,
  findings: Findings,
  minute: number | undefined,
): Day {
  const { today } = here;
  const ahead = (phrase.weekday - weekdayOf(today) + 7) % 7;
  const inWeek = mondayOf(today) + phrase.weekday - 1;
  if (phrase.which === 'this') {
    if (inWeek < today)
      ask(findings, { code: 'past', day: dayToText(inWeek) }, days(phrase, here, inWeek + 7, today + 1));
    return inWeek;
  }
  if (phrase.which !== 'bare') {
    const day = phrase.which === 'next' ? inWeek + 7 : today + ahead + 7 * phrase.weeks;
    if (phrase.which === 'next')
      findings.notes.push({ code: 'nextWeek', day: dayToText(day), days: day - today });
    return day;
  }
  if (ahead > 0) return today + ahead;
  const next = today + 7;
  if (minute !== undefined && minute < here.minute) {
    findings.notes.push({ code: 'nextWeek', day: dayToText(next), days: 7 });
    return next;
  }
  const ways = [
    replaced(phrase, here.language === 'fr' ? "aujourd'hui" : 'today'),
    ...days(phrase, here, next),
  ];
  ask(findings, { code: 'todayOrNext', today: dayToText(today), next: dayToText(next) }, ways);
  return next;
}

function meantByWeek(
  phrase: WeekPhrase & Span,
  here: Here,
  findings: Findings,
  minute: number | undefined,
): Day | undefined {
  const monday = mondayMeant(phrase, here, findings);
  if (monday === undefined) return undefined;
  if (phrase.weekday === undefined) {
    const open = monday >= here.today ? monday : here.today + 1;
    const ways = days(phrase, here, open, open + 1);
    if (phrase.short) ask(findings, { code: 'weekOrSession', week: phrase.week }, ways);
    else if (minute === undefined) ask(findings, { code: 'nothing' }, ways);
    else ask(findings, { code: 'noDay', hour: clockText(minute) }, ways);
    return open;
  }
  const day = monday + phrase.weekday - 1;
  if (phrase.short) {
    const name = `${here.language === 'fr' ? 'semaine' : 'week'} ${phrase.week} `;
    const weekday = dayLine(day, here.language, here.today);
    const ways = [replaced(phrase, name + (weekday.split(' ', 1)[0] ?? '')), replaced(phrase, weekday)];
    ask(findings, { code: 'weekOrSession', week: phrase.week }, ways);
  }
  if (day < here.today) askPast(phrase, day, here, findings, false);
  return day;
}

/** An ISO week without a year is the next one, at most nine months ahead, like a date. */
function mondayMeant(phrase: WeekPhrase & Span, here: Here, findings: Findings): Day | undefined {
  if (phrase.relative) return mondayOf(here.today) + 7 * phrase.week;
  const { year } = isoWeekOf(here.today);
  const years = phrase.year === undefined ? [year, year + 1] : [phrase.year];
  const last = phrase.weekday ?? 7;
  const mondays = years.map((each) => mondayOfWeek(each, phrase.week));
  const found = mondays.find((monday) => monday !== undefined && monday + last - 1 >= here.today);
  if (found !== undefined && (phrase.year !== undefined || found <= here.nineMonths)) return found;
  const [first] = mondays;
  if (first !== undefined) return first;
  const asked = phrase.year ?? year;
  const end = mondayOfWeek(asked, weeksInYear(asked)) ?? here.today;
  const day = end + (phrase.weekday ?? 1) - 1;
  const open = day > here.today ? day : here.today + 1;
  ask(findings, { code: 'noSuchWeek', week: phrase.week, year: asked }, days(phrase, here, open, open + 7));
  return undefined;
}

function meantByOffset(phrase: DayPhrase & { readonly kind: 'offset' }, here: Here, findings: Findings): Day {
  const day = here.today + phrase.days;
  if (phrase.days < 0) {
    const names = here.language === 'fr' ? ["aujourd'hui", 'demain'] : ['today', 'tomorrow'];
    const ways = names.map((name) => replaced(phrase, name));
    ask(findings, { code: 'past', day: dayToText(day) }, [...ways, ...days(phrase, here, here.today + 7)]);
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
    ask(findings, matter, days(phrase, here, week, exact));
    return week;
  }
  if (exact > addMonths(today, farthest)) {
    ask(
      findings,
      { code: 'tooFar', day: dayToText(Math.min(exact, today + 36_500)) },
      days(phrase, here, today + 7, today + 14),
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
  ask(findings, { code: 'marchOrTuesday', text }, days(phrase, here, march, tuesday));
  return march;
}

/** « mi-mars »: two working days of that time. */
function askVagueMonth(
  phrase: DayPhrase & { readonly kind: 'vague' },
  here: Here,
  findings: Findings,
): undefined {
  const month = phrase.month ?? partsOf(here.today).month;
  const typical = { early: 1, mid: 15, late: 26 }[phrase.part];
  const first = workday(nextSuch(month, typical, here.today + 1) ?? here.today + 1);
  const text = here.text.slice(phrase.from, phrase.to);
  ask(findings, { code: 'vague', text }, days(phrase, here, first, workday(first + 1)));
  return undefined;
}

/** The day itself, or the Monday after a weekend. */
export function workday(day: Day): Day {
  return weekdayOf(day) > 5 ? mondayOf(day) + 7 : day;
}
