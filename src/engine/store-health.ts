import { stateKeys } from '../domain/state-keys.ts';
import { type Store, StoreFault } from '../ports/store.ts';

/** Between two writes to see whether a store that failed takes them again (ms). */
const tryEvery = 5_000;
/** Where such a write goes; it is removed at once. */
const tryKey = stateKeys.health;
/** Of such a write (characters): what a page that is there already takes proves nothing. */
const trySize = 32_768;

/** A store that is watched while it is used. */
export interface WatchedStore {
  readonly store: Store;
  /**
   * Rejects with the StoreFault that a read or a write met, from then on until a write succeeds: a disk is
   * full for long before somebody asks. Tries one itself now and then, so that it comes back unused too.
   */
  ask(): Promise<void>;
}

/** Watches what everybody does with the store. `now`: epoch ms. */
export function watchStore(store: Store, now: () => number): WatchedStore {
  let fault: StoreFault | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  const met = (error: unknown) => {
    if (error instanceof StoreFault) fault = error;
  };
  const watched = watchedPart(store, met, {
    timers: watchedPart(store.timers, met),
    outbox: watchedPart(store.outbox, met),
    apply: async (commit) => {
      try {
        const result = await store.apply(commit);
        if (result === 'applied') fault = undefined;
        return result;
      } catch (error) {
        met(error);
        throw error;
      }
    },
  });
  return {
    store: watched,
    async ask() {
      await watched.changeCounter();
      if (fault !== undefined && Math.abs(now() - triedAt) >= tryEvery) {
        triedAt = now();
        const write = (value: string | undefined) => watched.apply({ state: [{ key: tryKey, value }] });
        // What it meets is kept, and said right below.
        await write('.'.repeat(trySize)).then(() => write(undefined), met);
      }
      if (fault !== undefined) throw fault;
    },
  };
}

/** The same part, whose methods tell what they reject with; some are others. */
function watchedPart<T extends object>(part: T, met: (error: unknown) => void, others: Partial<T> = {}): T {
  return new Proxy(part, {
    get(target, name) {
      if (Object.hasOwn(others, name)) return Reflect.get(others, name);
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args);
        if (result instanceof Promise) result.catch(met);
        return result;
      };
    },
  });
}
