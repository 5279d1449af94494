import type { Language } from '../../../src/domain/time/types.ts';

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** When something was written, as the page shows it. */
export interface ShownTime {
  /** For the attribute `datetime`. */
  readonly iso: string;
  /** `2026-12-01`, to tell one day from the next. */
  readonly day: string;
  /** « mardi 1er décembre 2026 ». */
  readonly dayLabel: string;
  /** « 14 h 05 ». */
  readonly hour: string;
}

/** The time of a message, in the installation's zone. */
export function shownTime(ms: number, zone: string, language: Language): ShownTime {
  const date = new Date(ms);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options }).format(date);
  const hour = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayLabel = part({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return {
    iso: date.toISOString(),
    day: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(date),
    dayLabel: language === 'fr' ? dayLabel.replace(/ 1 /, ' 1er ') : dayLabel.replace(',', ''),
    hour: language === 'fr' ? hour.replace(/^0?(\d+):/, '$1\u00a0h\u00a0') : hour,
  };
}
