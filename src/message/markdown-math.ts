import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { closingTicks } from './code-ticks.ts';
import { displayApart } from './display-math.ts';

/** Maths as HTML, from its LaTeX without what delimits it; `display` when it stands on lines of its own. */
export type DrawMath = (latex: string, display: boolean) => string;

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
    const draw = drawing(env);
    if (draw !== undefined) return draw(latexOf(source), token?.block === true);
    return `<code class="math">${reader.utils.escapeHtml(source)}</code>`;
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
  const rest = state.src.slice(state.pos, state.posMax);
  const found = first === '$' ? inDollars(state, rest) : (round.exec(rest) ?? square.exec(rest))?.[0];
  if (found === undefined || holdsCode(state, found) || latexOf(found) === '') return false;
  if (!silent) state.push('math', 'code', 0).content = found;
  state.pos += found.length;
  return true;
}

function inDollars({ src, pos }: StateInline, rest: string): string | undefined {
  const before = src.slice(Math.max(0, pos - 2), pos);
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

/** Does a code span begin in it? */
function holdsCode(state: StateInline, found: string): boolean {
  if (!found.includes('`')) return false;
  const closing = ticksOf.get(state) ?? closingTicks(state.src);
  ticksOf.set(state, closing);
  return [...found.matchAll(/`+/g)].some(({ 0: run, index }) => {
    const behind = state.pos + index + run.length;
    return closing(run.length, behind) !== undefined;
  });
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
  let line = startLine + 1;
  while (line < endLine && !lineOf(line).includes(close)) {
    if (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) return false;
    line += 1;
  }
  if (line >= endLine || !lineOf(line).trimEnd().endsWith(close)) return false;
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

/** Both begin and end in two characters, but for the single dollar. */
function latexOf(source: string): string {
  const length = source.startsWith('$') && !source.startsWith('$$') ? 1 : 2;
  return source.slice(length, -length).trim();
}
