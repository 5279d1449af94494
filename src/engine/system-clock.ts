import { trustedClock } from './trusted-clock.ts';

/** The machine's clock; a leap of it is mistrusted for one look. */
export const systemClock = trustedClock({ now: () => Date.now(), elapsed: () => performance.now() });
