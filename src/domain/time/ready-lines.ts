import { workday } from './day-ways.ts';
import type { Here } from './here.ts';
import { dayLine, hourLine } from './phrasing.ts';
import type { Draft, Edit } from './statement.ts';
import type { TimeQuestion } from './types.ts';

/** What a text leads to when it is read: accepted, or what is asked. */
export type Reading =
  | { readonly accepted: true; readonly meaning: string }
  | { readonly accepted: false; readonly here: Here; readonly drafts: readonly Draft[] };
export type Read = (text: string) => Reading;

/** Lines shown under a question. */
const wanted = 2;
/** A ready line may itself leave something to ask; that is answered too, at most so often in a row. */
const deepest = 3;
/** Readings that one question may cost, whatever was typed: it keeps the whole linear. */
const mostReadings = 12;

/** The question that goes first, with its ready lines: each is read again, and shown only if accepted. */
export function questionOf(here: Here, drafts: readonly Draft[], read: Read): TimeQuestion {
  const draft = firstOf(drafts);
  const budget = { left: mostReadings };
  const lines = linesOf(here, draft, read, budget, deepest, wanted).map(({ text }) => text);
  return { ...draft.matter, lines: lines.length > 0 ? lines : examples(here, read) };
}

/** A clock change goes before all, then words that say no moment: what else is doubtful hangs on them. */
function firstOf(drafts: readonly Draft[]): Draft {
  const clock = drafts.find(({ matter }) => matter.code === 'skipped' || matter.code === 'doubled');
  const vague = drafts.find(({ matter }) => matter.code === 'vague');
  return clock ?? vague ?? drafts[0] ?? { matter: { code: 'nothing' }, ways: [] };
}

/** A line that is accepted, and what it means. */
interface Line {
  readonly text: string;
  readonly meaning: string;
}

/** The first lines that work, of different meanings as far as there are such. */
function linesOf(
  here: Here,
  draft: Draft,
  read: Read,
  budget: { left: number },
  depth: number,
  count: number,
): readonly Line[] {
  const texts = new Set(draft.ways.map((edits) => edited(here.text, edits)).filter((text) => text !== ''));
  const readings = [...texts].map((text) => ({ text, reading: within(budget, text, read) }));
  const direct = readings.filter(({ reading }) => reading?.accepted === true);
  // A way that leaves nothing open is better than one that is answered on top of it.
  const tried = direct.length >= count ? direct : readings;
  const lines: Line[] = [];
  const same: Line[] = [];
  for (const { text, reading } of tried) {
    const line = lineOf(text, reading, read, budget, depth);
    if (line === undefined) continue;
    if (lines.some((known) => known.text === line.text)) continue;
    (lines.some(({ meaning }) => meaning === line.meaning) ? same : lines).push(line);
    if (lines.length >= count) break;
  }
  return [...lines, ...same].slice(0, count);
}

function within(budget: { left: number }, text: string, read: Read): Reading | undefined {
  if (budget.left <= 0) return undefined;
  budget.left -= 1;
  return read(text);
}

/** The line itself if it is accepted, else with the first answer to what it still leaves open. */
function lineOf(
  text: string,
  reading: Reading | undefined,
  read: Read,
  budget: { left: number },
  depth: number,
): Line | undefined {
  if (reading === undefined) return undefined;
  if (reading.accepted) return { text, meaning: reading.meaning };
  if (depth === 0) return undefined;
  const [line] = linesOf(reading.here, firstOf(reading.drafts), read, budget, depth - 1, 1);
  return line;
}

/** Two lines that always work: in two days and in a week. */
function examples(here: Here, read: Read): readonly string[] {
  const days = [workday(here.today + 2), workday(here.today + 7)];
  const lines = days.map(
    (day) => `${dayLine(day, here.language, here.today)} ${hourLine({ minute: 14 * 60 }, here.language)}`,
  );
  return lines.filter((line) => read(line).accepted);
}

/** The text with its edits made, and tidied: no double spaces, no comma left over at an end. */
function edited(text: string, edits: readonly Edit[]): string {
  let done = text;
  const fromTheEnd = [...edits].sort((a, b) => b.from - a.from);
  for (const { from, to, text: put } of fromTheEnd)
    done = `${done.slice(0, from)}${padded(done, from, put)}${done.slice(to)}`;
  return tidied(done);
}

/** What is put in never runs into a word before it. */
function padded(text: string, from: number, put: string): string {
  const before = text[from - 1];
  return put === '' || before === undefined || before.trim() === '' || /^\s/u.test(put) ? put : ` ${put}`;
}

function tidied(text: string): string {
  const words = text.split(/\s/u).filter((word) => word !== '');
  while (words.length > 0 && isLoose(words.at(-1))) words.pop();
  while (words.length > 0 && isLoose(words[0])) words.shift();
  return words.join(' ');
}

function isLoose(word: string | undefined): boolean {
  return word !== undefined && [',', ';', 'et', 'and', ':', '.', '-'].includes(word);
}
