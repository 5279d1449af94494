import type { Cursor } from './cursor.ts';
import { farthest } from './dated-days.ts';
import type { DayPhrase } from './day-phrases.ts';
import { replaced } from './day-ways.ts';
import { addMonths, type Day, dayOf, daysInMonth, dayToText, partsOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dateLine } from './phrasing.ts';
import type { Statement } from './statement.ts';

type MonthEdge = DayPhrase & { readonly kind: 'monthEdge' };
type Month = MonthEdge['first'];

/** The months in which a series comes back: « tous les mardis de janvier », « … de janvier à mars 2027 ». */
export function readWholeMonths(cursor: Cursor, statement: Statement): boolean {
  const { every, repeats, since, until } = statement;
  if (!(every || repeats) || since !== undefined || until !== undefined) return false;
  const place = cursor.place;
  const { from } = cursor;
  const first = takeIntro(cursor) ? takeMonth(cursor) : undefined;
  if (first === undefined) {
    cursor.return(place);
    return false;
  }
  const last = takeLastMonth(cursor, first);
  const to = cursor.to;
  const months = { kind: 'monthEdge', first, last, from, to } as const;
  statement.since = { ...months, edge: 'first', whole: { from, to } };
  statement.until = { ...months, edge: 'last', whole: { from, to } };
  return true;
}

/** « de », « en », « du mois de », « au mois de », "in", "from". */
function takeIntro(cursor: Cursor): boolean {
  // « en » says when only before a month: elsewhere it is any word.
  if (cursor.peek()?.text === 'en') cursor.skip();
  else if (cursor.take('of', 'in', 'from', 'du', 'au') === undefined) return false;
  if (cursor.take('monthUnit') !== undefined) cursor.take('of');
  return true;
}

/** « janvier », « janv. 2027 »; « mar » is March here, for a month is due. */
function takeMonth(cursor: Cursor): Month | undefined {
  const march = cursor.take('marchOrTuesday') === undefined ? undefined : 3;
  const month = march ?? cursor.take('month')?.value;
  if (month === undefined) return undefined;
  if (cursor.seesMark(0, '.') && cursor.isGlued(0)) cursor.skip();
  const number = cursor.peek();
  if (number?.kind !== 'number' || number.text.length !== 4 || number.text.startsWith('0')) return { month };
  cursor.skip();
  return { month, year: number.value };
}

/** « à mars », "to March", « et février » of the month before; the first where nothing follows. */
function takeLastMonth(cursor: Cursor, first: Month): Month {
  const place = cursor.place;
  const joined = cursor.take('and') !== undefined;
  if (joined || cursor.takeMark('-') || cursor.take('a', 'to', 'until') !== undefined) {
    const last = takeMonth(cursor);
    if (last !== undefined && (!joined || last.month === (first.month % 12) + 1)) return last;
  }
  cursor.return(place);
  return first;
}

/**
 * The first or last day of whole months. Without a year those that are or come next, at most nine months
 * ahead; of those that have begun what is left counts.
 */
export function meantByMonths(phrase: MonthEdge, here: Here, findings: Findings): Day | undefined {
  const { year } = partsOf(here.today);
  const yearless = phrase.first.year === undefined && phrase.last.year === undefined;
  const now = spanOf(phrase, year);
  const span = yearless && now.last < here.today ? spanOf(phrase, year + 1) : now;
  const isPast = span.last < here.today;
  const limit = yearless ? here.nineMonths : addMonths(here.today, farthest);
  if (phrase.edge === 'first' && (isPast || span.first > limit)) {
    const said = yearless ? now : span;
    const coming = [year, year + 1, year + 2]
      .map((each) => spanOf(withoutYears(phrase), each))
      .filter(({ first }) => first >= here.today);
    const next = coming[0] ?? span;
    const matter =
      isPast || yearless
        ? ({ code: 'past', day: dayToText(said.last), year: partsOf(next.last).year } as const)
        : ({ code: 'tooFar', day: dayToText(span.first) } as const);
    ask(
      findings,
      matter,
      coming.map((each) => replaced(phrase, spanText(each, here))),
    );
  }
  return phrase.edge === 'last' ? span.last : Math.max(span.first, here.today);
}

interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The months that end in a year, unless they say their own. */
function spanOf({ first, last }: Pick<MonthEdge, 'first' | 'last'>, year: number): Span {
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

function spanText({ first, last }: Span, { language }: Here): string {
  const [from, to] = [dateLine(first, language), dateLine(last, language)];
  return language === 'fr' ? `du ${from} au ${to}` : `from ${from} to ${to}`;
}
