import markdownIt, { type StateBlock } from 'markdown-it';
import { closingTicks } from './code-ticks.ts';

/** The block rules with which Markdown is shown (`markdown-html.ts`): no HTML of the author's. */
const reader = markdownIt({ html: false });
// Blocks alone are asked for: what stands in a line is read here.
reader.core.ruler.enableOnly(['normalize', 'block']);
reader.block.ruler.before('fence', 'comment', readComment, { alt: ['paragraph', 'blockquote'] });
/** Characters read in all, for one text: comments that begin in a line and go on over blocks make it read anew. */
const mostRead = 260_000;

const opening = '<!--';
const yaml = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const toml = /^\+\+\+[ \t]*\n(?:([\s\S]*?)\n)?\+\+\+[ \t]*(?:\n|$)/;
const yamlKey = /^(?:#.*\n|\s*\n)*(?:[\p{L}_"'][^\n:]*:(?:\s|$)|-\s|\.\.\.|$)/u;
const tomlKey = /^(?:#.*\n|\s*\n)*(?:[\p{L}\d_"'][^\n=]*=|\[|$)/u;

/** What a text shows, and whether it keeps something to itself. */
export interface Readable {
  readonly text: string;
  /** `unclosed`: a comment has no end, so that all behind it is withheld. */
  readonly withheld: 'nothing' | 'something' | 'unclosed';
}

/**
 * A Markdown text without what its author keeps from readers: front matter (YAML between `---`, TOML between
 * `+++`, at the very start) and HTML comments, which end with `-->` or else with the text. In code, and behind
 * a backslash, `<!--` is what it is about and stays.
 */
export function readable(source: string): Readable {
  const unix = source.replace(/\r\n?/g, '\n');
  const body = withoutFrontMatter(unix);
  if (!body.includes(opening)) {
    return body === unix ? { text: source, withheld: 'nothing' } : { text: body, withheld: 'something' };
  }
  const { text, unclosed } = withoutComments(body);
  if (text === unix) return { text: source, withheld: 'nothing' };
  return { text, withheld: unclosed ? 'unclosed' : 'something' };
}

function withoutFrontMatter(source: string): string {
  const text = source.replace(/^\ufeff/, '');
  const found = yaml.exec(text) ?? toml.exec(text);
  if (found === null) return source;
  const isKeys = (text.startsWith('-') ? yamlKey : tomlKey).test(found[1] ?? '');
  return isKeys ? text.slice(found[0].length).replace(/^\n+/, '') : source;
}

/**
 * Cuts the comments, until a text has none: what one hid, or stood between, looked like fences and lists. All are
 * found in one reading, up to the first that begins within a block and goes on beyond it.
 */
function withoutComments(source: string): { readonly text: string; readonly unclosed: boolean } {
  let text = source;
  for (let read = 0; ; ) {
    read += text.length;
    const cuts = commentsOf(text);
    const last = cuts.at(-1);
    if (last === undefined) return { text, unclosed: false };
    // So many such comments in so long a text: nobody's material. None of it is given away.
    if (read > mostRead) return { text: text.slice(0, cuts[0]?.start), unclosed: true };
    text = cut(text, cuts);
    if (last.end === undefined) return { text: text.trimEnd(), unclosed: true };
  }
}

/** A comment on lines of its own, outside lists and quotations, is a block, whatever stands in it (CommonMark 0.31, 4.6). */
function readComment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.level > 0 || (state.sCount[startLine] ?? 0) >= 4 || !state.src.startsWith(opening, start))
    return false;
  const end = closingOf(state.src, start) ?? state.src.length;
  let line = startLine;
  while (line < endLine && (state.eMarks[line] ?? end) < end) line += 1;
  if (state.src.slice(end, state.eMarks[line]).trim() !== '') return false;
  if (silent) return true;
  state.line = Math.min(line + 1, endLine);
  state.push('comment', '', 0).map = [startLine, state.line];
  return true;
}

interface Comment {
  readonly start: number;
  /** Behind its `-->`; undefined where it has none. */
  readonly end: number | undefined;
}

/** What decides whether a comment begins: an escape, backticks, the comment's own beginning. */
const marks = /\\[\s\S]|`+|<!--/g;

/** The comments of a text in order, up to the first that goes beyond its block or has no end. */
function commentsOf(text: string): readonly Comment[] {
  const found: Comment[] = [];
  for (const part of prose(text)) {
    const block = text.slice(part.start, part.end);
    const closing = closingTicks(block);
    marks.lastIndex = 0;
    for (let mark = marks.exec(block); mark !== null; mark = marks.exec(block)) {
      if (mark[0].startsWith('`')) {
        marks.lastIndex = closing(mark[0].length, marks.lastIndex)?.end ?? marks.lastIndex;
      } else if (mark[0] === opening) {
        const start = part.start + mark.index;
        const end = closingOf(text, start);
        found.push({ start, end });
        if (end === undefined || end > part.end) return found;
        marks.lastIndex = end - part.start;
      }
    }
  }
  return found;
}

/** Where the comment that begins here ends; `<!-->` and `<!--->` are whole (CommonMark 0.31, 6.6). */
function closingOf(text: string, begin: number): number | undefined {
  const short = /^<!--(?:>|->)/.exec(text.slice(begin, begin + 6))?.[0];
  if (short !== undefined) return begin + short.length;
  const close = text.indexOf('-->', begin + opening.length);
  return close < 0 ? undefined : close + 3;
}

/** The text without the comments; what they stood between is not joined to a new one. */
function cut(text: string, comments: readonly Comment[]): string {
  const shown: string[] = [];
  let tail = '';
  let at = 0;
  const show = (piece: string) => {
    shown.push(piece);
    tail = (tail + piece.slice(-3)).slice(-3);
  };
  for (const { start, end = text.length } of comments) {
    show(text.slice(at, start));
    at = end;
    if ((tail + text.slice(at, at + 3)).includes(opening)) show(' ');
    else if (/(?:^|[ \t\n])$/.test(tail)) while (text[at] === ' ' || text[at] === '\t') at += 1;
  }
  show(text.slice(at));
  return shown.join('');
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Where a text is no block of code, block by block and cell by cell of a table, in order. */
function prose(text: string): readonly Part[] {
  const starts = lineStarts(text);
  const offset = (line: number) => starts[line] ?? text.length;
  const parts: Part[] = [];
  let line = 0;
  const upTo = (last: number) => {
    if (last > line) parts.push({ start: offset(line), end: offset(last) });
    line = Math.max(line, last);
  };
  for (const { type, map } of reader.parse(text, {})) {
    if (map === null || !leaves.has(type)) continue;
    const [first, last] = map;
    upTo(first);
    // It begins the part that it is.
    if (type === 'comment') parts.push({ start: offset(first), end: offset(last) });
    if (type === 'tr_open') parts.push(...cells(text, { start: offset(first), end: offset(last) }));
    if (type !== 'paragraph_open' && type !== 'heading_open') line = Math.max(line, last);
    else upTo(last);
  }
  upTo(starts.length);
  return parts;
}

/** Blocks that hold lines of text, and those that are code. */
const leaves = new Set(['paragraph_open', 'heading_open', 'tr_open', 'fence', 'code_block', 'comment']);

/** A row of a table is cut at its bars before anything in it is read (GFM 0.29, 4.10). */
function cells(text: string, { start, end }: Part): readonly Part[] {
  const bars = [...text.slice(start, end).matchAll(/\\[\s\S]|\|/g)].filter(([bar]) => bar === '|');
  const at = [start, ...bars.map(({ index }) => start + index + 1)];
  return at.map((from, index) => ({ start: from, end: at[index + 1] ?? end }));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
