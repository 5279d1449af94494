import { dayMeant } from './day-meaning.ts';
import { dayFromText, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { type HoursMeant, hoursMeant, typicalHours } from './hour-meaning.ts';
import { isAt } from './instead-of.ts';
import { lendDates } from './lending.ts';
import { hourAdded, momentOf } from './moments.ts';
import { weekdayOfMove } from './own-week.ts';
import { clockText, dayLine, hourLine, hoursLine } from './phrasing.ts';
import { isSeries, noteHolidays, planMeant } from './plan.ts';
import { minuteOfDay, type Shift, shifted, shiftLine, type Way } from './shift.ts';
import type { Item, Statement } from './statement.ts';
import type { Move, Occurrence, ZonedStart } from './types.ts';

/** How a move is meant, beside what its text says. */
export interface MoveHow {
  readonly way?: Way;
  /** How long the session takes, in minutes. */
  readonly minutes?: number;
  /** The session was named by the day that it leaves: « le cours de lundi à mardi » is of its week. */
  readonly ofSession?: boolean;
  /** Any day is as good as another: nothing is moved, days are only read. */
  readonly anyWeek?: boolean;
}

/** Where a statement moves a session that is at `current`: what it does not say stays. */
export function moveMeant(
  statement: Statement,
  current: ZonedStart,
  how: MoveHow,
  here: Here,
  findings: Findings,
): Move | undefined {
  const [item, more] = statement.items;
  if (item === undefined && statement.length !== undefined)
    return { start: current, minutes: statement.length.minutes };
  const several = more !== undefined || isSeries(statement) || statement.exceptions.length > 0;
  const leaves = !several && item !== undefined && takesLeft(item, current, how, here);
  if (several || item?.day?.kind === 'range') return askOne(statement, here, findings);
  if (item !== undefined && item.day?.kind === 'weekday') item.day = { ...item.day, article: false };
  if (
    item?.day?.kind === 'weekday' &&
    item.day.which === 'bare' &&
    how.anyWeek !== true &&
    item.also === undefined
  )
    item.day = weekdayOfMove(
      item.day,
      current,
      leaves || how.ofSession === true,
      item.hour === undefined,
      here,
      findings,
    );
  // « semaine 49 »: on its weekday.
  if (item?.day?.kind === 'week' && item.day.weekday === undefined && how.anyWeek !== true)
    item.day = { ...item.day, weekday: weekdayOf(dayFromText(current.local)) };
  if (item !== undefined) askMovedOrResized(item, current, how, here, findings);
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

/** « de lundi à mardi », « du 26/11 au 27/11 » of a session that is on the first: it goes to the second. */
function takesLeft(item: Item, current: ZonedStart, how: MoveHow, here: Here): boolean {
  if (item.day?.kind !== 'range') return false;
  const { first, last } = item.day;
  const session = { start: current, ...(how.minutes === undefined ? {} : { minutes: how.minutes }) };
  if (isAt(here.text.slice(first.from, first.to), session, here) !== true) return false;
  item.day = last;
  return true;
}

/** « de 13h à 14h » of a session that begins at 13h: begun later, or ended then? */
function askMovedOrResized(
  { day, hour, period }: Item,
  current: ZonedStart,
  { minutes }: MoveHow,
  here: Here,
  findings: Findings,
): void {
  if (hour?.end === undefined || hour.inWords !== true || hour.endDay !== undefined) return;
  const quiet: Findings = { drafts: [], notes: [] };
  const meant = hoursMeant(hour, period?.period, here, quiet);
  if (meant?.end === undefined || meant.start.minute !== minuteOfDay(current)) return;
  const isElsewhere =
    day !== undefined &&
    (day.kind === 'range' ||
      day.kind === 'everyDay' ||
      dayMeant(day, here, quiet) !== dayFromText(current.local));
  if (isElsewhere) return;
  const span = hoursLine(meant.start, meant.end, here.language);
  const isSame = minutes === meant.end.minute - meant.start.minute;
  const texts = [hourLine(meant.end, here.language), ...(isSame ? [] : [span])];
  const matter = {
    code: 'movedOrResized',
    from: clockText(meant.start.minute),
    to: clockText(meant.end.minute),
  } as const;
  ask(
    findings,
    matter,
    texts.map((text) => [{ from: hour.from, to: hour.to, text }]),
  );
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
  if (shift.doubt !== undefined) return askShift(shift, shift.doubt, here, findings);
  const { day, minute, fold } = shifted(current, shift);
  const kept = { start: { minute, ...(fold === undefined ? {} : { fold }) }, midnight: false };
  const hours = shift.hour === undefined ? kept : hoursMeant(shift.hour, undefined, here, findings);
  if (hours === undefined) return undefined;
  const whole = { from: 0, to: here.text.length };
  const typed = { whole, series: false, ...(shift.hour === undefined ? {} : { hour: shift.hour }) };
  return noted(momentOf(day, hours, typed, here, findings), here, findings);
}

/** A shift that may be something else: what the two are. */
function askShift(
  shift: Shift,
  doubt: NonNullable<Shift['doubt']>,
  here: Here,
  findings: Findings,
): undefined {
  const { language, text } = here;
  const line = shiftLine(shift, language);
  const minutes = Math.abs(shift.count);
  // « 2h » of a class is rather the afternoon.
  const hour = hourLine({ minute: minutes < 7 * 60 ? minutes + 12 * 60 : minutes }, language);
  const length = `${language === 'fr' ? 'pendant' : 'for'} ${line.slice(1)}`;
  const other = { way: shiftLine({ ...shift, count: -shift.count }, language), hour, length }[doubt];
  const whole = { from: 0, to: text.length };
  ask(findings, { code: 'shiftDoubt', doubt, text: text.slice(0, 60) }, [
    [{ ...whole, text: line }],
    [{ ...whole, text: other }],
  ]);
}
