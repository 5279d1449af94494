import { fold } from '../domain/fold.ts';
import { type Day, dayFromText, weekdayOf } from '../domain/time/days.ts';
import { weekdayNames } from '../domain/time/format.ts';
import { parseStretch } from '../domain/time/parse-when.ts';
import type { TimeContext } from '../domain/time/types.ts';
import { daysBounds, fromInstant } from '../domain/time/zone.ts';
import { wordTable } from '../domain/word-table.ts';

/** Sessions that a line means without naming one: the next, the open one, or all of a stretch of time. */
export interface NamedSpan {
  readonly kind: 'next' | 'current' | 'all' | 'month' | 'week';
  /** Epoch ms; the end is not part of it. */
  readonly from: number;
  readonly to: number;
  /** Of a month or week. */
  readonly first?: Day;
  /** Only those of this weekday (1 = Monday): « tous les mardis de décembre ». */
  readonly weekday?: number;
  /** « les deux prochaines séances ». */
  readonly count?: number;
  /** What follows. */
  readonly rest: string;
}

/** A longer line names no stretch of time. */
const longest = 300;

const quantities = new Set('tout tous toutes toute all every each everything chaque'.split(' '));
const articles = new Set(
  'le la les l the de du des d of in en au pour for mes ma mon my ce cette this ces these on'.split(' '),
);
const nouns = new Set(
  'cours seance seances session sessions class classes lesson lessons lecture lectures td tp mois month'.split(
    ' ',
  ),
);
const nexts = new Set('prochain prochaine prochains prochaines suivant suivante next'.split(' '));
/** More than one stretch is meant. */
const goesOn = /^(?:et|ou|and|or|a|au|to|until|jusqu.*)(?=\P{L}|$)/u;
const remaining =
  /^(?:a venir|qui (?:restent|viennent)|restante?s?|remaining|to come|left|ahead|du semestre|of the term)$/u;
const months = new Set(['mois', 'month']);
const numbers = wordTable<number>({
  ...Object.fromEntries('deux trois quatre cinq six'.split(' ').map((word, index) => [word, index + 2])),
  ...Object.fromEntries('two three four five six'.split(' ').map((word, index) => [word, index + 2])),
  ...Object.fromEntries(['2', '3', '4', '5', '6', '7', '8', '9', '10'].map((word) => [word, Number(word)])),
});
const weekdays = wordTable<number>(
  Object.fromEntries(
    [weekdayNames.fr, weekdayNames.en].flatMap((names) =>
      names.flatMap((name, index) => [fold(name), `${fold(name)}s`].map((word) => [word, index + 1])),
    ),
  ),
);

/** A word of a line: as it is compared, and where it stands. */
interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** What a line has said so far: the words that only lead to the stretch of time, and where that begins. */
interface Lead {
  readonly at: number;
  /** « tout », "every". */
  readonly isMany: boolean;
  readonly hasNoun: boolean;
  readonly count?: number;
  readonly weekday?: number;
}

/** What is meant, and the rest of the line. */
interface Found extends Pick<NamedSpan, 'kind' | 'first' | 'count'> {
  readonly last?: Day;
  readonly rest: string;
}

/**
 * Reads « la prochaine séance », « tous les cours de décembre », « tout », « la semaine prochaine », "next class"; undefined
 * where a line says no such thing. What follows it is the `rest`.
 */
export function readSpan(text: string, context: TimeContext): NamedSpan | undefined {
  if (text.length > longest) return undefined;
  const words = wordsOf(text);
  const lead = readLead(words);
  const found = stretchIn(text, words, lead, context) ?? sessionsIn(text, words, lead);
  if (found === undefined) return undefined;
  const { kind, first, last } = found;
  const rest = found.rest.replace(/^[\s,:;—–-]+/u, '').trim();
  // « tout le 15 », « décembre et janvier »: more, or less, than was read.
  const [folded, isAll] = [fold(rest), kind === 'all'];
  if (isAll ? rest !== '' && !remaining.test(folded) : goesOn.test(folded)) return undefined;
  const { weekday } = lead;
  const count = found.count ?? lead.count;
  const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return {
    kind,
    ...(first === undefined || last === undefined ? all : daysBounds(first, last, context.zone)),
    ...(first === undefined ? {} : { first }),
    ...(count === undefined ? {} : { count }),
    ...(weekday === undefined ? {} : { weekday }),
    rest: isAll ? '' : rest,
  };
}

function readLead(words: readonly Word[]): Lead {
  let [isMany, hasNoun] = [false, false];
  let count: number | undefined;
  let weekday: number | undefined;
  let at = 0;
  for (; at < words.length; at += 1) {
    const here = words[at]?.folded ?? '';
    if (here === 'en' && words[at + 1]?.folded === 'cours') break;
    if (quantities.has(here)) isMany = true;
    else if (nouns.has(here)) hasNoun = true;
    else if (weekday === undefined && weekdays.has(here) && (isMany || /s$/u.test(here))) {
      isMany = true;
      weekday = weekdays.get(here);
    } else if (count === undefined && numbers.has(here) && words[at + 1] !== undefined)
      count = numbers.get(here);
    else if (!articles.has(here)) break;
  }
  return {
    at,
    isMany,
    hasNoun,
    ...(count === undefined ? {} : { count }),
    ...(weekday === undefined ? {} : { weekday }),
  };
}

/** A month or week, which begins with one of the words that lead to it: « du mois prochain », « cette semaine ». */
function stretchIn(
  text: string,
  words: readonly Word[],
  { at, count }: Lead,
  context: TimeContext,
): Found | undefined {
  // « 2 décembre » is a day.
  if (count !== undefined) return undefined;
  for (const { from } of words.slice(0, at + 1)) {
    const read = parseStretch(text.slice(from), context, { spans: false });
    const kind = read?.stretch.kind;
    if (read !== undefined && (kind === 'month' || kind === 'week')) {
      const { first, last } = read.stretch;
      return { kind, first, last, rest: read.rest };
    }
  }
  return undefined;
}

/** The open session, the next ones, or all. */
function sessionsIn(
  text: string,
  words: readonly Word[],
  { at, isMany, hasNoun, count }: Lead,
): Found | undefined {
  const word = (ahead: number) => words[at + ahead]?.folded ?? '';
  const behind = (count: number) => text.slice(words[at + count - 1]?.to ?? 0);
  const [here, after] = [word(0), word(1)];
  if (here === 'en' && after === 'cours') return { kind: 'current', rest: behind(2) };
  if (here === 'current' || here === 'ouverte') {
    return { kind: 'current', rest: behind(nouns.has(after) ? 2 : 1) };
  }
  if (nexts.has(here)) {
    const counted = numbers.has(after) && nouns.has(word(2));
    // « les prochaines séances »: how many is not said.
    if (!counted && /s$/u.test(here) && count === undefined) return undefined;
    if (counted) return { kind: 'next', count: numbers.get(after) ?? 1, rest: behind(3) };
    const named = nouns.has(after);
    return named || hasNoun || after === '' ? { kind: 'next', rest: behind(named ? 2 : 1) } : undefined;
  }
  // « tous les cours du mois »: of which?
  if (months.has(word(-1))) return undefined;
  return isMany && count === undefined ? { kind: 'all', rest: behind(0) } : undefined;
}

/** Is a session (its start in epoch ms) within the stretch, and on its weekday? */
export function isWithin({ from, to, weekday }: NamedSpan, startsAt: number, zone: string): boolean {
  if (startsAt < from || startsAt >= to) return false;
  return weekday === undefined || weekdayOf(dayFromText(fromInstant(startsAt, zone).local)) === weekday;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}/.:+-]+/gu)].map(({ 0: word, index }) => ({
    folded: fold(word).replace(/-(?:ci|la)$/u, ''),
    from: index,
    to: index + word.length,
  }));
}
