/** Runs tasks of the same key one after another, each when the one before it has ended. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(task, task);
    this.#last.set(key, turn);
    const settled = () => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    turn.then(settled, settled);
    return turn;
  }
}
