/**
 * Queues by key: what is put under one key runs one after the other, keys in parallel. A key's queue
 * vanishes when it is empty.
 */
export class Queues {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything already put under `key`; gives its result (or its error). */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, tail);
    void tail.then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    return result;
  }

  /** Resolves when everything put so far is done. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}
