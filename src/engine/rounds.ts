/** Work that is done one round at a time; asked for meanwhile, it is done once more right after. */
export class Rounds {
  readonly #work: () => Promise<void>;
  readonly #ended: () => void;
  #round: Promise<void> | undefined;
  #again = false;

  /** `work` handles its own errors; `ended` is told when a round ends and none follows. */
  constructor(work: () => Promise<void>, ended: () => void = () => {}) {
    this.#work = work;
    this.#ended = ended;
  }

  /** Asks for a round. Cheap to call often. */
  ask(): void {
    if (this.#round !== undefined) {
      this.#again = true;
      return;
    }
    this.#round = this.#work().finally(() => {
      this.#round = undefined;
      if (!this.#again) return this.#ended();
      this.#again = false;
      this.ask();
    });
  }

  get busy(): boolean {
    return this.#round !== undefined;
  }

  /** Resolves when no round runs. */
  async idle(): Promise<void> {
    while (this.#round !== undefined) await this.#round;
  }
}
