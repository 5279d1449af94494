import { type Day, dayFromText, partsOf, weekdayOf } from './days.ts';
import type { Language, ZonedStart } from './types.ts';
import { classifyLocal, fromInstant, plusMinutes, toInstant } from './zone.ts';
import { zoneName } from './zone-names.ts';

export { zoneName } from './zone-names.ts';

/** Names of days and months, as printed; Monday and January first. */
export const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

interface ZoneOption {
  /** Is the zone named? By default it is. */
  readonly zone?: boolean;
}

interface YearOption {
  /** Is the year said? By default it is. */
  readonly year?: boolean;
}

/**
 * « mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris) », "Tuesday 1 December 2026, 14:15 to
 * 16:15 (Paris time)". The day of an end after midnight and an hour that the clock shows twice are said.
 */
export function formatSession(
  start: ZonedStart,
  minutes: number,
  language: Language,
  { zone = true, year = true }: ZoneOption & YearOption = {},
): string {
  return `${formatDay(start, language, { year })}, ${formatHours(start, minutes, language, { zone })}`;
}

/**
 * « de 14 h 15 à 16 h 15 », "14:15 to 16:15": the hours of a session whose day is known; the day of an end after
 * midnight, « de 22 h 51 à 0 h 51 (dimanche) », and if wanted the zone.
 */
export function formatHours(
  start: ZonedStart,
  minutes: number,
  language: Language,
  { zone = false }: ZoneOption = {},
): string {
  const end = plusMinutes(start, minutes);
  const isSameDay = end.local.slice(0, 10) === start.local.slice(0, 10);
  const isNamed = !isSameDay && !end.local.endsWith('T00:00');
  const { from, until } = isSameDay ? sameDay(start, end, language) : overnight(start, end, language);
  const hours = language === 'fr' ? `de ${closed(from)} à ${until}` : `${closed(from)} to ${until}`;
  if (!zone) return hours;
  const name = zoneName(start.zone, language);
  return isNamed ? `${hours}, ${name}` : `${hours} (${name})`;
}

/** « mardi 1er décembre 2026 à 14 h 15 (heure de Paris) », "Tuesday 1 December 2026 at 14:15 (Paris time)". */
export function formatMoment(
  start: ZonedStart,
  language: Language,
  { zone = false, year = true }: ZoneOption & YearOption = {},
): string {
  const at = language === 'fr' ? 'à' : 'at';
  const suffix = zone ? ` (${zoneName(start.zone, language)})` : '';
  return `${formatDay(start, language, { year })} ${at} ${formatHour(start, language)}${suffix}`;
}

/** « mardi 1er décembre 2026 », "Tuesday 1 December 2026". */
export function formatDay(
  start: Pick<ZonedStart, 'local'>,
  language: Language,
  { year: said = true }: YearOption = {},
): string {
  const day = dayFromText(start.local);
  const { year, month, date } = partsOf(day);
  const weekday = weekdayNames[language][weekdayOf(day) - 1] ?? '';
  const monthName = monthNames[language][month - 1] ?? '';
  return `${weekday} ${language === 'fr' && date === 1 ? '1er' : date} ${monthName}${said ? ` ${year}` : ''}`;
}

/** « décembre 2026 », "December 2026": the month of a day. */
export function formatMonth(day: Day, language: Language): string {
  const { year, month } = partsOf(day);
  return `${monthNames[language][month - 1] ?? ''} ${year}`;
}

/**
 * « 14 h 15 », « 2 h 30 du matin », "14:15"; of an hour that the clock shows twice also which:
 * « 2 h 30 du matin, heure d'été ».
 */
export function formatHour(start: ZonedStart, language: Language): string {
  return hourSaid(start, language, isNight(start));
}

/** « 2 h », « 1 h 30 », « 24 min ». */
export function formatDuration(minutes: number, _language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/**
 * How far a moment is from an instant (epoch ms), on the calendar of its zone: « dans 10 minutes »,
 * « dans 2 h 15 », « demain », « dans 9 jours »; past ones « il y a … », « hier ».
 */
export function formatDistance(fromMs: number, start: ZonedStart, language: Language): string {
  // As people count who look at a clock without seconds: what is planned « dans 3 minutes » is in three.
  const minutes = Math.round(toInstant(start) / 60_000) - Math.floor(fromMs / 60_000);
  const days = dayFromText(start.local) - dayFromText(fromInstant(fromMs, start.zone).local);
  if (minutes === 0) return language === 'fr' ? 'maintenant' : 'now';
  if (Math.abs(minutes) < 60) return away(minutes < 0, counted(Math.abs(minutes), 'minute'), language);
  if (days === 0) return away(minutes < 0, formatDuration(Math.abs(minutes), language), language);
  if (days === 1) return language === 'fr' ? 'demain' : 'tomorrow';
  if (days === -1) return language === 'fr' ? 'hier' : 'yesterday';
  return away(days < 0, counted(Math.abs(days), language === 'fr' ? 'jour' : 'day'), language);
}

/** « heure d'été » is the first of two equal hours, « heure d'hiver » the second. */
export function seasonName(fold: 0 | 1, language: Language): string {
  if (language === 'fr') return fold === 0 ? "heure d'été" : "heure d'hiver";
  return fold === 0 ? 'summer time' : 'winter time';
}

/** `night`: with its word, « 2 h 30 du matin ». */
function hourSaid(start: ZonedStart, language: Language, night: boolean): string {
  const at = start.local.slice(11);
  const clock = language === 'fr' ? `${frenchHour(at)}${night ? ' du matin' : ''}` : at;
  if (classifyLocal(start.local, start.zone) !== 'doubled') return clock;
  return `${clock}, ${seasonName(start.fold === 1 ? 1 : 0, language)}`;
}

function frenchHour(at: string): string {
  const hour = Number(at.slice(0, 2));
  return at.endsWith('00') ? `${hour} h` : `${hour} h ${at.slice(3)}`;
}

/** « 2 h » alone might be a slip for 14 h, and is asked back; « 0 h 15 » with its date is no other hour. */
function isNight({ local }: ZonedStart): boolean {
  const hour = Number(local.slice(11, 13));
  return hour > 0 && hour < 7;
}

/** « du matin » is said once, « de 2 h 30 à 4 h 30 du matin », with the start if the end is past noon. */
function sameDay(start: ZonedStart, end: ZonedStart, language: Language) {
  const night = isNight(start);
  const isMorning = Number(end.local.slice(11, 13)) < 12;
  return {
    from: hourSaid(start, language, night && !isMorning),
    until: hourSaid(end, language, night && isMorning),
  };
}

/** « de 22 h à minuit », « de 22 h 51 à 0 h 51 (dimanche) ». */
function overnight(start: ZonedStart, end: ZonedStart, language: Language) {
  const from = hourSaid(start, language, isNight(start));
  if (end.local.endsWith('T00:00')) return { from, until: language === 'fr' ? 'minuit' : 'midnight' };
  const weekday = weekdayNames[language][weekdayOf(dayFromText(end.local)) - 1] ?? '';
  return { from, until: `${hourSaid(end, language, false)} (${weekday})` };
}

/** An hour with its season, « 2 h 30 du matin, heure d'été », needs its second comma in a sentence. */
function closed(hour: string): string {
  return hour.includes(',') ? `${hour},` : hour;
}

function away(past: boolean, length: string, language: Language): string {
  if (language === 'fr') return past ? `il y a ${length}` : `dans ${length}`;
  return past ? `${length} ago` : `in ${length}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
