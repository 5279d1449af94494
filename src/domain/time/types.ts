export type Language = 'fr' | 'en';

/** A wall-clock moment in a zone; `fold` 1 = the second of two equal hours when clocks go back. */
export interface ZonedStart {
  /** `yyyy-MM-ddTHH:mm`, as the clock on the wall shows it. */
  readonly local: string;
  readonly zone: string;
  readonly fold?: 0 | 1;
}

/** Days of no class, the first and the last included ('yyyy-MM-dd'). */
export interface Vacation {
  readonly from: string;
  readonly to: string;
}

/** Where and when something is said: what relative dates count from. */
export interface TimeContext {
  /** Epoch ms of the message. */
  readonly now: number;
  readonly zone: string;
  /** What the verb said, else the course's; words of the date itself go before it. */
  readonly language: Language;
  /** Public holidays' region: 'FR', 'FR-67' … or 'none'. */
  readonly holidays: string;
  /** What every series leaves out; absent: the course knows none. */
  readonly vacations?: readonly Vacation[];
}

/** One moment that was meant; `minutes` only if its length was typed. */
export interface Occurrence {
  readonly start: ZonedStart;
  readonly minutes?: number;
}

/** What a `planifier` line means: its moments in order, and whether one order made several. */
export interface Plan {
  readonly occurrences: readonly Occurrence[];
  readonly series: boolean;
}

/** Where a session goes by `déplacer`; `minutes` only if a new length was typed. */
export interface Move {
  readonly start: ZonedStart;
  readonly minutes?: number;
}

/** Why a date of a series was left out. */
export type LeftOutReason = 'exception' | 'holiday' | 'weekend';

/** Something worth saying with a success; `noteText` says it. Days are 'yyyy-MM-dd'. */
export type TimeNote =
  /** Planned although it is a public holiday. */
  | { readonly code: 'holiday'; readonly day: string; readonly name: string }
  /** Planned although it is in a vacation. */
  | {
      readonly code: 'vacation';
      readonly from: string;
      readonly to: string;
      readonly days: readonly string[];
    }
  /** What a series leaves out of a vacation. */
  | {
      readonly code: 'vacationLeftOut';
      readonly from: string;
      readonly to: string;
      readonly days: readonly string[];
    }
  /** « sauf vacances » had nothing to leave out. */
  | { readonly code: 'noVacation' }
  /** « pendant 12 semaines »: weeks of class, and the last session's day. */
  | { readonly code: 'weeksEnd'; readonly weeks: number; readonly day: string }
  /** « hors fériés » had nothing to leave out. */
  | { readonly code: 'noHoliday' }
  /** « hors fériés » in a course that has no calendar of holidays. */
  | { readonly code: 'holidaysUnknown' }
  | { readonly code: 'weekendsLeftOut'; readonly days: readonly string[] }
  | { readonly code: 'leftOut'; readonly day: string; readonly why: LeftOutReason; readonly name?: string }
  | { readonly code: 'exceptionHitsNothing'; readonly from: string; readonly to: string }
  | { readonly code: 'todayCounts'; readonly day: string }
  /** A week could be mistaken: the day and how far it is. */
  | { readonly code: 'nextWeek'; readonly day: string; readonly days: number }
  | { readonly code: 'week53'; readonly year: number };

/** What could not be read as one moment, with what its sentence needs. Days 'yyyy-MM-dd', hours 'HH:mm'. */
export type QuestionMatter =
  | { readonly code: 'nothing' }
  | { readonly code: 'notUnderstood'; readonly text: string }
  | { readonly code: 'skipped'; readonly day: string; readonly hour: string; readonly zone: string }
  | { readonly code: 'doubled'; readonly day: string; readonly hour: string; readonly zone: string }
  | { readonly code: 'todayOrNext'; readonly today: string; readonly next: string }
  | { readonly code: 'weekdayMismatch'; readonly day: string; readonly weekday: number }
  | { readonly code: 'daysDisagree'; readonly day: string; readonly other: string }
  | { readonly code: 'idiomDays'; readonly count: number; readonly week: string; readonly exact: string }
  | { readonly code: 'onceOrEach'; readonly weekday: number }
  | { readonly code: 'night'; readonly hour: string }
  | { readonly code: 'midnight'; readonly day: string }
  | { readonly code: 'noHour'; readonly day?: string }
  | { readonly code: 'noDay'; readonly hour: string }
  | { readonly code: 'noSuchHour'; readonly text: string }
  | { readonly code: 'hourPeriod'; readonly text: string }
  | { readonly code: 'bareHour'; readonly text: string }
  | { readonly code: 'dotted'; readonly text: string }
  | { readonly code: 'marchOrTuesday'; readonly text: string }
  | {
      readonly code: 'dayOrMonth';
      readonly text: string;
      readonly dayFirst: string;
      readonly monthFirst: string;
    }
  | { readonly code: 'eitherDay'; readonly text: string; readonly one: string; readonly other: string }
  | { readonly code: 'noSuchDay'; readonly day: number; readonly month: number; readonly year?: number }
  | { readonly code: 'noSuchWeek'; readonly week: number; readonly year: number }
  | { readonly code: 'past'; readonly day: string; readonly hour?: string; readonly year?: number }
  | { readonly code: 'tooFar'; readonly day: string }
  | { readonly code: 'weekOrSession'; readonly week: number }
  | { readonly code: 'vacation' }
  /** `end`: of a series, which needs no hour. */
  | { readonly code: 'vague'; readonly text: string; readonly end?: boolean }
  /** « maintenant »: really now? */
  | { readonly code: 'now' }
  | { readonly code: 'either' }
  | { readonly code: 'endBeforeStart'; readonly from: string; readonly to: string }
  | { readonly code: 'rangeBackwards'; readonly from: string; readonly to: string }
  | { readonly code: 'length'; readonly minutes: number }
  | { readonly code: 'lengthsDisagree'; readonly one: number; readonly other: number }
  | { readonly code: 'seriesEnd' }
  | { readonly code: 'emptySeries' }
  | { readonly code: 'countOf'; readonly count: number; readonly total: number }
  | { readonly code: 'tooMany' }
  | { readonly code: 'otherZone'; readonly zone: string }
  | { readonly code: 'zoneUnknown'; readonly text: string }
  | { readonly code: 'oneOnly' }
  /** « jeudi » of a session of another week: that of its week (if to come), or the coming one. */
  | { readonly code: 'whichWeek'; readonly weekday: number; readonly own?: string; readonly coming: string }
  /** « de 13h à 14h » of a session that begins at 13h. */
  | { readonly code: 'movedOrResized'; readonly from: string; readonly to: string }
  /** A move by so much: earlier or later, or an hour, or a length? */
  | { readonly code: 'shiftDoubt'; readonly doubt: 'way' | 'hour' | 'length'; readonly text: string }
  /** « au lieu de 15h » of a session that is elsewhere. */
  | { readonly code: 'notThere'; readonly text: string; readonly day: string; readonly hour: string };

/**
 * Asked back instead of guessing. `lines` are replacement WHEN texts (usually two): each, typed in
 * place of the WHEN, is accepted. `lost`: what each of them leaves out as no date, as typed; '' if nothing.
 * `questionText` says the sentence without them.
 */
export type TimeQuestion = QuestionMatter & {
  readonly lines: readonly string[];
  readonly lost: readonly string[];
};

/** `rest`: what follows the WHEN (`durée 1h30 groupe TD1 lieu "B204"`), as typed, trimmed. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly TimeNote[]; readonly rest: string }
  | { readonly ok: false; readonly question: TimeQuestion; readonly rest: string };

/** A reminder: on the eve at a wall-clock time (`HH:mm`), or so many minutes before the start. */
export type ReminderRule =
  | { readonly kind: 'eve'; readonly at: string }
  | { readonly kind: 'before'; readonly minutes: number };

/** The hours (`HH:mm`) in which nothing rings. */
export type Quiet = { readonly from: string; readonly to: string } | 'none';

/** When the material is shown: at the opening, or so many minutes before the start. */
export type ShowBefore = 'opening' | { readonly minutes: number };
