import type { Span } from './cursor.ts';
import { addMonths, dayFromText } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { hoursMeant } from './hour-meaning.ts';
import type { NamedZone } from './named-zones.ts';
import { dayLine, hoursLine } from './phrasing.ts';
import { minuteOfDay } from './shift.ts';
import type { Edit, Statement } from './statement.ts';
import type { Occurrence, Plan } from './types.ts';
import { fromInstant, toInstant } from './zone.ts';

type PlanMeant = (statement: Statement, here: Here, findings: Findings) => Plan;

/**
 * What a statement means that names a zone: the same where the clocks agree, else it is asked, with the line in
 * the zone in force. `meant` reads it in a zone.
 */
export function meantInZone(statement: Statement, here: Here, findings: Findings, meant: PlanMeant): Plan {
  const { zone: phrase, ...plain } = statement;
  if (phrase === undefined) return meant(statement, here, findings);
  if (phrase.zone === undefined) {
    ask(findings, { code: 'zoneUnknown', text: here.text.slice(phrase.from, phrase.to) }, []);
    return { occurrences: [], series: false };
  }
  const named = phrase.zone;
  const there = hereIn(named, here);
  const plan = meant(plain, there, findings);
  const pairs = plan.occurrences.map((typed) => ({ typed, shown: converted(typed, named, here) }));
  const occurrences = pairs.map(({ shown }) => shown);
  const isSameNow = fromInstant(there.now, there.zone).local === fromInstant(here.now, here.zone).local;
  if (pairs.length === 0 && isSameNow) return plan;
  if (pairs.length > 0 && pairs.every(({ typed, shown }) => typed.start.local === shown.start.local))
    return { ...plan, occurrences };
  ask(findings, { code: 'otherZone', zone: here.zone }, waysInto(pairs, plain, phrase, there, here));
  return { ...plan, occurrences };
}

/** « tous les jeudis 14:00+01:00 »: in a series the mark is a zone like one in words, for clocks change. */
export function joinOffsets(statement: Statement): void {
  for (const item of statement.items) {
    const offset = item.hour?.start.offset ?? item.hour?.end?.offset;
    if (item.hour === undefined || offset === undefined) continue;
    const { to, start, end } = item.hour;
    statement.zone ??= { zone: { offset }, from: to, to };
    const { offset: _start, ...first } = start;
    const { offset: _end, ...last } = end ?? start;
    item.hour = { ...item.hour, start: first, ...(end === undefined ? {} : { end: last }) };
  }
}

/** The same now on another zone's clock. An offset is reckoned as UTC with the clock put forward by it. */
function hereIn(named: NamedZone, here: Here): Here {
  const now = 'offset' in named ? here.now + named.offset * 60_000 : here.now;
  const zone = 'offset' in named ? 'UTC' : named.zone;
  const clock = fromInstant(now, zone);
  const today = dayFromText(clock.local);
  return { ...here, now, zone, today, minute: minuteOfDay(clock), nineMonths: addMonths(today, 9) };
}

function converted(typed: Occurrence, named: NamedZone, here: Here): Occurrence {
  const instant = toInstant(typed.start) - ('offset' in named ? named.offset * 60_000 : 0);
  return { ...typed, start: fromInstant(instant, here.zone) };
}

interface Pair {
  readonly typed: Occurrence;
  readonly shown: Occurrence;
}

/** The line on the clock in force: other hours, of one session also another day. None if the clocks drift apart. */
function waysInto(
  pairs: readonly Pair[],
  statement: Statement,
  phrase: Span,
  there: Here,
  here: Here,
): readonly (readonly Edit[])[] {
  const shifts = new Set(pairs.map(({ typed, shown }) => minutesBetween(typed, shown)));
  const [shift = 0] = shifts;
  if (shifts.size !== 1) return [];
  const without = { from: phrase.from, to: phrase.to, text: '' };
  const quiet: Findings = { drafts: [], notes: [] };
  const edits: Edit[] = [without];
  for (const { hour, day, also, period } of statement.items) {
    if (hour === undefined || edits.some(({ from }) => from === hour.from)) continue;
    const hours = hoursMeant(hour, period?.period, there, quiet);
    if (hours === undefined) return [];
    const start = hours.start.minute + shift;
    const end = hours.end === undefined ? undefined : { minute: hours.end.minute + shift };
    const [only] = pairs;
    const moves = start < 0 || start >= 24 * 60;
    if (moves && (pairs.length > 1 || only === undefined || day === undefined)) return [];
    const back = Math.floor(start / (24 * 60)) * 24 * 60;
    const text = hoursLine(
      { minute: start - back },
      end === undefined ? end : { minute: end.minute - back },
      here.language,
    );
    edits.push({ from: hour.from, to: hour.to, text });
    if (!moves || only === undefined || day === undefined) continue;
    const shown = dayLine(dayFromText(only.shown.start.local), here.language, here.today);
    edits.push({ from: day.from, to: day.to, text: shown });
    if (also !== undefined) edits.push({ from: also.from, to: also.to, text: '' });
  }
  return [edits];
}

function minutesBetween({ start: typed }: Occurrence, { start: shown }: Occurrence): number {
  const days = dayFromText(shown.local) - dayFromText(typed.local);
  return days * 24 * 60 + minuteOfDay(shown) - minuteOfDay(typed);
}
