/** Time as the engine sees it, so that tests can hurry it, stop it and turn it back. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Calls `run` once at or after `at` (epoch ms of this clock); returns a function that cancels. */
  wakeAt(at: number, run: () => void): () => void;
}
