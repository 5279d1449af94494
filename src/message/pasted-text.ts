import { pastedLists, softBreak } from './pasted-lists.ts';
import { pastedTable } from './pasted-table.ts';

/** Colours of a terminal, with their arguments. */
const terminal = /(?![\n\t])\p{Cc}\[[\d;?]*[ -/]*[@-~]/gu;
/** What stands for nothing that is read: controls, the marks of a file's beginning and of a picture pasted without it, orders that turn the direction of writing. */
const unseen = /(?![\n\t\v])\p{Cc}|[\u202a-\u202e\ufeff\ufffc\ufffe\uffff]/gu;
/** Where any of this begins a line, lines are lines, whatever ends them. */
const protects = /(?:^|[\n\v\u2028])[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:```|~~~|\$\$|\\\[)/;
const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})/;
const noBreak = /[\u00a0\u2000-\u200a\u202f\u3000]/;

/**
 * A text as people have it, as Markdown that shows what they see: lists with the signs of word processors (•, –,
 * `a)`), tables pasted as tabs, new lines within a paragraph, no-break spaces where Markdown wants spaces. Control
 * characters go. Code and display maths stay as they are; so does whatever is Markdown already. Linear.
 */
export function pastedText(text: string): string {
  const clean = text
    .replace(/\r\n?|[\u0085\f]/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(terminal, '')
    .replace(unseen, '');
  const lines = (protects.test(clean) ? clean.split(softBreak).join('\n') : clean).split('\n');
  const endOf = protection(lines);
  const shown: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const kept = endOf(at);
    if (kept > at) {
      shown.push(...lines.slice(at, kept));
      at = kept;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && endOf(end) === end) end += 1;
    shown.push(...prose(lines.slice(at, end)));
    at = end;
  }
  return shown.join('\n');
}

/**
 * Where the code or maths that begin at a line end; the line itself where none do. Maths that have no end are looked
 * for once before each empty line: from every beginning it would cost the square.
 */
function protection(lines: readonly string[]): (at: number) => number {
  const vain = new Map<string, number>();
  return (at) => {
    const first = lines[at] ?? '';
    const ticks = fence.exec(first)?.[1];
    if (ticks !== undefined) {
      let end = at + 1;
      while (end < lines.length && !closes(lines[end] ?? '', ticks)) end += 1;
      return Math.min(end + 1, lines.length);
    }
    const maths = first.trimStart();
    const close = maths.startsWith('$$') ? '$$' : maths.startsWith('\\[') ? '\\]' : undefined;
    if (close === undefined || maths.includes(close, 2) || at < (vain.get(close) ?? 0)) return at;
    let end = at + 1;
    for (; end < lines.length && lines[end]?.trim() !== ''; end += 1) {
      if (lines[end]?.includes(close) === true) return end + 1;
    }
    vain.set(close, end);
    return at;
  };
}

function closes(line: string, ticks: string): boolean {
  const bare = line.replace(/^[ \t>]+/, '').trimEnd();
  return bare.startsWith(ticks) && bare === ticks.charAt(0).repeat(bare.length);
}

/** Lines that are no code: tables first, for what stands between tabs is no list. */
function prose(given: readonly string[]): readonly string[] {
  const lines = given.map(spaced);
  const shown: string[] = [];
  let text: string[] = [];
  const flush = () => {
    shown.push(...pastedLists(text));
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const table = pastedTable(lines, at);
    if (table === undefined) {
      text.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    flush();
    if ((shown.at(-1) ?? '') !== '') shown.push('');
    shown.push(...table.rows);
    at = table.end;
    if (at < lines.length && lines[at] !== '') shown.push('');
  }
  flush();
  return shown;
}

/** A line with spaces where Markdown wants them: behind its signs, and nothing at all in an empty one. */
function spaced(line: string): string {
  if (noBreak.test(line)) {
    if (line.trim() === '') return '';
    const sign = /^(\s*)(#{1,6}|>|[-*+]|\d{1,9}[.)])[\u00a0\u2000-\u200a\u202f\u3000]+/.exec(line);
    if (sign !== null) return `${sign[1]?.replace(/[^\t]/g, ' ')}${sign[2]} ${line.slice(sign[0].length)}`;
  }
  // The rule below a table's head, as word processors correct it.
  if (/^[\s|:–—-]+$/.test(line) && line.includes('|')) return line.replace(/–/g, '--').replace(/—/g, '---');
  return indented.test(line) && reads.test(line) ? line.trimStart() : line;
}

/** A paragraph whose first line is set in by a tab or by spaces: a sentence, where Markdown would see code. */
const indented = /^(?:\t|[ \u00a0]{4,8})\p{Lu}/u;
const reads = /^\s*\p{Lu}[\p{L}'’]*,?\s\p{L}[^{};=<>]*[.!?…:»”]\s*$/u;
