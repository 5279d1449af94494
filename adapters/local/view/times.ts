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

interface Formats {
  readonly hour: Intl.DateTimeFormat;
  readonly dayLabel: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
}

/** Made once a zone and language: making them takes a hundred times as long as using them. */
const made = new Map<string, Formats>();

function formatsOf(zone: string, language: Language): Formats {
  const key = `${language} ${zone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const formats = {
    hour: format(locales[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    dayLabel: format(locales[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    day: format('sv-SE', {}),
  };
  made.set(key, formats);
  return formats;
}

/** The time of a message, in the installation's zone. */
export function shownTime(ms: number, zone: string, language: Language): ShownTime {
  const date = new Date(ms);
  const formats = formatsOf(zone, language);
  const hour = formats.hour.format(date);
  const dayLabel = formats.dayLabel.format(date);
  return {
    iso: date.toISOString(),
    day: formats.day.format(date),
    dayLabel: language === 'fr' ? dayLabel.replace(/ 1 /, ' 1er ') : dayLabel.replace(',', ''),
    hour: language === 'fr' ? hour.replace(/^0?(\d+):/, '$1\u00a0h\u00a0') : hour,
  };
}
