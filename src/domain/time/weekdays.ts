import { readClock } from './clock.ts';
import { readHours } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import type { DayShape, NamedDate, NumericDate, WeekdayPhrase, WeekPhrase } from './day-phrases.ts';
import type { Sense } from './senses.ts';

type ReadDate = (cursor: Cursor, alone: 'inList' | 'always') => DayShape | undefined;

/** Reads a phrase that begins with a week: « semaine 48 mardi », « la semaine prochaine, jeudi », `S48`. */
export function readWeekPhrase(cursor: Cursor): WeekPhrase | undefined {
  const place = cursor.place;
  const week = readWeek(cursor);
  if (week === undefined) {
    cursor.return(place);
    return undefined;
  }
  const before = cursor.place;
  cursor.takeMark(',');
  cursor.take('on');
  cursor.take('the');
  const weekday = takeWeekday(cursor);
  if (weekday === undefined || weekday.plural === true) {
    cursor.return(before);
    return week;
  }
  return { ...week, weekday: weekday.value };
}

/**
 * Reads a phrase that begins with a weekday: « jeudi 19/11 », « jeudi prochain », « jeudi en huit »,
 * « mardi de la semaine prochaine », "next Thursday", "Thursday week". `article` stood before it.
 */
export function readWeekdayPhrase(
  cursor: Cursor,
  article: Sense | undefined,
  readDate: ReadDate,
): DayShape | undefined {
  const place = cursor.place;
  const before = cursor.take('this', 'next', 'coming', 'following');
  const sense = takeWeekday(cursor);
  if (sense === undefined) {
    cursor.return(place);
    return undefined;
  }
  const plural = sense.plural === true || article?.plural === true;
  const plain = {
    kind: 'weekday',
    weekday: sense.value,
    weeks: 0,
    plural,
    article: article !== undefined,
  } as const;
  const which = before?.kind;
  if (which === 'this' || which === 'next' || which === 'coming' || which === 'following')
    return { ...plain, which };
  if (plural) {
    return readDateOfList(cursor, article, sense.value, readDate) ?? { ...plain, which: 'bare' };
  }
  return (
    readWhichWeek(cursor, plain) ??
    readDateAfter(cursor, sense.value, readDate) ?? { ...plain, which: 'bare' }
  );
}

/** « les mardis 5, 12 et 26 janvier »; « les mardis 24 novembre au 15 décembre » is a series, and its dates a range. */
function readDateOfList(
  cursor: Cursor,
  article: Sense | undefined,
  weekday: number,
  readDate: ReadDate,
): DayShape | undefined {
  if (article === undefined && cursor.language !== 'en') return undefined;
  const place = cursor.place;
  const first = readDateAfter(cursor, weekday, readDate, 'inList');
  const isRange = cursor.seesMark(0, '-') || cursor.sees(0, 'au', 'to', 'a', 'until');
  const isDated = first?.kind === 'numeric' || first?.month !== undefined || monthFollows(cursor);
  if (first !== undefined && !isRange && isDated) return { ...first, eachWeekday: true };
  cursor.return(place);
  return undefined;
}

/** Do more numbers follow, and then a month? « 9, 10 et 11h » are hours. */
function monthFollows(cursor: Cursor): boolean {
  let ahead = 0;
  while (cursor.seesMark(ahead, ',') || cursor.sees(ahead, 'and', 'the') || cursor.seesNumber(ahead))
    ahead += 1;
  return cursor.sees(ahead, 'month') || cursor.seesMark(ahead, '/');
}

/** A weekday, or « mar » where no number stands before it; the dot of an abbreviation is passed. */
function takeWeekday(cursor: Cursor): Sense | undefined {
  const sense = cursor.take('weekday') ?? tuesday(cursor);
  if (sense !== undefined && cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  return sense;
}

function tuesday(cursor: Cursor): Sense | undefined {
  if (!seesTuesday(cursor)) return undefined;
  const sense = cursor.take('marchOrTuesday');
  return sense === undefined ? undefined : { ...sense, kind: 'weekday', value: 2 };
}

/** Is « mar » next and a Tuesday? In an English text it is March, but for « mar. 24 nov. », « mar 24/11 ». */
export function seesTuesday(cursor: Cursor): boolean {
  if (!cursor.sees(0, 'marchOrTuesday')) return false;
  const ahead = cursor.seesMark(1, '.') ? 2 : 1;
  const dated = cursor.sees(ahead + 1, 'month') || cursor.seesMark(ahead + 1, '/');
  return cursor.language === 'fr' || (cursor.seesNumber(ahead) && dated);
}

/** What follows a weekday and says of which week. */
function readWhichWeek(
  cursor: Cursor,
  plain: Omit<WeekdayPhrase, 'which'>,
): WeekdayPhrase | WeekPhrase | undefined {
  if (cursor.sees(0, 'next') && !cursor.sees(1, 'week')) {
    cursor.skip();
    return { ...plain, which: 'next' };
  }
  const which = cursor.sees(1, 'week') ? undefined : cursor.take('following', 'coming')?.kind;
  if (which === 'following' || which === 'coming') return { ...plain, which };
  const later = cursor.take('weeksLater')?.value ?? takeInEight(cursor);
  if (later !== undefined) return { ...plain, which: 'later', weeks: later };
  const weeks = takeInWeeks(cursor);
  if (weeks !== undefined) return { ...plain, which: 'inWeeks', weeks };
  const place = cursor.place;
  cursor.take('of', 'du', 'in', 'on');
  cursor.take('the');
  const week = readWeek(cursor);
  if (week !== undefined) return { ...week, weekday: plain.weekday };
  cursor.return(place);
  // "Thursday week", "Thursday fortnight"; « jeudi semaine » says nothing.
  if (
    cursor.sees(0, 'week') &&
    cursor.peek()?.sense?.language === 'en' &&
    cursor.take('week') !== undefined
  ) {
    return { ...plain, which: 'later', weeks: 1 };
  }
  if (cursor.take('fortnight') !== undefined) return { ...plain, which: 'later', weeks: 2 };
  return undefined;
}

/** « en 8 », « en 15 », « en 8 jours », in weeks. */
function takeInEight(cursor: Cursor): number | undefined {
  const place = cursor.place;
  const isIn = cursor.peek()?.text === 'en';
  const days = cursor.peek(1)?.value;
  if (!isIn || !cursor.seesNumber(1) || (days !== 8 && days !== 15)) return undefined;
  cursor.skip();
  if (isClock(cursor) || cursor.seesMark(1, '/') || cursor.sees(1, 'month')) {
    cursor.return(place);
    return undefined;
  }
  cursor.skip();
  cursor.take('day');
  return days === 8 ? 1 : 2;
}

/** « dans deux semaines », « dans quinze jours », "in two weeks" after a weekday. */
function takeInWeeks(cursor: Cursor): number | undefined {
  const place = cursor.place;
  if (cursor.take('in') !== undefined) {
    const count = cursor.take('a', 'an') === undefined ? cursor.peek()?.value : 1;
    if (count !== 1 || cursor.seesNumber(0, 'words')) cursor.skip();
    const unit = cursor.take('week', 'fortnight', 'day');
    const size = unit?.kind === 'week' ? 1 : 2;
    if (unit !== undefined && count !== undefined && count > 0) {
      if (unit.kind !== 'day') return count * size;
      const weeks = count === 8 ? 1 : count === 15 ? 2 : count / 7;
      if (Number.isInteger(weeks)) return weeks;
    }
  }
  cursor.return(place);
  return undefined;
}

/** « jeudi 19/11 », « lun. 16 nov. », "Tuesday, December 1", "Thursday the 19th". */
function readDateAfter(
  cursor: Cursor,
  weekday: number,
  readDate: ReadDate,
  alone: 'inList' | 'always' = 'always',
): NamedDate | NumericDate | undefined {
  const place = cursor.place;
  if (cursor.seesMark(0, ',') && (cursor.sees(1, 'month', 'the') || cursor.seesNumber(1))) cursor.skip();
  const article = cursor.take('the');
  // « jeudi 14-16 » looks like hours.
  if (article === undefined && seesBareHours(cursor)) {
    cursor.return(place);
    return undefined;
  }
  const date = readDate(cursor, alone);
  if (date?.kind === 'marchOrTuesday') return { kind: 'date', date: date.date, month: 3, weekday };
  if (date?.kind === 'date' || date?.kind === 'numeric') return { ...date, weekday };
  cursor.return(place);
  return undefined;
}

/** « semaine 48 [2027] », « semaine prochaine », "next week", `S48`. */
function readWeek(cursor: Cursor): WeekPhrase | undefined {
  const relative = readRelativeWeek(cursor);
  if (relative !== undefined) return { kind: 'week', week: relative, relative: true, short: false };
  const text = cursor.peek()?.text;
  const short = (text === 's' || text === 'w') && cursor.isGlued(1);
  if (!short && !cursor.sees(0, 'week')) return undefined;
  cursor.skip();
  if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  const number = cursor.peek();
  if (number?.kind !== 'number' || number.text.length > 2 || isClock(cursor)) return undefined;
  cursor.skip();
  const year = takeWeekYear(cursor);
  const week = { kind: 'week', week: number.value, relative: false, short: short && text === 's' } as const;
  return { ...week, ...(year === undefined ? {} : { year }) };
}

function readRelativeWeek(cursor: Cursor): number | undefined {
  const coming = ['next', 'following', 'coming'] as const;
  if (cursor.sees(0, 'week') && cursor.peek(1)?.text === 'after' && cursor.sees(2, 'next')) {
    cursor.skip(3);
    return 2;
  }
  if (cursor.sees(0, 'week') && cursor.sees(1, ...coming)) {
    cursor.skip(2);
    return 1;
  }
  if (cursor.sees(0, ...coming) && cursor.sees(1, 'week')) {
    cursor.skip(2);
    return 1;
  }
  if (cursor.sees(0, 'this') && cursor.sees(1, 'week')) {
    cursor.skip(2);
    return 0;
  }
  return undefined;
}

function seesBareHours(cursor: Cursor): boolean {
  const place = cursor.place;
  const hours = readHours(cursor);
  cursor.return(place);
  return hours?.end?.bare === true;
}

/** "Thursday week 2pm" is an hour, not week 2. */
export function isClock(cursor: Cursor): boolean {
  const place = cursor.place;
  const clock = readClock(cursor);
  cursor.return(place);
  return clock !== undefined;
}

export function takeWeekYear(cursor: Cursor): number | undefined {
  const place = cursor.place;
  cursor.take('of', 'du');
  const number = cursor.peek();
  const isYear = number?.kind === 'number' && number.text.length === 4 && !cursor.seesMark(1, '-');
  if (!isYear) {
    cursor.return(place);
    return undefined;
  }
  cursor.skip();
  return number.value;
}
