import type { Span } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import type { DayPhrase } from './day-phrases.ts';
import { type Day, dayToText, mondayOf, weekdayOf } from './days.ts';
import type { ExceptionPhrase } from './exceptions.ts';
import { ask, type Findings, type Here } from './here.ts';
import { holidayName } from './holidays.ts';
import { lendMonths } from './lending.ts';
import { rangeLine } from './phrasing.ts';
import type { Statement } from './statement.ts';
import type { Vacation } from './types.ts';
import { vacationNamed, vacationOn } from './vacations.ts';

/** The days that a series leaves out, and which of its exceptions have left something out so far. */
export interface Exclusions {
  /** Is this day left out? Notes why, if so. */
  leavesOut(day: Day): boolean;
  /** To be called at the end: notes the exceptions that hit nothing. */
  finish(): void;
}

interface Stretch {
  readonly from: Day;
  readonly to: Day;
  hit: boolean;
}

/**
 * What « sauf … » means for moments from a day on. `inSeries`: also the vacations of the course are left out, and, of
 * weeks of class, its public holidays.
 */
export function exclusionsOf(
  statement: Statement,
  first: Day,
  here: Here,
  findings: Findings,
  inSeries: boolean,
): Exclusions {
  const phrases = withMonths(statement.exceptions, here);
  const stretches: Stretch[] = [];
  const weekdays = new Map<number, boolean>();
  for (const phrase of phrases) {
    if (phrase.kind === 'weekday') weekdays.set(phrase.weekday, false);
    if (phrase.kind === 'vacation' && !isKnown(phrase, here)) ask(findings, { code: 'vacation' }, []);
    const stretch = stretchOf(phrase, first, here, findings);
    if (stretch !== undefined) stretches.push(stretch);
  }
  const saysHolidays = phrases.some(({ kind }) => kind === 'holidays');
  const exceptHolidays = saysHolidays || (inSeries && statement.count?.unit === 'weeks');
  let holidayHit = false;
  const saysVacations = phrases.some(({ kind }) => kind === 'vacation');
  const exceptVacations = saysVacations || (inSeries && statement.withVacations !== true);
  const inVacations = new Map<Vacation, string[]>();

  return {
    leavesOut(day) {
      let out = false;
      for (const stretch of stretches) {
        if (day < stretch.from || day > stretch.to) continue;
        stretch.hit = true;
        out = true;
      }
      if (weekdays.has(weekdayOf(day))) {
        weekdays.set(weekdayOf(day), true);
        // A weekday left out of every week is no news, date by date.
        return true;
      }
      if (out) findings.notes.push({ code: 'leftOut', day: dayToText(day), why: 'exception' });
      const vacation = exceptVacations ? vacationOn(dayToText(day), here.vacations) : undefined;
      if (vacation !== undefined) {
        const days = inVacations.get(vacation) ?? [];
        inVacations.set(vacation, out ? days : [...days, dayToText(day)]);
        return true;
      }
      const name = exceptHolidays ? holidayName(dayToText(day), here.holidays, here.spoken) : undefined;
      if (name === undefined) return out;
      holidayHit = true;
      if (!out) findings.notes.push({ code: 'leftOut', day: dayToText(day), why: 'holiday', name });
      return true;
    },
    finish() {
      for (const stretch of stretches) if (!stretch.hit) noteNothing(stretch, findings);
      for (const [weekday, hit] of weekdays) {
        const day = first + ((weekday - weekdayOf(first) + 7) % 7);
        if (!hit) noteNothing({ from: day, to: day }, findings);
      }
      for (const [{ from, to }, days] of inVacations)
        if (days.length > 0) findings.notes.push({ code: 'vacationLeftOut', from, to, days });
      if (saysVacations && inVacations.size === 0) findings.notes.push({ code: 'noVacation' });
      if (!saysHolidays || holidayHit) return;
      findings.notes.push({ code: here.holidays === 'none' ? 'holidaysUnknown' : 'noHoliday' });
    },
  };
}

function noteNothing({ from, to }: Omit<Stretch, 'hit'>, findings: Findings): void {
  findings.notes.push({ code: 'exceptionHitsNothing', from: dayToText(from), to: dayToText(to) });
}

/** « sauf 13, 20 et 27 avril »: exceptions lend each other their month. */
function withMonths(exceptions: readonly ExceptionPhrase[], here: Here): readonly ExceptionPhrase[] {
  const daysOf = (phrase: ExceptionPhrase): readonly DayPhrase[] => {
    if (phrase.kind === 'week') return [phrase.day];
    if (phrase.kind !== 'days') return [];
    return phrase.last === undefined ? [phrase.first] : [phrase.first, phrase.last];
  };
  const lent = lendMonths(exceptions.flatMap(daysOf), here.language);
  let at = 0;
  return exceptions.map((phrase) => {
    const mine = lent.slice(at, at + daysOf(phrase).length);
    at += mine.length;
    const [first, last] = mine;
    if (first === undefined) return phrase;
    if (phrase.kind === 'week') return { ...phrase, day: first };
    return phrase.kind === 'days' ? { ...phrase, first, ...(last === undefined ? {} : { last }) } : phrase;
  });
}

/** Dates of exceptions count from the beginning of the series. */
function stretchOf(phrase: ExceptionPhrase, base: Day, here: Here, findings: Findings): Stretch | undefined {
  if (phrase.kind === 'week') {
    const monday = weekMeant(phrase.day, base, here, findings);
    return monday === undefined ? undefined : { from: monday, to: monday + 6, hit: false };
  }
  if (phrase.kind !== 'days') return undefined;
  const from = dayMeant(phrase.first, here, findings, { base, reach: 'year' });
  if (from === undefined) return undefined;
  const to =
    phrase.last === undefined ? from : dayMeant(phrase.last, here, findings, { base: from, reach: 'year' });
  if (to === undefined) return undefined;
  if (to < from) askBackwards(phrase, from, to, here, findings);
  return { from, to, hit: false };
}

/** The Monday of « la semaine du 22/02 »: also where that day is just before the first session. */
function weekMeant(day: DayPhrase, base: Day, here: Here, findings: Findings): Day | undefined {
  // Weeks by number have no weekday here: any serves.
  const phrase = day.kind === 'week' && day.weekday === undefined ? { ...day, weekday: 7 } : day;
  const meant = dayMeant(phrase, { ...here, today: mondayOf(base) }, findings, {
    base: mondayOf(base),
    reach: 'year',
  });
  return meant === undefined ? undefined : mondayOf(meant);
}

function askBackwards(phrase: Span, from: Day, to: Day, here: Here, findings: Findings): void {
  const text = rangeLine(to, from, here.language, here.today);
  const ways = [[{ from: phrase.from, to: phrase.to, text }]];
  ask(findings, { code: 'rangeBackwards', from: dayToText(from), to: dayToText(to) }, ways);
}

/** Does the course know the vacations that are named? */
function isKnown({ name }: { readonly name?: string }, { vacations }: Here): boolean {
  if (vacations.length === 0) return false;
  return name === undefined || vacationNamed(`vacances de ${name}`, vacations) !== undefined;
}
