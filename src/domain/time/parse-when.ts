import type { Move, Parsed, Plan, TimeContext, ZonedStart } from './types.ts';

/** Reads the WHEN of `planifier`. */
export function parsePlan(_text: string, _context: TimeContext): Parsed<Plan> {
  throw new Error('not yet');
}

/** Reads the WHEN of `déplacer`. */
export function parseMove(_text: string, _context: TimeContext, _current: ZonedStart): Parsed<Move> {
  throw new Error('not yet');
}
