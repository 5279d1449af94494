import type { AdapterState } from '../../../../adapters/matrix/connection/types.ts';

/** The adapter's small state, for as long as a test lasts. */
export function memoryState(entries: Readonly<Record<string, string>> = {}): AdapterState {
  const values = new Map(Object.entries(entries));
  return {
    get: async (key) => values.get(key),
    list: async (prefix) =>
      [...values].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
    put: async (entries) => {
      for (const { key, value } of entries) {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
      }
    },
  };
}
