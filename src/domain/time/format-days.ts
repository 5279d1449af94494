import { dayFromText, partsOf } from './days.ts';
import { formatDay, weekdayNames } from './format.ts';
import type { Language } from './types.ts';

/**
 * « du lundi 8 au dimanche 14 février 2027 », "from Monday 8 to Sunday 14 February 2027": month and year once where
 * they are the same. Days 'yyyy-MM-dd'.
 */
export function formatDays(from: string, to: string, language: Language): string {
  const [first, last] = [partsOf(dayFromText(from)), partsOf(dayFromText(to))];
  const sameYear = first.year === last.year;
  const whole = formatDay({ local: from }, language, { year: !sameYear });
  const start = sameYear && first.month === last.month ? whole.split(' ').slice(0, 2).join(' ') : whole;
  const end = formatDay({ local: to }, language);
  return language === 'fr' ? `du ${start} au ${end}` : `from ${start} to ${end}`;
}

/** « du 8 au 14 février 2027 », "from 8 to 14 February 2027": the same without weekdays. */
export function formatDates(from: string, to: string, language: Language): string {
  const named = formatDays(from, to, language);
  return weekdayNames[language].reduce((text, name) => text.replaceAll(`${name} `, ''), named);
}
