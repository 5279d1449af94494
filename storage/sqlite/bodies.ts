/** Bodies kept at most; then all are forgotten. */
const most = 5_000;

/**
 * Parses the bodies of one table, each text once: the same text is the same value, so that nothing has to
 * be forgotten when a row changes. What it gives is shared and must not be changed (the domain's types
 * are readonly).
 */
export function bodyReader<T>(): (body: string) => T {
  const known = new Map<string, T>();
  return (body) => {
    const found = known.get(body);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = JSON.parse(body) as T;
    known.set(body, value);
    return value;
  };
}
