import type { Cursor } from './cursor.ts';
import { farthest } from './dated-days.ts';
import type { DayPhrase } from './day-phrases.ts';
import { replaced } from './day-ways.ts';
import { addMonths, type Day, dayOf, daysInMonth, dayToText, partsOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateLine, sinceLine } from './phrasing.ts';
import type { Statement } from './statement.ts';

type MonthEdge = DayPhrase & { readonly kind: 'monthEdge' };
type Month = MonthEdge['first'];

/**
 * The months in which a series comes back: « tous les mardis de janvier », « … de janvier à mars 2027 »; or the
 * one from which it does: « à partir de janvier ».
 */
export function readWholeMonths(cursor: Cursor, statement: Statement): boolean {
  const { every, repeats, since, until } = statement;
  if (!(every || repeats) || since !== undefined) return false;
  const place = cursor.place;
  const { from } = cursor;
  const begins = cursor.take('since', 'from') !== undefined;
  const first = begins || takeIntro(cursor) ? takeMonth(cursor) : undefined;
  const last = first === undefined ? undefined : takeLastMonth(cursor, first);
  const isOpen = begins && last === undefined;
  // « de janvier au 15 mars »: a month and a date say no clear range.
  if (first === undefined || cursor.sees(0, 'au', 'to') || (!isOpen && until !== undefined)) {
    cursor.return(place);
    return false;
  }
  const whole = { from, to: cursor.to };
  const months = { kind: 'monthEdge', first, last: last ?? first, isOpen, ...whole } as const;
  statement.since = { ...months, edge: 'first', whole };
  if (!isOpen) statement.until = { ...months, edge: 'last', whole };
  return true;
}

/** « de », « en », « du mois de », « au mois de », "in". */
function takeIntro(cursor: Cursor): boolean {
  // « en » says when only before a month: elsewhere it is any word.
  if (cursor.peek()?.text === 'en') cursor.skip();
  else if (cursor.take('of', 'in', 'du', 'au') === undefined) return false;
  if (cursor.take('monthUnit') !== undefined) cursor.take('of');
  return true;
}

/** « janvier », « janv. 2027 »; « mar » is March here, for a month is due. */
function takeMonth(cursor: Cursor): Month | undefined {
  const march = cursor.take('marchOrTuesday') === undefined ? undefined : 3;
  const month = march ?? cursor.take('month')?.value;
  if (month === undefined) return undefined;
  if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  const year = cursor.peek();
  if (year?.kind !== 'number' || !/^20\d\d$/u.test(year.text)) return { month };
  cursor.skip();
  return { month, year: year.value };
}

/** « à mars », "to March", « et février » of the month before; undefined where no other month follows. */
function takeLastMonth(cursor: Cursor, first: Month): Month | undefined {
  const place = cursor.place;
  const joined = cursor.take('and') !== undefined;
  if (joined || cursor.takeMark('-') || cursor.take('a', 'to', 'until') !== undefined) {
    const last = takeMonth(cursor);
    if (last !== undefined && (!joined || follows(first, last))) return last;
  }
  cursor.return(place);
  return undefined;
}

function follows(first: Month, last: Month): boolean {
  if (last.month !== (first.month % 12) + 1) return false;
  return first.year === undefined || last.year === first.year + (last.month === 1 ? 1 : 0);
}

/**
 * The first or last day of whole months. Without a year those that are or come next, at most nine months
 * ahead; of the present month what is left counts, earlier ones are asked.
 */
export function meantByMonths(phrase: MonthEdge, here: Here, findings: Findings): Day | undefined {
  const { year, month } = partsOf(here.today);
  const yearless = phrase.first.year === undefined && phrase.last.year === undefined;
  const now = spanOf(phrase, year);
  const span = yearless && now.last < here.today ? spanOf(phrase, year + 1) : now;
  if (phrase.edge === 'first') {
    const began = span.first < (dayOf(year, month, 1) ?? here.today);
    const isFar = span.first > (yearless ? here.nineMonths : addMonths(here.today, farthest));
    if (began || isFar) askMonths(phrase, span, yearless, here, findings);
  }
  return phrase.edge === 'last' ? span.last : Math.max(span.first, here.today);
}

/** Months that have begun, are past, or lie so far ahead that the past ones may be meant: what is left, or those to come. */
function askMonths(
  phrase: MonthEdge,
  span: FirstAndLast,
  yearless: boolean,
  here: Here,
  findings: Findings,
): void {
  const { year } = partsOf(here.today);
  const months = withoutYears(phrase);
  const coming = [year, year + 1, year + 2]
    .map((each) => spanOf(months, each))
    .filter(({ first }) => first >= here.today);
  const left = span.first < here.today && span.last >= here.today ? [{ ...span, first: here.today }] : [];
  // Of months of no year, far ahead, those of the year before are the past ones.
  const isAhead = span.first >= here.today;
  const said = isAhead && yearless ? spanOf(months, partsOf(span.last).year - 1) : span;
  const next = coming[0] ?? span;
  const matter =
    isAhead && !yearless
      ? ({ code: 'tooFar', day: dayToText(span.first) } as const)
      : ({
          code: 'past',
          day: dayToText(left.length > 0 ? said.first : said.last),
          year: partsOf(next.first).year,
        } as const);
  ask(
    findings,
    matter,
    [...left, ...coming].map((each) => replaced(phrase, spanText(phrase, each, here))),
  );
}

/** First and last day. */
interface FirstAndLast {
  readonly first: Day;
  readonly last: Day;
}

/** The months that end in a year, unless they say their own. */
function spanOf({ first, last }: Pick<MonthEdge, 'first' | 'last'>, year: number): FirstAndLast {
  const turns = first.month > last.month ? 1 : 0;
  const ends = last.year ?? (first.year === undefined ? year : first.year + turns);
  return {
    first: dayOf(first.year ?? ends - turns, first.month, 1) ?? 0,
    last: dayOf(ends, last.month, daysInMonth(ends, last.month)) ?? 0,
  };
}

function withoutYears({ first, last }: MonthEdge): Pick<MonthEdge, 'first' | 'last'> {
  return { first: { month: first.month }, last: { month: last.month } };
}

function spanText({ isOpen }: MonthEdge, { first, last }: FirstAndLast, { language }: Here): string {
  if (isOpen) return sinceLine(first, language);
  const [from, to] = [dateLine(first, language), dateLine(last, language)];
  return language === 'fr' ? `du ${from} au ${to}` : `from ${from} to ${to}`;
}
