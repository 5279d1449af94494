import { type Claim, claimsOf } from './claims.ts';
import { workday } from './day-ways.ts';
import type { Here } from './here.ts';
import { isHonest, saysSeries, speaksOfWhen, takesDate } from './honest-lines.ts';
import { dayLine, hourLine } from './phrasing.ts';
import type { Draft, Edit } from './statement.ts';
import type { Occurrence, QuestionMatter, TimeQuestion } from './types.ts';

/** What a text leads to when it is read: accepted, or what is asked. */
export type Reading =
  | {
      readonly accepted: true;
      readonly meaning: string;
      readonly moments: readonly Occurrence[];
      /** A single moment that is no series, of a line that plans. */
      readonly isSingle: boolean;
    }
  | { readonly accepted: false; readonly here: Here; readonly drafts: readonly Draft[] };
export type Read = (text: string) => Reading;

/** Lines shown under a question. */
const wanted = 2;
/** A ready line may itself leave something to ask; that is answered too, at most so often in a row. */
const deepest = 3;
/** Readings that one question may cost, and characters read: a long text is worth few tries. */
const mostReadings = 14;
const mostCharacters = 2500;

/**
 * The question that goes first, with its ready lines: each is read again, and shown only if it is accepted and
 * says nothing else than what was typed. There may be none.
 */
export function questionOf(here: Here, drafts: readonly Draft[], read: Read): TimeQuestion {
  const draft = firstOf(drafts);
  const budget = { left: Math.min(mostReadings, Math.floor(mostCharacters / (here.text.length + 1))) };
  const found = linesOf({ here, drafts }, read, budget, deepest, wanted);
  const lines = found.length > 0 ? found : examples(here, drafts, read);
  // No ready line makes fewer sessions of what was typed unsaid.
  const zone = drafts.find(({ matter: { code } }) => code === 'otherZone');
  const matter = found.some(({ fewer }) => fewer) ? ({ code: 'tooMany' } as const) : (zone ?? draft).matter;
  return { ...matter, lines: lines.map(({ text }) => text), lost: lines.map(({ lost }) => lost.text) };
}

/**
 * A clock change goes before all, then words that say no moment or nothing, then days at odds: what else is
 * doubtful hangs on them.
 */
function firstOf(drafts: readonly Draft[]): Draft {
  for (const codes of [
    ['skipped', 'doubled'],
    ['now', 'vague', 'vacation'],
    ['notUnderstood', 'dayOrMonth'],
    clashes,
  ]) {
    const first = drafts.find(({ matter: { code } }) => codes.includes(code));
    if (first !== undefined) return first;
  }
  return drafts[0] ?? { matter: { code: 'nothing' }, ways: [] };
}

const clashes: readonly QuestionMatter['code'][] = ['daysDisagree', 'weekdayMismatch'];
/** Questions whose answers may leave days at odds, which their lines then settle too. */
const open: readonly QuestionMatter['code'][] = [
  'notUnderstood',
  'skipped',
  'doubled',
  'dayOrMonth',
  ...clashes,
];

/** Questions that are about just this: once, or each week? */
const singles: readonly QuestionMatter['code'][] = [
  'onceOrEach',
  'either',
  'emptySeries',
  'tooMany',
  'countOf',
];

/** A line that is accepted, what it means, and what it leaves out. */
interface Line {
  readonly text: string;
  readonly meaning: string;
  readonly moments: readonly Occurrence[];
  readonly isSingle: boolean;
  /** The questions that it answers. */
  readonly codes: readonly QuestionMatter['code'][];
  readonly lost: Lost;
  /** It makes fewer sessions than were asked for. */
  readonly fewer: boolean;
}

/** What edits took away as no date, and where it stood. */
interface Lost {
  readonly text: string;
  readonly from: number;
}

const nothingLost: Lost = { text: '', from: 0 };

/** A text and what is asked about it. */
interface Asked {
  readonly here: Here;
  readonly drafts: readonly Draft[];
}

/** The first lines that work, of different meanings as far as there are such. */
function linesOf(
  asked: Asked,
  read: Read,
  budget: { left: number },
  depth: number,
  count: number,
): readonly Line[] {
  const draft = firstOf(asked.drafts);
  const lines = linesBy(draft, asked.here, read, budget, depth, count);
  if (lines.length > 0 || draft.else === undefined) return lines;
  return linesBy({ ...draft, ways: draft.else }, asked.here, read, budget, depth, count);
}

function linesBy(
  draft: Draft,
  here: Here,
  read: Read,
  budget: { left: number },
  depth: number,
  count: number,
): readonly Line[] {
  const possible = draft.ways.filter((edits) => !edits.some((edit) => takesDate(edit, here)));
  const ways = new Map(possible.map((edits) => [edited(here.text, edits), edits]));
  ways.delete('');
  const readings = [...ways]
    .map(([text, edits]) => ({ text, edits, reading: within(budget, text, read) }))
    .filter(({ edits, reading }) => !stopsThere(reading, edits));
  const direct = readings.filter(({ reading }) => reading?.accepted === true);
  // A way that leaves nothing open is better than one that is answered on top of it.
  const enough = draft.matter.code === 'notUnderstood' ? 1 : count;
  const tried = direct.length >= enough ? direct : readings;
  const lines: Line[] = [];
  const same: Line[] = [];
  let claims: readonly Claim[] | undefined;
  const add = (answer: Line, edits: readonly Edit[]) => {
    claims ??= claimsOf(here.text, here);
    const codes = [draft.matter.code, ...answer.codes];
    if (!isHonest({ edits, moments: answer.moments, codes }, claims)) return;
    // What is not understood of a series never becomes a single session.
    if (answer.isSingle && !singles.includes(draft.matter.code) && saysSeries(here)) return;
    const line = { ...losing(answer, lostBy(here.text, edits)), codes };
    if ([...lines, ...same].some((known) => known.text === line.text)) return;
    (lines.some(({ meaning }) => meaning === line.meaning) ? same : lines).push(line);
  };
  for (const { text, edits, reading } of tried) {
    for (const line of answersTo(text, reading, read, budget, depth, 1, draft)) add(line, edits);
    if (lines.length >= count) break;
  }
  const [only] = tried;
  if (only !== undefined && lines.length < count) {
    const more = answersTo(only.text, only.reading, read, budget, depth, count, draft);
    for (const line of more) add(line, only.edits);
  }
  const fewer = draft.matter.code === 'tooMany';
  return [...lines, ...same].slice(0, count).map((line) => (fewer ? { ...line, fewer } : line));
}

/** Is the word no better understood as it is spelled now? Then it is another one, perhaps a title's. */
function stopsThere(reading: Reading | undefined, [edit]: readonly Edit[]): boolean {
  if (reading === undefined || reading.accepted || edit === undefined || edit.text === '') return false;
  const stop = reading.drafts.find(({ at }) => at !== undefined)?.at;
  return stop !== undefined && stop <= edit.from + edit.text.length;
}

function lostBy(text: string, edits: readonly Edit[]): Lost {
  const [first] = edits.filter(({ lost }) => lost);
  return first === undefined
    ? nothingLost
    : { text: text.slice(first.from, first.to).trim(), from: first.from };
}

/** The line of an edited text, with what the edits before took away, in the order in which it was typed. */
function losing(line: Line, before: Lost): Line {
  const order = before.from <= line.lost.from ? [before, line.lost] : [line.lost, before];
  const text = order
    .map((lost) => lost.text)
    .filter((each) => each !== '')
    .join(' ');
  return { ...line, lost: { text, from: Math.min(...order.map(({ from }) => from)) } };
}

function within(budget: { left: number }, text: string, read: Read): Reading | undefined {
  if (budget.left <= 0) return undefined;
  budget.left -= 1;
  return read(text);
}

/** The line itself if it is accepted, else with the first answers to what it still leaves open. */
function answersTo(
  text: string,
  reading: Reading | undefined,
  read: Read,
  budget: { left: number },
  depth: number,
  count: number,
  asked: Draft,
): readonly Line[] {
  if (reading === undefined) return [];
  if (reading.accepted) return [{ ...reading, text, codes: [], lost: nothingLost, fewer: false }];
  if (depth === 0 || contradicts(reading.drafts, asked)) return [];
  return linesOf(reading, read, budget, depth - 1, count);
}

/** Two days at odds: a line that settles them under another question would go against what it leaves out. */
function contradicts(drafts: readonly Draft[], asked: Draft): boolean {
  return !open.includes(asked.matter.code) && drafts.some(({ matter }) => clashes.includes(matter.code));
}

/** Two lines that work where nothing of when was said: in two days and in a week. */
function examples(here: Here, drafts: readonly Draft[], read: Read): readonly Line[] {
  const draft = drafts.find(({ matter }) => matter.code === 'notUnderstood');
  const ways = [...(draft?.ways ?? []), ...(draft?.else ?? [])];
  const unread = ways.find((edits) => edits.some((edit) => edit.lost && !takesDate(edit, here))) ?? [];
  const lost = lostBy(here.text, unread);
  // Whoever said something of when is not told another day.
  const isNumber = lost.text === '' && /\p{N}/u.test(here.text);
  if (isNumber || claimsOf(here.text, here).length > 0 || speaksOfWhen(here)) return [];
  const days = [workday(here.today + 2), workday(here.today + 7)];
  return days.flatMap((day) => {
    const text = `${dayLine(day, here.language, here.today)} ${hourLine({ minute: 14 * 60 }, here.language)}`;
    const reading = read(text);
    if (!reading.accepted) return [];
    return [{ ...reading, text, codes: [], lost, fewer: false }];
  });
}

/** The text with its edits made, and tidied: no double spaces, no comma left over at an end. */
function edited(text: string, edits: readonly Edit[]): string {
  let done = text;
  const fromTheEnd = [...edits].sort((a, b) => b.from - a.from);
  for (const { from, to, text: put } of fromTheEnd)
    done = `${done.slice(0, from)}${padded(done, from, to, put)}${done.slice(to)}`;
  return tidied(done);
}

/** What is put in never runs into the words around it. */
function padded(text: string, from: number, to: number, put: string): string {
  if (put === '') return put;
  const isApart = from === 0 || /\s$/u.test(text.slice(0, from)) || /^[\s-]/u.test(put);
  const runsOn = /^[\p{L}\p{N}]/u.test(text.slice(to)) && !/[\s-]$/u.test(put);
  return `${isApart ? '' : ' '}${put}${runsOn ? ' ' : ''}`;
}

function tidied(text: string): string {
  const words = text.split(/\s/u).filter((word) => word !== '');
  while (words.length > 0 && isLoose(words.at(-1))) words.pop();
  while (words.length > 0 && isLoose(words[0])) words.shift();
  return words.join(' ').replace(/\s*[,;]+$/u, '');
}

function isLoose(word: string | undefined): boolean {
  return word !== undefined && [',', ';', 'et', 'and', ':', '.', '-'].includes(word);
}
