import { offsetAt } from './zone.ts';

const quarter = 15 * 60_000;
/** No clock was ever changed and back within a week. */
const week = 7 * 96 * quarter;

/**
 * What a zone's clock does in [from, to) (epoch ms): its offset from UTC (ms) at `from`, then each instant
 * at which that changes, with the new offset. Two lists that differ are two sets of rules.
 */
export function clockChanges(
  zone: string,
  from: number,
  to: number,
): readonly (readonly [at: number, offset: number])[] {
  const changes: [number, number][] = [[from, offsetAt(from, zone)]];
  for (let at = from; at < to; at += week) {
    const [, before] = changes.at(-1) ?? [from, Number.NaN];
    const end = Math.min(at + week, to);
    if (!Object.is(offsetAt(end, zone), before)) changes.push(firstChange(zone, at, end, before));
  }
  return changes;
}

/** The change between two instants a week apart at most, the later of which has another offset; to the quarter of an hour. */
function firstChange(zone: string, from: number, to: number, before: number): [number, number] {
  let low = Math.floor(from / quarter);
  let high = Math.ceil(to / quarter);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (Object.is(offsetAt(middle * quarter, zone), before)) low = middle;
    else high = middle;
  }
  return [high * quarter, offsetAt(to, zone)];
}
