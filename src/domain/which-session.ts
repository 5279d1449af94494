import { fold } from './fold.ts';
import type { Session } from './session.ts';

/** Session numbers that a line begins with, and what follows them. */
export interface NamedSessions {
  /** In order, each once: S3-S6 is 3, 4, 5, 6. */
  readonly numbers: readonly number[];
  readonly rest: string;
}

const most = 2_000;
/** Numbers that one line may name, each counted as often as it says them: nobody means more. */
const mostSaid = 10_000;
const article = /^(?:la|les|the)\s+/iu;
const first =
  /^(s(?:éances?|eances?|essions?)?\s?)?(\d{1,4})(?![\p{L}\d])(?![:/.]\d)(?!\s(?:h|heures?)(?!\p{L}))/iu;
/** `2026-12-01`, `8-12-2026`, `8-12-26`: a date, and no range of numbers. */
const numericDate = /^(?:\d{4}[-–]\d{1,2}[-–]\d{1,2}|\d{1,2}[-–]\d{1,2}[-–](?:\d{4}|\d{2}))(?![\d-])/u;
/** `S3-6` and `3-6` tightly; with spaces or words between, the second needs its S (`S3 à S6`), for hours follow too. */
const tightRange = /^[-–](?:s(?:éance\s|ession\s)?)?(\d{1,4})(?![\p{L}\d])(?![:/.]\d)/iu;
const looseRange = /^\s*(?:-|–|—|à|a|to|jusqu'à)\s*s(?:éance\s|ession\s)?(\d{1,4})(?![\p{L}\d])/iu;
const another = /^\s*(?:,|;|et|and|&|,\s*et|,\s*and)\s*s(?:éance\s|ession\s)?(\d{1,4})(?![\p{L}\d])/iu;

/** « S9 S10 » side by side, where nothing else could follow: what looks like a session is one. */
const beside = /^\s+s(?:éance\s|ession\s)?(\d{1,4})(?![\p{L}\d])/iu;

/** « 3, 5 et 7 » without S: too near to « 3, 2 absents » to be guessed. */
const bareList = /^\s*(?:,|;|et|and|&)\s*\d{1,4}(?![\p{L}\d:/.])/iu;

/**
 * Reads `S3`, `s3`, `3`, `séance 3`, `S3-S6`, `S3, S5 et S7` at the beginning of a text; undefined if
 * there is none, or a list that is not clear. `3h`, `3/12`, `2026-12-03` and `3 h` are no sessions. Numbers need not exist.
 * `several`: `S3 S5` are two; elsewhere the second may be a room or a title.
 */
export function readSessions(text: string, how: 'several' | 'one' = 'one'): NamedSessions | undefined {
  let rest = text.trim().replace(article, '');
  const head = first.exec(rest);
  if (head === null || numericDate.test(rest)) return undefined;
  const numbers = new Set([Number(head[2])]);
  let last = Number(head[2]);
  let said = 1;
  rest = rest.slice(head[0].length);
  for (;;) {
    const range = tightRange.exec(rest) ?? looseRange.exec(rest);
    const next = range ?? another.exec(rest) ?? (how === 'several' ? beside.exec(rest) : null);
    if (next === null) break;
    const number = Number(next[1]);
    const named = range === null ? [number] : between(last, number);
    said += named.length;
    if (said > mostSaid) return undefined;
    for (const each of named) numbers.add(each);
    last = number;
    rest = rest.slice(next[0].length);
  }
  if (bareList.test(rest)) return undefined;
  return {
    numbers: [...numbers].sort((a, b) => a - b),
    rest: rest.replace(/^\s*[:,;]?\s+|^\s*[:,;]\s*/u, '').trim(),
  };
}

function between(from: number, to: number): readonly number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  return Array.from({ length: Math.min(high - low + 1, most) }, (_, index) => low + index);
}

/**
 * The sessions whose title begins with what was typed, without case and accents; a full match wins. More
 * than one means that the beginning is ambiguous.
 */
export function titled(sessions: readonly Session[], typed: string): readonly Session[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return [];
  const matches = sessions.filter(({ title }) => fold(title).startsWith(wanted));
  const exact = matches.filter(({ title }) => fold(title) === wanted);
  return exact.length > 0 ? exact : matches;
}

/** What « nothing said » means where a verb only reads: the open session, else the next one to begin. */
export function currentSession(sessions: readonly Session[], now: number): Session | undefined {
  const byStart = [...sessions].sort((a, b) => a.startsAt - b.startsAt);
  return (
    byStart.find(({ status }) => status === 'open') ??
    byStart.find(({ status, startsAt, minutes }) => status === 'planned' && startsAt + minutes * 60_000 > now)
  );
}
