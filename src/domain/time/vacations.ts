import { Cursor } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import type { DayPhrase } from './day-phrases.ts';
import { addMonths, type Day, dayFromText, dayToText } from './days.ts';
import { readExceptions } from './exceptions.ts';
import { type Findings, type Here, hereOf } from './here.ts';
import { languageOf, lexemesOf } from './lexicon.ts';
import { dateLine } from './phrasing.ts';
import type { Language, TimeContext, Vacation } from './types.ts';

/** So many a course has at most, and no longer ones, in days: more is a slip. */
const most = 20;
const longest = 200;

/**
 * The value of `vacances`: « 19/12-3/1, 13/2-1/3 », « du 19 décembre au 3 janvier », with or without years. Without
 * one a span is the one that runs or comes next; one that would be more than nine months ahead is that of the year
 * before. In order; undefined if any part is not read or in doubt.
 */
export function parseVacations(
  text: string,
  { now, zone, language }: Pick<TimeContext, 'now' | 'zone' | 'language'>,
): readonly Vacation[] | undefined {
  const meter = { steps: 0 };
  const lexemes = lexemesOf(text, meter);
  const spoken = languageOf(lexemes, language);
  const here = hereOf({ now, zone, language, holidays: 'none' }, spoken, text, meter);
  const cursor = new Cursor(lexemes, spoken, meter);
  const phrases = readExceptions(cursor);
  if (!cursor.atEnd || phrases.length === 0 || phrases.length > most) return undefined;
  const spans: Vacation[] = [];
  for (const phrase of phrases) {
    if (phrase.kind !== 'days') return undefined;
    const span = spanOf(phrase.first, phrase.last ?? phrase.first, here);
    if (span === undefined) return undefined;
    spans.push({ from: dayToText(span.first), to: dayToText(span.last) });
  }
  return spans.sort((a, b) => a.from.localeCompare(b.from));
}

function spanOf(
  first: DayPhrase,
  last: DayPhrase,
  here: Here,
): { readonly first: Day; readonly last: Day } | undefined {
  const findings: Findings = { drafts: [], notes: [] };
  const begin = dayMeant(first, here, findings, { reach: 'year' });
  const between = (from: Day): Day | undefined =>
    dayMeant(last, here, findings, { base: from, reach: 'year' });
  if (begin === undefined) return undefined;
  const isFixed = !isYearless(first);
  const before = addMonths(begin, -12);
  const ended = isFixed ? undefined : between(before);
  const runs = ended !== undefined && isYearless(last) && ended >= here.today && ended < begin;
  const from = !isFixed && (runs || begin > here.nineMonths) ? before : begin;
  const to = first === last ? from : between(from);
  const isPast = findings.drafts.every(({ matter: { code } }) => code === 'past');
  if (to === undefined || !isPast || to < from || to - from >= longest) return undefined;
  return { first: from, last: to };
}

function isYearless(phrase: DayPhrase): boolean {
  return (phrase.kind === 'date' || phrase.kind === 'numeric') && phrase.year === undefined;
}

/** « du 19 décembre 2026 au 3 janvier 2027, le 14 mai 2027 »: as it can be typed again. */
export function printVacations(vacations: readonly Vacation[], language: Language): string {
  return vacations.map((vacation) => printVacation(vacation, language)).join(', ');
}

function printVacation({ from, to }: Vacation, language: Language): string {
  const [first, last] = [from, to].map((text) => dateLine(dayFromText(text), language));
  if (from === to) return language === 'fr' ? `le ${first}` : `${first}`;
  return language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
}

/** The vacation that a day ('yyyy-MM-dd') lies in. */
export function vacationOn(day: string, vacations: readonly Vacation[]): Vacation | undefined {
  return vacations.find(({ from, to }) => from <= day && day <= to);
}

/** The days of the year by which vacations are known, month and day. */
const seasons: readonly (readonly [RegExp, string, string])[] = [
  [/noel|christmas/u, '12-24', '12-26'],
  [/toussaint|automne|autumn/u, '10-25', '11-05'],
  [/fevrier|hiver|winter/u, '02-01', '03-15'],
  [/paques|printemps|easter|spring/u, '03-16', '05-10'],
  [/ete\b|summer/u, '07-01', '08-31'],
];

/** The first of some vacations that words (folded) name: « vacances de Noël »; of « vacances » alone the first. */
export function vacationNamed(words: string, vacations: readonly Vacation[]): Vacation | undefined {
  const season = seasons.find(([names]) => names.test(words));
  // « vacances de ski »: of another name nobody knows which these are.
  if (season === undefined) return /\b(?:de|of)\b/u.test(words) ? undefined : vacations[0];
  const [, first, last] = season;
  return vacations.find(({ from, to }) =>
    [from, to].some((text) => {
      const year = text.slice(0, 4);
      return from <= `${year}-${last}` && to >= `${year}-${first}`;
    }),
  );
}
