import { limits } from '../limits.ts';
import { readHours } from './clocks.ts';
import { Cursor } from './cursor.ts';
import { dayFromText } from './days.ts';
import { type Findings, type Here, hereOf } from './here.ts';
import { isAt, splitInstead } from './instead-of.ts';
import { languageOf, lexemesOf } from './lexicon.ts';
import { type MoveHow, moveMeant, shiftMeant } from './move.ts';
import { dayLine, hourLine } from './phrasing.ts';
import { planMeant } from './plan.ts';
import { readStatement } from './read-statement.ts';
import { questionOf, type Reading } from './ready-lines.ts';
import { minuteOfDay, readShift, type Way } from './shift.ts';
import { readStretch, type Stretch } from './stretch.ts';
import { type Meter, tokenize } from './tokens.ts';
import type { Move, Occurrence, Parsed, Plan, TimeContext, ZonedStart } from './types.ts';
import { fromInstant, toInstant } from './zone.ts';

/**
 * Reads the WHEN of `planifier`: one moment, a list, a range of days or a series, at most 200 sessions
 * (DATES.md). What has not exactly one meaning is asked back. `rest` is what follows from an option word
 * (`durée`, `groupe`, `lieu`) or a quotation mark on. Never throws; linear in the text, of which more than a
 * command's first line (`limits.lineLength`) is not read. `meter`, if given, counts its steps.
 */
export function parsePlan(text: string, context: TimeContext, meter: Meter = { steps: 0 }): Parsed<Plan> {
  return parsed(text, context, meter, (cursor, here, findings) =>
    planMeant(readStatement(cursor, here.text, here.zone, findings), here, findings),
  );
}

/**
 * Reads the WHEN of `déplacer` for a session that is at `current`: a day alone keeps its hour, an hour
 * alone its day, `+1 semaine` shifts it. Otherwise like `parsePlan`, for one moment.
 */
export function parseMove(
  text: string,
  context: TimeContext,
  current: ZonedStart,
  how: MoveHow = {},
  meter: Meter = { steps: 0 },
): Parsed<Move> {
  // A course that changed its zone still shows the session at the same instant.
  const at = current.zone === context.zone ? current : fromInstant(toInstant(current), context.zone);
  const instead = splitInstead(text);
  const read = parsed(instead?.to ?? text, context, meter, (cursor, here, findings) => {
    const shift = readShift(cursor, how.way);
    if (typeof shift === 'object') return shiftMeant(shift, at, here, findings);
    if (shift !== undefined) {
      const more = shift;
      const edit = { from: more, to: here.text.length, text: '', lost: true } as const;
      const matter = { code: 'notUnderstood', text: here.text.slice(more, more + 60) } as const;
      findings.drafts.push({ matter, ways: [[edit]], at: more });
      return undefined;
    }
    passTo(cursor);
    const statement = readStatement(cursor, here.text, here.zone, findings);
    return moveMeant(
      statement,
      at,
      { ...how, ofSession: how.ofSession ?? instead !== undefined },
      here,
      findings,
    );
  });
  if (instead === undefined) return read;
  const { when: from, rest } = split(instead.from, meter);
  const session = { start: at, ...(how.minutes === undefined ? {} : { minutes: how.minutes }) };
  const found = isThere(from, session, context, meter);
  if (found === true) return { ...read, rest: `${read.rest} ${rest}`.trim() };
  // What goes on after a date that is not understood, or after one where the session is not.
  const lines = read.ok && found === false ? [lineFor(instead.to, read.value, context, current, how)] : [];
  const matter =
    found === false
      ? ({ code: 'notThere', text: from, day: at.local.slice(0, 10), hour: at.local.slice(11) } as const)
      : ({ code: 'notUnderstood', text: from.slice(0, 60) } as const);
  return { ok: false, question: { ...matter, lines, lost: lines.map(() => '') }, rest };
}

/** What was typed, if by itself it means the same; else the date in full. */
function lineFor(
  typed: string,
  { start }: Move,
  context: TimeContext,
  current: ZonedStart,
  how: MoveHow,
): string {
  const again = parseMove(typed, context, current, how);
  if (again.ok && again.value.start.local === start.local) return typed;
  const day = dayLine(
    dayFromText(start.local),
    context.language,
    dayFromText(fromInstant(context.now, context.zone).local),
  );
  return `${day} ${hourLine({ minute: minuteOfDay(start) }, context.language)}`;
}

/** Is a session where a text (« 13h », « mardi ») says that it is? Undefined where the text says nothing of when. */
export function isThere(
  from: string,
  session: Occurrence,
  context: TimeContext,
  meter: Meter = { steps: 0 },
): boolean | undefined {
  const language = languageOf(lexemesOf(from, meter), context.language);
  return isAt(from, session, hereOf(context, language, from, meter));
}

/** Is a text a shift alone (« d'une heure »), or an hour (« 16h »), which several sessions can follow? */
export function isRelative(text: string, context: TimeContext, way: Way): 'shift' | 'hour' | undefined {
  const meter = { steps: 0 };
  const { when } = split(text.slice(0, limits.lineLength), meter);
  const lexemes = lexemesOf(when, meter);
  const cursor = new Cursor(lexemes, languageOf(lexemes, context.language), meter);
  if (typeof readShift(cursor, way) === 'object') return 'shift';
  return readHours(cursor) !== undefined && cursor.atEnd ? 'hour' : undefined;
}

/**
 * Reads days to be looked at (« mardi », « semaine 48 », « décembre ») at the beginning of a text, and what follows
 * them; undefined where none are named. `spans`: « du 1er au 5 » are all days between, else the first alone.
 */
export function parseStretch(
  text: string,
  context: TimeContext,
  { spans }: { readonly spans: boolean } = { spans: true },
): { readonly stretch: Stretch; readonly rest: string } | undefined {
  if (text.length > limits.lineLength) return undefined;
  const meter = { steps: 0 };
  const lexemes = lexemesOf(text, meter);
  const language = languageOf(lexemes, context.language);
  const cursor = new Cursor(lexemes, language, meter);
  const stretch = readStretch(cursor, hereOf(context, language, text, meter), spans);
  return stretch === undefined ? undefined : { stretch, rest: text.slice(cursor.to).trim() };
}

/** « déplacer S3 au jeudi 19/11 », « à jeudi 16h », "to Thursday". */
function passTo(cursor: Cursor): void {
  if (
    cursor.sees(0, 'a', 'au', 'to') &&
    (cursor.sees(1, 'week') || (cursor.sees(1, 'the') && cursor.sees(2, 'week')))
  )
    cursor.skip();
  const day =
    cursor.sees(1, 'weekday', 'dayOffset', 'month', 'the', 'next', 'this', 'noon', 'midnight') ||
    cursor.seesNumber(1);
  if (day && cursor.sees(0, 'au', 'to')) cursor.skip();
  else if (cursor.sees(0, 'a') && cursor.sees(1, 'weekday', 'dayOffset')) cursor.skip();
}

/** « 10h30 90 min »: minutes after a full hour are a length, as if « pendant » stood between. */
const bareMinutes = /(\d[h:]\d{2}) (?=\d{1,3} ?(?:min|mn|minutes)$)/iu;

type Meaning<T> = (cursor: Cursor, here: Here, findings: Findings) => T | undefined;

function parsed<T extends Plan | Move>(
  text: string,
  context: TimeContext,
  meter: Meter,
  meaning: Meaning<T>,
): Parsed<T> {
  if (text.length > limits.lineLength) {
    const question = { code: 'notUnderstood', text: text.slice(0, 60), lines: [], lost: [] } as const;
    return { ok: false, question, rest: '' };
  }
  const { when: typed, rest } = split(text, meter);
  const when = typed.replace(bareMinutes, '$1 pendant ');
  const first = reading(when, context, meter, meaning);
  if (first.ok) return { ok: true, value: first.value, notes: first.notes, rest };
  const again = (line: string): Reading => {
    const next = reading(line, context, meter, meaning);
    return next.ok
      ? {
          accepted: true,
          meaning: JSON.stringify(next.value),
          moments: momentsOf(next.value),
          isSingle: 'series' in next.value && !next.value.series,
        }
      : { accepted: false, here: next.here, drafts: next.findings.drafts };
  };
  return { ok: false, question: questionOf(first.here, first.findings.drafts, again), rest };
}

function momentsOf(value: Plan | Move): readonly Occurrence[] {
  return 'occurrences' in value ? value.occurrences : [value];
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly notes: Findings['notes'] }
  | { readonly ok: false; readonly here: Here; readonly findings: Findings };

function reading<T>(when: string, context: TimeContext, meter: Meter, meaning: Meaning<T>): Outcome<T> {
  const lexemes = lexemesOf(when, meter);
  const here = hereOf(context, languageOf(lexemes, context.language), when, meter);
  const findings: Findings = { drafts: [], notes: [] };
  const value = meaning(new Cursor(lexemes, here.language, meter), here, findings);
  const ok = value !== undefined && findings.drafts.length === 0;
  return ok ? { ok, value, notes: findings.notes } : { ok: false, here, findings };
}

const optionWords = new Set(['duree', 'duration', 'groupe', 'group', 'lieu', 'room', 'place']);
const quotes = new Set(['"', '«', '“', '„']);

/** Parts the WHEN from what the command reads itself. */
function split(text: string, meter: Meter): { readonly when: string; readonly rest: string } {
  const end = tokenize(text, meter).find(({ kind, text: token }) =>
    kind === 'word' ? optionWords.has(token) : quotes.has(token),
  );
  const at = end?.from ?? text.length;
  return { when: text.slice(0, at).trim(), rest: text.slice(at).trim() };
}
