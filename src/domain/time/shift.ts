import { type HourPhrase, readHours } from './clocks.ts';
import type { Cursor } from './cursor.ts';
import { addMonths, type Day, dayFromText } from './days.ts';
import { readLength } from './lengths.ts';
import type { Language, ZonedStart } from './types.ts';
import { plusMinutes } from './zone.ts';

/** What the verb says of a move: « avancer » is earlier, « retarder » later, « décaler » by so much, « déplacer » nothing. */
export type Way = 'earlier' | 'later' | 'shift' | 'any';

/** `+1 semaine`, `-30 min`, « d'une heure »: so many calendar days or months, or minutes of real time. */
export interface Shift {
  readonly unit: 'day' | 'month' | 'minute';
  readonly count: number;
  /** « +1 semaine 16h »: another hour as well. */
  readonly hour?: HourPhrase;
  /**
   * What is not clear: earlier or later ("move S5 forward an hour"); a shift or an hour (« décaler S5 2h »); a shift or
   * a length (« déplacer S5 30 min »).
   */
  readonly doubt?: 'way' | 'hour' | 'length';
}

const earlier = new Set(['plus tot', 'earlier', 'sooner', 'avant']);
const later = new Set(['plus tard', 'later', 'apres']);
/** From so many minutes on « de 10h » is hardly a shift, and below `day` not surely an hour. */
const longShift = 6 * 60;
const wholeDay = 24 * 60;

/**
 * Reads a shift that is the whole text; undefined if there is none. Where words follow that are no part of a date
 * (« +1 semaine merci »), where these begin.
 */
export function readShift(cursor: Cursor, way: Way = 'any'): Shift | number | undefined {
  const place = cursor.place;
  const shift = readNamedShift(cursor) ?? readAmountShift(cursor, way);
  let more: number | undefined;
  if (shift !== undefined) {
    const hour = shift.unit === 'minute' ? undefined : readHours(cursor);
    if (cursor.atEnd) return hour === undefined ? shift : { ...shift, hour };
    const next = cursor.peek();
    more = next?.kind === 'word' && next.sense === undefined ? next.from : undefined;
  }
  cursor.return(place);
  return more;
}

/** « à la semaine prochaine », « au mois prochain », « au lendemain »: counted from where the session is. */
function readNamedShift(cursor: Cursor): Shift | undefined {
  const place = cursor.place;
  cursor.take('a', 'au', 'to', 'at');
  if (cursor.take('nextDay') !== undefined) return { unit: 'day', count: 1 };
  cursor.take('the');
  const coming = ['next', 'following', 'coming'] as const;
  const before = cursor.take(...coming) !== undefined;
  const unit = cursor.take('week', 'monthUnit')?.kind;
  if (unit !== undefined && (before || cursor.take(...coming) !== undefined))
    return unit === 'week' ? { unit: 'day', count: 7 } : { unit: 'month', count: 1 };
  cursor.return(place);
  return undefined;
}

function readAmountShift(cursor: Cursor, way: Way): Shift | undefined {
  const sign = cursor.takeMark('+') ? 1 : cursor.takeMark('-') ? -1 : undefined;
  const particle = sign === undefined ? takeParticle(cursor) : undefined;
  const by = sign === undefined && (cursor.take('of') !== undefined || takeBy(cursor));
  const amount = readAmount(cursor);
  if (amount === undefined) return undefined;
  const after = takeParticle(cursor);
  const said = particle ?? after;
  const isBare = sign === undefined && !by && said === undefined;
  if (isBare && !mayBeBare(amount, way)) return undefined;
  const verb = way === 'earlier' ? -1 : way === 'later' ? 1 : undefined;
  const typed = sign ?? (said === 'forward' || said === 'back' ? meantBy(said, way) : said);
  const isTwoWays =
    typed === 'unclear' ||
    (sign === undefined && typed !== undefined && verb !== undefined && typed !== verb);
  const count = amount.count * (isTwoWays ? 1 : ((typed as 1 | -1 | undefined) ?? verb ?? 1));
  const doubt = isTwoWays
    ? 'way'
    : sign === undefined && said === undefined
      ? doubtOf(amount, way, by)
      : undefined;
  return { unit: amount.unit, count, ...(doubt === undefined ? {} : { doubt }) };
}

/** "bring S5 forward", "push S5 back", « une heure plus tard ». */
function takeParticle(cursor: Cursor): 1 | -1 | 'forward' | 'back' | undefined {
  const text = cursor.peek()?.text ?? '';
  const found = earlier.has(text) || text === 'up' ? -1 : later.has(text) ? 1 : undefined;
  if (found === undefined && text !== 'forward' && text !== 'back') return undefined;
  cursor.skip();
  return found ?? (text === 'back' ? 'back' : 'forward');
}

/** To bring forward is earlier, to push back later; to move either way says nothing. */
function meantBy(particle: 'forward' | 'back', way: Way): 1 | -1 | 'unclear' {
  if (way === 'earlier' && particle === 'forward') return -1;
  return way === 'later' && particle === 'back' ? 1 : 'unclear';
}

function takeBy(cursor: Cursor): boolean {
  if (cursor.peek()?.text !== 'by') return false;
  cursor.skip();
  return true;
}

interface Amount {
  readonly unit: Shift['unit'];
  readonly count: number;
  /** « une heure », "half an hour", « 30 min », « 2 jours »: no hour of the day reads so. */
  readonly isPlain: boolean;
  /** "an hour" is no hour of the day even where « une heure » might be. */
  readonly isLength?: boolean;
}

function mayBeBare({ unit, count, isPlain, isLength }: Amount, way: Way): boolean {
  if (unit !== 'minute' || isLength === true || (isPlain && (way !== 'any' || count < 60))) return true;
  return way !== 'any' && count < longShift;
}

function doubtOf({ unit, count, isPlain }: Amount, way: Way, by: boolean): Shift['doubt'] {
  if (unit !== 'minute') return undefined;
  if (by) return way === 'any' && !isPlain && count >= longShift && count < wholeDay ? 'hour' : undefined;
  if (way === 'any') return 'length';
  return isPlain ? undefined : 'hour';
}

function readAmount(cursor: Cursor): Amount | undefined {
  const [first, unit] = [cursor.peek(), cursor.peek(1)];
  const minutes = readLength(cursor);
  if (minutes !== undefined) {
    const isPlain = first?.kind === 'word' || unit?.sense?.kind === 'minute';
    return { unit: 'minute', count: minutes, isPlain, isLength: first?.sense?.kind === 'an' };
  }
  // « d'un jour »: a set phrase elsewhere.
  if (/^(?:un jour|one day)$/u.test(first?.text ?? '')) {
    cursor.skip();
    return { unit: 'day', count: 1, isPlain: true };
  }
  const one = cursor.take('an', 'a') !== undefined;
  if (!one && !cursor.seesNumber(0, 'words')) return undefined;
  const count = one ? 1 : (cursor.peek()?.value ?? 0);
  if (!one) cursor.skip();
  if (cursor.take('day') !== undefined) return { unit: 'day', count, isPlain: true };
  if (cursor.take('week') !== undefined) return { unit: 'day', count: 7 * count, isPlain: true };
  if (cursor.take('fortnight') !== undefined) return { unit: 'day', count: 14 * count, isPlain: true };
  return cursor.take('monthUnit') === undefined ? undefined : { unit: 'month', count, isPlain: true };
}

/** `+1h30`, `-30 min`, « +2 jours »: as it is typed. */
export function shiftLine({ unit, count }: Pick<Shift, 'unit' | 'count'>, language: Language): string {
  const [sign, many] = [count < 0 ? '-' : '+', Math.abs(count)];
  const plural = many === 1 ? '' : 's';
  if (unit === 'month') return `${sign}${many} ${language === 'fr' ? 'mois' : `month${plural}`}`;
  if (unit === 'day') return `${sign}${many} ${language === 'fr' ? `jour${plural}` : `day${plural}`}`;
  const [hours, minutes] = [Math.floor(many / 60), many % 60];
  if (hours === 0) return `${sign}${minutes} min`;
  return `${sign}${hours}h${minutes === 0 ? '' : String(minutes).padStart(2, '0')}`;
}

/** Where a shift leads. Days and months keep the hour on the wall; a shorter month gives its last day. */
export function shifted(
  start: ZonedStart,
  shift: Shift,
): { readonly day: Day; readonly minute: number; readonly fold?: 0 | 1 } {
  if (shift.unit === 'minute') {
    const moved = plusMinutes(start, shift.count);
    return { day: dayFromText(moved.local), minute: minuteOfDay(moved), fold: moved.fold ?? 0 };
  }
  const day = dayFromText(start.local);
  const target = shift.unit === 'day' ? day + shift.count : addMonths(day, shift.count);
  return { day: target, minute: minuteOfDay(start) };
}

/** The clock of a moment in minutes of its day. */
export function minuteOfDay({ local }: Pick<ZonedStart, 'local'>): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14));
}
