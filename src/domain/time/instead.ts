import { addMonths, dayFromText } from './days.ts';
import { formatDay, formatHour, formatMoment, zoneName } from './format.ts';
import type { Language, ZonedStart } from './types.ts';
import { fromInstant } from './zone.ts';

/** So many months ahead a date says its year, and so do dates of the past. */
const near = 9;

/** Would a date without its year be mistaken at an instant (epoch ms)? */
export function needsYear(start: ZonedStart, now: number): boolean {
  const today = dayFromText(fromInstant(now, start.zone).local);
  const day = dayFromText(start.local);
  return day > addMonths(today, near) || day < addMonths(today, -near);
}

/**
 * What a date replaces, beside the new one: « 13 h » where the day stays, else « lundi 14 décembre à 13 h »; with
 * its zone where that is another one. `now` in epoch ms.
 */
export function formatInstead(old: ZonedStart, by: ZonedStart, language: Language, now: number): string {
  const zone = old.zone !== by.zone;
  if (old.local.slice(0, 10) !== by.local.slice(0, 10)) {
    return formatMoment(old, language, { zone, year: needsYear(old, now) });
  }
  return `${formatHour(old, language)}${zone ? ` (${zoneName(old.zone, language)})` : ''}`;
}

/** « lundi 14 décembre à 13 h », with its year where it would be mistaken. `now` in epoch ms. */
export function formatNear(start: ZonedStart, language: Language, now: number): string {
  return formatMoment(start, language, { year: needsYear(start, now) });
}

/** « lundi 14 décembre », with its year where it would be mistaken. `now` in epoch ms. */
export function formatNearDay(start: ZonedStart, language: Language, now: number): string {
  return formatDay(start, language, { year: needsYear(start, now) });
}
