import type { Clock } from '../ports/clock.ts';

/** What a machine tells of the time. */
export interface Machine {
  /** What its clock shows (epoch ms): set by hand, corrected over the network, gone on while it slept. */
  now(): number;
  /** What has passed since some moment (ms): never set, never back; it may stand while the machine sleeps. */
  elapsed(): number;
}

/** A clock that differs so much from what has passed has leapt (ms); corrections below that are taken at once. */
const leap = 30_000;
/** A leap that still stands after so long is true (ms). */
const confirmedAfter = 10_000;
/** Longest sleep (ms): within it a leap is noticed. */
const longestSleep = 10_000;
/** The same while a leap is mistrusted: it is to stand all the time. */
const briefSleep = 1_000;

/**
 * The machine's clock, except that a leap is mistrusted until it has stood for ten
 * seconds: meanwhile time goes on from before by what has passed. What is due is done once and for good, and a clock
 * that shows another month for five seconds shall not close a session. A machine that slept is behind
 * by as much.
 */
export function trustedClock(machine: Machine): Clock {
  /** What the clock shows more than has passed, as last believed. */
  let trusted = machine.now() - machine.elapsed();
  let suspect: { readonly offset: number; readonly since: number } | undefined;

  const now = (): number => {
    const shown = machine.now();
    const elapsed = machine.elapsed();
    const offset = shown - elapsed;
    const same = suspect !== undefined && isNear(offset, suspect.offset) ? suspect : undefined;
    if (isNear(offset, trusted) || (same !== undefined && elapsed - same.since >= confirmedAfter)) {
      trusted = offset;
      suspect = undefined;
      return shown;
    }
    suspect = same ?? { offset, since: elapsed };
    return Math.round(elapsed + trusted);
  };

  return {
    now,
    wakeAt(at, run) {
      let timer: NodeJS.Timeout;
      const sleep = () => {
        const left = Math.max(at - now(), 0);
        timer = setTimeout(look, Math.min(left, suspect === undefined ? longestSleep : briefSleep));
      };
      const look = () => {
        if (at <= now()) run();
        else sleep();
      };
      sleep();
      return () => clearTimeout(timer);
    },
  };
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) < leap;
