import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';

/** Maths as HTML, from its LaTeX without the dollars; `display` when it stands on lines of its own. */
export type DrawMath = (latex: string, display: boolean) => string;

/**
 * Keeps `$…$` and `$$…$$` as their source, so that Markdown neither slants `a_1 … b_1` nor drops a
 * backslash. The rule for a single dollar is Pandoc's (tex_math_dollars): no space after the first, none
 * before the last, no digit behind it; so « 5 $ et 6 $ » stays text, as do dollars with nothing in them.
 * `drawing` gives how one rendering draws them, if not as their source.
 */
export function math(reader: MarkdownIt, drawing: (env: unknown) => DrawMath | undefined): void {
  reader.inline.ruler.before('escape', 'math', readMath);
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

function readMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false;
  const rest = state.src.slice(state.pos, state.posMax);
  const found = (double.exec(rest) ?? single.exec(rest))?.[0];
  if (found === undefined) return false;
  if (!silent) state.push('math', 'code', 0).content = found;
  state.pos += found.length;
  return true;
}

function latexOf(source: string): string {
  const dollars = source.startsWith('$$') ? 2 : 1;
  return source.slice(dollars, -dollars).trim();
}

/**
 * The tokens with every `$$…$$` of a paragraph out of it, between what stands before and after: HTML
 * allows no block in a paragraph. In a heading or a table, or inside bold, it stays in the line.
 */
function displayApart(state: StateCore): Token[] {
  const apart: Token[] = [];
  const tokens = state.tokens.values();
  for (const token of tokens) {
    const open = apart.at(-1);
    if (open?.type !== 'paragraph_open' || !hasDisplay(token)) {
      apart.push(token);
      continue;
    }
    apart.pop();
    const close = tokens.next().value ?? new state.Token('paragraph_close', 'p', -1);
    for (const piece of pieces(token.children ?? [])) {
      if (!Array.isArray(piece)) apart.push(piece);
      else apart.push(open, Object.assign(new state.Token('inline', '', 0), { children: piece }), close);
    }
  }
  return apart;
}

function hasDisplay(inline: Token): boolean {
  return inline.type === 'inline' && (inline.children ?? []).some(isDisplay);
}

function isDisplay(token: Token): boolean {
  return token.type === 'math' && token.level === 0 && token.content.startsWith('$$');
}

/** What stands between display maths, and these maths, in order. */
function pieces(children: readonly Token[]): (Token | Token[])[] {
  const found: (Token | Token[])[] = [];
  let piece: Token[] = [];
  for (const child of children) {
    if (!isDisplay(child)) {
      piece.push(child);
      continue;
    }
    child.block = true;
    found.push(trimmed(piece), child);
    piece = [];
  }
  found.push(trimmed(piece));
  return found.filter((each) => !Array.isArray(each) || each.length > 0);
}

function trimmed(piece: readonly Token[]): Token[] {
  const first = piece.findIndex((token) => !isBlank(token));
  return first < 0 ? [] : piece.slice(first, piece.findLastIndex((token) => !isBlank(token)) + 1);
}

function isBlank(token: Token): boolean {
  return token.type.endsWith('break') || (token.type === 'text' && token.content.trim() === '');
}
