import type { Span } from './cursor.ts';
import type { Period } from './senses.ts';

/** An hour as typed; what it means in 24 hours is for `hour-meaning.ts`. */
export interface Clock extends Span {
  readonly hour: number;
  readonly minute: number;
  /** `02:30`: whoever types the zero means the night. */
  readonly leadingZero: boolean;
  readonly meridiem?: 'am' | 'pm';
  readonly period?: Period;
  readonly fold?: 0 | 1;
  /** `minuit`: of which of two days? */
  readonly midnight: boolean;
  /** A number without `h`: « de 8 à 10 ». */
  readonly bare: boolean;
  /** `14.15`, which might be a date. */
  readonly dotted: boolean;
  /** Minutes east of UTC, of a machine-written time: `14:00+01:00`, `14:00Z`; NaN of `+25:00`, which is none. */
  readonly offset?: number;
}
