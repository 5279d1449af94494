import { limits } from '../domain/limits.ts';
import { beginsWithHour } from '../domain/time/hour-dash.ts';
import { wordTable } from '../domain/word-table.ts';
import { afterCall } from '../message/calling.ts';
import { invisible, ownWords } from '../message/own-words.ts';
import type { Naming } from '../ports/chat.ts';
import type { CommandLine } from './verb.ts';

/** What a place knows that helps to read a message. */
export interface ReadOptions extends Partial<Naming> {
  /** In private: codes of the person's courses, one of which may come first (`LO21 agenda`). */
  readonly codes?: readonly string[];
  /** Tells a verb from a course code of the same spelling. */
  readonly isVerb?: (word: string) => boolean;
  readonly files?: CommandLine['files'];
  readonly quoted?: CommandLine['quoted'];
}

export type ReadLine =
  | { readonly kind: 'notCommand' }
  | {
      readonly kind: 'command';
      /** The prefix was misspelt or left out: the line is proposed, not run. */
      readonly prefix?: 'lost';
      /** The course code that came first, as typed. */
      readonly course?: string;
      /** `line.verb` is '' where only the prefix was typed: the short help. */
      readonly line: CommandLine;
      /** Everything after the verb's word as typed, body included: what a corrected line repeats. */
      readonly after: string;
    };

/** A message that is a command. */
export type CommandRead = Extract<ReadLine, { kind: 'command' }>;

/**
 * Reads a message as people type it (COMMANDS.md, "Form"). Never throws; linear in the text. Lines
 * quoted above the command (`> …`), invisible characters and marks around the whole are skipped.
 */
export function readLine(text: string, options: ReadOptions = {}): ReadLine {
  const called = afterCall(ownWords(text), options);
  if (called === undefined) return { kind: 'notCommand' };
  const breakAt = called.indexOf('\n');
  const first = breakAt < 0 ? called : called.slice(0, breakAt);
  const body = breakAt < 0 ? undefined : called.slice(breakAt + 1).trim();

  let head = word(first);
  let course: string | undefined;
  if (isCode(head.word, options.codes ?? [])) {
    const next = word(head.after);
    const alsoVerb = options.isVerb?.(head.word) === true;
    if (!alsoVerb || options.isVerb?.(next.word) === true) {
      course = head.word;
      head = next;
    }
  }
  const raw = head.after.replace(/^\s*[:\uff1a]/u, '').trim();
  const { text: rest, title } = splitTitle(raw);
  return {
    kind: 'command',
    ...(course === undefined ? {} : { course }),
    after: head.after + (breakAt < 0 ? '' : called.slice(breakAt)),
    line: {
      verb: head.after.trim() === '' ? unpunctuated(head.word) : head.word,
      text: tidy(rest),
      raw,
      ...(title === undefined ? {} : { title }),
      ...(body === undefined || body === '' ? {} : { body }),
      files: options.files ?? [],
      ...(options.quoted === undefined ? {} : { quoted: options.quoted }),
      ...(options.people === undefined ? {} : { people: options.people }),
    },
  };
}

/** The first word of a line (letters, digits, apostrophes, hyphens …) and what follows it. */
function word(text: string): { word: string; after: string } {
  const trimmed = text.replace(invisible, '');
  const match = /^[^\s:,;\uff1a]+/u.exec(trimmed);
  if (match === null) return { word: '', after: trimmed };
  return { word: match[0], after: trimmed.slice(match[0].length) };
}

/** « agenda. » ends a sentence. */
function unpunctuated(word: string): string {
  return /^(.*[^.…!?])[.…!?]{1,3}$/u.exec(word)?.[1] ?? word;
}

function isCode(typed: string, codes: readonly string[]): boolean {
  const wanted = typed.toLowerCase();
  return typed !== '' && codes.some((code) => code.toLowerCase() === wanted);
}

const separator = /(?:^|\s)(?:—|–|--|-)(?=\s|$)/gu;
/** Words before a quoted text that is a physical place or a name, not the title. */
const quotedPlace = /(?:^|\s)(?:lieu|place|room|salle|où|ou|where|groupe|group)\s*:?\s*$/iu;
const quotes = wordTable({ '"': '"', '«': '»', '“': '”', '„': '“' });

/** Parts the first line into what the verb reads and the title. */
function splitTitle(raw: string): { text: string; title?: string } {
  const dash = titleDash(raw);
  if (dash !== undefined) return { text: raw.slice(0, dash.from), title: unquote(raw.slice(dash.to).trim()) };
  let from = 0;
  while (from < raw.length) {
    const open = indexOfAny(raw, from);
    if (open < 0) break;
    const close = raw.indexOf(quotes.get(raw[open] ?? '') ?? '"', open + 1);
    if (close < 0) break;
    if (!quotedPlace.test(raw.slice(Math.max(0, open - 12), open))) {
      return {
        text: `${raw.slice(0, open)} ${raw.slice(close + 1)}`,
        title: raw.slice(open + 1, close).trim(),
      };
    }
    from = close + 1;
  }
  return { text: raw };
}

/** The first dash of a line that begins a title rather than goes on with a date; not beyond what is read of a line. */
export function titleDash(raw: string): { readonly from: number; readonly to: number } | undefined {
  for (const match of raw.slice(0, limits.lineLength).matchAll(separator)) {
    const to = match.index + match[0].length;
    if (!isRange(raw.slice(0, match.index), raw.slice(to))) return { from: match.index, to };
  }
  return undefined;
}

function indexOfAny(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (quotes.has(text[at] ?? '')) return at;
  return -1;
}

/** « 14h15 - 16h15 », « 2:00 PM - 3:00 PM », « 12/01 – 19/01 », « S3 - S6 », « 9 - 11am » are ranges, no titles. */
function isRange(before: string, after: string): boolean {
  const isLeft = left.test(before.slice(-24));
  return (isLeft && right.test(after.slice(0, 24))) || beginsWithHour(after, isLeft);
}

const left =
  /(?:^|\s)(?:de\s|from\s)?s?\d{1,4}(?:[h:/.]\d{0,4}(?:\/\d{1,4})?)?(?:\s?[ap](?:m|\.\s?m\.?)|\s(?:h|heures?)(?:\s\d{2})?)?$/iu;
const right =
  /^\s*(?:s\d{1,4}(?=\s|$)|\d{1,2}[h:/.]\d{0,4}(?:\/\d{1,4})?(?=\s|$)|\d{1,2}\s?(?:h|heures?|am|pm)(?=\s|$)|\d{1,2}\s*$)/iu;

/** A title wholly within quotes loses them. */
function unquote(title: string): string {
  const close = quotes.get(title[0] ?? '');
  if (close === undefined || title.length < 2 || !title.endsWith(close)) return title;
  const inner = title.slice(1, -1);
  return inner.includes(close) ? title : inner.trim();
}

/** White space folded, no-break spaces and curly apostrophes made plain, no full stop: what the grammars read. */
function tidy(text: string): string {
  return text
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=[\p{L}\d])\.$/u, '');
}
