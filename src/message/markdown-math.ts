import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { closingTicks } from './code-ticks.ts';
import { displayApart } from './display-math.ts';

/**
 * Maths as HTML, from its LaTeX without what delimits it; `display` when it stands on lines of its own. Undefined where
 * its source is shown instead.
 */
export type DrawMath = (latex: string, display: boolean) => string | undefined;

/**
 * Keeps `$…$`, `$$…$$`, `\(…\)` and `\[…\]` as their source, so that Markdown neither slants `a_1 … b_1` nor
 * drops a backslash. For a single dollar the rule is Pandoc's (tex_math_dollars): no space after the first,
 * none before the last, no digit behind it. Amounts are text beyond that (`isAmount`), and maths never begin
 * before a code span and end in or behind it. `drawing` gives how one rendering draws them, if not as their source.
 */
export function math(reader: MarkdownIt, drawing: (env: unknown) => DrawMath | undefined): void {
  reader.inline.ruler.before('escape', 'math', readMath);
  reader.block.ruler.before('fence', 'display-math', readDisplay, { alt: ['paragraph'] });
  reader.core.ruler.push('display-math', (state) => {
    if (drawing(state.env) !== undefined) state.tokens = displayApart(state);
  });
  reader.renderer.rules.math = (tokens, index, _options, env) => {
    const token = tokens[index];
    const source = token?.content ?? '';
    const apart = token?.block === true;
    const drawn = drawing(env)?.(latexOf(source), apart);
    if (drawn !== undefined) return drawn;
    const code = `<code class="math">${reader.utils.escapeHtml(source)}</code>`;
    return apart ? `<p>${code}</p>` : code;
  };
}

const single = /^\$(?![\s$])(?:\\[\s\S]|[^$\\])*?(?<![\s\\])\$(?!\d)/;
const double = /^\$\$(?!\s*\$\$)(?:\\[\s\S]|[^$\\])+\$\$/;
const round = /^\\\((?=[^)]*\S)(?:\\[^)]|[^\\])+\\\)/;
/** Before a parenthesis it is a link that shall be none: `\[text\](address)`. */
const square = /^\\\[(?:\\[^\]]|[^\\])+\\\](?!\()/;

function readMath(state: StateInline, silent: boolean): boolean {
  const first = state.src[state.pos];
  if (first !== '$' && first !== '\\') return false;
  const found = first === '$' ? inDollars(state) : inBackslashes(state);
  if (found === undefined || codeIn(state, found) !== undefined || latexOf(found) === '') return false;
  if (!silent) state.push('math', 'code', 0).content = found;
  state.pos += found.length;
  return true;
}

const slashed = [
  { form: round, open: '\\(', close: '\\)' },
  { form: square, open: '\\[', close: '\\]' },
];
/** Where such maths were looked for in vain, and up to where beginning later finds nothing either. */
const vain = new WeakMap<StateInline, Map<RegExp, { readonly from: number; readonly until: number }>>();

/** `\(…\)` or `\[…\]` from here on. Looked for once before each end: from every beginning it would cost the square. */
function inBackslashes(state: StateInline): string | undefined {
  const { src, pos, posMax } = state;
  const known = vain.get(state) ?? new Map();
  vain.set(state, known);
  for (const { form, open, close } of slashed) {
    if (!src.startsWith(open, pos)) continue;
    const { from = pos, until = pos } = known.get(form) ?? {};
    if (from <= pos && pos < until) return undefined;
    const found = form.exec(src.slice(pos, posMax))?.[0];
    const code = found === undefined ? undefined : codeIn(state, found);
    if (found !== undefined && code === undefined) return found;
    const end = code ?? src.indexOf(close, pos + 2);
    known.set(form, { from: pos, until: end < 0 ? posMax : end });
  }
  return undefined;
}

function inDollars(state: StateInline): string | undefined {
  const { src, pos } = state;
  const before = src.slice(Math.max(0, pos - 2), pos);
  const rest = src.slice(pos, state.posMax);
  const display = double.exec(rest)?.[0];
  // « 25$$ » is an amount; a word may run into maths on lines of their own.
  if (display !== undefined) return /\p{N}$/u.test(before) ? undefined : display;
  const found = single.exec(rest)?.[0];
  return found === undefined || isAmount(before, found) ? undefined : found;
}

/** « 25$, le cahier 8$ », « 10k$/an et 12k$ », « 25 $US ou 30 $CA, 8$ », « $25 ou 8$ ». */
function isAmount(before: string, found: string): boolean {
  const inner = found.slice(1, -1);
  if (/[\p{L}\p{N}]$/u.test(before)) return !inner.startsWith('\\');
  if (/^(?:[,;:!?)\]»%/]|\.(?!\d))/.test(inner)) return true;
  if (/\p{N}\s$/u.test(before) && /^(?:US|CAN?|AU|NZ|HK)(?![\p{L}\p{N}])/u.test(inner)) return true;
  return /^\d[\d\s.,]*[\p{L}\s]*\s\p{L}{2}/u.test(inner) && !/[=^_\\{}<>+*]/.test(inner);
}

const ticksOf = new WeakMap<StateInline, ReturnType<typeof closingTicks>>();

/** Where a code span begins in what was found here, if one does. */
function codeIn(state: StateInline, found: string): number | undefined {
  if (!found.includes('`')) return undefined;
  const closing = ticksOf.get(state) ?? closingTicks(state.src);
  ticksOf.set(state, closing);
  for (const { 0: run, index } of found.matchAll(/`+/g)) {
    const at = state.pos + index;
    if (closing(run.length, at + run.length) !== undefined) return at;
  }
  return undefined;
}

/**
 * `$$` or `\[` that begins a line and ends on a later one, before any empty line: a paragraph of its own, whatever
 * its lines begin with. Else `- b` in it would be a list.
 */
function readDisplay(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineOf = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const first = lineOf(startLine);
  const close = first.startsWith('$$') ? '$$' : first.startsWith('\\[') ? '\\]' : undefined;
  if (close === undefined || first.includes(close, 2)) return false;
  const vainHere = vainLines.get(state) ?? new Map();
  vainLines.set(state, vainHere);
  const known = vainHere.get(close);
  const isKnown = known?.indent === state.blkIndent;
  if (isKnown && known.from <= startLine && startLine < known.until) return false;
  const line = lastLine(state, startLine, endLine, (at) => lineOf(at).includes(close));
  if (line >= endLine || !lineOf(line).trimEnd().endsWith(close)) {
    vainHere.set(close, { indent: state.blkIndent, from: startLine, until: line });
    return false;
  }
  const content = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
  if (latexOf(content) === '') return false;
  if (silent) return true;
  state.line = line + 1;
  const map: [number, number] = [startLine, state.line];
  state.push('paragraph_open', 'p', 1).map = map;
  Object.assign(state.push('inline', '', 0), { content, map, children: [] });
  state.push('paragraph_close', 'p', -1);
  return true;
}

/** By what would end them, the lines from which display maths were looked for in vain; whatever begins among them finds nothing either. */
const vainLines = new WeakMap<
  StateBlock,
  Map<string, { readonly indent: number; readonly from: number; readonly until: number }>
>();

/** The line that holds the end; the first empty or outer one, or `endLine`, if none before it does. */
function lastLine(state: StateBlock, start: number, end: number, closes: (line: number) => boolean): number {
  let line = start + 1;
  while (line < end && !closes(line)) {
    if (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) break;
    line += 1;
  }
  return line;
}

/** Both begin and end in two characters, but for the single dollar. */
function latexOf(source: string): string {
  const length = source.startsWith('$') && !source.startsWith('$$') ? 1 : 2;
  return source.slice(length, -length).trim();
}
