import type { HourPhrase } from './clocks.ts';
import type { Span } from './cursor.ts';
import { dayMeant } from './day-meaning.ts';
import type { Day } from './days.ts';
import { dayFromText, dayToText, weekdayOf } from './days.ts';
import { longest, shortest } from './duration.ts';
import { ask, type Findings, type Here } from './here.ts';
import type { HoursMeant } from './hour-meaning.ts';
import { clockText, dayLine, exceptLine, type HourOfDay, hourLine, hoursLine, localOf } from './phrasing.ts';
import { minuteOfDay } from './shift.ts';
import type { Edit } from './statement.ts';
import type { Occurrence, ZonedStart } from './types.ts';
import { classifyLocal, fromInstant, toInstant } from './zone.ts';

/** Where in the text the parts of a moment were typed, so that ready lines can replace them. */
export interface Typed {
  readonly hour?: HourPhrase;
  readonly day?: Span;
  /** All of it. */
  readonly whole: Span;
  /** In a series a day can be left out instead. */
  readonly series: boolean;
  readonly length?: { readonly minutes: number } & Span;
}

/**
 * A day and hours as a moment of the zone. Asks about hours that a clock change skips or doubles, about
 * what is past and about lengths that no session has; gives undefined if it asked.
 */
export function momentOf(
  onDay: Day,
  asTyped: HoursMeant,
  { hour, ...rest }: Typed,
  here: Here,
  findings: Findings,
): Occurrence | undefined {
  here.meter.steps += 1;
  const before = findings.drafts.length;
  // On another clock than the one typed the hours say nothing without their day: lines write all anew.
  const typed = hour === undefined || asTyped.offset !== undefined ? rest : { ...rest, hour };
  const { day, hours } = inZone(onDay, onEndDay(onDay, asTyped, typed, here, findings), here);
  const start = zoned(day, hours.start, here);
  const end = hours.end === undefined ? undefined : zoned(day, hours.end, here);
  askClockChange(day, hours, hours.start, 'start', typed, here, findings);
  if (hours.end !== undefined) askClockChange(day, hours, hours.end, 'end', typed, here, findings);
  if (hours.midnight) askMidnight(day, hours, typed, here, findings);
  // Instants rather than clocks: in an hour that comes twice an earlier clock may be the later one.
  if (toInstant(start) < here.now - (here.now % 60_000)) askPast(day, hours, typed, here, findings);
  const minutes = end === undefined ? typed.length?.minutes : (toInstant(end) - toInstant(start)) / 60_000;
  if (minutes !== undefined && (minutes < shortest || minutes > longest))
    askLength(minutes, day, hours, typed, here, findings);
  if (end !== undefined && typed.length !== undefined && typed.length.minutes !== minutes)
    askTwoLengths(typed, typed.length, minutes ?? 0, findings);
  if (findings.drafts.length > before) return undefined;
  return { start, ...(minutes === undefined ? {} : { minutes }) };
}

/** The end of another day that was said counts from the day of the start. */
function onEndDay(day: Day, hours: HoursMeant, typed: Typed, here: Here, findings: Findings): HoursMeant {
  const { endDay, start, end } = hours;
  if (endDay === undefined || end === undefined) return hours;
  const last =
    endDay.kind === 'weekday'
      ? day + ((endDay.weekday - weekdayOf(day) + 7) % 7)
      : dayMeant(endDay, here, findings, { base: day });
  const minute = end.minute + ((last ?? day) - day) * 24 * 60;
  const known = { start, midnight: hours.midnight };
  const offset = hours.offset === undefined ? {} : { offset: hours.offset };
  if (minute > start.minute) return { ...known, ...offset, end: { ...end, minute } };
  const matter = {
    code: 'endBeforeStart',
    from: clockText(start.minute),
    to: clockText(end.minute),
  } as const;
  ask(findings, matter, [way(typed, here, { meant: day }, start, { minute: start.minute + 120 })]);
  return { ...known, ...offset };
}

/** Hours of a machine-written time on the clock of the zone in force. */
function inZone(day: Day, hours: HoursMeant, here: Here): { readonly day: Day; readonly hours: HoursMeant } {
  const { start, end, offset } = hours;
  if (offset === undefined) return { day, hours };
  const instant = (day * 24 * 60 + start.minute - offset) * 60_000;
  const local = fromInstant(instant, here.zone);
  const shown = { minute: minuteOfDay(local), fold: local.fold ?? 0 };
  const on = dayFromText(local.local);
  if (end === undefined) return { day: on, hours: { start: shown, midnight: false } };
  const last = fromInstant(instant + (end.minute - start.minute) * 60_000, here.zone);
  const minute = (dayFromText(last.local) - on) * 24 * 60 + minuteOfDay(last);
  return { day: on, hours: { start: shown, end: { minute, fold: last.fold ?? 0 }, midnight: false } };
}

/** Is it before now? The current minute is not. */
export function isPast(day: Day, minute: number, here: Here): boolean {
  return day < here.today || (day === here.today && minute < here.minute);
}

/** The season of an hour that is not doubled says nothing. */
function zoned(day: Day, { minute, fold }: HourOfDay, here: Here): ZonedStart {
  const local = localOf(day, minute);
  const later = fold === 1 && classifyLocal(local, here.zone) === 'doubled';
  return later ? { local, zone: here.zone, fold: 1 } : { local, zone: here.zone };
}

/** A way that writes the hours anew, and the day too if it is another; all of it where hours were kept. */
function way(
  typed: Typed,
  here: Here,
  days: { readonly meant: Day; readonly other?: Day },
  start: HourOfDay,
  end: HourOfDay | undefined,
): readonly Edit[] {
  const hours = hoursLine(start, end, here.language);
  const dayText = dayLine(days.other ?? days.meant, here.language, here.today);
  if (typed.hour === undefined || (days.other !== undefined && typed.day === undefined)) {
    return [{ from: typed.whole.from, to: typed.whole.to, text: `${dayText} ${hours}` }];
  }
  const edit = { from: typed.hour.from, to: typed.hour.to, text: hours };
  if (days.other === undefined || typed.day === undefined) return [edit];
  return [edit, { from: typed.day.from, to: typed.day.to, text: dayText }];
}

function askClockChange(
  day: Day,
  hours: HoursMeant,
  at: HourOfDay,
  which: 'start' | 'end',
  typed: Typed,
  here: Here,
  findings: Findings,
): void {
  const local = localOf(day, at.minute);
  const kind = classifyLocal(local, here.zone);
  if (kind === 'ok' || (kind === 'doubled' && at.fold !== undefined)) return;
  const matter = { day: local.slice(0, 10), hour: local.slice(11), zone: here.zone };
  const withHour = (other: HourOfDay) =>
    which === 'start'
      ? way(typed, here, { meant: day }, other, endAfter(hours, other))
      : way(typed, here, { meant: day }, hours.start, other);
  const except = typed.series
    ? [[{ from: here.text.length, to: here.text.length, text: ` ${exceptLine(day, here.language)}` }]]
    : [];
  if (kind === 'doubled') {
    const folds = ([0, 1] as const).map((fold) => withHour({ minute: at.minute, fold }));
    ask(findings, { code: 'doubled', ...matter }, [...except, ...folds]);
    return;
  }
  const next = fromInstant(toInstant({ local, zone: here.zone }), here.zone).local;
  const shift = Number(next.slice(11, 13)) * 60 + Number(next.slice(14)) - (at.minute % (24 * 60));
  const gap = shift > 0 ? shift : 60;
  const sure = typed.hour?.start.period !== undefined || typed.hour?.start.leadingZero === true;
  // Who typed a bare 2h30 may have meant the afternoon; who wrote the night meant the night.
  const other = sure || at.minute >= 12 * 60 ? at.minute - gap : at.minute + 12 * 60;
  const ways = [withHour({ minute: at.minute + gap }), withHour({ minute: Math.max(0, other) })];
  ask(findings, { code: 'skipped', ...matter }, [...except, ...ways]);
}

/** The end stays if it is still after the start. */
function endAfter({ end }: HoursMeant, start: HourOfDay): HourOfDay | undefined {
  return end !== undefined && end.minute > start.minute ? end : undefined;
}

/** Midnight of which of two days? The first minute of this day, or of the next. */
function askMidnight(
  day: Day,
  { start, end }: HoursMeant,
  typed: Typed,
  here: Here,
  findings: Findings,
): void {
  const later = end !== undefined && end.minute > 24 * 60 ? { ...end, minute: end.minute - 24 * 60 } : end;
  const ways = [
    way(typed, here, { meant: day }, start, later),
    way(typed, here, { meant: day, other: day + 1 }, start, later),
  ];
  ask(findings, { code: 'midnight', day: dayToText(day) }, ways);
}

function askPast(day: Day, hours: HoursMeant, typed: Typed, here: Here, findings: Findings): void {
  const { start, end } = hours;
  const tomorrow = way(typed, here, { meant: day, other: here.today + 1 }, start, end);
  const evening = start.minute + 12 * 60;
  const laterToday = evening < 24 * 60 && start.minute < 12 * 60;
  const shifted = end === undefined ? undefined : { minute: end.minute + 12 * 60 };
  const ways = [
    tomorrow,
    ...(laterToday
      ? [way(typed, here, { meant: day, other: here.today }, { minute: evening }, shifted)]
      : []),
    way(typed, here, { meant: day, other: here.today + 7 }, start, end),
  ];
  ask(findings, { code: 'past', day: dayToText(day), hour: clockText(start.minute) }, ways);
}

function askLength(
  minutes: number,
  day: Day,
  hours: HoursMeant,
  typed: Typed,
  here: Here,
  findings: Findings,
): void {
  const { length } = typed;
  const lengths = [120, 60];
  const ways =
    length === undefined
      ? lengths.map((each) =>
          way(typed, here, { meant: day }, hours.start, { minute: hours.start.minute + each }),
        )
      : lengths.map((each) => [{ from: length.from, to: length.to, text: lengthLine(each, here) }]);
  ask(findings, { code: 'length', minutes }, ways);
}

/** « 14h-16h pendant 1h »: one of the two has to go. */
function askTwoLengths(
  typed: Typed,
  length: NonNullable<Typed['length']>,
  minutes: number,
  findings: Findings,
): void {
  const ways: Edit[][] = [[{ from: length.from, to: length.to, text: '' }]];
  const { hour } = typed;
  if (hour !== undefined) ways.push([{ from: hour.start.to, to: hour.to, text: '' }]);
  ask(findings, { code: 'lengthsDisagree', one: minutes, other: length.minutes }, ways);
}

function lengthLine(minutes: number, here: Here): string {
  return `${here.language === 'fr' ? 'pendant' : 'for'} ${minutes / 60}h`;
}

/** An hour of the day put after what was typed. */
export function hourAdded(minute: number, here: Here): string {
  return ` ${hourLine({ minute }, here.language)}`;
}
