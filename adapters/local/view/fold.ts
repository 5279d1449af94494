import { wordsOf } from '../../../src/i18n/words.ts';
import type { Viewer } from '../http/context.ts';

/** Lines of a column that a screen holds, and how many are shown whole: a short rest is not worth a press. */
const screen = 24;
const most = 40;
const column = 65;
/** Headings named above what is folded. */
const mostHeadings = 12;
/** Stands between what is shown, the contents and the rest: no tag that sanitising lets through. */
const mark = '<fold>';

/** One tag; what stands in its quotes may hold anything. */
const tags = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const childless = new Set(['br', 'hr', 'img']);

/**
 * Safe HTML of a text, folded after about a screen if it is long: as `foldShown` takes it, for it is kept once for
 * readers of both languages. `place` makes the headings' ids unique on the page.
 */
export function folded(html: string, place: string): string {
  const nodes = nodesOf(html);
  if (nodes.reduce((sum, node) => sum + linesOf(node), 0) <= most) return html;
  const { head, rest } = cutAt(nodes, screen);
  if (rest.every((node) => node.trim() === '')) return html;
  let count = 0;
  const headings: { readonly level: number; readonly link: string }[] = [];
  const named = rest.map((node) => {
    const level = /^<h([1-6])(?=[ >])/.exec(node)?.[1];
    if (level === undefined) return node;
    count += 1;
    const id = `${place.replace(/[^\w-]/g, '-')}-h${count}`;
    headings.push({ level: Number(level), link: `<li><a href="#${id}">${textOf(node)}</a></li>` });
    return node.replace(/^<h\d/, `$& id="${id}" tabindex="-1"`);
  });
  return [head.join(''), contentsOf(headings), named.join('')].join(mark);
}

/** What `folded` made, in the reader's language: it opens without JavaScript. */
export function foldShown(viewer: Viewer, html: string): string {
  const [head = '', contents = '', rest] = html.split(mark);
  if (rest === undefined) return html;
  const { more, less, follows } = wordsOf(viewer.language).local.message;
  const below = contents === '' ? '' : `<div class="contents"><p>${follows}</p><ul>${contents}</ul></div>`;
  const summary = `<summary><span class="unfold">${more}</span><span class="refold">${less}</span></summary>`;
  return `${head}${below}<details class="rest">${summary}${rest}</details>`;
}

/** Is part of it folded? */
export function isFolded(html: string): boolean {
  return html.includes('<details class="rest">');
}

/** Of many headings those of the outermost level. */
function contentsOf(headings: readonly { readonly level: number; readonly link: string }[]): string {
  const outermost = Math.min(...headings.map(({ level }) => level));
  const shown =
    headings.length > mostHeadings ? headings.filter(({ level }) => level === outermost) : headings;
  return shown
    .slice(0, mostHeadings)
    .map(({ link }) => link)
    .join('');
}

/** Elements and the text between them, outermost ones only. */
function nodesOf(html: string): readonly string[] {
  const nodes: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: slash, 2: name = '', index } of html.matchAll(tags)) {
    const end = index + tag.length;
    const alone = childless.has(name.toLowerCase()) || tag.endsWith('/>');
    if (depth === 0 && index > from) nodes.push(html.slice(from, index));
    if (depth === 0) from = index;
    if (!alone) depth += slash === '/' ? -1 : 1;
    if (depth > 0) continue;
    depth = 0;
    nodes.push(html.slice(from, end));
    from = end;
  }
  if (from < html.length) nodes.push(html.slice(from));
  return nodes;
}

/** About how many lines it takes, with what separates it from the next. */
function linesOf(node: string): number {
  const broken = node.replace(/<br \/>|<\/(?:li|tr|p|h\d|blockquote)>/g, '\n');
  const pictures = (node.match(/<img /g) ?? []).length * 10;
  const lines = textOf(broken)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const margin = /^<(?:p|h\d|pre|div|table|blockquote)\b/.test(node) ? 1 : 0;
  return lines.reduce((sum, line) => sum + Math.ceil(line.length / column), 0) + pictures + margin;
}

/** Without tags, and without the source that maths carry. */
function textOf(html: string): string {
  return html.replace(/<annotation\b[^>]*>[^<]*<\/annotation>/g, '').replace(tags, '');
}

/** Cuts after about so many lines, never below a heading; a node that is longer than that alone is cut itself. */
function cutAt(
  nodes: readonly string[],
  lines: number,
): { readonly head: readonly string[]; readonly rest: readonly string[] } {
  let left = lines;
  let at = 0;
  for (; at < nodes.length; at += 1) {
    const size = linesOf(nodes[at] ?? '');
    if (size > left) break;
    left -= size;
  }
  const node = nodes[at];
  const halves = node !== undefined && left > lines / 3 ? halved(node, left) : undefined;
  if (halves !== undefined)
    return { head: [...nodes.slice(0, at), halves[0]], rest: [halves[1], ...nodes.slice(at + 1)] };
  // A node that cannot be cut stands whole where nothing else would be left to see.
  const until = at === 0 ? 1 : at;
  let end = until;
  while (end > 1 && /^(?:<h\d|\s*$)/.test(nodes[end - 1] ?? '')) end -= 1;
  return { head: nodes.slice(0, end), rest: nodes.slice(end) };
}

/** What of each element can be cut, and where in it: after a line, an item, a row, a paragraph. */
const cuts: Readonly<Record<string, RegExp>> = {
  p: /^<br \/>$/,
  ul: /^<li/,
  ol: /^<li/,
  tbody: /^<tr/,
  blockquote: /^</,
};
const table =
  /^(<div[^>]*>\s*<table>\s*(?:<thead>[\s\S]*?<\/thead>\s*)?)(<tbody>[\s\S]*<\/tbody>)(\s*<\/table>\s*<\/div>\s*)$/;

/** A long paragraph of lines, a list, a table, a quotation or a block of code, in two. */
function halved(node: string, lines: number): readonly [string, string] | undefined {
  const [, before, rows, after] = table.exec(node) ?? [];
  if (rows !== undefined) {
    const both = halved(rows, lines);
    return both && [`${before}${both[0]}${after}`, `${before}${both[1]}${after}`];
  }
  const [open = '', name = ''] = /^<([a-z]+)(?: [^>]*)?>/.exec(node) ?? [];
  const close = `</${name}>`;
  const inner = node.slice(open.length, -close.length);
  if (name === 'pre') return halvedCode(open, inner, close, lines);
  const ends = cuts[name];
  if (ends === undefined) return undefined;
  const nodes = nodesOf(inner);
  let taken = 0;
  let items = 0;
  for (const [at, each] of nodes.entries()) {
    taken += name === 'p' ? Math.ceil(textOf(each).length / column) : linesOf(each);
    if (!ends.test(each)) continue;
    items += 1;
    if (taken < lines || at + 1 >= nodes.length) continue;
    const start = Number(/ start="(\d+)"/.exec(open)?.[1] ?? 1) + items;
    const again = name === 'ol' ? `<ol start="${start}">` : open;
    const [first, second] = [nodes.slice(0, at + 1).join(''), nodes.slice(at + 1).join('')];
    return [`${open}${first}${close}`, `${again}${second}${close}`];
  }
  return undefined;
}

function halvedCode(
  open: string,
  inner: string,
  close: string,
  lines: number,
): readonly [string, string] | undefined {
  const [code = ''] = /^<code[^>]*>/.exec(inner) ?? [];
  const end = code === '' ? '' : '</code>';
  const all = inner.slice(code.length, inner.length - end.length).split('\n');
  if (all.length < lines + 2) return undefined;
  const part = (some: readonly string[]) => `${open}${code}${some.join('\n')}${end}${close}`;
  return [part(all.slice(0, lines)), part(all.slice(lines))];
}
