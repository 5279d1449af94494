import type { HourPhrase } from './clocks.ts';
import type { Span } from './cursor.ts';
import type { DayPhrase, DayRange, WeekSpan } from './day-phrases.ts';
import type { ExceptionPhrase } from './exceptions.ts';
import type { ZonePhrase } from './named-zones.ts';
import type { Period } from './senses.ts';
import type { QuestionMatter } from './types.ts';

/** A change to the text as typed. */
export interface Edit extends Span {
  readonly text: string;
  /** What it takes away was no date: a place, a title, which the command keeps. */
  readonly lost?: true;
  /** What it takes away with a misread word of it spelled right. */
  readonly spelled?: string;
}

/** A question before its ready lines: each way to answer it is a set of edits to the text. */
export interface Draft {
  readonly matter: QuestionMatter;
  readonly ways: readonly (readonly Edit[])[];
  /** Where understanding ends, of `notUnderstood`. */
  readonly at?: number;
  /** Ways that are tried only where none of those leads to a line. */
  readonly else?: readonly (readonly Edit[])[];
}

/** One moment as typed: a day, an hour, or both; where one is missing a neighbour of the list lends it. */
export interface Item {
  day?: DayPhrase | DayRange | EveryDay;
  hour?: HourPhrase;
  /** « demain matin » : said with the day rather than the hour. */
  period?: { readonly period: Period } & Span;
  /** « mardi 17 novembre 2026, dans 7 jours », « demain mercredi »: must agree with the day. */
  also?: DayPhrase;
  /** « lundi mercredi »: a weekday right after another, without « et ». */
  readonly beside?: boolean;
  from: number;
  to: number;
}

/** Words that say no moment: as a day, as the end of a series, or « vers » before an hour. */
export interface VaguePhrase extends Span {
  readonly kind: 'day' | 'until' | 'about';
  /** « jusqu'en mars », « jusqu'en mars 2027 » */
  readonly month?: number;
  readonly year?: number;
}

/** « tous les jours », "every weekday". */
export interface EveryDay extends Span {
  readonly kind: 'everyDay';
  /** Are weekends left out without a word, because they were not meant? */
  readonly workdays: boolean;
}

/** What a WHEN says, as a tree; what it means is for `resolve`. */
export interface Statement extends Span {
  readonly items: Item[];
  /** « tous les », « chaque », « les mardis ». */
  every: boolean;
  /** Every so many weeks. */
  interval: number;
  /** « chaque semaine », « un mardi sur deux » was said. */
  repeats: boolean;
  parity?: 'odd' | 'even';
  count?: { readonly count: number; readonly unit: 'times' | 'sessions' | 'weeks' } & Span;
  /** « une séance », « une fois »: a single one, unless more is said. */
  once?: { readonly unit: 'times' | 'sessions' } & Span;
  since?: DayPhrase & { readonly whole: Span };
  until?: DayPhrase & { readonly whole: Span };
  weeks?: WeekSpan;
  length?: { readonly minutes: number } & Span;
  zone?: ZonePhrase;
  /** « vacances comprises »: what the course's vacations would leave out is kept. */
  withVacations?: boolean;
  readonly exceptions: ExceptionPhrase[];
  /** Each « sauf … » as a whole. */
  readonly exceptClauses: Span[];
  readonly vague: VaguePhrase[];
  /** What could not be read; the first stops the reading. */
  readonly drafts: Draft[];
}
