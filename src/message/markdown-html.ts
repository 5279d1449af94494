import markdownIt, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';
import { allowedMaths } from './drawn-maths.ts';
import { looseAddresses } from './loose-addresses.ts';
import { type DrawMath, math } from './markdown-math.ts';
import type { PictureSize } from './picture-size.ts';
import { type AllowedHtml, leadsOutside, sanitized } from './sanitize.ts';
import { isTooDense } from './too-dense.ts';
import { keepTogether } from './typography.ts';

/** What a page of ours shows. */
const pageHtml: AllowedHtml = {
  tags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'div'],
    ...['ul', 'ol', 'li', 'strong', 'em', 's', 'a', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...allowedMaths.tags,
  ],
  attributes: {
    a: ['href', 'title', 'rel', 'target'],
    img: ['src', 'alt', 'title', 'loading', 'width', 'height'],
    ol: ['start'],
    code: ['class'],
    pre: ['tabindex'],
    div: ['class', 'tabindex', 'title'],
    ul: ['class'],
    th: ['class'],
    td: ['class'],
    ...allowedMaths.attributes,
  },
};

/** An image of ours: its address, and its size where that is known, so that nothing moves when it comes. */
export type ShownImage = string | ({ readonly address: string } & Partial<PictureSize>);

interface MarkdownOptions {
  readonly allowed?: AllowedHtml;
  readonly headingsFrom?: number;
  readonly image?: (source: string) => ShownImage | undefined;
  readonly file?: (source: string) => string | undefined;
  readonly math?: DrawMath;
}

/** Lists, quotations and brackets within each other: deeper ones are text, for each level is looked through again. */
const deepest = 24;

const reader = parser();

/**
 * Markdown as safe HTML: no HTML of the author's, maths `$…$` as `math` draws it or left as its source, links
 * to the web and mail only, images only where `image` gives an address of ours (else a link to them). What would
 * take long to draw is shown as it was written.
 */
export function markdownToHtml(source: string, options: MarkdownOptions = {}): string {
  return sanitized(drawnMarkdown(source, options), options.allowed ?? pageHtml);
}

/** The same for who sanitises the whole that it becomes part of: that takes as long as the drawing. */
export function drawnMarkdown(source: string, options: MarkdownOptions): string {
  if (isTooDense(source)) return `<pre tabindex="0"><code>${reader.utils.escapeHtml(source)}</code></pre>\n`;
  return reader.render(source, { options });
}

/** A Markdown text as what is shown of it is made from, block by block. */
export function tokensOf(source: string): readonly Token[] {
  return reader.parse(source, { options: {} });
}

/** The addresses of the images in a Markdown text, as written or encoded. */
export function imagesIn(source: string): readonly string[] {
  return source.includes('![') ? addressesIn(source, 'image', 'src') : [];
}

/** Those of its links that lead neither to the web nor to mail: files, for whoever wrote them. */
export function filesLinkedIn(source: string): readonly string[] {
  if (!source.includes('](')) return [];
  return addressesIn(source, 'text', 'href').filter((address) => /\.\p{L}[\p{L}\p{N}]{0,9}$/u.test(address));
}

function addressesIn(source: string, type: string, attribute: string): readonly string[] {
  if (isTooDense(source)) return [];
  const inlines = tokensOf(source).flatMap(({ children }) => children ?? []);
  return inlines.flatMap((token) => {
    const address = token.type === type ? token.attrGet(attribute) : null;
    return address === null ? [] : [String(address)];
  });
}

/** One line stays one line: who presses Enter means it. */
function parser(): MarkdownIt {
  const reader = markdownIt({ html: false, linkify: true, breaks: true, maxNesting: deepest });
  // « cours.md » is a file's name more often than a site: only whole addresses become links.
  reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  math(reader, (env) => optionsOf(env).math);
  looseAddresses(reader);
  reader.core.ruler.push('outline', outline);
  reader.core.ruler.push('lettered', lettered);
  reader.core.ruler.push('links', links);
  reader.renderer.rules.text = (tokens, index) =>
    reader.utils.escapeHtml(keepTogether(tokens[index]?.content ?? ''));
  reader.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('rel', 'noopener noreferrer');
    tokens[index]?.attrSet('target', '_blank');
    return self.renderToken(tokens, index, options);
  };
  reader.renderer.rules.image = (tokens, index, _options, env) =>
    image(tokens[index], optionsOf(env), reader);
  // What may be wider than the column scrolls by itself, also from the keyboard.
  reader.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  reader.renderer.rules.table_close = () => '</table></div>\n';
  for (const cell of ['th_open', 'td_open'])
    reader.renderer.rules[cell] = (tokens, index) => tableCell(tokens[index]);
  const fence = reader.renderer.rules.fence;
  reader.renderer.rules.fence = (tokens, index, options, env, self) =>
    (fence?.(tokens, index, options, env, self) ?? '').replace(/^<pre>/, '<pre tabindex="0">');
  return reader;
}

/** Alignment comes as a style from markdown-it, which a strict page policy forbids: a class says the same. */
function tableCell(token: Token | undefined): string {
  const align = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
  return align === undefined ? `<${token?.tag}>` : `<${token?.tag} class="${align}">`;
}

function image(token: Token | undefined, options: MarkdownOptions, reader: MarkdownIt): string {
  const source = String(token?.attrGet('src') ?? '');
  const alt = token?.content ?? '';
  const { escapeHtml } = reader.utils;
  const ours = options.image?.(source);
  if (ours !== undefined) {
    const { address, width, height } = typeof ours === 'string' ? { address: ours } : ours;
    const size = width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
    return `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}"${size} loading="lazy">`;
  }
  const shown = escapeHtml(alt !== '' ? alt : /^data:/i.test(source) ? '…' : source);
  const inLink = (token?.meta as { readonly inLink?: boolean } | null)?.inLink === true;
  if (inLink || !leadsOutside(source)) return `<em>${shown}</em>`;
  return `<a href="${escapeHtml(source)}" rel="noopener noreferrer" target="_blank">${shown}</a>`;
}

/** Gives headings the levels of their nesting, from `headingsFrom` on, so that a page's outline has no gap. */
function outline(state: StateCore): void {
  const from = optionsOf(state.env).headingsFrom;
  if (from === undefined) return;
  const open: number[] = [];
  for (const token of state.tokens) {
    if (token.type === 'heading_open') {
      const written = Number(token.tag.slice(1));
      while ((open.at(-1) ?? 0) >= written) open.pop();
      open.push(written);
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, from + open.length - 1)}`;
    }
  }
}

/** A list whose items all bear a letter (« a) ») needs no other sign. */
function lettered({ tokens }: StateCore): void {
  const lists: { readonly token: Token; all: boolean }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'bullet_list_open') lists.push({ token, all: true });
    if (token.type === 'list_item_open') {
      const list = lists.at(-1);
      const text = tokens[index + 2]?.content ?? '';
      if (list !== undefined && !/^(?:[a-z]|[ivx]{2,5})[.)]\s/i.test(text)) list.all = false;
    }
    if (token.type === 'ordered_list_open') lists.push({ token, all: false });
    if (token.type !== 'bullet_list_close' && token.type !== 'ordered_list_close') continue;
    const list = lists.pop();
    if (list?.all === true) list.token.attrSet('class', 'lettered');
  }
}

/**
 * A link to a file of ours leads to it; one that leads neither to the web nor to mail stays text, with its address. An image in one that is kept
 * is marked: it is no link of its own.
 */
function links(state: StateCore): void {
  for (const { children } of state.tokens) {
    // The links around, outermost first: an address in <…> may stand in the text of another link.
    const around: { readonly kept: boolean; readonly address: string; shown: string }[] = [];
    for (const token of children ?? []) {
      if (token.type === 'link_open') {
        const href = String(token.attrGet('href') ?? '');
        const ours = leadsOutside(href) ? undefined : optionsOf(state.env).file?.(href);
        if (ours !== undefined) token.attrSet('href', ours);
        const kept = ours !== undefined || leadsOutside(href);
        around.push({ kept, address: state.md.normalizeLinkText(href), shown: '' });
        if (!kept) becomeText(token, '', [['href', href]]);
      } else if (token.type === 'link_close') {
        const link = around.pop();
        if (link?.kept === false) becomeText(token, addressBeside(link));
      } else {
        for (const link of around) link.shown += token.content;
        if (token.type === 'image') token.meta = { inLink: around.some(({ kept }) => kept) };
      }
    }
  }
}

/** Unless the text is the address already, or it is a whole file (`data:`). */
function addressBeside({ address, shown }: { readonly address: string; readonly shown: string }): string {
  return address === '' || address === shown || /^data:/i.test(address) ? '' : ` (${address})`;
}

function becomeText(token: Token, text: string, attrs: Token['attrs'] = null): void {
  Object.assign(token, { type: 'text', tag: '', attrs, nesting: 0, content: text });
}

function optionsOf(env: unknown): MarkdownOptions {
  return (env as { readonly options: MarkdownOptions }).options;
}
