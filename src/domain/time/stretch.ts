import { readDay, readDays } from './calendar.ts';
import type { Cursor } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import {
  addMonths,
  type Day,
  dayFromText,
  dayOf,
  mondayOf,
  mondayOfWeek,
  partsOf,
  weekdayOf,
} from './days.ts';
import type { Findings, Here } from './here.ts';
import { rangeMeant } from './ranges.ts';
import { readWeekPhrase } from './weekdays.ts';

/** Days that are named to be looked at: « mardi », « le 15/12 », « semaine 48 », « décembre », « du 1er au 5/12 ». */
export interface Stretch {
  readonly kind: 'day' | 'week' | 'month' | 'days';
  readonly first: Day;
  readonly last: Day;
}

/**
 * Reads days that somebody wants to look at, and goes past them. What is looked at may be past and has no doubt
 * worth asking about: « mardi » on a Tuesday is today, « octobre » said in November was last month. Undefined where
 * none are named. `spans`: are « du 1er au 5 » the days from one to the other? Else the first of them alone.
 */
export function readStretch(cursor: Cursor, here: Here, spans: boolean): Stretch | undefined {
  const place = cursor.place;
  const found =
    readMonth(cursor, here) ??
    readWholeWeek(cursor, here) ??
    readWeekend(cursor, here) ??
    (spans ? readSpan(cursor, here) : undefined) ??
    readOneDay(cursor, here);
  if (found === undefined) cursor.return(place);
  return found;
}

/** « décembre », « en décembre 2026 », « le mois de décembre », « ce mois-ci », "next month". */
function readMonth(cursor: Cursor, here: Here): Stretch | undefined {
  const place = cursor.place;
  if (cursor.peek()?.text === 'en') cursor.skip();
  else cursor.take('in', 'of', 'du', 'au');
  cursor.take('the');
  const { year, month } = partsOf(here.today);
  const current = dayOf(year, month, 1) ?? here.today;
  if (isLast(cursor) && cursor.sees(1, 'monthUnit')) {
    cursor.skip(2);
    return monthFrom(addMonths(current, -1));
  }
  const before = cursor.take('this', 'next', 'coming', 'following')?.kind;
  if (cursor.take('monthUnit') !== undefined) {
    if (before === undefined && takeLast(cursor)) return monthFrom(addMonths(current, -1));
    const which = before ?? cursor.take('next', 'coming', 'following', 'this')?.kind;
    if (before === 'this' && cursor.takeMark('-')) cursor.skip();
    if (which !== undefined) return monthFrom(which === 'this' ? current : addMonths(current, 1));
    cursor.take('of');
  }
  const march = cursor.take('marchOrTuesday') === undefined ? undefined : 3;
  const named = march ?? cursor.take('month')?.value;
  if (named === undefined || (march !== undefined && cursor.seesNumber(0))) {
    cursor.return(place);
    return undefined;
  }
  const typedYear = cursor.peek();
  if (typedYear?.kind === 'number' && /^20\d\d$/u.test(typedYear.text)) {
    cursor.skip();
    return monthFrom(dayOf(typedYear.value, named, 1) ?? current);
  }
  // "December 15" is a day.
  if (cursor.seesNumber(0) && cursor.language === 'en') {
    cursor.return(place);
    return undefined;
  }
  const next = dayOf(named < month ? year + 1 : year, named, 1) ?? current;
  return monthFrom(next > here.nineMonths ? addMonths(next, -12) : next);
}

function monthFrom(first: Day): Stretch {
  return { kind: 'month', first, last: addMonths(first, 1) - 1 };
}

/** « semaine 48 », « cette semaine », « la semaine prochaine », « la semaine du 14/12 ». */
function readWholeWeek(cursor: Cursor, here: Here): Stretch | undefined {
  const place = cursor.place;
  cursor.take('of', 'du', 'in', 'on');
  cursor.take('the');
  const isLastWeek = isLast(cursor)
    ? cursor.sees(1, 'week')
    : cursor.sees(0, 'week') && lastWords.has(cursor.peek(1)?.text ?? '');
  if (isLastWeek) {
    cursor.skip(2);
    return weekFrom(mondayOf(here.today) - 7);
  }
  if (cursor.sees(0, 'week') && cursor.sees(1, 'of', 'du')) {
    cursor.skip(2);
    const day = readOneDay(cursor, here);
    if (day !== undefined) return weekFrom(mondayOf(day.first));
  } else {
    const phrase = readWeekPhrase(cursor);
    if (phrase !== undefined && phrase.weekday === undefined && !phrase.short) {
      if (phrase.relative) return weekFrom(mondayOf(here.today) + 7 * phrase.week);
      const { year } = partsOf(here.today);
      const mondays = [phrase.year ?? year, ...(phrase.year === undefined ? [year + 1] : [])].map((each) =>
        mondayOfWeek(each, phrase.week),
      );
      const ahead = mondays.find(
        (monday) =>
          monday !== undefined &&
          (phrase.year !== undefined || (monday + 6 >= here.today && monday <= here.nineMonths)),
      );
      const monday = ahead ?? mondays[0];
      if (monday !== undefined) return weekFrom(monday);
    }
  }
  cursor.return(place);
  return undefined;
}

function weekFrom(first: Day): Stretch {
  return { kind: 'week', first, last: first + 6 };
}

/** « ce week-end », « le week-end prochain ». */
function readWeekend(cursor: Cursor, here: Here): Stretch | undefined {
  const place = cursor.place;
  cursor.take('of', 'du', 'the');
  const before = cursor.take('next')?.kind;
  const text = cursor.peek()?.text ?? '';
  if (!/\bweek ?end$/u.test(text)) {
    cursor.return(place);
    return undefined;
  }
  cursor.skip();
  const isNext = before !== undefined || /^next/u.test(text) || cursor.take('next') !== undefined;
  const first = mondayOf(here.today) + (isNext ? 12 : 5);
  return { kind: 'days', first, last: first + 1 };
}

/** « du 1er au 5 décembre », "Monday to Wednesday". */
function readSpan(cursor: Cursor, here: Here): Stretch | undefined {
  const place = cursor.place;
  const days = readDays(cursor);
  if (days?.kind !== 'range') {
    cursor.return(place);
    return undefined;
  }
  const meant = rangeMeant(days, here, quiet());
  return meant === undefined ? undefined : { kind: 'days', ...meant };
}

function readOneDay(cursor: Cursor, here: Here): Stretch | undefined {
  const place = cursor.place;
  cursor.take('of', 'du', 'on');
  const isBefore = takeLast(cursor);
  const phrase = readDay(cursor, 'always');
  if (phrase?.kind === 'weekday' && phrase.which === 'bare' && (isBefore || takeLast(cursor))) {
    const day = here.today - ((weekdayOf(here.today) - phrase.weekday + 6) % 7) - 1;
    return { kind: 'day', first: day, last: day };
  }
  const isDay = !isBefore && phrase !== undefined && phrase.kind !== 'inMinutes' && phrase.kind !== 'vague';
  const findings = quiet();
  const meant = isDay ? dayMeant(phrase, here, findings) : undefined;
  // A date that contradicts itself is no day.
  if (meant === undefined || findings.drafts.some(({ matter: { code } }) => !harmless.has(code))) {
    cursor.return(place);
    return undefined;
  }
  const today = findings.drafts.some(({ matter }) => matter.code === 'todayOrNext');
  const past = findings.drafts.find(({ matter }) => matter.code === 'past')?.matter;
  const first = today ? here.today : past?.code === 'past' ? dayFromText(past.day) : meant;
  return { kind: 'day', first, last: first };
}

const lastWords = new Set(['dernier', 'derniere', 'passe', 'passee', 'last']);

function isLast(cursor: Cursor): boolean {
  return lastWords.has(cursor.peek()?.text ?? '');
}

/** « lundi dernier », "last Monday". */
function takeLast(cursor: Cursor): boolean {
  if (!isLast(cursor)) return false;
  cursor.skip();
  return true;
}

/** Doubts about planning that looking does not have. */
const harmless = new Set<string>(['todayOrNext', 'past', 'tooFar', 'idiomDays']);

function quiet(): Findings {
  return { drafts: [], notes: [] };
}
