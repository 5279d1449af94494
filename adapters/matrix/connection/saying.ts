import { setTimeout as pause } from 'node:timers/promises';

/** What is heard needs this long to become what is said (ms): a decision, its commit, the outbox. */
const beginning = 5;
/** Hearing waits for what is being said so long at most (ms), and so long more for each of a rush. */
const longest = 100;
const longestEach = 10;

/**
 * What is said goes before the next question for news. A homeserver works on a sync for some 10 ms even
 * if there is nothing new; asked first, it makes everybody wait for the answer to their command.
 */
export class Saying {
  #underWay = 0;
  #quiet = Promise.withResolvers<void>();

  /** Runs what sends something. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    if (this.#underWay === 0) this.#quiet = Promise.withResolvers();
    this.#underWay += 1;
    try {
      return await send();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#quiet.resolve();
    }
  }

  /** After something was heard: resolves when its answers, if any, are sent, or when that takes too long. */
  async goesFirst(): Promise<void> {
    await pause(beginning);
    if (this.#underWay === 0) return;
    const over = new AbortController();
    const most = longest + longestEach * this.#underWay;
    await Promise.race([
      this.#quiet.promise,
      pause(most, undefined, { signal: over.signal }).catch(() => {}),
    ]);
    over.abort();
  }
}
