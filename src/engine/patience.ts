import type { ChatAdapter } from '../ports/chat.ts';
import { StoreFault } from '../ports/store.ts';

/** How long a course's queue, and so a class, waits for what its platform knows of somebody (ms). */
const patience = 1_500;
/** So long after a silence nobody waits anew: the next answers that are not at hand are done without (ms). */
const silence = 60_000;

const silentUntil = new WeakMap<ChatAdapter, number>();

/**
 * What a platform answers to a question of ours, or undefined: where it is slow, refuses, or answers what cannot be
 * read. Who asks then decides without. The question itself goes on, so that its answer is known the next time.
 */
export async function inPatience<T>(
  adapter: ChatAdapter,
  now: number,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const wait = (silentUntil.get(adapter) ?? 0) > now ? 0 : patience;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      silentUntil.set(adapter, now + silence);
      resolve(undefined);
    }, wait);
  });
  const answered = ask().then(
    (answer) => {
      silentUntil.delete(adapter);
      return answer;
    },
    (error: unknown) => {
      // Our own disk is no platform: the event comes again.
      if (error instanceof StoreFault) throw error;
      return undefined;
    },
  );
  // After the time-out nobody hears of it any more.
  answered.catch(() => {});
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
