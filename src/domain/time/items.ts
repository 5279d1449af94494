import type { HourPhrase } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import type { DayPhrase, DayRange } from './day-phrases.ts';
import { isWeekdays } from './series-bounds.ts';
import type { EveryDay, Item, Statement } from './statement.ts';

/** A statement while it is read: `separated` after a comma or « et », which may begin another moment. */
export interface Building {
  readonly statement: Statement;
  separated: boolean;
}

/** Gives a day to the moment that lacks one, else begins another. False if it fits nowhere. */
export function attachDay(building: Building, day: DayPhrase | DayRange | EveryDay | undefined): boolean {
  if (day === undefined) return false;
  const { statement } = building;
  if (day.kind === 'weekday' && day.plural) statement.every = true;
  const current = statement.items.at(-1);
  if (current !== undefined && current.day === undefined) {
    current.day = day;
    extend(current, day);
    // "tonight at 8": the part of the day goes with the hour wherever it stands.
    addPeriod(current, day);
    building.separated = false;
    return true;
  }
  if (current?.day !== undefined && saysAgain(current.day, day, building)) {
    if (current.also !== undefined || isPlural(day)) return false;
    current.also = day;
    extend(current, day);
    building.separated = false;
    return true;
  }
  // « du 1er au 5 février le mardi »: a weekday goes with a range, another date does not.
  if (
    current?.day?.kind === 'range' &&
    !isWeekdays(current.day) &&
    !building.separated &&
    current.hour === undefined &&
    isDated(day)
  )
    return false;
  const beside = !building.separated && current?.hour === undefined && isBare(current?.day) && isBare(day);
  const item: Item = { day, from: day.from, to: day.to, ...(beside ? { beside } : {}) };
  addPeriod(item, day);
  statement.items.push(item);
  building.separated = false;
  return true;
}

/** Gives an hour to the moment that lacks one, else, after a comma or « et », begins another. */
export function attachHours(building: Building, hour: HourPhrase | undefined): boolean {
  if (hour === undefined) return false;
  const { statement } = building;
  const current = statement.items.at(-1);
  if (current?.hour?.start.dotted === true && takesDate(current)) {
    // « 24.11 14h »: what looked like an hour is the date of this one.
    dateFrom(current, current.hour);
    current.hour = hour;
    extend(current, hour);
  } else if (current?.hour !== undefined && hour.start.dotted && takesDate(current)) {
    dateFrom(current, hour);
  } else if (current !== undefined && current.hour === undefined) {
    current.hour = hour;
    extend(current, hour);
  } else {
    if (current !== undefined && !building.separated) return false;
    statement.items.push({ hour, from: hour.from, to: hour.to });
  }
  building.separated = false;
  return true;
}

/** Has the moment no date yet, or only the weekday of one? */
function takesDate({ day }: Item): boolean {
  return day === undefined || (day.kind === 'weekday' && day.which === 'bare' && !day.plural);
}

/** Reads `24.11` as a date. */
function dateFrom(item: Item, { start, from, to }: HourPhrase): void {
  const weekday = item.day?.kind === 'weekday' ? { weekday: item.day.weekday } : {};
  const span = { from: Math.min(from, item.day?.from ?? from), to: Math.max(to, item.day?.to ?? to) };
  item.day = { kind: 'numeric', first: start.hour, second: start.minute, ...weekday, ...span };
  extend(item, span);
}

/** « demain matin », « le mardi matin ». */
export function attachPeriod(building: Building, cursor: Cursor): boolean {
  const current = building.statement.items.at(-1);
  const { from } = cursor;
  if (current === undefined || current.period !== undefined) return false;
  const period = cursor.take('period')?.period;
  if (period === undefined) return false;
  current.period = { period, from, to: cursor.to };
  extend(current, current.period);
  return true;
}

type AnyDay = DayPhrase | DayRange | EveryDay;

/**
 * Is a day another name of the one before? « demain mercredi », « mardi 17 novembre, dans 7 jours ». Dates
 * in a row and the days of a series are a list.
 */
function saysAgain(before: AnyDay, day: AnyDay, { statement, separated }: Building): day is DayPhrase {
  if (day.kind === 'range' || day.kind === 'everyDay') return false;
  // « mardi 10 novembre, de 14 h à 16 h, dans 5 h »
  if (day.kind === 'in' || (day.kind === 'inMinutes' && statement.items.at(-1)?.hour !== undefined))
    return true;
  if (separated || statement.every || statement.repeats) return false;
  if (before.kind === 'range' || before.kind === 'everyDay') return false;
  // « lundi mercredi vendredi » are three.
  if (isBare(before) && isBare(day) && before.weekday !== day.weekday) return false;
  const hasHour = statement.items.at(-1)?.hour !== undefined;
  return !hasHour && !(isDated(before) && isDated(day));
}

function isBare(day: AnyDay | undefined): day is DayPhrase & { readonly kind: 'weekday' } {
  return day?.kind === 'weekday' && day.which === 'bare' && !day.plural;
}

function isDated(day: AnyDay): boolean {
  return day.kind === 'date' || day.kind === 'numeric' || (day.kind === 'range' && !isWeekdays(day));
}

function isPlural(day: DayPhrase): boolean {
  return day.kind === 'weekday' && day.plural;
}

function addPeriod(item: Item, day: DayPhrase | DayRange | EveryDay): void {
  if (day.kind === 'offset' && day.period !== undefined) {
    item.period = { period: day.period, from: day.from, to: day.to };
  }
}

function extend(item: Item, part: { readonly from: number; readonly to: number }): void {
  item.from = Math.min(item.from, part.from);
  item.to = Math.max(item.to, part.to);
}
