import type { Store } from './ports/store.ts';

/** Where the Matrix adapter's state stands in the store. */
export const matrixState = 'matrix/';

/** Small durable state of one adapter, kept in the store beside everybody else's. */
export interface StateUnder {
  get(key: string): Promise<string | undefined>;
  /** Entries whose key begins with `prefix`, by key. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /** All in one transaction; `undefined` removes. */
  put(entries: readonly { readonly key: string; readonly value: string | undefined }[]): Promise<void>;
}

/** The store's small state under a prefix (`matrix/…/`), which the keys given and returned are without. */
export function stateUnder(store: Pick<Store, 'state' | 'states' | 'apply'>, prefix: string): StateUnder {
  return {
    get: (key) => store.state(prefix + key),
    async list(start) {
      const entries = await store.states(prefix + start);
      return entries.map(({ key, value }) => ({ key: key.slice(prefix.length), value }));
    },
    async put(entries) {
      await store.apply({ state: entries.map(({ key, value }) => ({ key: prefix + key, value })) });
    },
  };
}
