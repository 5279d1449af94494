import { IANAZone } from 'luxon';
import { addDays, type Day, dayFromText, dayToText } from './days.ts';
import type { Quiet, ReminderRule, ZonedStart } from './types.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Is this an IANA zone that this machine knows? Fixed offsets (`+02:00`) are none: they know no summer. */
export function isZone(text: string): boolean {
  return /^[A-Za-z]/u.test(text) && text.length <= 64 && IANAZone.isValidZone(text);
}

/**
 * The instant (epoch ms) of a wall-clock moment. A skipped hour is read as if the clock had not yet
 * moved (2:30 → 3:30); of a doubled hour `fold` 1 is the later.
 */
export function toInstant(start: ZonedStart): number {
  const { instants, asBefore } = instantsOf(start.local, start.zone);
  const [first = asBefore, second = first] = instants;
  return start.fold === 1 ? second : first;
}

/** What the wall clock of a zone shows at an instant (epoch ms), cut to the minute; `fold` 1 only on the later of a doubled hour. */
export function fromInstant(ms: number, zone: string): ZonedStart {
  const floor = Math.floor(ms / minute) * minute;
  const wall = floor + offsetAt(floor, zone);
  const local = new Date(wall).toISOString().slice(0, 16);
  const [, second] = instantsOf(local, zone).instants;
  return second !== undefined && second <= floor ? { local, zone, fold: 1 } : { local, zone };
}

/** Does a local moment exist once (ok), never (skipped in spring) or twice (doubled in autumn)? */
export function classifyLocal(local: string, zone: string): 'ok' | 'skipped' | 'doubled' {
  const { length } = instantsOf(local, zone).instants;
  if (length === 0) return 'skipped';
  return length === 1 ? 'ok' : 'doubled';
}

/** The moment `minutes` of real time later (negative: earlier), clock changes counted. */
export function plusMinutes(start: ZonedStart, minutes: number): ZonedStart {
  return fromInstant(toInstant(start) + minutes * minute, start.zone);
}

/** Do two instants (epoch ms) fall on the same day of the zone's calendar? */
export function sameDay(a: number, b: number, zone: string): boolean {
  return fromInstant(a, zone).local.slice(0, 10) === fromInstant(b, zone).local.slice(0, 10);
}

/** The zone's calendar day around an instant: from its midnight to the next (epoch ms, end excluded). */
export function dayBounds(ms: number, zone: string): { readonly from: number; readonly to: number } {
  const day = dayFromText(fromInstant(ms, zone).local);
  return daysBounds(day, day, zone);
}

/** From the midnight before the first day to the one after the last, in epoch ms. */
export function daysBounds(
  first: Day,
  last: Day,
  zone: string,
): { readonly from: number; readonly to: number } {
  const midnight = (day: Day) => toInstant({ local: `${dayToText(day)}T00:00`, zone });
  return { from: midnight(first), to: midnight(addDays(last, 1)) };
}

/** The next instant (epoch ms), later than `ms`, when the zone's clock shows `at` ('HH:mm'). */
export function nextLocal(ms: number, zone: string, at: string): number {
  const day = dayFromText(fromInstant(ms, zone).local);
  for (let offset = 0; offset < 3; offset += 1) {
    const instant = toInstant({ local: `${dayToText(addDays(day, offset))}T${at}`, zone });
    if (instant > ms) return instant;
  }
  return ms + 24 * hour;
}

/**
 * When a reminder is due (epoch ms). `eve`: at that hour of the day before. Whole days before keep the
 * wall hour across a clock change; anything else is real time.
 */
export function reminderInstant(start: ZonedStart, rule: ReminderRule): number {
  const onDay = (daysBefore: number, at: string) =>
    toInstant({
      local: `${dayToText(addDays(dayFromText(start.local), -daysBefore))}T${at}`,
      zone: start.zone,
    });
  if (rule.kind === 'eve') return onDay(1, rule.at);
  if (rule.minutes % 1440 === 0) return onDay(rule.minutes / 1440, start.local.slice(11));
  return toInstant(start) - rule.minutes * minute;
}

/** The moment (epoch ms) to which a quiet night delays what would ring at `ms`; `ms` itself outside it. */
export function afterQuiet(ms: number, zone: string, quiet: Quiet): number {
  if (quiet === 'none' || quiet.from === quiet.to) return ms;
  const at = fromInstant(ms, zone).local.slice(11);
  const { from, to } = quiet;
  const inside = from < to ? at >= from && at < to : at >= from || at < to;
  return inside ? nextLocal(ms, zone, to) : ms;
}

/**
 * Offsets (ms) by zone and quarter of an hour: clocks change at quarters only. Asking the runtime takes
 * some 10 µs, and a long series asks for thousands.
 */
const offsets = new Map<string, Map<number, number>>();
let keptOffsets = 0;
const mostOffsets = 20_000;

/** Offset from UTC (ms) of a zone's clock at an instant (epoch ms). */
export function offsetAt(ms: number, zone: string): number {
  const quarter = Math.floor(ms / (15 * minute));
  const known = offsets.get(zone)?.get(quarter);
  if (known !== undefined) return known;
  const offset = IANAZone.create(zone).offset(ms) * minute;
  if (keptOffsets >= mostOffsets) {
    offsets.clear();
    keptOffsets = 0;
  }
  keptOffsets += 1;
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone.set(quarter, offset));
  return offset;
}

/**
 * The instants at which a zone's clock shows `local`, in order. Offsets lie between −12 h and +14 h, so
 * those in force 15 h to either side are the only two that can apply.
 */
function instantsOf(local: string, zone: string): { instants: readonly number[]; asBefore: number } {
  const wall = Date.parse(`${local}:00Z`);
  const before = offsetAt(wall - 15 * hour, zone);
  const after = offsetAt(wall + 15 * hour, zone);
  const asBefore = wall - before;
  if (before === after) return { instants: [asBefore], asBefore };
  const instants = [before, after]
    .filter((offset) => offsetAt(wall - offset, zone) === offset)
    .map((offset) => wall - offset)
    .sort((a, b) => a - b);
  return { instants, asBefore };
}
