const windowMs = 10_000;
const most = 10;

/**
 * Counts each person's commands by the messages' own times: above 10 in 10 s the rest is refused, with
 * one sentence a flood. Kept in memory: a restart forgives.
 */
export class FloodGate {
  /** The commands that passed, by their events' ids; and the event with which the present flood was told. */
  readonly #seen = new Map<string, { passed: Map<string, number>; told: string | undefined }>();

  /**
   * `pass`, or `tell` for the first refused command of a flood and `drop` for those after it. An event
   * whose batch comes again (the store failed) is counted once and gets the same verdict.
   */
  check(person: string, at: number, event: string): 'pass' | 'tell' | 'drop' {
    const entry = this.#seen.get(person) ?? { passed: new Map<string, number>(), told: undefined };
    this.#seen.set(person, entry);
    for (const [id, time] of entry.passed) if (Math.abs(at - time) >= windowMs) entry.passed.delete(id);
    if (entry.passed.has(event)) return 'pass';
    if (entry.passed.size < most) {
      entry.passed.set(event, at);
      entry.told = undefined;
      return 'pass';
    }
    if (entry.told !== undefined && entry.told !== event) return 'drop';
    entry.told = event;
    return 'tell';
  }

  /** Forgets who has been quiet, so that the map stays as small as the present crowd. */
  sweep(now: number): void {
    for (const [person, entry] of this.#seen) {
      if ([...entry.passed.values()].every((time) => now - time > windowMs)) this.#seen.delete(person);
    }
  }
}
