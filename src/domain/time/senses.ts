import type { Language } from './types.ts';

/** Part of the day, as said with an hour or a day. */
export type Period = 'morning' | 'afternoon' | 'evening' | 'night';

/** What a word or a set phrase does in a date. */
export type SenseKind =
  | 'weekday'
  | 'month'
  | 'marchOrTuesday'
  | 'number'
  | 'period'
  | 'periodOfToday'
  | 'dayOffset'
  | 'noon'
  | 'midnight'
  | 'hour'
  | 'minute'
  | 'day'
  | 'week'
  | 'monthUnit'
  | 'partOfHour'
  | 'meridiem'
  | 'clock'
  | 'every'
  | 'everyOther'
  | 'everyDay'
  | 'workday'
  | 'everyWeek'
  | 'fortnight'
  | 'the'
  | 'of'
  | 'du'
  | 'from'
  | 'since'
  | 'until'
  | 'to'
  | 'au'
  | 'a'
  | 'at'
  | 'an'
  | 'on'
  | 'in'
  | 'for'
  | 'between'
  | 'and'
  | 'or'
  | 'half'
  | 'minus'
  | 'past'
  | 'exactly'
  | 'quarter'
  | 'except'
  | 'holidays'
  | 'vacation'
  | 'times'
  | 'sessions'
  | 'odd'
  | 'even'
  | 'outOf'
  | 'next'
  | 'this'
  | 'following'
  | 'coming'
  | 'weeksLater'
  | 'nextDay'
  | 'season'
  | 'zone'
  | 'ordinal'
  | 'inclusive'
  | 'vague'
  | 'vaguePart'
  | 'about';

/** `value` is what the kind counts: weekday 1–7, month 1–12, minutes, weeks, fold. */
export interface Sense {
  readonly kind: SenseKind;
  readonly value: number;
  readonly period?: Period;
  /** More than one: « mardis », « les ». */
  readonly plural?: boolean;
  /** Of a number: « premier », "twelfth". */
  readonly ordinal?: boolean;
  /** The language whose word this is; undefined where both have it. */
  readonly language?: Language;
}

/** Adds senses for phrases divided by `|`. Words within a phrase are divided by single spaces. */
export type Enter = (phrases: string, kind: SenseKind, value?: number, more?: Partial<Sense>) => void;
