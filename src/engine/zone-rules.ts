import type { Course } from '../domain/course.ts';
import { stateKeys } from '../domain/state-keys.ts';
import { clockChanges } from '../domain/time/clock-changes.ts';
import type { Clock } from '../ports/clock.ts';
import type { Commit, Store } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';
import { hashKey } from './ids.ts';

const prefix = stateKeys.clock;
const year = 365 * 24 * 60 * 60_000;
/** How far ahead the rules of a zone are compared; dates may be planned for less. */
const ahead = 3 * year;
/** What was noted so long ago says too little of the years that are ahead now. */
const fresh = year;

interface Ports {
  readonly store: Pick<Store, 'states'>;
  readonly clock: Clock;
}
type StateEntry = NonNullable<Commit['state']>[number];

/**
 * The rules by which instants were derived from dates: of each zone in use the hash of its offsets, kept in
 * the store with the moment that they count from. With another one at a later start, the clock's rules have
 * changed in between (a country left summer time, and the runtime has learnt it).
 */
export class ZoneRules {
  readonly #deps: Ports;
  /** Zones whose present rules are in the store. */
  readonly #noted = new Set<string>();
  /** Those that are to be noted once all of their dates are derived by the present rules. */
  readonly #waiting = new Set<string>();
  #deriving = false;

  constructor(deps: Ports) {
    this.#deps = deps;
  }

  /**
   * At a start: may the rules of a zone in use have changed since its dates were derived? True also where a
   * course's zone was never noted, and where that was long ago. Dates are then derived anew, and `derived` called.
   */
  async haveChanged(courses: readonly Course[]): Promise<boolean> {
    const now = this.#deps.clock.now();
    const kept = await this.#deps.store.states(prefix);
    const used = new Set(courses.map(({ zone }) => zone));
    for (const { key, value } of kept) {
      const zone = key.slice(prefix.length);
      const [from, hash] = value.split(' ', 2);
      const since = Number(from);
      if (now - since < fresh && hash === hashOf(zone, since)) this.#noted.add(zone);
      else used.add(zone);
    }
    for (const zone of used) if (!this.#noted.has(zone)) this.#waiting.add(zone);
    this.#deriving = this.#waiting.size > 0;
    return this.#deriving;
  }

  /** Are dates in this zone to be derived anew? */
  mayHaveChanged(zone: string): boolean {
    return !this.#noted.has(zone);
  }

  /** What is to be stored with a decision that is the first in its zones. */
  ofDecision({ course, sessions = [] }: Decision): readonly StateEntry[] {
    const zones = sessions.map(({ start }) => start.zone);
    if (course !== undefined) zones.push(course.zone);
    const fresh = zones.filter((zone) => this.mayHaveChanged(zone));
    if (!this.#deriving) return this.#entries(fresh);
    for (const zone of fresh) this.#waiting.add(zone);
    return [];
  }

  /** All dates are derived by the present rules: what is to be stored of it. */
  derived(): readonly StateEntry[] {
    this.#deriving = false;
    return this.#entries(this.#waiting);
  }

  /** Told of every commit that was stored. */
  applied({ state = [] }: Commit): void {
    for (const { key } of state) if (key.startsWith(prefix)) this.#noted.add(key.slice(prefix.length));
  }

  #entries(zones: Iterable<string>): readonly StateEntry[] {
    const now = this.#deps.clock.now();
    return [...new Set(zones)].map((zone) => ({ key: prefix + zone, value: `${now} ${hashOf(zone, now)}` }));
  }
}

function hashOf(zone: string, from: number): string {
  return hashKey(JSON.stringify(clockChanges(zone, from, from + ahead)));
}
