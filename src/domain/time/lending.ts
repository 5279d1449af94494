import type { DayPhrase } from './day-phrases.ts';
import type { Item } from './statement.ts';
import type { Language } from './types.ts';

/**
 * Dates of a list lend each other what was said once: « 12, 19 et 26 janvier », « 12/01, 19/01/2027 ».
 * A month and a year go to what stands before; a month also to what follows (« 26 janvier, 2 février, le 9 »),
 * as does the weekday of « les mardis 5, 12 et 26 janvier ».
 */
export function lendMonths(phrases: readonly DayPhrase[], language: Language): readonly DayPhrase[] {
  return forward(backward(phrases, language), language);
}

interface Known {
  readonly date: number;
  readonly month: number;
  readonly year: number | undefined;
}

function knownOf(phrase: DayPhrase, language: Language): Known | undefined {
  if (phrase.kind === 'date' && phrase.month !== undefined) {
    return { date: phrase.date, month: phrase.month, year: phrase.year };
  }
  if (phrase.kind !== 'numeric') return undefined;
  const monthFirst = language === 'en' && phrase.second > 12;
  const [date, month] = monthFirst ? [phrase.second, phrase.first] : [phrase.first, phrase.second];
  return { date, month, year: phrase.year };
}

function backward(phrases: readonly DayPhrase[], language: Language): DayPhrase[] {
  const lent: DayPhrase[] = [];
  let known: Known | undefined;
  for (const phrase of [...phrases].reverse()) {
    const given = known === undefined ? phrase : withKnown(phrase, known, language);
    lent.push(given);
    known = knownOf(given, language) ?? known;
  }
  return lent.reverse();
}

function withKnown(phrase: DayPhrase, known: Known, language: Language): DayPhrase {
  if (phrase.kind === 'date' && phrase.month === undefined) {
    return { ...phrase, month: known.month, ...(known.year === undefined ? {} : { year: known.year }) };
  }
  const own = knownOf(phrase, language);
  if (own === undefined || own.year !== undefined || known.year === undefined) return phrase;
  if (phrase.kind !== 'date' && phrase.kind !== 'numeric') return phrase;
  // The year said last is that of the last date: what comes later in the year was the year before.
  const later = own.month > known.month || (own.month === known.month && own.date > known.date);
  return { ...phrase, year: later ? known.year - 1 : known.year };
}

function forward(phrases: readonly DayPhrase[], language: Language): readonly DayPhrase[] {
  let known: Known | undefined;
  let weekday: number | undefined;
  return phrases.map((phrase) => {
    let given = phrase;
    if (phrase.kind === 'date' || phrase.kind === 'numeric') {
      if (phrase.eachWeekday) weekday = phrase.weekday;
      else if (weekday !== undefined) given = { weekday, ...phrase };
    }
    if (known !== undefined && given.kind === 'date' && given.month === undefined) {
      const next = given.date > known.date ? known.month : (known.month % 12) + 1;
      const year = known.year === undefined || next >= known.month ? known.year : known.year + 1;
      given = { ...given, month: next, ...(year === undefined ? {} : { year }) };
    }
    known = knownOf(given, language) ?? known;
    return given;
  });
}

/** Lends months among the days of a list's moments, ranges included. */
export function lendDates(items: readonly Item[], language: Language): void {
  const phrases = items.flatMap(({ day }) => {
    if (day === undefined || day.kind === 'everyDay') return [];
    return day.kind === 'range' ? [day.first, day.last] : [day];
  });
  const lent = lendMonths(phrases, language);
  const each = phrases.find((phrase) => 'eachWeekday' in phrase && phrase.eachWeekday);
  const weekday = each !== undefined && 'weekday' in each ? { weekday: each.weekday } : {};
  let at = 0;
  for (const item of items) {
    const { day } = item;
    if (day === undefined || day.kind === 'everyDay') continue;
    const [first, second] = [lent[at] ?? phrases[at], lent[at + 1]];
    if (first === undefined) continue;
    if (day.kind === 'range') {
      item.day = { ...day, first, last: second ?? day.last, ...weekday };
      at += 2;
    } else {
      item.day = first;
      at += 1;
    }
  }
}

/**
 * Weekdays of a list are of the week that one of them names: « mardi et jeudi de la semaine prochaine »,
 * « semaine 48 mardi et jeudi », « lundi et mardi prochains ». One with an hour of its own before it is not.
 */
export function lendWeeks(items: readonly Item[]): void {
  let week: WeekLent | undefined;
  for (const item of [...items].reverse()) {
    const own = weekOf(item);
    if (own === undefined && week !== undefined && item.hour === undefined) takeWeek(item, week);
    else week = own;
  }
  week = undefined;
  for (const item of items) {
    const own = weekOf(item);
    if (own === undefined && week?.kind === 'week') takeWeek(item, week);
    else week = own;
  }
}

type WeekLent = Extract<DayPhrase, { readonly kind: 'week' | 'weekday' }>;

function weekOf({ day }: Item): WeekLent | undefined {
  if (day?.kind === 'week' && day.weekday !== undefined) return day;
  return day?.kind === 'weekday' && day.which === 'next' ? day : undefined;
}

function takeWeek(item: Item, week: WeekLent): void {
  const { day } = item;
  if (day?.kind !== 'weekday' || day.which !== 'bare' || day.plural) return;
  const { weekday, from, to } = day;
  item.day = { ...week, weekday, from, to };
}

/**
 * Moments without an hour take that of the next that has one (« 12/01 et 19/01 à 8h »), at the end that
 * of the list if it has but one; those without a day take that of the one before.
 */
export function lendHours(items: readonly Item[]): void {
  const hours = new Set(items.map(({ hour }) => hour).filter((hour) => hour !== undefined));
  let next: Item | undefined;
  for (const item of [...items].reverse()) {
    if (item.hour !== undefined) next = item;
    else if (next !== undefined && item.day?.kind !== 'inMinutes') takeHour(item, next);
  }
  const one = hours.size === 1 ? items.find(({ hour }) => hour !== undefined) : undefined;
  let previous: Item | undefined;
  for (const item of items) {
    if (item.hour === undefined && one !== undefined && item.day?.kind !== 'inMinutes') takeHour(item, one);
    if (item.day === undefined && previous?.day !== undefined) item.day = previous.day;
    previous = item;
  }
}

function takeHour(item: Item, lender: Item): void {
  if (lender.hour !== undefined) item.hour = lender.hour;
  if (item.period === undefined && lender.period !== undefined) item.period = lender.period;
}
