import type { Action, Block, Document, Inline } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { drawnMarkdown, markdownToHtml, type ShownImage } from './markdown-html.ts';
import type { DrawMath } from './markdown-math.ts';
import { nameOf } from './plain.ts';
import { type AllowedHtml, leadsOutside, sanitized } from './sanitize.ts';
import { keepTogether } from './typography.ts';

export { escapeHtml } from './escape-html.ts';

/** A message: in the same room unless one is named, perhaps in the thread with this root (its own: the whole thread). */
export interface MessageAddress {
  readonly reference: string;
  readonly room?: string;
  readonly thread?: string;
}

/** How a platform or page wants its HTML. What a function here returns is trusted, within what is `allowed`. */
export interface HtmlOptions {
  /** Tags and attributes that may come out; without it, whatever a page of ours shows. */
  readonly allowed?: AllowedHtml;
  /** The level of the outermost headings in Markdown; those below follow without a gap. As written by default. */
  readonly headingsFrom?: number;
  /** The address of an image of ours; any other image becomes a link. */
  readonly image?: (source: string) => ShownImage | undefined;
  /** The address of a file of ours that a link in Markdown names; without it, the link stays text. */
  readonly file?: (source: string) => string | undefined;
  /** Maths in Markdown; its source by default. */
  readonly math?: DrawMath;
  readonly code?: (text: string) => string;
  readonly mention?: (mention: Extract<Inline, { readonly kind: 'mention' }>) => string;
  /** The address of another message. */
  readonly messageUrl?: (message: MessageAddress) => string;
  /** The address of the private conversation with the bot. */
  readonly directUrl?: string;
  /** Buttons; left out by default, because every sign has its words in the lines. */
  readonly actions?: (actions: readonly Action[]) => string;
}

/** The document as HTML that is safe to show: text escaped, Markdown sanitised, links of web and mail only. */
export function toHtml(document: Document, options: HtmlOptions = {}): string {
  const html = document.blocks.map((block) => htmlBlock(block, options)).join('');
  return options.allowed === undefined ? html : sanitized(html, options.allowed);
}

function htmlBlock(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case 'line':
      return `<p>${htmlStruck(block.struck, htmlInlines(block.inlines, options))}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${htmlStruck(block.struck, htmlInlines(item, options))}</li>`).join('')}</ul>`;
    case 'markdown':
      // With a list of one's own the whole is sanitised.
      return options.allowed === undefined
        ? markdownToHtml(block.source, options)
        : drawnMarkdown(block.source, options);
    case 'actions':
      return options.actions?.(block.actions) ?? '';
  }
}

function htmlStruck(struck: true | undefined, html: string): string {
  return struck === true ? `<del>${html}</del>` : html;
}

function htmlInlines(inlines: readonly Inline[], options: HtmlOptions): string {
  return inlines.map((inline) => htmlInline(inline, options)).join('');
}

function htmlInline(inline: Inline, options: HtmlOptions): string {
  if (typeof inline === 'string') return escapeHtml(keepTogether(inline));
  switch (inline.kind) {
    case 'strong':
      return `<strong>${escapeHtml(keepTogether(inline.text))}</strong>`;
    case 'code':
      return options.code?.(inline.text) ?? `<code>${escapeHtml(inline.text)}</code>`;
    case 'link':
      return anchor(inline.url, inline.text ?? shortUrl(inline.url));
    case 'timed':
      return escapeHtml(keepTogether(inline.text));
    case 'mention':
      return options.mention?.(inline) ?? escapeHtml(nameOf(inline));
    case 'post':
    case 'message': {
      const address = addressOf(inline);
      return address === undefined || options.messageUrl === undefined
        ? escapeHtml(inline.text)
        : `<a href="${escapeHtml(options.messageUrl(address))}">${escapeHtml(inline.text)}</a>`;
    }
    case 'direct':
      return options.directUrl === undefined
        ? escapeHtml(inline.text)
        : `<a href="${escapeHtml(options.directUrl)}">${escapeHtml(inline.text)}</a>`;
  }
}

function addressOf(
  inline: Extract<Inline, { readonly kind: 'post' | 'message' }>,
): MessageAddress | undefined {
  const { reference, room } = inline;
  if (reference === undefined) return undefined;
  const thread = inline.kind === 'message' ? inline.thread : inline.thread && reference;
  return { reference, ...(room === undefined ? {} : { room }), ...(thread === undefined ? {} : { thread }) };
}

/** A link to the outside; an address that is neither web nor mail stays text. */
function anchor(url: string, text: string): string {
  if (!leadsOutside(url)) return escapeHtml(text === shortUrl(url) ? url : `${text} (${url})`);
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer" target="_blank">${escapeHtml(text)}</a>`;
}

/** What is shown of a long address: without its parameters, which say nothing to a reader. */
function shortUrl(url: string): string {
  const short = url.replace(/[?#].*$/, '');
  return url.length > 60 && short !== url ? `${short}…` : url;
}
