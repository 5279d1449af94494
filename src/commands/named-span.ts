import { fold } from '../domain/fold.ts';
import {
  addMonths,
  dayFromText,
  dayOf,
  dayToText,
  mondayOf,
  mondayOfWeek,
  partsOf,
  weekdayOf,
} from '../domain/time/days.ts';
import type { Language } from '../domain/time/types.ts';
import { fromInstant, toInstant } from '../domain/time/zone.ts';
import { wordTable } from '../domain/word-table.ts';

/** Sessions that a line means without naming one: the next, the open one, or all of a stretch of time. */
export interface NamedSpan {
  readonly kind: 'next' | 'current' | 'all' | 'month' | 'week';
  /** Epoch ms; the end is not part of it. */
  readonly from: number;
  readonly to: number;
  /** Only those of this weekday (1 = Monday): « tous les mardis de décembre ». */
  readonly weekday?: number;
  /** « les deux prochaines séances ». */
  readonly count?: number;
  /** What follows. */
  readonly rest: string;
}

/** A longer line names no stretch of time. */
const longest = 300;
/** A month without a year is at most so many months ahead; else it is the last one by that name. */
const monthsAhead = 8;

const quantities = new Set('tout tous toutes toute all every each everything chaque'.split(' '));
const articles = new Set(
  'le la les l the de du des d of in en au pour for mes ma mon my ce cette this ces these on'.split(' '),
);
const nouns = new Set(
  'cours seance seances session sessions class classes lesson lessons lecture lectures td tp mois month'.split(
    ' ',
  ),
);
const nexts = new Set('prochain prochaine prochains prochaines suivant suivante next'.split(' '));
/** More than one stretch is meant. */
const goesOn = /^(?:et|ou|and|or|a|au|to|until|jusqu.*)(?=\P{L}|$)/u;
const remaining =
  /^(?:a venir|qui (?:restent|viennent)|restante?s?|remaining|to come|left|ahead|du semestre|of the term)$/u;
const numbers = wordTable<number>({
  ...Object.fromEntries('deux trois quatre cinq six'.split(' ').map((word, index) => [word, index + 2])),
  ...Object.fromEntries('two three four five six'.split(' ').map((word, index) => [word, index + 2])),
  ...Object.fromEntries(['2', '3', '4', '5', '6', '7', '8', '9', '10'].map((word) => [word, Number(word)])),
});
const weeks = new Set('semaine week'.split(' '));
const months = wordTable<number>(
  Object.fromEntries(
    [
      'janvier janv january jan',
      'fevrier fevr february feb',
      'mars march',
      'avril avr april',
      'mai may',
      'juin june',
      'juillet juil july',
      'aout august aug',
      'septembre sept september',
      'octobre oct october',
      'novembre nov november',
      'decembre dec december',
    ].flatMap((words, index) => words.split(' ').map((word) => [word, index + 1])),
  ),
);
const weekdays = wordTable<number>(
  Object.fromEntries(
    [
      'lundi monday',
      'mardi tuesday',
      'mercredi wednesday',
      'jeudi thursday',
      'vendredi friday',
      'samedi saturday',
      'dimanche sunday',
    ].flatMap((words, index) =>
      words.split(' ').flatMap((word) => [word, `${word}s`].map((each) => [each, index + 1])),
    ),
  ),
);

/** A word of a line: as it is compared, and where it ends. */
interface Word {
  readonly folded: string;
  readonly to: number;
}

/** What a line has said so far: the words that only lead to the stretch of time, and where that begins. */
interface Lead {
  readonly at: number;
  /** « tout », "every". */
  readonly isMany: boolean;
  readonly hasNoun: boolean;
  readonly count?: number;
  readonly weekday?: number;
}

/** A stretch found: how many words say it, and the days that it has (the last not part of it). */
interface Found {
  readonly kind: NamedSpan['kind'];
  readonly words: number;
  readonly count?: number;
  readonly days?: readonly [from: number, to: number];
}

/**
 * Reads « la prochaine séance », « tous les cours de décembre », « tout », « la semaine prochaine », "next class"; undefined
 * where a line says no such thing. What follows it is the `rest`.
 */
export function readSpan(text: string, now: number, zone: string): NamedSpan | undefined {
  if (text.length > longest) return undefined;
  const words = wordsOf(text);
  const lead = readLead(words);
  const found = stretchAt(words, lead, dayFromText(fromInstant(now, zone).local));
  if (found === undefined) return undefined;
  const rest = text
    .slice(words[lead.at + found.words - 1]?.to ?? 0)
    .replace(/^[\s,:;—–-]+/u, '')
    .trim();
  // « tout le 15 », « décembre et janvier »: more, or less, than was read.
  const [folded, isAll] = [fold(rest), found.kind === 'all'];
  if (isAll ? rest !== '' && !remaining.test(folded) : goesOn.test(folded)) return undefined;
  const { weekday } = lead;
  const count = found.count ?? lead.count;
  const [from, to] = found.days?.map((day) => midnight(day, zone)) ?? [];
  return {
    kind: found.kind,
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    ...(count === undefined ? {} : { count }),
    ...(weekday === undefined ? {} : { weekday }),
    rest: found.kind === 'all' ? '' : rest,
  };
}

function readLead(words: readonly Word[]): Lead {
  let [isMany, hasNoun] = [false, false];
  let count: number | undefined;
  let weekday: number | undefined;
  let at = 0;
  for (; at < words.length; at += 1) {
    const here = words[at]?.folded ?? '';
    if (here === 'en' && words[at + 1]?.folded === 'cours') break;
    if (quantities.has(here)) isMany = true;
    else if (nouns.has(here)) hasNoun = true;
    else if (weekday === undefined && weekdays.has(here) && (isMany || /s$/u.test(here))) {
      isMany = true;
      weekday = weekdays.get(here);
    } else if (count === undefined && numbers.has(here) && words[at + 1] !== undefined)
      count = numbers.get(here);
    else if (!articles.has(here)) break;
  }
  return {
    at,
    isMany,
    hasNoun,
    ...(count === undefined ? {} : { count }),
    ...(weekday === undefined ? {} : { weekday }),
  };
}

function stretchAt(
  words: readonly Word[],
  { at, isMany, hasNoun, count }: Lead,
  today: number,
): Found | undefined {
  const word = (ahead: number) => words[at + ahead]?.folded ?? '';
  const [here, after, before, first] = [word(0), word(1), word(-1), firstOf(today)];
  const monday = mondayOf(today);
  const isThis = ['ce', 'cette', 'this'].includes(word(-2));
  if (here === 'en' && after === 'cours') return { kind: 'current', words: 2 };
  if (here === 'current' || here === 'ouverte') return { kind: 'current', words: nouns.has(after) ? 2 : 1 };
  if (before === 'mois' || before === 'month' || after === 'mois' || after === 'month') {
    const next: readonly [number, number] = [addMonths(first, 1), addMonths(first, 2)];
    if (nexts.has(here)) return { kind: 'month', words: nouns.has(after) ? 2 : 1, days: next };
    if (isThis) return { kind: 'month', words: 0, days: [first, addMonths(first, 1)] };
  }
  if (weeks.has(here) || (nexts.has(here) && weeks.has(after))) {
    const isNext = nexts.has(here) || nexts.has(after);
    const from = isNext ? monday + 7 : numbered(after, today);
    if (from !== undefined) return { kind: 'week', words: 2, days: [from, from + 7] };
    return ['cette', 'this'].includes(before)
      ? { kind: 'week', words: 1, days: [monday, monday + 7] }
      : undefined;
  }
  if (nexts.has(here)) {
    const counted = numbers.has(after) && nouns.has(word(2));
    // « les prochaines séances »: how many is not said.
    if (!counted && /s$/u.test(here) && count === undefined) return undefined;
    if (counted) return { kind: 'next', words: 3, count: numbers.get(after) ?? 1 };
    return nouns.has(after) || hasNoun || after === ''
      ? { kind: 'next', words: nouns.has(after) ? 2 : 1 }
      : undefined;
  }
  const month = months.get(here);
  if (month !== undefined && count === undefined) {
    const year = /^20\d\d$/u.test(after) ? Number(after) : undefined;
    const from = dayOf(year ?? yearOf(month, today), month, 1) ?? first;
    return { kind: 'month', words: year === undefined ? 1 : 2, days: [from, addMonths(from, 1)] };
  }
  return isMany && count === undefined ? { kind: 'all', words: 0 } : undefined;
}

/** Is a session (its start in epoch ms) within the stretch, and on its weekday? */
export function isWithin({ from, to, weekday }: NamedSpan, startsAt: number, zone: string): boolean {
  if (startsAt < from || startsAt >= to) return false;
  return weekday === undefined || weekdayOf(dayFromText(fromInstant(startsAt, zone).local)) === weekday;
}

/** « décembre 2026 », in the language of whoever reads it. */
export function monthName({ from }: NamedSpan, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: zone }).format(from);
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}/.:+-]+/gu)].map(({ 0: word, index }) => ({
    folded: fold(word).replace(/-(?:ci|la)$/u, ''),
    to: index + word.length,
  }));
}

function midnight(day: number, zone: string): number {
  return toInstant({ local: `${dayToText(day)}T00:00`, zone });
}

function firstOf(day: number): number {
  const { year, month } = partsOf(day);
  return dayOf(year, month, 1) ?? day;
}

/** Of a month without its year: the one that runs, or comes within the academic year; else the last. */
function yearOf(month: number, today: number): number {
  const { year, month: current } = partsOf(today);
  const ahead = (month - current + 12) % 12;
  return Math.floor((year * 12 + current - 1 + (ahead > monthsAhead ? ahead - 12 : ahead)) / 12);
}

/** The Monday of « semaine 48 », of this year or the next. */
function numbered(typed: string, today: number): number | undefined {
  if (!/^\d{1,2}$/u.test(typed)) return undefined;
  const { year } = partsOf(today);
  const monday = mondayOfWeek(year, Number(typed));
  return monday === undefined || monday + 7 > today ? monday : mondayOfWeek(year + 1, Number(typed));
}
