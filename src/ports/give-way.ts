import { setImmediate } from 'node:timers/promises';

/** How long one piece of work goes on before others get their turn (ms). */
const turn = 20;

/** To be called between two pieces of a long work: gives way to others when its turn is over. */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await setImmediate();
    since = performance.now();
  };
}
