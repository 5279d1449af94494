import { readDay } from './calendar.ts';
import { readHours } from './clocks.ts';
import { Cursor, type Span } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import type { DayPhrase } from './day-phrases.ts';
import { dayFromText, isoWeekOf, partsOf, weekdayOf } from './days.ts';
import type { Findings, Here } from './here.ts';
import { hoursMeant } from './hour-meaning.ts';
import { readLength, takeFor } from './lengths.ts';
import { lexemesOf } from './lexicon.ts';
import type { SenseKind } from './senses.ts';
import { minuteOfDay } from './shift.ts';
import type { Statement } from './statement.ts';
import type { Occurrence } from './types.ts';
import { readWeekSpan } from './week-span.ts';
import { takeZone } from './zone-phrase.ts';

/** What a word of a date speaks of. */
export type Facet = 'date' | 'weekday' | 'hour' | 'length' | 'series' | 'zone' | 'vague';

/** Something that a text says of when, whatever stands around it. */
export interface Claim extends Span {
  readonly facet: Facet;
  /** « du mardi », "of March": after such a word a title may name a day. */
  readonly isGenitive: boolean;
  /** Does a moment bear it out? Undefined: a moment alone cannot, the words themselves have to stay. */
  readonly agrees?: (moment: Occurrence) => boolean;
}

/** What a text says of when, read piece by piece, so that nothing that is not understood hides the rest. */
export function claimsOf(text: string, here: Here): readonly Claim[] {
  const cursor = new Cursor(lexemesOf(text, here.meter), here.language, here.meter);
  const claims: Claim[] = [];
  while (!cursor.atEnd) {
    const place = cursor.place;
    const { from } = cursor;
    const isGenitive = cursor.sees(-1, 'of', 'du', 'for') || cursor.sees(0, 'of', 'du', 'for');
    const found = claimsAt(cursor, here);
    if (cursor.place === place) cursor.skip();
    claims.push(...found.map((claim) => ({ ...claim, isGenitive, from, to: cursor.to })));
  }
  return claims;
}

type Found = Omit<Claim, 'from' | 'to' | 'isGenitive'>;

function claimsAt(cursor: Cursor, here: Here): readonly Found[] {
  return (
    otherZone(cursor, here) ??
    repetition(cursor) ??
    length(cursor) ??
    hours(cursor, here) ??
    day(cursor, here) ??
    []
  );
}

function otherZone(cursor: Cursor, { zone }: Here): readonly Found[] | undefined {
  const statement = emptyStatement();
  if (!takeZone(cursor, zone, statement)) return undefined;
  return statement.zone === undefined ? [] : [{ facet: 'zone' }];
}

const seriesWords = ['everyDay', 'workday', 'everyWeek', 'everyOther'] as const;
const afterEvery = ['weekday', 'number', 'day', 'week', 'monthUnit', 'month'] as const;
const afterExcept = [
  'weekday',
  'holidays',
  'vacation',
  'the',
  'du',
  'of',
  'from',
  'between',
  'month',
  'week',
] as const;

/** « tous les mardis », « jusqu'au », « sauf le », « 10 fois », « semaines 47 à 50 », « semaines paires ». */
function repetition(cursor: Cursor): readonly Found[] | undefined {
  // « avant », « vers », « plus tard »
  if (cursor.take('vague', 'about') !== undefined) return [{ facet: 'vague' }];
  const weeks = readWeekSpan(cursor, emptyStatement());
  const ahead = weeks ? 0 : seriesWordsAt(cursor);
  if (!weeks && ahead === 0) return undefined;
  cursor.skip(ahead);
  return [{ facet: 'series' }];
}

/** How many of the next lexemes say that something comes back, begins or ends; 0: none. */
function seriesWordsAt(cursor: Cursor): number {
  const followed = (...kinds: readonly SenseKind[]) => cursor.sees(1, ...kinds) || cursor.seesNumber(1);
  if (cursor.sees(0, ...seriesWords)) return 1;
  if (cursor.sees(0, 'every') && followed(...afterEvery)) return 1;
  if (cursor.sees(0, 'except') && followed(...afterExcept)) return 1;
  if (cursor.sees(0, 'until') && followed('weekday', 'month', 'on', 'vague', 'vaguePart', 'the', 'dayOffset'))
    return 1;
  if (cursor.sees(0, 'since') && followed('weekday', 'month', 'dayOffset')) return 1;
  if (cursor.sees(0, 'week') && cursor.sees(1, 'odd', 'even')) return 2;
  if (cursor.seesNumber(0, 'words') && cursor.sees(1, 'times', 'sessions')) return 2;
  return cursor.sees(0, 'outOf') && cursor.seesNumber(1, 'words') ? 2 : 0;
}

/** « pendant 2h », « for 3 weeks ». */
function length(cursor: Cursor): readonly Found[] | undefined {
  const place = cursor.place;
  if (!takeFor(cursor)) return undefined;
  const minutes = readLength(cursor);
  if (minutes !== undefined) return [{ facet: 'length', agrees: (moment) => moment.minutes === minutes }];
  if (cursor.seesNumber(0, 'words') && cursor.sees(1, 'week')) return [{ facet: 'series' }];
  cursor.return(place);
  return undefined;
}

function hours(cursor: Cursor, here: Here): readonly Found[] | undefined {
  if (cursor.take('minus', 'past') !== undefined) return [{ facet: 'hour' }];
  // « à la même heure »
  const isSame = /^(?:meme|same)$/u.test(cursor.peek()?.text ?? '');
  if (isSame && (cursor.sees(1, 'hour') || cursor.peek(1)?.text === 'time')) {
    cursor.skip(2);
    return [{ facet: 'hour' }];
  }
  const place = cursor.place;
  const phrase = readHours(cursor);
  // A number without a unit may count anything.
  if (phrase === undefined || phrase.start.bare || phrase.start.dotted) {
    cursor.return(place);
    return undefined;
  }
  if (phrase.start.offset !== undefined || phrase.end?.offset !== undefined)
    return [{ facet: 'hour' }, { facet: 'date' }];
  const meant = hoursMeant(phrase, undefined, here, quiet());
  const found: Found[] = [
    {
      facet: 'hour',
      agrees: ({ start }) => meant === undefined || minuteOfDay(start) === meant.start.minute,
    },
  ];
  if (phrase.end === undefined) return found;
  const minutes = meant?.end === undefined ? undefined : meant.end.minute - meant.start.minute;
  if (phrase.endDay !== undefined) found.push({ facet: 'weekday' });
  const isPlain = minutes !== undefined && phrase.endDay === undefined;
  return [...found, { facet: 'length', agrees: (moment) => !isPlain || moment.minutes === minutes }];
}

function day(cursor: Cursor, here: Here): readonly Found[] | undefined {
  const place = cursor.place;
  const phrase = readDay(cursor, 'never');
  if (phrase === undefined) return month(cursor);
  // « 2e partie », « le 3 » : a number alone is a day only with more.
  if (phrase.kind === 'date' && phrase.month === undefined && phrase.weekday === undefined) {
    cursor.return(place);
    return undefined;
  }
  const weekday = 'weekday' in phrase ? phrase.weekday : undefined;
  const found: Found[] =
    weekday === undefined ? [] : [{ facet: 'weekday', agrees: on((each) => weekdayOf(each) === weekday) }];
  return [...found, { facet: 'date', agrees: on((each) => isDay(phrase, each, here)) }];
}

/** « mars » without a day. */
function month(cursor: Cursor): readonly Found[] | undefined {
  const sense = cursor.take('month');
  if (sense === undefined) return undefined;
  return [{ facet: 'date', agrees: on((each) => partsOf(each).month === sense.value) }];
}

function isDay(phrase: DayPhrase, each: number, here: Here): boolean {
  if (phrase.kind === 'weekday' && (phrase.which === 'bare' || phrase.plural)) return true;
  const findings = quiet();
  const typed = phrase.kind === 'week' && phrase.weekday === undefined ? { ...phrase, weekday: 1 } : phrase;
  const meant = dayMeant(typed, here, findings);
  // What is itself in doubt is for its own question to tell.
  if (meant === undefined || phrase.kind === 'inMinutes' || findings.drafts.length > 0) return true;
  if (phrase.kind === 'week' && phrase.weekday === undefined)
    return isoWeekOf(each).week === isoWeekOf(meant).week;
  return each === meant;
}

function on(test: (day: number) => boolean): (moment: Occurrence) => boolean {
  return ({ start }) => test(dayFromText(start.local));
}

function quiet(): Findings {
  return { drafts: [], notes: [] };
}

function emptyStatement(): Statement {
  return {
    items: [],
    every: false,
    interval: 1,
    repeats: false,
    exceptions: [],
    exceptClauses: [],
    vague: [],
    drafts: [],
    from: 0,
    to: 0,
  };
}
