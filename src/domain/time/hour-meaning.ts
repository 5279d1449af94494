import type { Clock } from './clock-shape.ts';
import type { HourPhrase } from './clocks.ts';
import type { DayPhrase } from './day-phrases.ts';
import { ask, type Findings, type Here } from './here.ts';
import { clockText, type HourOfDay, hoursLine } from './phrasing.ts';
import type { Period } from './senses.ts';
import type { Item } from './statement.ts';

const halfDay = 12 * 60;
const wholeDay = 24 * 60;
/** Before this (in minutes) an hour without a word of the night is asked back. */
const nightEnd = 7 * 60;

/** Hours as minutes of the day; the end counts on past 24:00 where it is of the next day. */
export interface HoursMeant {
  readonly start: HourOfDay;
  readonly end?: HourOfDay;
  /** The day of the end, where it was said: `end` is then of that day. */
  readonly endDay?: DayPhrase;
  /** Minutes east of UTC, of a machine-written time: what the hours are hours of. */
  readonly offset?: number;
  /** « minuit » as a start: of which of two days is asked when the day is known. */
  readonly midnight: boolean;
}

/**
 * What an hour phrase means, `period` being said with its day (« demain matin »). Doubts go to the
 * findings, and the likeliest hours are still given, so that a clock change can be asked first. `day`: what it
 * stands with.
 */
export function hoursMeant(
  phrase: HourPhrase,
  period: Period | undefined,
  here: Here,
  findings: Findings,
  day?: Item['day'],
): HoursMeant | undefined {
  const start = startOf(phrase, period, here, findings);
  if (start === undefined) return undefined;
  const unsure = { phrase, here, findings };
  if (phrase.start.dotted) askDotted(unsure, start.minute);
  if (
    phrase.start.bare ||
    (phrase.end?.bare === true && phrase.start.meridiem === undefined && phrase.start.bare)
  ) {
    askBare(unsure, start.minute);
  } else if (isNightUnsaid(phrase.start, phrase.end, period, start.minute) && !isPrinted(phrase.start, day))
    askNight(unsure, start);
  const end = endOf(phrase, period, start, here, findings);
  const offset = phrase.start.offset ?? phrase.end?.offset;
  if (Number.isNaN(offset) || Number.isNaN(phrase.end?.offset))
    ask(findings, { code: 'zoneUnknown', text: here.text.slice(phrase.from, phrase.to) }, []);
  return {
    start,
    midnight: start.midnight,
    ...(end === undefined ? {} : { end: sameOffset(end, phrase) }),
    ...(phrase.endDay === undefined ? {} : { endDay: phrase.endDay }),
    ...(offset === undefined || Number.isNaN(offset) ? {} : { offset }),
  };
}

/** The end on the clock of the start: « 14:00+01:00/15:00Z ». */
function sameOffset(end: HourOfDay, phrase: HourPhrase): HourOfDay {
  const [first, last] = [phrase.start.offset, phrase.end?.offset];
  return first === undefined || last === undefined ? end : { ...end, minute: end.minute + first - last };
}

interface Unsure {
  readonly phrase: HourPhrase;
  readonly here: Here;
  readonly findings: Findings;
}

/** A way that writes the hours anew in place of what was typed. */
function rewritten({ phrase, here }: Omit<Unsure, 'findings'>, start: HourOfDay, end?: HourOfDay) {
  return [{ from: phrase.from, to: phrase.to, text: hoursLine(start, end, here.language) }];
}

function startOf(
  phrase: HourPhrase,
  period: Period | undefined,
  here: Here,
  findings: Findings,
): (HourOfDay & { readonly midnight: boolean }) | undefined {
  const { start, end } = phrase;
  const fold = start.fold === undefined ? {} : { fold: start.fold };
  // For machines 24:00 is the end of the day.
  if (start.offset !== undefined && start.hour === 24 && start.minute === 0)
    return { minute: wholeDay, midnight: false };
  if (isMidnight(start)) return { minute: start.minute, midnight: true, ...fold };
  const borrowed = end === undefined ? undefined : borrowedFrom(start, end);
  const minute = borrowed ?? minuteOf(start, start.period ?? period);
  if (typeof minute === 'number') return { minute, midnight: false, ...fold };
  askWrong(minute, phrase, start, period, here, findings);
  return undefined;
}

function isMidnight(clock: Clock): boolean {
  return clock.midnight || (clock.hour === 24 && clock.minute === 0);
}

/** "9-11am", « de 2h à 4h de l'après-midi »: said once, after the end, if it also fits the start. */
function borrowedFrom(start: Clock, end: Clock): number | undefined {
  if (start.meridiem !== undefined || start.period !== undefined) return undefined;
  const meridiem = end.meridiem === undefined ? {} : { meridiem: end.meridiem };
  if (end.meridiem === undefined && end.period === undefined) return undefined;
  if (end.midnight || (end.meridiem !== undefined && (start.hour < 1 || start.hour > 12))) return undefined;
  const minute = minuteOf({ ...start, ...meridiem }, end.period);
  const last = minuteOf(end, end.period);
  return typeof minute === 'number' && typeof last === 'number' && minute < last ? minute : undefined;
}

type Wrong = 'noSuchHour' | 'hourPeriod';

/** An hour and the part of the day said with it, as minutes of the day. */
function minuteOf(clock: Clock, period: Period | undefined): number | Wrong {
  const { hour, minute, meridiem } = clock;
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return 'noSuchHour';
  if (meridiem !== undefined) {
    if (hour < 1 || hour > 12) return 'noSuchHour';
    return ((hour % 12) + (meridiem === 'pm' ? 12 : 0)) * 60 + minute;
  }
  const inPeriod = period === undefined ? hour : hourIn(hour, period);
  return inPeriod === undefined ? 'hourPeriod' : inPeriod * 60 + minute;
}

/** « 2h de l'après-midi » is 14h; undefined where the hour is not in that part of the day. */
function hourIn(hour: number, period: Period): number | undefined {
  switch (period) {
    case 'morning':
      return hour < 12 ? hour : undefined;
    case 'afternoon':
      if (hour >= 1 && hour <= 7) return hour + 12;
      return hour >= 12 && hour < 20 ? hour : undefined;
    case 'evening':
      if (hour >= 4 && hour < 12) return hour + 12;
      return hour >= 16 && hour < 24 ? hour : undefined;
    case 'night':
      if (hour >= 9 && hour < 12) return hour + 12;
      return hour < 7 || (hour >= 20 && hour < 24) ? hour : undefined;
  }
}

function isNightUnsaid(
  start: Clock,
  end: Clock | undefined,
  period: Period | undefined,
  minute: number,
): boolean {
  if (minute >= nightEnd || isMidnight(start) || start.dotted) return false;
  const said =
    start.leadingZero ||
    start.meridiem !== undefined ||
    start.fold !== undefined ||
    start.offset !== undefined;
  const withEnd = end !== undefined && (end.period !== undefined || end.meridiem !== undefined);
  return (
    !said &&
    start.period === undefined &&
    period === undefined &&
    !(withEnd && borrowedFrom(start, end ?? start) !== undefined)
  );
}

/** « lundi 14 décembre, de 0 h 15 à 0 h 45 », as dates are printed: no other hour, and no other day. */
function isPrinted(start: Clock, day: Item['day']): boolean {
  return start.hour === 0 && day?.kind === 'date' && day.weekday !== undefined && day.month !== undefined;
}

function askNight({ phrase, here, findings }: Unsure, start: HourOfDay): void {
  const end = plainEnd(phrase, start.minute);
  const later = end === undefined || end > halfDay ? undefined : { minute: end + halfDay };
  const ways = [
    rewritten({ phrase, here }, start, end === undefined ? undefined : { minute: end }),
    rewritten(
      { phrase, here },
      { minute: start.minute + halfDay },
      later ?? (end === undefined ? undefined : { minute: end }),
    ),
  ];
  ask(findings, { code: 'night', hour: clockText(start.minute) }, ways);
}

/** « à 8 », « de 8 à 10 »: hours by the look of them, at first or twelve hours later. */
function askBare({ phrase, here, findings }: Unsure, start: number): void {
  const end = plainEnd(phrase, start);
  const at = (shift: number) =>
    rewritten(
      { phrase, here },
      { minute: start + shift },
      end === undefined ? undefined : { minute: end + shift },
    );
  const ways = start < nightEnd ? [at(halfDay), at(0)] : [at(0), ...(start < halfDay ? [at(halfDay)] : [])];
  ask(findings, { code: 'bareHour', text: here.text.slice(phrase.from, phrase.to) }, ways);
}

/** `14.15`: 14h15, or 14h-15h; which of them exist is seen when the lines are tried. */
function askDotted({ phrase, here, findings }: Unsure, start: number): void {
  const { minute } = phrase.start;
  const ways = [rewritten({ phrase, here }, { minute: start })];
  if (minute < 24)
    ways.push(rewritten({ phrase, here }, { minute: phrase.start.hour * 60 }, { minute: minute * 60 }));
  else ways.push(rewritten({ phrase, here }, { minute: start }, { minute: start + 120 }));
  ask(findings, { code: 'dotted', text: here.text.slice(phrase.start.from, phrase.start.to) }, ways);
}

/** 25h, 14h75, « 14h du matin ». `24.11` is no hour, so it asks as the date that it may be. */
function askWrong(
  wrong: Wrong,
  phrase: HourPhrase,
  clock: Clock,
  period: Period | undefined,
  here: Here,
  findings: Findings,
): void {
  const text = here.text.slice(clock.from, clock.to);
  const unsure = { phrase, here };
  if (clock.dotted) {
    const date = {
      from: clock.from,
      to: clock.to,
      text: `${clock.hour}/${String(clock.minute).padStart(2, '0')}`,
    };
    ask(findings, { code: 'dotted', text }, [[date]]);
    return;
  }
  const hour = clock.hour % 12;
  const ways =
    wrong === 'hourPeriod'
      ? [...new Set([clock.hour % 24, hour, hour + 12])].map((each) =>
          rewritten(unsure, { minute: each * 60 + clock.minute }),
        )
      : [8, 14].map((each) => rewritten(unsure, { minute: each * 60 }));
  // Where the part of the day stands with the day, it goes against each hour alike.
  const shown =
    period !== undefined && clock.period === undefined ? [...ways, ...insidePeriod(unsure, period)] : ways;
  ask(findings, { code: wrong, text }, shown);
}

function insidePeriod(unsure: Omit<Unsure, 'findings'>, period: Period) {
  return typicalHours(period).map((minute) => rewritten(unsure, { minute }));
}

/** Hours (in minutes) to propose for a part of the day, or for a day. */
export function typicalHours(period: Period | undefined): readonly number[] {
  const hours = { morning: [8, 10], afternoon: [14, 16], evening: [18, 20], night: [21, 22] };
  const anyHour = [8, 14, 10, 16, 18, 20, 22];
  return (period === undefined ? anyHour : hours[period]).map((hour) => hour * 60);
}

/** The end as typed, if it lies after the start on the same day. */
function plainEnd({ end }: HourPhrase, start: number): number | undefined {
  if (end === undefined) return undefined;
  const minute = minuteOf(end, end.period);
  return typeof minute === 'number' && minute > start ? minute : undefined;
}

function endOf(
  phrase: HourPhrase,
  period: Period | undefined,
  start: HourOfDay,
  here: Here,
  findings: Findings,
): HourOfDay | undefined {
  const { end, nextDay } = phrase;
  if (end === undefined) return undefined;
  const fold = end.fold === undefined ? {} : { fold: end.fold };
  if (isMidnight(end)) return { minute: wholeDay + end.minute, ...fold };
  const typed = minuteOf(end, end.period);
  if (typeof typed !== 'number') {
    askWrong(typed, phrase, end, undefined, here, findings);
    return undefined;
  }
  if (phrase.endDay !== undefined) return { minute: typed, ...fold };
  if (nextDay) return { minute: typed + wholeDay, ...fold };
  const inPeriod = end.period === undefined && end.meridiem === undefined ? minuteOf(end, period) : typed;
  const minute = typeof inPeriod === 'number' && inPeriod > start.minute ? inPeriod : typed;
  if (minute > start.minute) return { minute, ...fold };
  // 2:45 of summer to 2:15 of winter goes forward.
  if (start.fold === 0 && end.fold === 1) return { minute, ...fold };
  const night =
    end.leadingZero || end.meridiem === 'am' || end.period === 'morning' || end.period === 'night';
  if (night && minute < halfDay && start.minute >= halfDay) return { minute: minute + wholeDay, ...fold };
  askEnd({ phrase, here, findings }, start.minute, minute);
  return undefined;
}

/** `16h-14h`: twelve hours were meant, or the night after, or the two are exchanged, or the end is a slip. */
function askEnd({ phrase, here, findings }: Unsure, start: number, end: number): void {
  const ends = [];
  if (end < halfDay && end + halfDay > start) ends.push({ from: start, to: end + halfDay });
  if (end < nightEnd && start >= halfDay) ends.push({ from: start, to: end + wholeDay });
  if (end < start) ends.push({ from: end, to: start });
  ends.push({ from: start, to: Math.min(start + 120, wholeDay) });
  const ways = ends.map(({ from, to }) => rewritten({ phrase, here }, { minute: from }, { minute: to }));
  ask(findings, { code: 'endBeforeStart', from: clockText(start), to: clockText(end) }, ways);
}
