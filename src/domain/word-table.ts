/**
 * What words mean, for looking up what somebody typed. A plain object would also know `constructor`,
 * `toString` and `__proto__`, which nobody put there.
 */
export function wordTable<Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(entries));
}
