import { formatDistance } from '../domain/time/format.ts';
import type { Language, ZonedStart } from '../domain/time/types.ts';
import { fromInstant, toInstant } from '../domain/time/zone.ts';

/** How far a moment is, said anew at each sending. */
export interface Away {
  readonly start: ZonedStart;
  readonly language: Language;
  /** What stands before it: « commence ». */
  readonly lead?: string;
  /** Where it begins a sentence. */
  readonly capital?: boolean;
  /** Said on the day itself instead of an hour's distance: « aujourd'hui ». */
  readonly today?: string;
}

/** How long until a moment, between two texts: « (15 min) ». */
export interface Left {
  readonly lead: string;
  readonly unit: 'minute' | 'min';
  readonly tail: string;
}

/**
 * Words that become false as time passes. They are chosen when they are sent: an answer may wait long for its
 * turn. `text` is how they read when it was decided, for whoever reads the document without a clock.
 */
export interface Timed {
  readonly kind: 'timed';
  readonly text: string;
  /** From then on `after` is true (epoch ms). */
  readonly at: number;
  readonly before: string | Away | Left;
  readonly after: string;
}

/** How far `start` is from `now` (epoch ms), and `after` once it has come. */
export function distance(now: number, away: Away, after: string): Timed | string {
  return timed(now, toInstant(away.start), away, after);
}

/** `before` until a moment (epoch ms; Infinity: for ever), then `after`. */
export function until(now: number, at: number, before: string | Left, after: string): Timed | string {
  return Number.isFinite(at) || typeof before !== 'string' ? timed(now, at, before, after) : before;
}

/** The words as they are true at `now` (epoch ms). */
export function wordsAt({ at, before, after }: Omit<Timed, 'kind' | 'text'>, now: number): string {
  if (now >= at) return after;
  if (typeof before === 'string') return before;
  if ('unit' in before) return leftUntil(at - now, before);
  const { start, language, lead = '', capital = false, today } = before;
  const isToday = fromInstant(now, start.zone).local.slice(0, 10) === start.local.slice(0, 10);
  const said = lead + (today !== undefined && isToday ? today : formatDistance(now, start, language));
  return capital ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** Both languages make the plural in the same way. */
function leftUntil(ms: number, { lead, unit, tail }: Left): string {
  const minutes = Math.ceil(ms / 60_000);
  return `${lead}${minutes} ${unit}${unit === 'minute' && minutes > 1 ? 's' : ''}${tail}`;
}

function timed(now: number, at: number, before: Timed['before'], after: string): Timed {
  const when = { at, before, after };
  return { kind: 'timed', text: wordsAt(when, now), ...when };
}
