import type { Day } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import type { HoursMeant } from './hour-meaning.ts';
import { mostSessions } from './list.ts';
import { countLine, dayLine, sinceLine, untilLine } from './phrasing.ts';
import { type Bounds, rangeOf } from './series-bounds.ts';
import type { Edit, Item, Statement } from './statement.ts';

/** Weekdays and hours that come back. */
export interface Slot {
  readonly item: Item;
  readonly weekdays: ReadonlySet<number>;
  readonly hours: HoursMeant;
  /** « tous les jours » leaves weekends out, and says so. */
  readonly daily: boolean;
}

/** « 500 fois » is more than one order makes. */
export function askFewer({ count }: Statement, here: Here, findings: Findings): void {
  if (count === undefined || count.count <= mostSessions) return;
  const unit = count.unit === 'weeks' ? 'times' : count.unit;
  const ways = [mostSessions, 10].map((fewer) => [
    { from: count.from, to: count.to, text: countLine(fewer, unit, here.language) },
  ]);
  ask(findings, { code: 'tooMany' }, ways);
}

/** « un mardi sur deux 150 fois » goes on for longer than anybody looks ahead. */
export function endsTooFar(
  { count }: Statement,
  { last }: Bounds,
  found: number,
  { drafts }: Findings,
): boolean {
  const isCounted = count !== undefined && count.unit !== 'weeks';
  return isCounted && last === undefined && drafts.length === 0 && found < count.count;
}

export function askEnd(statement: Statement, slots: readonly Slot[], here: Here, findings: Findings): void {
  const at = slots.at(-1)?.item.to ?? statement.to;
  const unit = weekdayCount(slots) > 1 ? 'sessions' : 'times';
  const texts = [untilLine(here.today + 70, here.language, here.today), countLine(10, unit, here.language)];
  ask(
    findings,
    { code: 'seriesEnd' },
    texts.map((text) => [{ from: at, to: at, text: ` ${text}` }]),
  );
}

function weekdayCount(slots: readonly Slot[]): number {
  return slots.reduce((sum, { weekdays }) => sum + weekdays.size, 0);
}

/** « les mardis et jeudis 10 fois »: ten sessions, or ten times both? */
export function askCountOf(
  { count }: Statement,
  slots: readonly Slot[],
  here: Here,
  findings: Findings,
): void {
  const days = weekdayCount(slots);
  if (count?.unit !== 'times' || days < 2) return;
  const total = count.count * days;
  const ways = [count.count, total].map((each) => [
    { from: count.from, to: count.to, text: countLine(each, 'sessions', here.language) },
  ]);
  ask(findings, { code: 'countOf', count: count.count, total }, ways);
}

export function askEmpty(
  statement: Statement,
  slots: readonly Slot[],
  first: Day,
  here: Here,
  findings: Findings,
): void {
  const without: Edit[] = statement.exceptClauses.map((clause) => ({ ...clause, text: '' }));
  const later = endWays(statement, slots, first, here, [10]);
  const end = here.text.length;
  const words = here.language === 'fr' ? ' vacances comprises' : ' including vacations';
  const isVacation = findings.notes.some(({ code }) => code === 'vacationLeftOut');
  const ways = isVacation ? [[{ from: end, to: end, text: words }]] : later;
  ask(findings, { code: 'emptySeries' }, without.length > 0 ? [without, ...later] : ways);
}

/** Other ends: so many sessions instead of the end or number that was typed. */
export function endWays(
  statement: Statement,
  slots: readonly Slot[],
  first: Day,
  here: Here,
  counts: readonly number[],
): readonly (readonly Edit[])[] {
  const range = rangeOf(statement);
  if (range !== undefined && statement.until === undefined && statement.count === undefined) {
    return counts.map((count) => {
      const text = dayLine(first + 7 * count, here.language, here.today);
      return [{ from: range.last.from, to: range.last.to, text }];
    });
  }
  const span = statement.until?.whole ?? statement.count;
  if (span === undefined) return [];
  const unit = weekdayCount(slots) > 1 ? 'sessions' : 'times';
  // « de janvier » says the beginning too.
  const since = statement.until?.kind === 'monthEdge' ? `${sinceLine(first, here.language)} ` : '';
  const extra = statement.until !== undefined && statement.count !== undefined ? [statement.count] : [];
  return counts.map((count) => [
    { from: span.from, to: span.to, text: `${since}${countLine(count, unit, here.language)}` },
    ...extra.map(({ from, to }) => ({ from, to, text: '' })),
  ]);
}
