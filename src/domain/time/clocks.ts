import { readBare, readClock } from './clock.ts';
import type { Clock } from './clock-shape.ts';
import type { Cursor, Span } from './cursor.ts';
import type { DayPhrase } from './day-phrases.ts';

/** `14h15`, `14h15-16h15`, « de 22 h à 1 h du matin le lendemain ». */
export interface HourPhrase extends Span {
  readonly start: Clock;
  readonly end?: Clock;
  readonly nextDay: boolean;
  /** « de 13h à 14h »: the end is joined by a word, not by a dash. */
  readonly inWords?: true;
  /** « 12/11 14:00 - 12/11 16:00 »: the day of the end, said as well. */
  readonly endDay?: DayPhrase;
}

/** Reads one hour or from one to another; gives undefined and goes nowhere if none is next. */
export function readHours(cursor: Cursor): HourPhrase | undefined {
  return cursor.once(readHoursHere);
}

function readHoursHere(cursor: Cursor): HourPhrase | undefined {
  const place = cursor.place;
  const { from } = cursor;
  const intro = takeIntro(cursor);
  const span = readSpan(cursor, intro);
  if (span === undefined) {
    cursor.return(place);
    return undefined;
  }
  return { ...span, from, to: cursor.to };
}

type Intro = 'none' | 'at' | 'from' | 'between';

function takeIntro(cursor: Cursor): Intro {
  cursor.takeMark('@');
  if (cursor.take('a', 'at') !== undefined) return 'at';
  if (cursor.take('of', 'from') !== undefined) return 'from';
  return cursor.take('between') === undefined ? 'none' : 'between';
}

function readSpan(cursor: Cursor, intro: Intro): Omit<HourPhrase, 'from' | 'to'> | undefined {
  const place = cursor.place;
  // "from nine to eleven" is no "ten to eleven".
  const isSpan = (intro === 'from' || intro === 'between') && cursor.seesNumber(0, 'words');
  const start = isSpan && cursor.sees(1, 'to') ? undefined : readClock(cursor);
  if (start !== undefined) {
    const joint = cursor.place;
    const end = readEnd(cursor, intro);
    return {
      start,
      ...(end === undefined
        ? { nextDay: false }
        : { end, ...joinedAt(joint, cursor), ...takeEndDay(cursor) }),
    };
  }
  // « 8-10h », « de 8 à 10h », "9 to 11am": the first number borrows the unit of the second.
  cursor.return(place);
  const bare = readBare(cursor);
  if (bare === undefined) return undefined;
  const joint = cursor.place;
  if (takeTo(cursor, intro, true)) {
    const end = readClock(cursor) ?? readBare(cursor);
    if (end === undefined) return undefined;
    return {
      start: end.bare ? bare : { ...bare, bare: false },
      end,
      ...joinedAt(joint, cursor),
      ...takeEndDay(cursor),
    };
  }
  // « à 8 »: an hour, but which? « à 8 du soir » says it.
  return intro === 'at' ? { start: { ...bare, bare: bare.period === undefined }, nextDay: false } : undefined;
}

/** A dash or a slash says a span; a word, or an arrow, may say a move. */
function joinedAt(joint: number, cursor: Cursor): Pick<HourPhrase, 'inWords'> {
  const back = joint - cursor.place;
  const isDash = cursor.seesMark(back, '-') && !cursor.seesMark(back + 1, '>');
  return isDash || cursor.seesMark(back, '/') ? {} : { inWords: true };
}

function readEnd(cursor: Cursor, intro: Intro): Clock | undefined {
  const place = cursor.place;
  const dashed = cursor.seesMark(0, '-');
  const isTo = cursor.sees(0, 'to');
  // « 2 h 30 du matin, heure d'été, à 4 h 30 »
  if (cursor.seesMark(0, ',') && cursor.sees(1, 'a', 'to')) cursor.skip();
  // « 9h15/10h45 »
  if (cursor.takeMark('/')) {
    const end = readClock(cursor);
    if (end !== undefined) return end;
  } else if (takeTo(cursor, intro, false)) {
    const end = readClock(cursor) ?? (dashed || isTo || intro !== 'none' ? readBare(cursor) : undefined);
    if (end !== undefined) return end;
  }
  cursor.return(place);
  return undefined;
}

function takeTo(cursor: Cursor, intro: Intro, bare: boolean): boolean {
  if (takeDash(cursor)) return true;
  if (intro === 'between' && cursor.take('and') !== undefined) return true;
  // « 19 à 14h » is the 19th at 14:00: between bare numbers « à » needs its « de ».
  if (bare && intro === 'at') return false;
  if (cursor.take('to') !== undefined) return true;
  if (bare && intro === 'none') return false;
  return cursor.take('a', 'au', 'until') !== undefined;
}

/** `-`, `->`, `→`. */
function takeDash(cursor: Cursor): boolean {
  if (cursor.takeMark('→')) return true;
  if (!cursor.takeMark('-')) return false;
  if (cursor.seesMark(0, '>') && cursor.isGlued(0)) cursor.skip();
  return true;
}

/** « le lendemain », « (dimanche) » after an end. */
function takeEndDay(cursor: Cursor): Pick<HourPhrase, 'nextDay' | 'endDay'> {
  if (cursor.seesMark(0, ',') && cursor.sees(1, 'nextDay')) cursor.skip();
  if (cursor.take('nextDay') !== undefined) return { nextDay: true };
  const weekday = cursor.peek(1)?.sense;
  if (!cursor.seesMark(0, '(') || weekday?.kind !== 'weekday' || !cursor.seesMark(2, ')'))
    return { nextDay: false };
  const { from } = cursor;
  cursor.skip(3);
  const bare = { which: 'bare', weeks: 0, article: false, plural: false } as const;
  const endDay = { kind: 'weekday', weekday: weekday.value, ...bare, from, to: cursor.to } as const;
  return { nextDay: false, endDay };
}
