import { dayMeant } from './day-meaning.ts';
import { type Day, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { holidayName } from './holidays.ts';
import { lendDates, lendHours, lendWeeks } from './lending.ts';
import { listMeant, mostSessions } from './list.ts';
import { joinOffsets, meantInZone } from './other-zone.ts';
import { countLine, everyLine } from './phrasing.ts';
import { seriesMeant } from './series.ts';
import { isWeekdays } from './series-bounds.ts';
import type { Item, Statement } from './statement.ts';
import type { Occurrence, Plan } from './types.ts';
import { askVague } from './vague-meaning.ts';

/** The moments that a statement means. With drafts among the findings it is incomplete. */
export function planMeant(statement: Statement, here: Here, findings: Findings): Plan {
  if (isSeries(statement)) joinOffsets(statement);
  return meantInZone(statement, here, findings, planOnClock);
}

function planOnClock(statement: Statement, here: Here, findings: Findings): Plan {
  askVague(statement, here, findings);
  joinBounds(statement);
  weekdaysBetween(statement);
  lendDates(statement.items, here.language);
  if (!isSeries(statement)) lendWeeks(statement.items);
  lendHours(statement.items);
  if (statement.items.length === 0) ask(findings, { code: 'nothing' }, []);
  if (statement.items.length > 0) askFromWhen(statement, here, findings);
  const series = isSeries(statement);
  if (!series) askBeside(statement, here, findings);
  if (series && !repeatsClearly(statement)) askRepeats(statement, here, findings);
  const occurrences = series ? seriesMeant(statement, here, findings) : listMeant(statement, here, findings);
  if (occurrences.length > mostSessions) ask(findings, { code: 'tooMany' }, []);
  if (occurrences.length === 0 && findings.drafts.length === 0) ask(findings, { code: 'nothing' }, []);
  noteHolidays(occurrences, here, findings);
  return { occurrences, series: series || occurrences.length > 1 };
}

/** « mardi jeudi 14h »: both, or which of them? In a series they are both. */
function askBeside({ items }: Statement, here: Here, findings: Findings): void {
  const second = items.find(({ beside }) => beside);
  const first = items[items.findIndex(({ beside }) => beside) - 1];
  if (second === undefined || first === undefined) return;
  const and = here.language === 'fr' ? ' et' : ' and';
  const joined = items
    .filter(({ beside }) => beside)
    .map(({ from }) => ({ from, to: from, text: `${and} ` }));
  const { from, to } = second.day ?? second;
  ask(findings, { code: 'either' }, [joined, [{ from, to, text: '' }]]);
}

/** Was more than the moments themselves said: that they come back, or until when, or how many? */
export function isSeries(statement: Statement): boolean {
  const { every, repeats, parity, count, since, until } = statement;
  return (
    every ||
    repeats ||
    parity !== undefined ||
    count !== undefined ||
    since !== undefined ||
    until !== undefined ||
    statement.weeks !== undefined
  );
}

/** « à partir du 1er février jusqu'au 5 février 9h-12h » is a range of days like « du … au … ». */
function joinBounds(statement: Statement): void {
  const { items, since, until } = statement;
  if (since === undefined || until === undefined || statement.every || statement.repeats) return;
  if (statement.count !== undefined || items.some(({ day }) => day !== undefined)) return;
  const [item] = items;
  if (item === undefined) return;
  item.day = { kind: 'range', first: since, last: until, from: since.whole.from, to: until.whole.to };
  delete statement.since;
  delete statement.until;
}

/** « du lundi au jeudi 9h du 16/11 au 26/11 », « lundi et mercredi 9h du … au … » : weekdays between two dates. */
function weekdaysBetween(statement: Statement): void {
  const { items } = statement;
  if (isSeries(statement) || items.length < 2) return;
  const dated = items.filter(({ day }) => day?.kind === 'range' && !isWeekdays(day));
  const [range] = dated;
  const others = items.filter((item) => item !== range);
  const areWeekdays = others.every(
    ({ day }) => day !== undefined && (day.kind === 'range' ? isWeekdays(day) : isPlainWeekday(day)),
  );
  if (dated.length !== 1 || range?.day?.kind !== 'range' || !areWeekdays) return;
  const { first, last, from, to } = range.day;
  const lender = others.at(-1);
  if (range.hour !== undefined && lender !== undefined) {
    if (lender.hour !== undefined) return;
    lender.hour = range.hour;
  }
  items.splice(items.indexOf(range), 1);
  statement.since = { ...first, whole: { from, to } };
  statement.until = { ...last, whole: { from, to } };
}

/** A date with an end or a number, but nothing that says how it comes back: « demain 14h 10 fois ». */
function repeatsClearly({ every, repeats, items }: Statement): boolean {
  if (every || repeats) return true;
  return items.every(({ day }) => day === undefined || day.kind === 'range' || isPlainWeekday(day));
}

function isPlainWeekday(day: NonNullable<Item['day']>): boolean {
  return day.kind === 'everyDay' || (day.kind === 'weekday' && day.which === 'bare');
}

function askRepeats(statement: Statement, here: Here, findings: Findings): void {
  const item = statement.items.find(({ day }) => day !== undefined && !isPlainWeekday(day));
  const phrase = item?.day;
  if (item === undefined || phrase === undefined || phrase.kind === 'range' || phrase.kind === 'everyDay')
    return;
  const day: Day = dayMeant(phrase, here, findings) ?? here.today;
  const ends = [statement.until?.whole, statement.since?.whole, statement.count, statement.weeks].filter(
    (span) => span !== undefined,
  );
  const once = ends.map(({ from, to }) => ({ from, to, text: '' }));
  const weekly = here.language === 'fr' ? ' chaque semaine' : ' every week';
  const ways = [once, [{ from: item.to, to: item.to, text: weekly }]];
  ask(findings, { code: 'onceOrEach', weekday: weekdayOf(day) }, ways);
}

/** « dès demain 14h »: once, that day, or each week from it on? */
function askFromWhen(
  { items, since, until, every, repeats, count }: Statement,
  here: Here,
  findings: Findings,
): void {
  if (since === undefined || until !== undefined || every || repeats || count !== undefined) return;
  if (items.some(({ day }) => day !== undefined)) return;
  const day = dayMeant(since, here, findings);
  if (day === undefined) return;
  const { from, to } = since.whole;
  const weekday = weekdayOf(day);
  const typed = here.text.slice(since.from, since.to);
  const each = `${everyLine(weekday, here.language)} ${here.text.slice(from, to)}`;
  const times = {
    from: here.text.length,
    to: here.text.length,
    text: ` ${countLine(10, 'times', here.language)}`,
  };
  ask(findings, { code: 'onceOrEach', weekday }, [
    [{ from, to, text: typed }],
    [{ from, to, text: each }, times],
  ]);
}

/** A session on a public holiday or in a vacation is planned, and said. */
export function noteHolidays(occurrences: readonly Occurrence[], here: Here, findings: Findings): void {
  const days = new Set(occurrences.map(({ start }) => start.local.slice(0, 10)));
  for (const day of days) {
    const name = holidayName(day, here.holidays, here.spoken);
    if (name !== undefined) findings.notes.push({ code: 'holiday', day, name });
  }
  for (const { from, to } of here.vacations) {
    const inside = [...days].filter((day) => from <= day && day <= to);
    if (inside.length > 0) findings.notes.push({ code: 'vacation', from, to, days: inside });
  }
}
