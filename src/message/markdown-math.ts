import type { MarkdownIt, StateInline } from 'markdown-it';

/** Maths as it was written: `source` with its dollars, `tex` without, `display` for two of them. */
interface MathSource {
  readonly source: string;
  readonly tex: string;
  readonly display: boolean;
}

/** How a platform shows maths. */
export type MathHtml = (math: MathSource) => string;

/**
 * Keeps `$…$` and `$$…$$` as their source, so that Markdown neither slants `a_1 … b_1` nor drops a
 * backslash. The rule for a single dollar is Pandoc's (tex_math_dollars): no space after the first, none
 * before the last, no digit behind it; so « 5 $ et 6 $ » stays text.
 */
export function math(reader: MarkdownIt, shownBy: (env: unknown) => MathHtml | undefined): void {
  reader.inline.ruler.before('escape', 'math', readMath);
  reader.renderer.rules.math = (tokens, index, _options, env) => {
    const source = tokens[index]?.content ?? '';
    const display = source.startsWith('$$');
    const tex = source.replace(/^\$\$?|\$\$?$/g, '').trim();
    return (shownBy(env) ?? asSource)({ source, tex, display });
  };
  function asSource({ source }: MathSource): string {
    return `<code class="math">${reader.utils.escapeHtml(source)}</code>`;
  }
}

const single = /^\$(?![\s$])(?:\\[\s\S]|[^$\\])*?(?<![\s\\])\$(?!\d)/;
const double = /^\$\$(?:\\[\s\S]|[^$\\])+\$\$/;

function readMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false;
  const rest = state.src.slice(state.pos, state.posMax);
  const found = (double.exec(rest) ?? single.exec(rest))?.[0];
  if (found === undefined) return false;
  if (!silent) state.push('math', 'code', 0).content = found;
  state.pos += found.length;
  return true;
}
