import type { Clock } from '../ports/clock.ts';

/** Longest sleep: a clock that jumps (a laptop wakes, NTP corrects) is noticed within this time. */
const longestSleep = 20_000;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, run) {
    let timer: NodeJS.Timeout;
    const sleep = () => {
      const left = at - Date.now();
      if (left <= 0) run();
      else timer = setTimeout(sleep, Math.min(left, longestSleep));
    };
    timer = setTimeout(sleep, Math.min(Math.max(at - Date.now(), 0), longestSleep));
    return () => clearTimeout(timer);
  },
};
