const windowMs = 10_000;
const most = 10;

/**
 * Counts each person's commands by the messages' own times: above 10 in 10 s the rest is refused, with
 * one sentence a flood. Kept in memory: a restart forgives.
 */
export class FloodGate {
  readonly #seen = new Map<string, { times: number[]; told: boolean }>();

  /** `pass`, or `tell` for the first refused command of a flood and `drop` for those after it. */
  check(person: string, at: number): 'pass' | 'tell' | 'drop' {
    const entry = this.#seen.get(person) ?? { times: [], told: false };
    entry.times = entry.times.filter((time) => Math.abs(at - time) < windowMs);
    this.#seen.set(person, entry);
    if (entry.times.length < most) {
      entry.times.push(at);
      entry.told = false;
      return 'pass';
    }
    if (entry.told) return 'drop';
    entry.told = true;
    return 'tell';
  }

  /** Forgets who has been quiet, so that the map stays as small as the present crowd. */
  sweep(now: number): void {
    for (const [person, entry] of this.#seen) {
      if (entry.times.every((time) => now - time > windowMs)) this.#seen.delete(person);
    }
  }
}
