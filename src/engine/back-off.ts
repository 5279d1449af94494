const first = 1_000;
const usualLongest = 5 * 60_000;

/**
 * How long to wait after the n-th failure in a row (n ≥ 1), in ms: doubling from a second, capped at
 * `longest` (five minutes), ±25 % by `seed` so that lanes that failed together do not come back together.
 */
export function backOff(tries: number, seed: string, longest = usualLongest): number {
  const base = Math.min(first * 2 ** Math.max(0, tries - 1), longest);
  const jitter = Number.parseInt(seed.slice(0, 4), 16) / 0xffff;
  return Math.round(base * (0.75 + jitter / 2));
}
