import { dayFromText, partsOf, weekdayOf } from './days.ts';
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
 * 16:15 (Paris time)". An end after midnight and an hour that the clock shows twice are said.
 */
export function formatSession(
  start: ZonedStart,
  minutes: number,
  language: Language,
  { zone = true, year = true }: ZoneOption & YearOption = {},
): string {
  const hours = formatHours(start, minutes, language);
  return `${formatDay(start, language, { year })}, ${hours}${zone ? ` (${zoneName(start.zone, language)})` : ''}`;
}

/** « de 14 h 15 à 16 h 15 », "14:15 to 16:15": the hours of a session whose day is known. */
export function formatHours(start: ZonedStart, minutes: number, language: Language): string {
  const end = plusMinutes(start, minutes);
  const from = formatHour(start, language);
  const until =
    end.local.slice(0, 10) === start.local.slice(0, 10)
      ? formatHour(end, language)
      : nextDayEnd(end, language);
  return language === 'fr' ? `de ${closed(from)} à ${until}` : `${closed(from)} to ${until}`;
}

/** « mardi 1er décembre 2026 à 14 h 15 (heure de Paris) », "Tuesday 1 December 2026 at 14:15 (Paris time)". */
export function formatMoment(
  start: ZonedStart,
  language: Language,
  { zone = false }: ZoneOption = {},
): string {
  const at = language === 'fr' ? 'à' : 'at';
  const suffix = zone ? ` (${zoneName(start.zone, language)})` : '';
  return `${formatDay(start, language)} ${at} ${formatHour(start, language)}${suffix}`;
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

/**
 * « 14 h 15 », « 2 h 30 du matin », "14:15"; of an hour that the clock shows twice also which:
 * « 2 h 30 du matin, heure d'été ».
 */
export function formatHour(start: ZonedStart, language: Language): string {
  const at = start.local.slice(11);
  const clock = language === 'fr' ? frenchHour(at) : at;
  if (classifyLocal(start.local, start.zone) !== 'doubled') return clock;
  return `${clock}, ${seasonName(start.fold === 1 ? 1 : 0, language)}`;
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

/** An hour of the night is never left without its word: alone it would be asked back. */
function frenchHour(at: string): string {
  const hour = Number(at.slice(0, 2));
  const clock = at.endsWith('00') ? `${hour} h` : `${hour} h ${at.slice(3)}`;
  if (hour === 0) return `${clock} de la nuit`;
  return hour < 7 ? `${clock} du matin` : clock;
}

function nextDayEnd(end: ZonedStart, language: Language): string {
  if (end.local.endsWith('T00:00')) return language === 'fr' ? 'minuit' : 'midnight';
  return `${closed(formatHour(end, language))} ${language === 'fr' ? 'le lendemain' : 'the next day'}`;
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
