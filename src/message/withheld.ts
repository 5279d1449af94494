import markdownIt from 'markdown-it';
import { closingTicks } from './code-ticks.ts';

/** The block rules with which Markdown is shown (`markdown-html.ts`): no HTML of the author's. */
const reader = markdownIt({ html: false });
// Blocks alone are asked for: what stands in a line is read here.
reader.core.ruler.enableOnly(['normalize', 'block']);
/** Characters read in all, for one text: comments over several blocks make it read anew. */
const mostRead = 1_000_000;

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
 * Cuts comment after comment, from the first on. One that ends in the block where it begins changes nothing of
 * what follows; behind any other the text is read anew, because what it hid looked like fences and lists.
 */
function withoutComments(source: string): { readonly text: string; readonly unclosed: boolean } {
  let text = source;
  let from = 0;
  for (let read = 0; ; ) {
    read += text.length;
    const cuts = commentsOf(text, from);
    const last = cuts.at(-1);
    // So many comments over several blocks in so long a text: nobody's material. None of it is given away.
    if (read > mostRead && last !== undefined) return { text: text.slice(0, cuts[0]?.start), unclosed: true };
    const shown = cut(text, cuts);
    if (last === undefined || !last.beyond) return { text: shown, unclosed: false };
    if (last.end === undefined) return { text: shown.trimEnd(), unclosed: true };
    from = shown.length - (text.length - last.end);
    text = shown;
  }
}

interface Comment {
  readonly start: number;
  /** Behind its `-->`; undefined where it has none. */
  readonly end: number | undefined;
  /** It goes on beyond its block: what follows is not known yet. */
  readonly beyond: boolean;
}

/** What decides whether a comment begins: an escape, backticks, the comment's own beginning. */
const marks = /\\[\s\S]|`+|<!--/g;

/** The comments of a text in order, up to the first that goes beyond its block. */
function commentsOf(text: string, from: number): readonly Comment[] {
  const found: Comment[] = [];
  for (const part of prose(text)) {
    if (part.end <= from) continue;
    const block = text.slice(part.start, part.end);
    const closing = closingTicks(block);
    marks.lastIndex = Math.max(0, from - part.start);
    for (let mark = marks.exec(block); mark !== null; mark = marks.exec(block)) {
      if (mark[0].startsWith('`')) {
        marks.lastIndex = closing(mark[0].length, marks.lastIndex)?.end ?? marks.lastIndex;
      } else if (mark[0] === opening) {
        const start = part.start + mark.index;
        const end = closingOf(text, start);
        if (end === undefined || end > part.end) return [...found, { start, end, beyond: true }];
        found.push({ start, end, beyond: false });
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
  let shown = '';
  let at = 0;
  for (const { start, end = text.length } of comments) {
    shown += text.slice(at, start);
    at = end;
    const joined = shown.slice(-3) + text.slice(at, at + 3);
    if (joined.includes(opening)) shown += ' ';
    else if (/(?:^|[ \t\n])$/.test(shown)) while (text[at] === ' ' || text[at] === '\t') at += 1;
  }
  return shown + text.slice(at);
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
    if (type === 'tr_open') parts.push(...cells(text, { start: offset(first), end: offset(last) }));
    if (type !== 'paragraph_open' && type !== 'heading_open') line = Math.max(line, last);
    else upTo(last);
  }
  upTo(starts.length);
  return parts;
}

/** Blocks that hold lines of text, and those that are code. */
const leaves = new Set(['paragraph_open', 'heading_open', 'tr_open', 'fence', 'code_block']);

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
