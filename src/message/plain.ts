import type { Block, Document, Inline } from './document.ts';

export interface PlainOptions {
  /** The address of the private conversation with the bot, for those who read only the text. */
  readonly directAddress?: string;
}

/**
 * The document as text that can be read alone: a notification, a screen reader's news, a log, the
 * fallback body of a platform. Actions are left out, because every sign has its words in the lines.
 */
export function toPlain(document: Document, options: PlainOptions = {}): string {
  return document.blocks
    .map((block) => plainBlock(block, options))
    .filter((text) => text !== '')
    .join('\n');
}

function plainBlock(block: Block, options: PlainOptions): string {
  switch (block.kind) {
    case 'line':
      return plainStruck(block.struck, plainInlines(block.inlines, options));
    case 'list':
      return block.items
        .map((item) => `• ${plainStruck(block.struck, plainInlines(item, options))}`)
        .join('\n');
    case 'markdown':
      return block.source.trim();
    case 'actions':
      return '';
  }
}

/** As people write it where there is no other way. */
function plainStruck(struck: true | undefined, text: string): string {
  return struck === true ? `~~${text}~~` : text;
}

function plainInlines(inlines: readonly Inline[], options: PlainOptions): string {
  return inlines.map((inline) => plainInline(inline, options)).join('');
}

function plainInline(inline: Inline, options: PlainOptions): string {
  if (typeof inline === 'string') return inline;
  switch (inline.kind) {
    case 'strong':
      return inline.text;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return inline.text === undefined ? inline.url : `${inline.text} (${inline.url})`;
    case 'mention':
      return nameOf(inline);
    case 'post':
    case 'message':
    case 'timed':
      return inline.text;
    case 'direct':
      return options.directAddress === undefined ? inline.text : `${inline.text} (${options.directAddress})`;
  }
}

/** How a mention reads where it is no more than a name; an erased person has none. */
export function nameOf(mention: { readonly name?: string; readonly user?: string }): string {
  return mention.name ?? mention.user ?? '…';
}
