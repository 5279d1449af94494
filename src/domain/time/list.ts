import type { Span } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import type { DayPhrase, DayRange } from './day-phrases.ts';
import { type Day, dayFromText, dayToText, weekdayOf } from './days.ts';
import { type Exclusions, exclusionsOf } from './exclusions.ts';
import { ask, type Findings, type Here } from './here.ts';
import { type HoursMeant, hoursMeant, typicalHours } from './hour-meaning.ts';
import { hourAdded, momentOf } from './moments.ts';
import { clockText, countLine, dayLine, everyLine } from './phrasing.ts';
import { meansWeekends, rangeMeant } from './ranges.ts';
import { minuteOfDay } from './shift.ts';
import type { Edit, Item, Statement } from './statement.ts';
import type { Occurrence } from './types.ts';
import { vacationOn } from './vacations.ts';
import { fromInstant, toInstant } from './zone.ts';

/** More sessions than this one order does not make. */
export const mostSessions = 200;

/** The moments of a statement that is no series: one, several, or every day of a range. */
export function listMeant(statement: Statement, here: Here, findings: Findings): readonly Occurrence[] {
  askOnceOrEach(statement, here, findings);
  const found: Occurrence[] = [];
  const days: { readonly item: Item; readonly day: Day; readonly hours: HoursMeant }[] = [];
  for (const item of statement.items) {
    if (item.day?.kind === 'inMinutes') {
      const moment = momentIn(item, item.day.minutes, statement, here, findings);
      if (moment !== undefined) found.push(moment);
      continue;
    }
    const hours =
      item.hour === undefined
        ? undefined
        : hoursMeant(item.hour, item.period?.period, here, findings, item.day);
    const named = daysMeant(item, hours, here, findings);
    const meant = statement.withVacations === true ? named : outsideVacations(item, named, here, findings);
    if (item.hour === undefined) askHour(item, meant[0], statement, here, findings);
    if (hours !== undefined) days.push(...meant.map((day) => ({ item, day, hours })));
    // One too many is enough to say so.
    if (days.length > mostSessions) break;
  }
  const all = days.map(({ day }) => day);
  const first = all.length === 0 ? here.today : Math.min(...all);
  const exclusions = exclusionsOf(statement, first, here, findings, false);
  found.push(...kept(days, exclusions, statement, here, findings));
  exclusions.finish();
  if (found.length === 0 && days.length > 0) askEmpty(statement, findings);
  return unique(found);
}

function kept(
  days: readonly { readonly item: Item; readonly day: Day; readonly hours: HoursMeant }[],
  exclusions: Exclusions,
  statement: Statement,
  here: Here,
  findings: Findings,
): readonly Occurrence[] {
  return days.flatMap(({ item, day, hours }) => {
    if (exclusions.leavesOut(day)) return [];
    const typed = {
      whole: { from: item.from, to: item.to },
      series: false,
      ...(item.hour === undefined ? {} : { hour: item.hour }),
      ...daySpan(item),
      ...(statement.length === undefined ? {} : { length: statement.length }),
    };
    const moment = momentOf(day, hours, typed, here, findings);
    return moment === undefined ? [] : [moment];
  });
}

/** Where the day was typed, with its other name: « aujourd'hui mardi ». */
function daySpan({ day, also, hour }: Item): { readonly day?: Span } {
  if (day === undefined || day.kind === 'range') return {};
  if (also === undefined) return { day };
  const [from, to] = [Math.min(day.from, also.from), Math.max(day.to, also.to)];
  return { day: hour !== undefined && hour.from > from && hour.from < to ? day : { from, to } };
}

/** « dans 20 min »: an hour beside it would be a second one, and a day has to agree. */
function momentIn(
  item: Item,
  minutes: number,
  statement: Statement,
  here: Here,
  findings: Findings,
): Occurrence | undefined {
  const { hour, day, also } = item;
  if (hour !== undefined)
    ask(findings, { code: 'notUnderstood', text: here.text.slice(hour.from, hour.to) }, []);
  const start = fromInstant(here.now + minutes * 60_000, here.zone);
  if (also !== undefined && day?.kind === 'inMinutes')
    checkAgreement(also, day, dayFromText(start.local), here, findings);
  const hours = { start: { minute: minuteOfDay(start), fold: start.fold ?? 0 }, midnight: false };
  const length = statement.length === undefined ? {} : { length: statement.length };
  const typed = { whole: { from: item.from, to: item.to }, series: false, ...length };
  return momentOf(dayFromText(start.local), hours, typed, here, findings);
}

/** In order, each once. */
function unique(found: readonly Occurrence[]): readonly Occurrence[] {
  const byStart = new Map(found.map((each) => [toInstant(each.start), each]));
  return [...byStart].sort(([a], [b]) => a - b).map(([, each]) => each);
}

/** The day of an item, or the days of its range. */
function daysMeant(
  item: Item,
  hours: HoursMeant | undefined,
  here: Here,
  findings: Findings,
): readonly Day[] {
  const { day } = item;
  const minute = hours?.start.minute;
  if (day === undefined) {
    askDay(item, hours, here, findings);
    return [];
  }
  if (day.kind === 'everyDay') return [];
  if (day.kind === 'range') return daysOfRange(day, minute, here, findings);
  const [main, also] = mainFirst(day, item.also);
  const meant = dayMeant(main, here, findings, minute === undefined ? {} : { minute });
  if (meant === undefined) return [];
  if (also !== undefined) checkAgreement(also, main, meant, here, findings);
  return [isComingNight(item, minute, here) ? meant + 1 : meant];
}

/** « cette nuit 2h » is the night that comes, unless it is that night already. */
function isComingNight({ day, period }: Item, minute: number | undefined, here: Here): boolean {
  const night = day?.kind === 'offset' && day.period !== undefined && period?.period === 'night';
  return night && minute !== undefined && minute < 7 * 60 && minute < here.minute;
}

function daysOfRange(
  range: DayRange,
  minute: number | undefined,
  here: Here,
  findings: Findings,
): readonly Day[] {
  const bounds = rangeMeant(range, here, findings, minute);
  if (bounds === undefined) return [];
  const { first, last } = bounds;
  const weekends = meansWeekends(range, first, last);
  const [all, leftOut]: [Day[], string[]] = [[], []];
  for (let day = first; day <= last && all.length <= mostSessions; day += 1) {
    if (range.weekday !== undefined && weekdayOf(day) !== range.weekday) continue;
    if (weekends || weekdayOf(day) <= 5) all.push(day);
    else leftOut.push(dayToText(day));
  }
  if (all.length > mostSessions) {
    const ways = [first + 4, first + 11].map((day) => [
      { from: range.last.from, to: range.last.to, text: dayLine(day, here.language, here.today) },
    ]);
    ask(findings, { code: 'tooMany' }, ways);
  }
  if (leftOut.length > 0) findings.notes.push({ code: 'weekendsLeftOut', days: leftOut });
  return all;
}

/** Of a range of days those in vacations are left out, as weekends are, unless nothing else was meant. */
function outsideVacations(
  { day: typed }: Item,
  days: readonly Day[],
  { vacations }: Here,
  { notes }: Findings,
): readonly Day[] {
  if (typed?.kind !== 'range' || vacations.length === 0) return days;
  const isFree = (day: Day) => vacationOn(dayToText(day), vacations) === undefined;
  const kept = days.filter(isFree);
  if (kept.length === 0 || kept.length === days.length) return days;
  for (const { from, to } of vacations) {
    const out = days.map(dayToText).filter((day) => from <= day && day <= to);
    if (out.length > 0) notes.push({ code: 'vacationLeftOut', from, to, days: out });
  }
  return kept;
}

/** « aujourd'hui mardi »: a bare weekday says less than what stands beside it. */
function mainFirst(day: DayPhrase, also: DayPhrase | undefined): readonly [DayPhrase, DayPhrase?] {
  if (also === undefined) return [day];
  return isBareWeekday(day) && !isBareWeekday(also) ? [also, day] : [day, also];
}

function isBareWeekday(day: DayPhrase): boolean {
  return day.kind === 'weekday' && day.which === 'bare';
}

/** « mardi 17 novembre, dans 7 jours »: the two must agree; « quinze jours » agree with two weeks. */
function checkAgreement(also: DayPhrase, typed: DayPhrase, day: Day, here: Here, findings: Findings): void {
  if (also.kind === 'weekday' && also.which === 'bare' && also.weekday === weekdayOf(day)) return;
  const quiet: Findings = { drafts: [], notes: [] };
  const other = dayMeant(also, here, quiet);
  const exact = also.kind === 'in' && also.unit === 'day' ? here.today + also.count : other;
  if (other === day || exact === day) return;
  if (other === undefined) {
    findings.drafts.push(...quiet.drafts);
    return;
  }
  const without = (span: { readonly from: number; readonly to: number }): readonly Edit[] => [
    { from: span.from, to: span.to, text: '' },
  ];
  const ways = [without(also), without(typed)];
  ask(findings, { code: 'daysDisagree', day: dayToText(day), other: dayToText(other) }, ways);
}

function askHour(
  item: Item,
  day: Day | undefined,
  statement: Statement,
  here: Here,
  findings: Findings,
): void {
  const at = statement.items.at(-1)?.to ?? item.to;
  const ways = typicalHours(item.period?.period).map((minute) => [
    { from: at, to: at, text: hourAdded(minute, here) },
  ]);
  ask(findings, { code: 'noHour', ...(day === undefined ? {} : { day: dayToText(day) }) }, ways);
}

function askDay(item: Item, hours: HoursMeant | undefined, here: Here, findings: Findings): void {
  const names = here.language === 'fr' ? ["aujourd'hui", 'demain'] : ['today', 'tomorrow'];
  const days = [...names, dayLine(here.today + 2, here.language, here.today)];
  const ways = days.map((text) => [{ from: item.from, to: item.from, text: `${text} ` }]);
  if (hours === undefined) ask(findings, { code: 'nothing' }, ways);
  else if (hours.midnight) ask(findings, { code: 'midnight', day: dayToText(here.today + 1) }, ways);
  else ask(findings, { code: 'noDay', hour: clockText(hours.start.minute) }, ways);
}

/** « le mardi 14h15 »: one Tuesday, or each? */
function askOnceOrEach({ items }: Statement, here: Here, findings: Findings): void {
  const asked = items.filter(({ day }) => day?.kind === 'weekday' && day.article && day.which === 'bare');
  const [first] = asked;
  if (first?.day?.kind !== 'weekday') return;
  const { language, today } = here;
  const once: Edit[] = [];
  const each: Edit[] = [];
  for (const { day } of asked) {
    if (day?.kind !== 'weekday') continue;
    const next = today + (((day.weekday - weekdayOf(today) + 6) % 7) + 1);
    once.push({ from: day.from, to: day.to, text: dayLine(next, language, today) });
    each.push({ from: day.from, to: day.to, text: everyLine(day.weekday, language) });
  }
  const end = items.at(-1)?.to ?? first.to;
  each.push({
    from: end,
    to: end,
    text: ` ${countLine(10, items.length > 1 ? 'sessions' : 'times', language)}`,
  });
  ask(findings, { code: 'onceOrEach', weekday: first.day.weekday }, [once, each]);
}

function askEmpty({ exceptClauses }: Statement, findings: Findings): void {
  if (exceptClauses.length === 0) return;
  ask(findings, { code: 'emptySeries' }, [exceptClauses.map((clause) => ({ ...clause, text: '' }))]);
}
