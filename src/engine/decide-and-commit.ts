import type { ApplyResult, Commit } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { isPassing } from './passing.ts';
import { SelfFeeding } from './self-feeding.ts';

/** What fails in our own code so often is put aside. */
const mostFailures = 3;
/**
 * Pauses (ms) before a decision that met a conflict is made again: the first at once, for what stood in the
 * way is mostly done by then. After the last one it counts as an error of our own, and a final one.
 */
const pauses = [0, 5, 20, 80, 200, 400];

/** The same conflict each time: what was decided can never be stored as things are. */
class LastingConflict extends Error {
  constructor() {
    super(`still a conflict after ${pauses.length + 1} decisions`);
    this.name = 'LastingConflict';
  }
}

/** Would another try end in the same way? */
export function isFinal(error: unknown): boolean {
  return error instanceof LastingConflict || error instanceof SelfFeeding;
}

/** Something to be decided. */
export interface Deciding {
  /** Reads the state of this moment and decides on it; undefined where there is nothing to do (any more). */
  readonly decide: () => Promise<Commit | undefined>;
  /** The kind of what brings it, under which the guard counts what it posts; what a person wrote has none, and is not counted. */
  readonly cause?: string;
  /** Puts aside what our own code cannot decide, so that it does not come again; without it, who brought it does (receive.ts). */
  readonly park?: (error: unknown) => Promise<void>;
}

/** How it ended; `nothing`: there was nothing to do. */
export type Ending = ApplyResult | 'nothing' | 'parked';

/**
 * The one way from an event to what is stored: decided on today's state and applied in one transaction. A
 * conflict is decided again a few times on what stands then, an error of our own three times in all; then
 * it is parked. I/O faults are thrown, for whatever brought the event brings it again.
 */
export async function decideAndCommit(
  deps: Pick<Deps, 'store' | 'guard'>,
  deciding: Deciding,
  applied: (commit: Commit) => void,
): Promise<Ending> {
  const { park } = deciding;
  for (let failures = 1; ; failures += 1) {
    try {
      return await decideUntilStored(deps, deciding, applied);
    } catch (error) {
      if (isPassing(error) || park === undefined) throw error;
      if (failures < mostFailures && !isFinal(error)) continue;
      await park(error);
      return 'parked';
    }
  }
}

async function decideUntilStored(
  { store, guard }: Pick<Deps, 'store' | 'guard'>,
  { decide, cause }: Deciding,
  applied: (commit: Commit) => void,
): Promise<Ending> {
  for (const pause of [undefined, ...pauses]) {
    if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    const commit = await decide();
    if (commit === undefined) return 'nothing';
    const takeBack = cause === undefined ? undefined : guard?.admit(commit, cause);
    let result: ApplyResult | undefined;
    try {
      result = await store.apply(commit);
    } finally {
      if (result !== 'applied') takeBack?.();
    }
    if (result === 'applied') applied(commit);
    if (result !== 'conflict') return result;
  }
  throw new LastingConflict();
}
