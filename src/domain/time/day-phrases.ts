import type { Span } from './cursor.ts';
import type { Period } from './senses.ts';

/** A date by name: « mardi 1er décembre 2026 », « le 19 » (no month), `2026-11-24`. */
export interface NamedDate {
  readonly kind: 'date';
  readonly date: number;
  readonly month?: number;
  readonly year?: number;
  readonly weekday?: number;
  /** « les mardis 5, 12 et 26 janvier »: the weekday is that of all that follow. */
  readonly eachWeekday?: true;
}

/** A date in figures, `24/11/26`: which is the day depends on the language. */
export interface NumericDate {
  readonly kind: 'numeric';
  readonly first: number;
  readonly second: number;
  readonly year?: number;
  readonly weekday?: number;
  readonly eachWeekday?: true;
}

/**
 * « jeudi », « ce jeudi », « jeudi prochain », « jeudi en huit », « le mardi », « les mardis »; `coming` « lundi
 * qui vient », `following` « le lundi suivant », `inWeeks` « lundi dans deux semaines ».
 */
export interface WeekdayPhrase {
  readonly kind: 'weekday';
  readonly weekday: number;
  readonly which: 'bare' | 'this' | 'next' | 'later' | 'coming' | 'following' | 'inWeeks';
  /** Of `later` how many weeks after the coming one, of `inWeeks` after now. */
  readonly weeks: number;
  readonly article: boolean;
  readonly plural: boolean;
}

/** « semaine 48 mardi », « mardi de la semaine prochaine ». `week` counts from this week if `relative`. */
export interface WeekPhrase {
  readonly kind: 'week';
  readonly week: number;
  readonly relative: boolean;
  readonly year?: number;
  readonly weekday?: number;
  /** `S48`, which might be a session. */
  readonly short: boolean;
}

export type DayShape =
  | NamedDate
  | NumericDate
  | WeekdayPhrase
  | WeekPhrase
  /** « demain », « ce soir ». */
  | { readonly kind: 'offset'; readonly days: number; readonly period?: Period }
  /** « dans 3 jours »: `french` words have « huit jours » for a week. */
  | {
      readonly kind: 'in';
      readonly count: number;
      readonly unit: 'day' | 'week' | 'month';
      readonly french: boolean;
    }
  /** « dans 20 min »: a whole moment. */
  | { readonly kind: 'inMinutes'; readonly minutes: number }
  /** « 24 mar »: mars or mardi? */
  | { readonly kind: 'marchOrTuesday'; readonly date: number }
  /** The first or last day of whole months, « de janvier à mars 2027 ». */
  | {
      readonly kind: 'monthEdge';
      readonly first: { readonly month: number; readonly year?: number };
      readonly last: { readonly month: number; readonly year?: number };
      readonly edge: 'first' | 'last';
      /** « à partir de janvier »: only the first is said. */
      readonly isOpen: boolean;
    }
  /** « mi-mars », « fin mars »: dates of that month that are offered instead. */
  | { readonly kind: 'vague'; readonly month?: number; readonly part: 'early' | 'mid' | 'late' };

export type DayPhrase = DayShape & Span;

/** « du 1er au 5 février ». */
export interface DayRange extends Span {
  readonly kind: 'range';
  readonly first: DayPhrase;
  readonly last: DayPhrase;
  /** « les mardis 24/11 et 01/12 au 15/12 »: of its days only these. */
  readonly weekday?: number;
}

/** « semaines 47 à 50 », « semaines 47, 49 et 51 »: weeks (ISO) in which something comes back. */
export interface WeekSpan extends Span {
  readonly stretches: readonly { readonly first: number; readonly last: number }[];
  readonly year?: number;
}
