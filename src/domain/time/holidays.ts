import { createRequire } from 'node:module';
import type Calendar from 'date-holidays';
import type { Language } from './types.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Calendar | undefined;

/** A calendar of the library; with all countries it takes 35 MB, so it is loaded for who asks about a holiday. */
function calendar(country?: string, state?: string): Calendar {
  loaded ??= require('date-holidays') as typeof Calendar;
  if (country === undefined) return new loaded();
  return state === undefined ? new loaded(country) : new loaded(country, state);
}

/** Names by day ('yyyy-MM-dd') of one region, year and language; computing a year costs some ms. */
const years = new Map<string, ReadonlyMap<string, string>>();
const keptYears = 200;

/**
 * The name of the public holiday that a day ('yyyy-MM-dd') is in a region ('FR', 'FR-67'); undefined on
 * any other day, in a region that is unknown, and for 'none'.
 */
export function holidayName(day: string, region: string, language: Language): string | undefined {
  if (region === 'none') return undefined;
  const year = day.slice(0, 4);
  const key = `${region} ${year} ${language}`;
  const known = years.get(key);
  const names = known ?? namesOf(region, Number(year), language);
  if (known === undefined) {
    if (years.size >= keptYears) years.clear();
    years.set(key, names);
  }
  return names.get(day);
}

/** Is this a region whose public holidays are known: a country, or a country and a state of it? */
export function isRegion(text: string): boolean {
  const [country = '', state, ...more] = text.split('-');
  if (!/^[A-Z]{2}$/u.test(country) || more.length > 0) return false;
  const known = calendar();
  if (!(country in known.getCountries())) return false;
  return state === undefined || state in (known.getStates(country) ?? {});
}

function namesOf(region: string, year: number, language: Language): ReadonlyMap<string, string> {
  if (!isRegion(region)) return new Map();
  const [country, state] = region.split('-');
  const found = calendar(country, state)
    .getHolidays(year, language)
    .filter((holiday) => holiday.type === 'public');
  return new Map(found.map((holiday) => [holiday.date.slice(0, 10), withoutYear(holiday.name)]));
}

/** « Armistice 1918 » is called Armistice. */
function withoutYear(name: string): string {
  return name.replace(/ \d{4}$/u, '');
}
