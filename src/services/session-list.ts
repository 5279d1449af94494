import type { Session } from '../domain/session.ts';
import { formatDay, formatHours, formatSession, zoneName } from '../domain/time/format.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, type Inline, inlines, line, list } from '../message/document.ts';

/** More sessions than this are shown by their beginning and their end. */
const mostShown = 15;
const head = 10;
const tail = 2;

/** Several sessions to read at a glance. */
export interface SessionList {
  /** What they share, for the heading: « les mardis de 14 h 15 à 16 h 15 (heure de Paris) », « heure de Paris ». */
  readonly hours: string | undefined;
  /** « heure de Paris » where their hours stand in the list: for a heading that says no hours. */
  readonly zone: string | undefined;
  readonly blocks: readonly Block[];
}

/**
 * « S1 mardi 1er décembre 2026 · S2 mardi 8 décembre 2026 » where all have the same hours, which then
 * stand in the heading; else one item each. Of a long series the middle is left out.
 */
export function listSessions(sessions: readonly Session[], language: Language): SessionList {
  const hours = sharedHours(sessions, language);
  if (hours === undefined) {
    const zone = sharedZone(sessions, language);
    const items = shortened(sessions, language, ({ number, start, minutes }) => [
      `S${number} ${formatSession(start, minutes, language, { zone: zone === undefined })}`,
    ]);
    return { hours: zone, zone, blocks: [list(items)] };
  }
  const items = shortened(sessions, language, ({ number, start }) => [
    `S${number} ${formatDay(start, language)}`,
  ]);
  const joined = items.flatMap((item, index) => (index === 0 ? item : [' · ', ...item]));
  return { hours, zone: undefined, blocks: [line`${joined}.`] };
}

/** The items of a list; of a long one the middle is left out, and said. */
export function shortened<T>(
  sessions: readonly T[],
  language: Language,
  item: (session: T) => readonly Inline[],
): readonly (readonly Inline[])[] {
  if (sessions.length <= mostShown) return sessions.map(item);
  const others = wordsOf(language).planning.others(sessions.length - head - tail);
  return [...sessions.slice(0, head).map(item), inlines`${others}`, ...sessions.slice(-tail).map(item)];
}

function sharedHours(sessions: readonly Session[], language: Language): string | undefined {
  const all = new Set(sessions.map((session) => hoursOf(session, language)));
  const [hours] = all;
  if (all.size !== 1 || hours === undefined) return undefined;
  const weekdays = new Set(sessions.map(({ start }) => weekdayOf(formatDay(start, language))));
  const [weekday] = weekdays;
  return weekdays.size === 1 && weekday !== undefined
    ? wordsOf(language).planning.everyWeek(weekday, hours)
    : hours;
}

/** « de 14 h 15 à 16 h 15 (heure de Paris) ». */
function hoursOf({ start, minutes }: Session, language: Language): string {
  return formatHours(start, minutes, language, { zone: true });
}

/** « heure de Paris »: said once for all of them; undefined where they have several. */
export function sharedZone(sessions: readonly Session[], language: Language): string | undefined {
  const zones = new Set(sessions.map(({ start }) => start.zone));
  const [zone] = zones;
  return zone === undefined || zones.size > 1 ? undefined : zoneName(zone, language);
}

function weekdayOf(day: string): string {
  return day.split(' ', 1)[0] ?? '';
}
