import { addMonths, type Day, dayFromText } from './days.ts';
import type { Draft, Edit } from './statement.ts';
import type { Meter } from './tokens.ts';
import type { Language, TimeContext, TimeNote, Vacation } from './types.ts';
import { fromInstant } from './zone.ts';

/** What a statement counts from, in the words of the calendar. */
export interface Here {
  /** Epoch ms of the message. */
  readonly now: number;
  readonly today: Day;
  /** What the clock shows now, in minutes of the day. */
  readonly minute: number;
  /** The last day that a date without a year can mean: nine months ahead. */
  readonly nineMonths: Day;
  readonly zone: string;
  readonly holidays: string;
  readonly vacations: readonly Vacation[];
  /** The language of the text's words. */
  readonly language: Language;
  /** The language that holidays are named in. */
  readonly spoken: Language;
  readonly text: string;
  /** Counts what resolving costs beside reading: days looked at, moments made. */
  readonly meter: Meter;
}

/** What resolving leaves behind beside its result. */
export interface Findings {
  readonly drafts: Draft[];
  readonly notes: TimeNote[];
}

/** Places a text: when it was said, and in which language its words are. */
export function hereOf(context: TimeContext, language: Language, text: string, meter: Meter): Here {
  const { local } = fromInstant(context.now, context.zone);
  const today = dayFromText(local);
  return {
    now: context.now,
    spoken: context.language,
    today,
    minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14)),
    nineMonths: addMonths(today, 9),
    zone: context.zone,
    holidays: context.holidays,
    vacations: context.vacations ?? [],
    language,
    text,
    meter,
  };
}

/** Asks, unless the same was asked of the same words. */
export function ask(findings: Findings, matter: Draft['matter'], ways: readonly (readonly Edit[])[]): void {
  const known = findings.drafts.some((draft) => draft.matter.code === matter.code);
  if (!known) findings.drafts.push({ matter, ways });
}
