import { classWeeks } from './class-weeks.ts';
import type { DayRange } from './day-phrases.ts';
import { type Day, dayToText, isoWeekOf, mondayOf, weekdayOf, weeksInYear } from './days.ts';
import { exclusionsOf } from './exclusions.ts';
import { ask, type Findings, type Here } from './here.ts';
import { hoursMeant, typicalHours } from './hour-meaning.ts';
import { mostSessions } from './list.ts';
import { hourAdded, isPast, momentOf } from './moments.ts';
import { sinceLine } from './phrasing.ts';
import { type Bounds, boundsMeant, isWeekdays, rangeOf, singleDay } from './series-bounds.ts';
import {
  askCountOf,
  askEmpty,
  askEnd,
  askFewer,
  endsTooFar,
  endWays,
  type Slot,
} from './series-questions.ts';
import type { Item, Statement } from './statement.ts';
import type { Occurrence } from './types.ts';
import { askBegunWeek } from './week-span.ts';

/** A series without an end in sight is looked at for so many days. */
const longestLook = 5 * 366;

/** The moments of « tous les mardis … », « un mardi sur deux … », « 10 séances le mardi … ». */
export function seriesMeant(statement: Statement, here: Here, findings: Findings): readonly Occurrence[] {
  askFewer(statement, here, findings);
  const bounds = boundsMeant(statement, here, findings);
  const slots = slotsMeant(statement, bounds, here, findings);
  if (bounds === undefined || slots.length === 0) return [];
  const { count } = statement;
  if (bounds.last === undefined && count === undefined) askEnd(statement, slots, here, findings);
  askCountOf(statement, slots, here, findings);
  askBegun(statement, slots, here, findings);
  const occurrences = walk(statement, slots, bounds, here, findings);
  askEndOrCount(statement, slots, bounds, here, findings);
  if (occurrences.length > mostSessions) {
    ask(findings, { code: 'tooMany' }, endWays(statement, slots, bounds.first, here, [10, 30]));
  } else if (occurrences.length === 0) askEmpty(statement, slots, bounds.first, here, findings);
  else if (endsTooFar(statement, bounds, occurrences.length, findings)) {
    const day = dayToText(bounds.first + longestLook);
    ask(
      findings,
      { code: 'tooFar', day },
      endWays(statement, slots, bounds.first, here, [occurrences.length, 10]),
    );
  }
  noteWeek53(statement, occurrences, findings);
  return occurrences;
}

function slotsMeant(
  statement: Statement,
  bounds: Bounds | undefined,
  here: Here,
  findings: Findings,
): readonly Slot[] {
  const range = rangeOf(statement);
  const single = singleDay(statement);
  const slots: Slot[] = [];
  for (const item of oneDayEach(statement, here, findings)) {
    const { day, hour } = item;
    if (
      (day?.kind === 'range' && !isWeekdays(day)) ||
      (day === undefined && hour !== undefined && statement.items.length > 1)
    )
      continue;
    if (hour === undefined) {
      const at = item.to;
      const ways = typicalHours(item.period?.period).map((minute) => [
        { from: at, to: at, text: hourAdded(minute, here) },
      ]);
      ask(findings, { code: 'noHour' }, ways);
      continue;
    }
    const hours = hoursMeant(hour, item.period?.period, here, findings);
    if (hours === undefined) continue;
    const days = weekdaysOf(item, range, single === undefined ? undefined : bounds?.first);
    if (days === undefined) askWeekday(item, here, findings);
    else
      slots.push({ item, weekdays: new Set(days), hours, daily: day?.kind === 'everyDay' && !day.workdays });
  }
  if (statement.items.length === 0) ask(findings, { code: 'nothing' }, []);
  return slots;
}

/** « demain mercredi 14h chaque semaine »: in a series a weekday beside is one more; nothing else fits there. */
function oneDayEach({ items }: Statement, here: Here, findings: Findings): readonly Item[] {
  return items.flatMap((item) => {
    const { also } = item;
    if (also === undefined) return [item];
    if (also.kind === 'weekday' && also.which === 'bare') return [item, { ...item, day: also }];
    const ways = [[{ from: also.from, to: also.to, text: '' }]];
    ask(findings, { code: 'notUnderstood', text: here.text.slice(also.from, also.to).slice(0, 60) }, ways);
    return [item];
  });
}

function weekdaysOf(
  { day }: Item,
  range: DayRange | undefined,
  single: Day | undefined,
): readonly number[] | undefined {
  if (day?.kind === 'weekday' && day.which === 'bare') return [day.weekday];
  if (day?.kind === 'range' && isWeekdays(day)) return weekdaysOfRange(day);
  if (day?.kind === 'everyDay') {
    return range === undefined || !isWeekdays(range) ? [1, 2, 3, 4, 5] : weekdaysOfRange(range);
  }
  return single === undefined || day === undefined ? undefined : [weekdayOf(single)];
}

/** « du lundi au jeudi », « du jeudi au mardi ». */
function weekdaysOfRange({ first, last }: DayRange): readonly number[] {
  const [from = 1, to = 5] = [first, last].map((each) =>
    each.kind === 'weekday' ? each.weekday : undefined,
  );
  const all = [1, 2, 3, 4, 5, 6, 7];
  return all.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

/** « 10 séances 14h »: of which day? */
function askWeekday(item: Item, here: Here, findings: Findings): void {
  const names =
    here.language === 'fr' ? ['tous les mardis', 'tous les jeudis'] : ['every Tuesday', 'every Thursday'];
  const ways = names.map((text) => [{ from: item.from, to: item.from, text: `${text} ` }]);
  ask(findings, { code: 'nothing' }, ways);
}

/** Goes through the days of the series. The number asked for is what is planned: exceptions do not count. */
function walk(
  statement: Statement,
  slots: readonly Slot[],
  { first, last, mondays }: Bounds,
  here: Here,
  findings: Findings,
): readonly Occurrence[] {
  const exclusions = exclusionsOf(statement, first, here, findings, true);
  const inWeeks = statement.count?.unit === 'weeks';
  const most = statement.count === undefined || inWeeks ? mostSessions + 1 : statement.count.count;
  const weeks = classWeeks(inWeeks ? statement.count?.count : undefined, here);
  const end = Math.min(last ?? first + (findings.drafts.length > 0 ? 366 : longestLook), first + longestLook);
  const found: Occurrence[] = [];
  const weekends: string[] = [];
  const daily = slots.some((slot) => slot.daily);
  const byWeekday = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hoursOn(weekday, slots));
  let anchor: Day | undefined;
  for (let day = first; day <= end && found.length < most; day += 1) {
    const onDay = byWeekday[weekdayOf(day) - 1] ?? [];
    here.meter.steps += 1 + onDay.length;
    const today = onDay.filter((slot) => isToCome(slot, day, here));
    if (weekdayOf(day) > 5 && daily) weekends.push(dayToText(day));
    if (today.length === 0 || !isParity(statement, day)) continue;
    if (mondays !== undefined && !mondays.has(mondayOf(day))) continue;
    anchor ??= mondayOf(day);
    if (weeks.isOver(day)) break;
    if (((mondayOf(day) - anchor) / 7) % statement.interval !== 0) continue;
    const isOut = exclusions.leavesOut(day);
    weeks.pass(day, isOut);
    if (isOut) continue;
    for (const slot of today) {
      if (found.length >= most) break;
      const moment = momentOf(day, slot.hours, typedOf(slot, statement), here, findings);
      // The clock change may move an hour to the next one.
      if (moment !== undefined && moment.start.local !== found.at(-1)?.start.local) found.push(moment);
    }
  }
  exclusions.finish();
  const lastDay = found.at(-1)?.start.local.slice(0, 10);
  if (inWeeks && lastDay !== undefined)
    findings.notes.push({ code: 'weeksEnd', weeks: statement.count?.count ?? 0, day: lastDay });
  if (weekends.length > 0) findings.notes.push({ code: 'weekendsLeftOut', days: weekends });
  const today = dayToText(here.today);
  if (found[0]?.start.local.startsWith(today) === true)
    findings.notes.unshift({ code: 'todayCounts', day: today });
  return found;
}

/** « semaines 46 à 50 le lundi » in week 46: its Monday is past, and was said. */
function askBegun({ weeks }: Statement, slots: readonly Slot[], here: Here, findings: Findings): void {
  if (weeks?.stretches[0]?.first !== isoWeekOf(here.today).week) return;
  for (const { weekdays, hours } of slots) {
    for (const weekday of weekdays) {
      const day = mondayOf(here.today) + weekday - 1;
      if (isPast(day, hours.start.minute, here)) askBegunWeek(weeks, day, here, findings);
    }
  }
}

/** The hours of a weekday in order. The same said twice is one session. */
function hoursOn(weekday: number, slots: readonly Slot[]): readonly Slot[] {
  const byMinute = new Map<number, Slot>();
  for (const slot of slots) {
    const { minute } = slot.hours.start;
    if (slot.weekdays.has(weekday) && !byMinute.has(minute)) byMinute.set(minute, slot);
  }
  return [...byMinute.values()].sort((a, b) => a.hours.start.minute - b.hours.start.minute);
}

/** Today counts only if the hour is to come. */
function isToCome({ hours }: Slot, day: Day, here: Here): boolean {
  return !isPast(day, hours.start.minute, here);
}

function isParity({ parity }: Statement, day: Day): boolean {
  if (parity === undefined) return true;
  return (isoWeekOf(day).week % 2 === 1) === (parity === 'odd');
}

function typedOf({ item }: Slot, statement: Statement) {
  return {
    whole: { from: item.from, to: item.to },
    series: true,
    ...(item.hour === undefined ? {} : { hour: item.hour }),
    ...(statement.length === undefined ? {} : { length: statement.length }),
  };
}

/** « tous les mardis jusqu'au 15/12 10 fois », « … de janvier 10 fois »: those of that time, or ten? */
function askEndOrCount(
  statement: Statement,
  slots: readonly Slot[],
  bounds: Bounds,
  here: Here,
  findings: Findings,
): void {
  const { count, until } = statement;
  if (count === undefined || until === undefined || bounds.last === undefined) return;
  const quiet = (typed: Statement, within: Bounds) =>
    walk(typed, slots, within, here, { drafts: [], notes: [] }).length;
  const { count: _, ...months } = statement;
  const total = quiet(months, bounds);
  const asked = count.unit === 'weeks' ? quiet(statement, { ...bounds, last: undefined }) : count.count;
  if (total === asked || findings.drafts.length > 0) return;
  const isMonths = until.kind === 'monthEdge';
  const ways = [
    [{ from: count.from, to: count.to, text: '' }],
    [{ ...until.whole, text: isMonths ? sinceLine(bounds.first, here.language) : '' }],
  ];
  ask(findings, { code: 'countOf', count: asked, total }, ways);
}

/** Where odd or even weeks pass the end of a year of 53 weeks, two odd ones follow each other. */
function noteWeek53({ parity }: Statement, occurrences: readonly Occurrence[], findings: Findings): void {
  const [first, last] = [occurrences[0]?.start.local, occurrences.at(-1)?.start.local];
  if (parity === undefined || first === undefined || last === undefined) return;
  for (let year = Number(first.slice(0, 4)) - 1; year < Number(last.slice(0, 4)); year += 1) {
    const before = first < `${year + 1}-01-04`;
    if (weeksInYear(year) === 53 && before && last >= `${year + 1}-01-04`)
      findings.notes.push({ code: 'week53', year });
  }
}
