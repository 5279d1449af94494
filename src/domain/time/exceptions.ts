import { readDay } from './calendar.ts';
import type { Cursor, Span } from './cursor.ts';
import type { DayPhrase } from './day-phrases.ts';

/** What a series leaves out. Each has the stretch of text that says it. */
export type ExceptionPhrase = Span &
  (
    | { readonly kind: 'days'; readonly first: DayPhrase; readonly last?: DayPhrase }
    /** « la semaine du 22/02 », « la semaine 8 ». */
    | { readonly kind: 'week'; readonly day: DayPhrase }
    | { readonly kind: 'weekday'; readonly weekday: number }
    | { readonly kind: 'holidays' }
    /** « vacances »; `name` of « vacances de Noël », folded. */
    | { readonly kind: 'vacation'; readonly name?: string }
  );

/**
 * Reads what follows « sauf »: dates, ranges, weeks, weekdays, holidays, as a list. Stops before what is
 * no exception; an empty answer means that nothing could be read.
 */
export function readExceptions(cursor: Cursor): readonly ExceptionPhrase[] {
  const found: ExceptionPhrase[] = [];
  for (;;) {
    const place = cursor.place;
    if (found.length > 0 && !takeSeparator(cursor)) break;
    const exceptions = readOne(cursor);
    if (exceptions === undefined) {
      cursor.return(place);
      break;
    }
    found.push(...exceptions);
  }
  return found;
}

function takeSeparator(cursor: Cursor): boolean {
  const marked = cursor.takeMark(',') || cursor.takeMark(';') || cursor.takeMark('+') || cursor.takeMark('&');
  return cursor.take('and', 'or') !== undefined || marked;
}

function readOne(cursor: Cursor): readonly ExceptionPhrase[] | undefined {
  const { from } = cursor;
  const span = () => ({ from, to: cursor.to });
  if (cursor.take('holidays') !== undefined) return [{ kind: 'holidays', ...span() }];
  const vacation = readVacation(cursor);
  if (vacation !== undefined) return [{ ...vacation, ...span() }];
  const weeks = readWeeks(cursor);
  if (weeks !== undefined) return weeks;
  const range = readRange(cursor);
  if (range !== undefined) return [{ kind: 'days', ...range, ...span() }];
  // « sauf le premier », « sauf les deux premiers » name no dates.
  const isCounted = cursor.sees(0, 'number') || (cursor.sees(0, 'the') && cursor.sees(1, 'number'));
  const first = readDay(cursor, isCounted ? 'never' : 'always');
  if (first === undefined || (isCounted && isNumberAlone(first))) return undefined;
  if (first.kind === 'weekday' && first.which === 'bare') {
    return [{ kind: 'weekday', weekday: first.weekday, ...span() }];
  }
  if (first.kind === 'week' && first.weekday === undefined) return [{ kind: 'week', day: first, ...span() }];
  const last = readLast(cursor, ['-'], ['au', 'to']);
  return [{ kind: 'days', first, ...(last === undefined ? {} : { last }), ...span() }];
}

/** « vacances », « vacances de Noël », « vacances du 13 février au 1er mars », "the break from … to …". */
function readVacation(
  cursor: Cursor,
): { kind: 'vacation'; name?: string } | { kind: 'days'; first: DayPhrase; last?: DayPhrase } | undefined {
  const word = cursor.peek();
  if (cursor.take('vacation') === undefined) return undefined;
  const name = takeVacationName(cursor) ?? nameOf(word?.text ?? '');
  const place = cursor.place;
  if (cursor.seesMark(0, ':') || cursor.seesMark(0, '(')) cursor.skip();
  const isDated = cursor.seesNumber(0) || cursor.sees(0, 'du', 'from', 'between', 'weekday');
  const range = isDated ? (readRange(cursor) ?? readPlainRange(cursor)) : undefined;
  if (range !== undefined) {
    cursor.takeMark(')');
    return { kind: 'days', ...range };
  }
  cursor.return(place);
  return { kind: 'vacation', ...(name === undefined ? {} : { name }) };
}

/** « vacances 19/12-3/1 ». */
function readPlainRange(cursor: Cursor): { first: DayPhrase; last: DayPhrase } | undefined {
  const place = cursor.place;
  const first = readDay(cursor, 'always');
  const last = first === undefined ? undefined : readLast(cursor, ['-'], ['au', 'to']);
  if (first !== undefined && last !== undefined) return { first, last };
  cursor.return(place);
  return undefined;
}

/** « de Noël », « d'hiver », « de la Toussaint », « de février ». */
function takeVacationName(cursor: Cursor): string | undefined {
  const of = cursor.sees(0, 'of') ? 1 : 0;
  const next = cursor.peek(of);
  if (of === 0 || next?.kind !== 'word') return undefined;
  if (next.sense !== undefined && !cursor.sees(of, 'vague', 'month')) return undefined;
  cursor.skip(of + 1);
  return next.text;
}

/** "christmas break": the name stands before. */
function nameOf(text: string): string | undefined {
  return /^(?:the )?(christmas|winter|easter|spring|summer|autumn) /u.exec(text)?.[1];
}

/** « la semaine du 22/02 », « les semaines 8 et 9 », "the week of 22 February". */
function readWeeks(cursor: Cursor): readonly ExceptionPhrase[] | undefined {
  const place = cursor.place;
  const { from } = cursor;
  cursor.take('the');
  if (cursor.take('week') !== undefined) {
    if (cursor.take('du', 'of') !== undefined) {
      const day = readDay(cursor, 'always');
      if (day !== undefined) return [{ kind: 'week', day, from, to: cursor.to }];
    } else if (cursor.seesNumber(0)) return readWeekNumbers(cursor, from);
  }
  cursor.return(place);
  return undefined;
}

function readWeekNumbers(cursor: Cursor, start: number): readonly ExceptionPhrase[] {
  const found: ExceptionPhrase[] = [];
  let from = start;
  while (cursor.seesNumber(0)) {
    const week = cursor.peek()?.value ?? 0;
    cursor.skip();
    const to = cursor.to;
    const day = { kind: 'week', week, relative: false, short: false, from, to } as const;
    found.push({ kind: 'week', day, from, to });
    const place = cursor.place;
    const joined = takeSeparator(cursor);
    from = cursor.from;
    // The number after « et » might begin a date: « sauf semaine 8 et 22/02 ».
    if (!joined || !cursor.seesNumber(0) || isDate(cursor)) {
      cursor.return(place);
      break;
    }
  }
  return found;
}

function isDate(cursor: Cursor): boolean {
  const others = ['month', 'marchOrTuesday', 'ordinal', 'times', 'sessions', 'hour'] as const;
  return (
    cursor.seesMark(1, '/') || cursor.seesMark(1, '-') || cursor.seesMark(1, '.') || cursor.sees(1, ...others)
  );
}

/** « du 19/12 au 03/01 », "from 19 December to 3 January", « entre le 1er et le 5 mars ». */
function readRange(cursor: Cursor): { first: DayPhrase; last?: DayPhrase } | undefined {
  const place = cursor.place;
  if (cursor.take('du', 'from', 'of', 'between') === undefined) return undefined;
  const first = readDay(cursor, 'always');
  const last = first === undefined ? undefined : readLast(cursor, ['-'], ['au', 'to', 'a', 'until', 'and']);
  // « sauf celle du 3 mars »: one day after all.
  if (first !== undefined) return last === undefined ? { first } : { first, last };
  cursor.return(place);
  return undefined;
}

function isNumberAlone(day: DayPhrase): boolean {
  return day.kind === 'date' && day.month === undefined;
}

function readLast(
  cursor: Cursor,
  marks: readonly string[],
  kinds: readonly ('au' | 'to' | 'a' | 'until' | 'and')[],
): DayPhrase | undefined {
  const place = cursor.place;
  if (marks.some((mark) => cursor.takeMark(mark)) || cursor.take(...kinds) !== undefined) {
    const last = readDay(cursor, 'always');
    if (last !== undefined) return last;
  }
  cursor.return(place);
  return undefined;
}
