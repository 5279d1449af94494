import { dayMeant } from './day-meaning.ts';
import { dayFromText, partsOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { type HoursMeant, hoursMeant, typicalHours } from './hour-meaning.ts';
import { lendDates } from './lending.ts';
import { hourAdded, momentOf } from './moments.ts';
import { dayLine, hourLine } from './phrasing.ts';
import { isSeries, noteHolidays, planMeant } from './plan.ts';
import { minuteOfDay, type Shift, shifted } from './shift.ts';
import type { Item, Statement } from './statement.ts';
import type { Move, Occurrence, ZonedStart } from './types.ts';

/** Where a statement moves a session that is at `current`: what it does not say stays. */
export function moveMeant(
  statement: Statement,
  current: ZonedStart,
  here: Here,
  findings: Findings,
): Move | undefined {
  const [item, more] = statement.items;
  if (item === undefined && statement.length !== undefined)
    return { start: current, minutes: statement.length.minutes };
  const several = more !== undefined || isSeries(statement) || statement.exceptions.length > 0;
  if (several || item?.day?.kind === 'range') return askOne(statement, here, findings);
  if (item !== undefined && item.day?.kind === 'weekday') item.day = { ...item.day, article: false };
  // « 16h heure de Londres »: of the day it is on.
  if (statement.zone !== undefined && item?.hour !== undefined && item.day === undefined)
    item.day = dayAlone(current, item);
  if (
    item === undefined || item.hour !== undefined ? item?.day !== undefined : item.day?.kind === 'inMinutes'
  ) {
    return planMeant(statement, here, findings).occurrences[0];
  }
  if (item === undefined || statement.vague.length > 0 || statement.drafts.length > 0) {
    planMeant(statement, here, findings);
    return undefined;
  }
  return keeping(item, statement, current, here, findings);
}

function dayAlone({ local }: ZonedStart, { from }: Item): NonNullable<Item['day']> {
  const { year, month, date } = partsOf(dayFromText(local));
  return { kind: 'date', year, month, date, from, to: from };
}

/** A day alone keeps the hour, an hour alone keeps the day. */
function keeping(
  item: Item,
  statement: Statement,
  current: ZonedStart,
  here: Here,
  findings: Findings,
): Occurrence | undefined {
  lendDates(statement.items, here.language);
  const hours =
    item.hour === undefined
      ? keptHour(item, current, here, findings)
      : hoursMeant(item.hour, item.period?.period, here, findings, item.day);
  const { day } = item;
  const minute = hours?.start.minute;
  const meant =
    day === undefined || day.kind === 'range' || day.kind === 'everyDay'
      ? dayFromText(current.local)
      : dayMeant(day, here, findings, minute === undefined ? {} : { minute });
  if (meant === undefined || hours === undefined) return undefined;
  const typed = {
    whole: { from: item.from, to: item.to },
    series: false,
    ...(item.hour === undefined ? {} : { hour: item.hour }),
    ...(day === undefined ? {} : { day }),
    ...(statement.length === undefined ? {} : { length: statement.length }),
  };
  return noted(momentOf(meant, hours, typed, here, findings), here, findings);
}

function noted(moment: Occurrence | undefined, here: Here, findings: Findings): Occurrence | undefined {
  if (moment !== undefined) noteHolidays([moment], here, findings);
  return moment;
}

/** The hour of now, unless another part of the day was said: « demain matin » of a session at 14:15. */
function keptHour(
  { period, to }: Item,
  current: ZonedStart,
  here: Here,
  findings: Findings,
): HoursMeant | undefined {
  const minute = minuteOfDay(current);
  if (period !== undefined) {
    const [from = 0, until = 0] = { morning: [7, 12], afternoon: [12, 18], evening: [17, 24], night: [0, 7] }[
      period.period
    ];
    if (minute < from * 60 || minute >= until * 60) {
      const ways = typicalHours(period.period).map((each) => [{ from: to, to, text: hourAdded(each, here) }]);
      ask(findings, { code: 'noHour' }, ways);
      return undefined;
    }
  }
  return { start: { minute }, midnight: false };
}

/** Several moments for one session: the first or the second of them. */
function askOne(statement: Statement, here: Here, findings: Findings): undefined {
  const quiet: Findings = { drafts: [], notes: [] };
  const { occurrences } = planMeant(statement, here, quiet);
  const ways = occurrences.slice(0, 2).map(({ start }) => {
    const text = `${dayLine(dayFromText(start.local), here.language, here.today)} ${hourLine({ minute: minuteOfDay(start) }, here.language)}`;
    return [{ from: 0, to: here.text.length, text }];
  });
  const clock = quiet.drafts.filter(({ matter }) => matter.code === 'skipped' || matter.code === 'doubled');
  findings.drafts.push(...clock);
  ask(findings, { code: 'oneOnly' }, ways);
}

/** Where `+1 semaine` moves a session. */
export function shiftMeant(
  shift: Shift,
  current: ZonedStart,
  here: Here,
  findings: Findings,
): Occurrence | undefined {
  const { day, minute, fold } = shifted(current, shift);
  const kept = { start: { minute, ...(fold === undefined ? {} : { fold }) }, midnight: false };
  const hours = shift.hour === undefined ? kept : hoursMeant(shift.hour, undefined, here, findings);
  if (hours === undefined) return undefined;
  const whole = { from: 0, to: here.text.length };
  const typed = { whole, series: false, ...(shift.hour === undefined ? {} : { hour: shift.hour }) };
  return noted(momentOf(day, hours, typed, here, findings), here, findings);
}
