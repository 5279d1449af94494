import { type Day, dayToText, partsOf, weekdayOf } from './days.ts';
import { monthNames, seasonName, weekdayNames } from './format.ts';
import type { Language } from './types.ts';

/** How ready lines say days and hours: short, and read without a question. */

/** « mardi 17 novembre », with its year unless it is this one. */
export function dayLine(day: Day, language: Language, today: Day): string {
  const { year, month, date } = partsOf(day);
  const shown = language === 'fr' && date === 1 ? '1er' : String(date);
  const weekday = weekdayNames[language][weekdayOf(day) - 1] ?? '';
  const name = monthNames[language][month - 1] ?? '';
  return `${weekday} ${shown} ${name}${year === partsOf(today).year ? '' : ` ${year}`}`;
}

/** « tous les mardis », "every Tuesday". */
export function everyLine(weekday: number, language: Language): string {
  const name = weekdayNames[language][weekday - 1] ?? '';
  return language === 'fr' ? `tous les ${name}s` : `every ${name}`;
}

/** « jusqu'au mardi 15 décembre », "until Tuesday 15 December". */
export function untilLine(day: Day, language: Language, today: Day): string {
  return `${language === 'fr' ? "jusqu'au" : 'until'} ${dayLine(day, language, today)}`;
}

/** « à partir du 4 janvier 2027 », "from 4 January 2027". */
export function sinceLine(day: Day, language: Language): string {
  return `${language === 'fr' ? 'à partir du' : 'from'} ${dateLine(day, language)}`;
}

/** « 10 séances », « 10 fois ». */
export function countLine(count: number, unit: 'times' | 'sessions', language: Language): string {
  const words =
    language === 'fr' ? { times: 'fois', sessions: 'séances' } : { times: 'times', sessions: 'sessions' };
  return `${count} ${words[unit]}`;
}

/** « 28 mars 2027 », "28 March 2027": without a weekday, which among bounds would ask for weekends. */
export function dateLine(day: Day, language: Language): string {
  const { year, month, date } = partsOf(day);
  const name = monthNames[language][month - 1] ?? '';
  return `${language === 'fr' && date === 1 ? '1er' : date} ${name} ${year}`;
}

/** « sauf le 28 mars 2027 », "except 28 March 2027". */
export function exceptLine(day: Day, language: Language): string {
  return `${language === 'fr' ? 'sauf le' : 'except'} ${dateLine(day, language)}`;
}

/** « du lundi 21 décembre au dimanche 3 janvier 2027 ». */
export function rangeLine(first: Day, last: Day, language: Language, today: Day): string {
  const [from, to] = [dayLine(first, language, today), dayLine(last, language, today)];
  return language === 'fr' ? `du ${from} au ${to}` : `from ${from} to ${to}`;
}

/** An hour in minutes of the day, and which of two equal ones. */
export interface HourOfDay {
  readonly minute: number;
  readonly fold?: 0 | 1;
}

/** `14h15`, `2h30 du matin`, `00h15`, `14:15`, of an hour that the clock shows twice also its season. */
export function hourLine({ minute, fold }: HourOfDay, language: Language): string {
  const season = fold === undefined ? '' : `, ${seasonName(fold, language)}`;
  const [hours, rest] = [Math.floor(minute / 60) % 24, minute % 60];
  const padded = String(rest).padStart(2, '0');
  if (language === 'en') return `${String(hours).padStart(2, '0')}:${padded}${season}`;
  // Whoever writes two zeros means the night.
  if (hours === 0) return `00h${padded}${season}`;
  return `${hours}h${rest === 0 ? '' : padded}${hours < 7 ? ' du matin' : ''}${season}`;
}

/** `14h15-16h15`; an end from 24:00 on is of the next day. */
export function hoursLine(start: HourOfDay, end: HourOfDay | undefined, language: Language): string {
  const from = hourLine(start, language);
  if (end === undefined) return from;
  if (end.minute === 24 * 60) return `${from}-${language === 'fr' ? 'minuit' : 'midnight'}`;
  const nextDay = language === 'fr' ? ' le lendemain' : ' the next day';
  return `${from}-${hourLine(end, language)}${end.minute > 24 * 60 ? nextDay : ''}`;
}

/** 'yyyy-MM-ddTHH:mm' of a day and minutes of it; from 24:00 on the next day. */
export function localOf(day: Day, minute: number): string {
  const at = minute % (24 * 60);
  return `${dayToText(day + Math.floor(minute / (24 * 60)))}T${clockText(at)}`;
}

/** 'HH:mm'. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
