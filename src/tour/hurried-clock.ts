import type { Clock } from '../ports/clock.ts';

interface Wake {
  readonly at: number;
  readonly run: () => void;
  timer?: NodeJS.Timeout;
}

/** The machine's clock, ahead by what was skipped: it runs as usual and can jump forwards. */
export class HurriedClock implements Clock {
  #skipped: number;
  readonly #wakes = new Set<Wake>();

  /** `from`: what it shows first (epoch ms). */
  constructor(from: number) {
    this.#skipped = from - Date.now();
  }

  now(): number {
    return Date.now() + this.#skipped;
  }

  wakeAt(at: number, run: () => void): () => void {
    const wake: Wake = { at, run };
    this.#wakes.add(wake);
    this.#arm(wake);
    return () => {
      this.#wakes.delete(wake);
      clearTimeout(wake.timer);
    };
  }

  /** Jumps to `at`, unless it is past, and wakes what is due by then. */
  jumpTo(at: number): void {
    this.#skipped += Math.max(0, at - this.now());
    for (const wake of this.#wakes) this.#arm(wake);
  }

  #arm(wake: Wake): void {
    clearTimeout(wake.timer);
    // Node's timers hold 24 days at most; nothing in a tour waits so long.
    const left = Math.min(Math.max(wake.at - this.now(), 0), 2 ** 31 - 1);
    wake.timer = setTimeout(() => {
      this.#wakes.delete(wake);
      wake.run();
    }, left);
  }
}
